import Arguments
import Commands
import Files

/// What a command line prints and how it ends, run in this process.
struct Typed {
  let output: String
  let error: String
  let code: ExitCode

  init(_ words: [String], answers: [String] = [], terminal: TerminalTraits = .none) {
    self.init(words, PreparedLines(answers), terminal)
  }

  /// Lines as bytes, which need not be text.
  init(_ words: [String], bytes: [[UInt8]]) {
    self.init(words, PreparedLines(bytes: bytes), .none)
  }

  private init(_ words: [String], _ input: PreparedLines, _ terminal: TerminalTraits) {
    let (output, error) = (CapturedText(), CapturedText())
    var streams = Streams(output: output, error: error, input: input, terminal: terminal)
    code = Program.table.dispatch(arguments: words, streams: &streams)
    (self.output, self.error) = (output.text, error.text)
  }
}

/// A folder with a small questionnaire and answers to it.
struct Workplace: ~Copyable {
  private let folder: TemporaryFolder
  let path: String
  var study: String { path + "/study.percept" }
  var questionnaire: String { path + "/small.yaml" }
  var answers: String { path + "/rows.csv" }

  init() throws(FileError) {
    let made = try TemporaryFolder()
    let place = made.path
    try writeFile(place + "/small.yaml", Array(Self.small.utf8))
    try writeFile(place + "/rows.csv", Array("sex,age\nFemale,20\nMale,31\nMale,45\n".utf8))
    path = place
    folder = made
  }

  func write(_ name: String, _ text: String) throws(FileError) -> String {
    try writeFile(path + "/" + name, Array(text.utf8))
    return path + "/" + name
  }

  static let small = """
    questionnaire: wellbeing
    version: 1.0.0
    languages: [en]
    title: Wellbeing
    sections:
    - id: only
      title: Person
      items:
      - {id: sex, type: single, options: {1: Female, 2: Male}, en: What is your sex?}
      - {id: age, type: integer, range: 18..99, en: How old are you?}

    """
}
