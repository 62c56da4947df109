import Diagnostics
import Files
import Interviewing
import QuestionnaireLanguage
import QuestionnaireModel
import SQLiteSupport
import TestSupport
import Testing

@testable import StudyStorage

/// A folder with a study in it; both vanish with the value.
struct StudyFolder: ~Copyable {
  private let folder: TemporaryFolder
  let path: String

  /// Makes a study with a questionnaire.
  init(_ sources: [SourceText] = [Wellbeing.source()]) throws {
    self = try Self.holding(sources)
  }

  private init(folder: consuming TemporaryFolder) {
    path = folder.path("study.percept")
    self.folder = folder
  }

  /// Puts a study of some bytes into a folder.
  init(bytes: [UInt8]) throws {
    self = try Self.holding(bytes)
  }

  private static func holding(_ sources: [SourceText]) throws -> StudyFolder {
    let made = StudyFolder(folder: try TemporaryFolder())
    let study = try Study.create(at: made.path)
    for source in sources { try study.add(source) }
    return made
  }

  private static func holding(_ bytes: [UInt8]) throws -> StudyFolder {
    let made = StudyFolder(folder: try TemporaryFolder())
    try writeFile(made.path, bytes)
    return made
  }

  func path(_ name: String) -> String { folder.path(name) }

  func reading() throws -> Study { try Study.open(path, for: .reading) }

  /// Opens the study for writing without waiting for the disk, which only power cuts would show.
  func writing() throws -> Study {
    let study = try Study.open(path, for: .writing)
    try study.connection.execute("PRAGMA synchronous = OFF")
    return study
  }

  /// A connection that may do what the program never does.
  func tampering() throws -> Connection {
    let connection = try Connection(path: path, .readWrite)
    try connection.execute("PRAGMA synchronous = OFF")
    try connection.execute("PRAGMA foreign_keys = OFF")
    return connection
  }

  func tamper(_ sql: String) throws {
    try tampering().execute(sql)
  }

  func audit() throws -> AuditReport { try reading().audit() }

  /// Imports rows by number, named as respondents.
  @discardableResult
  func importRows(
    _ rows: some Sequence<Int>, file: String = "a.csv", digest: UInt8 = 1,
    questionnaire name: String? = nil
  ) throws -> [RowOutcome] {
    let study = try writing()
    let stored = try study.questionnaire(named: name)
    return try study.importAnswers(
      rows.map { ("r\($0)", Wellbeing.answers($0)) }, into: stored, file: file, digest: digest)
  }

  /// Conducts interviews to their end, each of random answers.
  func interview(seeds: some Sequence<UInt64>, of name: String? = nil) throws {
    for seed in seeds {
      let study = try writing()
      let stored = try study.questionnaire(named: name)
      var respondent = RandomRespondent(seed: seed)
      let events = try respondent.finish(stored.questionnaire).events
      var recorder = StudyRecorder(beginning: stored, in: study, actor: "tester")
      for event in events { try recorder.record(event) }
    }
  }
}

/// An error of a test's own that ends an import.
enum Interruption: Error, Hashable {
  case wanted
  case study(StudyError)
}

extension Study {
  @discardableResult
  func add(_ source: SourceText) throws -> Bool {
    try add(Wellbeing.questionnaire(source), source: source, actor: "tester")
  }

  /// Imports named respondents' answers in one file; throws after the last where told to.
  func importAnswers(
    _ rows: [(name: String, answers: [(item: String, answer: Answer)])],
    into stored: StoredQuestionnaire, file: String, digest: UInt8, breakingOff: Bool = false
  ) throws -> [RowOutcome] {
    var outcomes: [RowOutcome] = []
    try importing(
      file: file, digest: Array(repeating: digest, count: 32), into: stored, actor: "tester",
      mapping: Interruption.study
    ) { session, _ throws(Interruption) in
      do {
        for (index, row) in rows.enumerated() {
          var answers = ImportedRow(itemCount: stored.questionnaire.items.count)
          for (name, answer) in row.answers {
            guard let item = stored.questionnaire.index(of: ItemID(name)) else { continue }
            if index.isMultiple(of: 2) {
              answers.put(answer, at: item)
            } else {
              answers.put(try session.intern(answer, to: item), at: item)
            }
          }
          outcomes.append(
            try session.append(
              row: index + 1, identity: .respondent(Array(row.name.utf8)), answers: answers))
        }
      } catch let error as StudyError {
        throw .study(error)
      } catch {
        throw .wanted
      }
      if breakingOff { throw .wanted }
      return 0
    }
    return outcomes
  }
}

/// Everything in a table, as text that two states can be compared by.
func content(of table: String, _ path: String) throws -> [String] {
  let connection = try Connection(path: path, .readOnly)
  var select = try connection.prepare("SELECT * FROM \(table)")
  var rows: [String] = []
  while try select.step() {
    rows.append((0..<select.columnCount).map { "\(select.bytes($0))" }.joined(separator: "|"))
  }
  return rows.sorted()
}
