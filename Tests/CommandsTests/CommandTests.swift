import Arguments
import Files
import Testing
import Words

@testable import Commands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct CommandTests {
  @Test func `alone the program tells the way to a table`() {
    let typed = Typed([])
    #expect(typed.output == Journey.text && typed.error == "" && typed.code == .done)
  }

  @Test func `each command line of the journey is understood`() throws {
    for line in Journey.text.split(separator: "\n") where line.hasPrefix("  percept ") {
      let words = line.split(separator: " ").map(String.init)
      let end = words.dropFirst(2).firstIndex {
        ["find", "ask,", "or", "make", "a", "how"].contains($0)
      }
      let typed = Typed(Array(words[1..<(end ?? words.count)]))
      #expect(typed.code == .failed, "\(line): \(typed.error)")
    }
  }

  @Test(arguments: [
    ["interview", "s.percept", "--plain"], ["interview", "s.percept", "--list"],
    ["enter", "s.percept", "--plain"], ["enter", "s.percept", "--list"],
    ["verify", "s.percept", "--report"], ["verify", "s.percept", "--adjudicate"],
  ])
  func `hiding is asked for on whole screens alone`(words: [String]) {
    let typed = Typed(words + ["--hide-after", "3"])
    #expect(typed.code == .usage && typed.error.contains("--hide-after"), "\(typed.error)")
  }

  @Test(arguments: [
    (["chekc"], "'check'"), (["imprt", "a"], "'import'"), (["check", "--formt"], "'--format'"),
    (["crosstab", "a", "--row", "b"], "'--rows'"),
    (["interview", "a", "--resum", "b"], "'--resume'"),
    (["help", "audti"], "'audit'"),
  ])
  func `a misspelled word is answered with the one that was meant`(words: [String], meant: String) {
    let typed = Typed(words)
    #expect(typed.code == .usage && typed.output == "")
    #expect(typed.error.contains("did you mean \(meant)?"))
  }

  @Test func `what was found goes to standard output and the exit code tells of it`() throws {
    let work = try Workplace()
    let bad = try work.write("bad.yaml", "questionnaire: 9\n")
    let typed = Typed(["check", bad, work.questionnaire])
    #expect(typed.code == .findings && typed.error == "")
    #expect(typed.output.hasSuffix("small.yaml: no findings (2 items, 1 language)\n"))
  }

  @Test func `JSON ends with one line break`() throws {
    let work = try Workplace()
    #expect(Typed(["check", work.questionnaire, "-f", "json"]).output == "[]\n")
  }

  @Test func `findings on a terminal are colored and those beside it are not`() throws {
    let work = try Workplace()
    let bad = try work.write("bad.yaml", "questionnaire: 9\n")
    let terminal = TerminalTraits(
      inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: false, colorAllowed: true)
    #expect(Typed(["check", bad], terminal: terminal).output.contains("\u{1B}["))
    let refused = Typed(["init", work.study, "-q", bad], terminal: terminal)
    #expect(refused.code == .findings && !refused.error.contains("\u{1B}"))
  }

  @Test func `control characters in a name reach no terminal`() throws {
    let work = try Workplace()
    let name = work.path + "/\u{1B}]52;c;x\u{07}\n.percept"
    for words in [
      ["init", name, "-q", work.questionnaire], ["audit", name], ["import", name, work.answers],
      ["interview", name], ["crosstab", name, "-r", "sex", "-c", "sex"], ["check", name],
      ["audit", name + "x"], ["check", name + "x"],
    ] {
      let typed = Typed(words)
      let text = typed.output + typed.error
      #expect(!text.contains("\u{1B}") && !text.contains("\u{07}"), "\(words[0])")
    }
  }

  @Test func `a study that cannot be filled is not made`() throws {
    let work = try Workplace()
    let changed = try work.write("changed.yaml", Workplace.small + "# the same version\n")
    let typed = Typed(["init", work.study, "-q", work.questionnaire, "-q", changed])
    #expect(typed.code == .failed)
    #expect(try listFolder(work.path) == ["changed.yaml", "rows.csv", "small.yaml"])
  }

  @Test func `a study is made under its name alone and never over another`() throws {
    let work = try Workplace()
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    let before = try readFile(work.study, limit: 1 << 24)
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .failed)
    #expect(try readFile(work.study, limit: 1 << 24) == before)
    #expect(try listFolder(work.path) == ["rows.csv", "small.yaml", "study.percept"])
  }

  @Test(arguments: ["study.percept", "hard.percept", "soft.percept", "other.percept"])
  func `no result replaces a study by whatever name`(name: String) throws {
    let work = try Workplace()
    let data = try work.write("bad.csv", "sex,age\nMale,17\n")
    for study in [work.study, work.path + "/other.percept"] {
      #expect(Typed(["init", study, "-q", work.questionnaire]).code == .done)
    }
    #expect(link(work.study, work.path + "/hard.percept") == 0)
    #expect(symlink(work.study, work.path + "/soft.percept") == 0)
    let before = try readFile(work.path + "/" + name, limit: 1 << 24)
    let target = work.path + "/" + name
    for words in [
      ["import", work.study, data, "--rejects", target],
      ["crosstab", work.study, "-r", "sex", "-c", "sex", "-o", target],
      ["crosstab", work.answers, "-r", "sex", "-c", "sex", "-o", target],
    ] {
      let typed = Typed(words)
      #expect(typed.code == .failed && typed.error.contains("would replace"), "\(typed.error)")
    }
    #expect(try readFile(target, limit: 1 << 24) == before)
  }

  @Test func `a rejected row tells its place and never its content`() throws {
    let work = try Workplace()
    let data = try work.write("bad.csv", "sex,age\nSECRET,20\nMale,7531\n")
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    let typed = Typed(["import", work.study, data])
    let list = try String(decoding: readFile(data + ".rejects.csv", limit: 1 << 16), as: UTF8.self)
    #expect(typed.code == .findings)
    for text in [typed.output, typed.error, list] {
      #expect(!text.contains("SECRET") && !text.contains("7531"))
    }
    #expect(list.contains("1,2,sex,sex,text,"))
  }

  @Test func `a respondent who moved to another row is recognized`() throws {
    let work = try Workplace()
    let mapping = try work.write("map.yaml", "respondent: who\n")
    let first = try work.write("first.csv", "who,sex,age\na,Male,20\nb,Male,30\n")
    let second = try work.write("second.csv", "who,sex,age\nb,Male,30\na,Male,20\n")
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    #expect(Typed(["import", work.study, first, "-m", mapping]).code == .done)
    let typed = Typed(["import", work.study, second, "-m", mapping])
    #expect(typed.output == "2 rows read: 2 stored already; nothing changed\n")
  }

  @Test func `an interview's second line of the shell is quoted where it must be`() throws {
    let work = try Workplace()
    let study = work.path + "/my study.percept"
    #expect(Typed(["init", study, "-q", work.questionnaire]).code == .done)
    let typed = Typed(["interview", study], answers: ["1"])
    #expect(typed.code == .done)
    #expect(typed.error.contains("percept interview '\(study)' --resume "))
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (5381, "5,381"), (1_234_567, "1,234,567"),
  ])
  func `thousands are set apart by commas`(count: Int, text: String) {
    #expect(grouped(count) == text)
  }

  @Test func `one is singular`() {
    #expect(counted(1, "row") == "1 row")
    #expect(counted(0, "row") == "0 rows")
    #expect(counted(1234, "row") == "1,234 rows")
  }
}
