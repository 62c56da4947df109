import Arguments
import Files
import StudyStorage
import Testing

@testable import Commands

@Suite struct ExportCommandTests {
  private static func study(sensitive: Bool = false) throws -> Workplace {
    let work = try Workplace()
    if sensitive {
      _ = try work.write(
        "small.yaml",
        Workplace.small.replacing("en: What is your sex?", with: "disclosure: sensitive, en: Sex?"))
    }
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    #expect(Typed(["import", work.study, work.answers]).code == .done)
    return work
  }

  @Test(arguments: ["sav", "dta", "csv", "jsonl"])
  func `a study leaves as a file that its owner alone may read, and the log notes it`(
    ending: String
  ) throws {
    let work = try Self.study()
    let path = work.path + "/out." + ending
    let before = try Study.open(work.study, for: .reading).head()
    let typed = Typed(["export", work.study, "--to", path])
    #expect(typed.code == .done, "\(typed.error)")
    #expect(typed.output.contains("3 respondents, 2 variables"))
    let after = try Study.open(work.study, for: .reading).head()
    #expect(typed.output.contains("Head of the log: \(after)") && after != before)
    #expect(
      try Study.open(work.study, for: .reading).dataExports() == [
        Study.DataExport(
          format: ending, variables: ["sex", "age"], quasiIdentifiers: [], fewest: 5)
      ])
    #expect(Typed(["audit", work.study]).code == .done)
  }

  @Test(arguments: ["sav", "dta"])
  func `a table of the file is that of the study`(ending: String) throws {
    let work = try Self.study()
    let path = work.path + "/out." + ending
    #expect(Typed(["export", work.study, "--to", path]).code == .done)
    func table(_ data: String) -> [Substring] {
      Typed(["crosstab", data, "-r", "age", "-c", "sex", "--format", "csv"]).output
        .split(separator: "\n")
    }
    #expect(!table(path).isEmpty && table(path) == table(work.study))
  }

  @Test func `sensitive data leave only with a word on who could be recognized`() throws {
    let work = try Self.study(sensitive: true)
    let path = work.path + "/out.sav"
    let typed = Typed(["export", work.study, "--to", path])
    #expect(typed.code == .usage && typed.error.contains("--quasi none") && !exists(path))
    let small = Typed(["export", work.study, "--to", path, "--quasi", "age"])
    #expect(small.code == .failed && !exists(path))
    #expect(small.error.contains("3 respondents apart, in 3 classes of fewer than 5"))
    #expect(Typed(["export", work.study, "--to", path, "--quasi", "none"]).code == .done)
  }

  @Test func `a loss is printed, written as JSON, and stops a strict export`() throws {
    let work = try Self.study()
    let (path, losses) = (work.path + "/out.csv", work.path + "/losses.json")
    let typed = Typed(["export", work.study, "--to", path, "--losses", losses, "--strict"])
    #expect(typed.code == .findings && typed.error.contains("lost: labels") && !exists(path))
    let json = String(decoding: try readFile(losses, limit: 1 << 20), as: UTF8.self)
    #expect(json.contains(#""format": "percept.losses/1""#) && json.contains(#""kind": "labels""#))
    let sav = Typed(["export", work.study, "--to", work.path + "/out.sav", "--strict"])
    #expect(sav.code == .done, "\(sav.error)")
  }

  @Test(arguments: [
    ["--to", "OUT.xyz"], [], ["--to", "OUT.sav", "--labels"],
    ["--to", "OUT.sav", "--bands", "age"],
    ["--to", "OUT.sav", "--k", "1"],
  ])
  func `options without a meaning are refused`(words: [String]) throws {
    let work = try Self.study()
    let typed = Typed(
      ["export", work.study] + words.map { $0.replacing("OUT", with: work.path + "/out") })
    #expect(typed.code == .usage, "\(typed.error)")
  }

  @Test func `neither the study nor another is written over`() throws {
    let work = try Self.study()
    for option in ["--to", "--losses", "--codebook"] {
      let rest = option == "--to" ? [] : ["--to", work.path + "/o.csv"]
      #expect(Typed(["export", work.study, option, work.study] + rest).code == .failed)
    }
    #expect(Typed(["audit", work.study]).code == .done)
  }

  @Test func `an import that is only tried stores nothing, and says what it would store`() throws {
    let work = try Workplace()
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    let head = try Study.open(work.study, for: .reading).head()
    let typed = Typed(["import", work.study, work.answers, "--dry-run"])
    #expect(typed.code == .done)
    #expect(typed.output == "3 rows read: 3 would be stored; nothing changed\n")
    #expect(try Study.open(work.study, for: .reading).head() == head)
    #expect(Typed(["import", work.study, work.answers]).output == "3 rows read: 3 stored\n")
  }

  @Test func `two outputs never have one name`() throws {
    let work = try Self.study()
    let path = work.path + "/o.sav"
    #expect(Typed(["export", work.study, "--to", path, "--losses", path]).code == .usage)
  }

  @Test func `a study without interviews leaves as a file without rows`() throws {
    let work = try Workplace()
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    for ending in ["sav", "dta", "csv", "jsonl"] {
      let typed = Typed(["export", work.study, "--to", work.path + "/o." + ending])
      #expect(typed.code == .done && typed.output.contains("0 respondents"), "\(typed.error)")
    }
  }

  @Test func `a codebook goes along`() throws {
    let work = try Self.study()
    let book = work.path + "/book.md"
    let typed = Typed(["export", work.study, "--to", work.path + "/o.sav", "--codebook", book])
    #expect(typed.code == .done, "\(typed.error)")
    #expect(String(decoding: try readFile(book, limit: 1 << 20), as: UTF8.self).contains("sex"))
  }

  @Test func `a data file is not exported, and an SPSS file makes a table`() throws {
    let work = try Self.study()
    #expect(Typed(["export", work.answers, "--to", work.path + "/o.sav"]).code == .usage)
  }

  @Test(arguments: [
    ("sps", "VALUE LABELS sex\n  1 'Female'\n  2 'Male'\n."),
    ("do", "label define sex ///\n  1 `\"Female\"' ///\n  2 `\"Male\"' ///"),
    ("R", "levels = c(1, 2), labels = make.unique(c(\n  \"Female\",\n  \"Male\"))"),
    ("py", "labels = {\n    1: \"Female\",\n    2: \"Male\",\n}"),
  ])
  func `a script loads the table with its labels`(ending: String, expected: String) throws {
    let work = try Self.study()
    let (table, script) = (work.path + "/o.csv", work.path + "/load." + ending)
    let typed = Typed(["export", work.study, "--to", table, "--script", script])
    #expect(typed.code == .done, "\(typed.error)")
    let text = String(decoding: try readFile(script, limit: 1 << 20), as: UTF8.self)
    #expect(text.contains(expected) && text.contains("o.csv"), "\(text)")
    for line in text.split(separator: "\n") where ending == "sps" { #expect(line.utf8.count < 251) }
  }

  @Test func `a script is for a table of codes`() throws {
    let work = try Self.study()
    for words in [
      ["--to", "o.sav", "--script", "o.sps"], ["--to", "o.csv", "--labels", "--script", "o.sps"],
      ["--to", "o.csv", "--script", "o.txt"],
    ] {
      let places = words.map { $0.hasPrefix("o.") ? work.path + "/" + $0 : $0 }
      #expect(Typed(["export", work.study] + places).code == .usage)
    }
  }
}
