import Arguments
import Commands
import Files
import StudyStorage
import Testing
import Words

/// One folder of `Cases`: what a person types, the files at hand, and what must come of it.
///
/// `command` has one command line in each line, as after a prompt; single quotation marks keep words
/// together. `cat FILE` shows a file that a command wrote. `answers` is what is typed into the
/// interviews, one after the other. `stdout` and `stderr` repeat each command line that has such
/// output; `status` has one exit code in each line. All other files are copied to the temporary
/// folder that the commands work in.
///
/// What differs from run to run is written the same: the temporary folder's path is left out, and
/// the name of an interview, which is drawn at random, is `INTERVIEW`, a moment `MOMENT`, the head of
/// a log `HEAD`. In `command`, `INTERVIEW`
/// stands for the name that was shown last.
struct GoldenCase: CustomTestStringConvertible, Sendable {
  let name: String
  var folder: String { Self.root + "/" + name }
  var testDescription: String { name }

  /// What came of a case's commands.
  struct Outcome: Hashable {
    var stdout = ""
    var stderr = ""
    var status = ""
  }

  static let expectedFiles = ["stdout", "stderr", "status"]
  static let all = discover()

  private static let root =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/") + "/Cases"

  /// Finds every folder with a `command`; none where the folder cannot be read.
  private static func discover() -> [GoldenCase] {
    let names = (try? listFolder(root)) ?? []
    return names.map(GoldenCase.init).filter { exists($0.folder + "/command") }
  }

  func text(_ file: String) throws(FileError) -> String {
    guard exists(folder + "/" + file) else { return "" }
    return String(decoding: try readFile(folder + "/" + file, limit: 1 << 20), as: UTF8.self)
  }

  /// Runs the commands, or others in their place, in a temporary folder of their own.
  func run(_ commands: [String]? = nil) throws(FileError) -> Outcome {
    let work = try TemporaryFolder()
    for file in try listFolder(folder) where !(Self.expectedFiles + ["command"]).contains(file) {
      try writeFile(work.path(file), try readFile(folder + "/" + file, limit: 1 << 20))
    }
    let answers = PreparedLines(
      try text("answers").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        .dropLast())
    var outcome = Outcome()
    var interview = "INTERVIEW"
    let lines: [String] =
      if let commands { commands } else {
        try text("command").split(separator: "\n").map(String.init)
      }
    for line in lines {
      let words = Self.words(of: line).map { word in
        word == "INTERVIEW" ? interview : Self.namesFile(word) ? work.path(word) : word
      }
      let (output, error, code) = try Self.execute(words, answers)
      interview = Self.interviewNames(in: output + error).last ?? interview
      for (text, place) in [(output, \Outcome.stdout), (error, \.stderr)] where !text.isEmpty {
        outcome[keyPath: place] += "$ \(line)\n" + Self.normalized(text, folder: work.path)
      }
      outcome.status += "\(code.rawValue)\n"
    }
    return outcome
  }

  private static func execute(
    _ words: [String], _ answers: PreparedLines
  ) throws(FileError) -> (output: String, error: String, code: ExitCode) {
    if words.first == "cat" {
      let bytes = try readFile(words.last ?? "", limit: 1 << 20)
      return (String(decoding: bytes, as: UTF8.self), "", .done)
    }
    let (output, error) = (CapturedText(), CapturedText())
    var streams = Streams(output: output, error: error, input: answers)
    let code = Program.table.dispatch(arguments: words, streams: &streams)
    return (output.text, error.text, code)
  }

  /// Divides a line at spaces outside single quotation marks.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// Whether a word of a command names a file of the case: it ends as files do.
  static func namesFile(_ word: String) -> Bool {
    let endings = [
      ".yaml", ".csv", ".ipynb", ".percept", ".json", ".txt", ".html", ".svg", ".md", ".npy",
    ]
    return endings.contains(where: word.hasSuffix) && !word.contains(" ")
  }

  /// Writes alike what differs from run to run.
  static func normalized(_ text: String, folder: String) -> String {
    var result = text.split(separator: folder + "/", omittingEmptySubsequences: false)
      .joined()
    for name in interviewNames(in: text) {
      result = result.split(separator: name, omittingEmptySubsequences: false)
        .joined(separator: "INTERVIEW")
    }
    for head in heads(in: text) {
      result = result.split(separator: head, omittingEmptySubsequences: false)
        .joined(separator: "HEAD")
    }
    for moment in moments(in: text) {
      result = result.split(separator: moment, omittingEmptySubsequences: false)
        .joined(separator: "MOMENT")
    }
    return result
  }

  /// The heads of logs in a text, such as `7f21c0aa-5-9f86d081884c7d659a2feaa0c55ad015`.
  private static func heads(in text: String) -> [String] {
    text.split { $0.isWhitespace }.map(String.init).filter { LogHead($0) != nil }
  }

  /// The moments in a text, such as `2026-03-04T10:20:30Z`.
  private static func moments(in text: String) -> [String] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || "-:".contains($0)) }
      .map(String.init).filter { word in
        word.count == 20 && word.hasSuffix("Z") && word.dropFirst(10).first == "T"
          && CalendarDate(iso8601: String(word.prefix(10))) != nil
      }
  }

  /// The names of interviews in a text, such as `7KQ3-M2XD`.
  private static func interviewNames(in text: String) -> [String] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }.map(String.init)
      .filter { word in
        word.count == 9 && word.dropFirst(4).first == "-"
          && word.allSatisfy { $0 == "-" || "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) }
      }
  }
}
