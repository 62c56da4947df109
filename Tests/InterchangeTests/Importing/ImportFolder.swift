import Diagnostics
import Files
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Testing

@testable import Interchange

/// A folder with a study, files to import, and what came of them; all vanish with the value.
struct ImportFolder: ~Copyable {
  private let folder: TemporaryFolder

  init(_ items: String) throws {
    self = try Self.holding(items)
  }

  private init(folder: consuming TemporaryFolder) {
    self.folder = folder
  }

  private static func holding(_ items: String) throws -> ImportFolder {
    let made = ImportFolder(folder: try TemporaryFolder())
    let source = SourceText(name: "q.yaml", text: head + items)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    let findings = TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
    let study = try Study.create(at: made.path("study"))
    _ = try study.add(try #require(questionnaire, "\(findings)"), source: source, actor: "")
    return made
  }

  private static let head = """
    questionnaire: import
    version: 1.0.0
    languages: [en, ro]
    title: {en: Import, ro: Import}
    nonanswers:
      dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
      refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
      not_applicable: {code: -97, key: n, en: Not applicable, ro: Nu se aplică}
    sections:
    - id: all
      title: {en: All, ro: Tot}
      items:

    """

  func path(_ name: String) -> String { folder.path(name) }

  var rejectsPath: String { path("rejects.csv") }

  /// The list of rejected rows, line by line without its header; nil where there is none.
  func rejects() throws -> [String]? {
    guard exists(rejectsPath) else { return nil }
    let text = String(decoding: try readFile(rejectsPath, limit: 1 << 24), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "row,line,column,item,value_class,reason")
    return Array(lines.dropFirst())
  }

  func questionnaire() throws -> Questionnaire {
    try Study.open(path("study"), for: .reading).questionnaire(named: nil).questionnaire
  }

  @discardableResult
  func take(
    _ bytes: [UInt8], _ mapping: String? = nil, file: String = "data.csv"
  ) throws -> CSVImport.Summary {
    try writeFile(path(file), bytes)
    let study = try Study.open(path("study"), for: .writing)
    let stored = try study.questionnaire(named: nil)
    var columns = ImportMapping()
    if let mapping {
      let source = SourceText(name: "map.yaml", text: mapping)
      columns = try #require(ImportMapping.read(source, for: stored.questionnaire).mapping)
    }
    let work = CSVImport(path: path(file), mapping: columns, rejectsPath: rejectsPath, actor: "")
    return try work.run(into: study, questionnaire: stored) { _, _ in }
  }

  @discardableResult
  func take(
    _ text: String, _ mapping: String? = nil, file: String = "data.csv"
  ) throws -> CSVImport.Summary {
    try take(Array(text.utf8), mapping, file: file)
  }

  /// What a column says of each row that was stored.
  func words(_ name: String) throws -> [String] {
    let study = try Study.open(path("study"), for: .reading)
    let data = try study.guardedDataset(
      of: study.versions(named: nil), columns: [name], in: nil
    ).opened()
    return InterchangeTests.words(of: data.columns[0])
  }

  func audit() throws -> AuditReport {
    try Study.open(path("study"), for: .reading).audit()
  }
}

/// What a column says of each row: a category's code, a number, or a non-answer's kind.
func words(of column: Column) -> [String] {
  func word(_ code: Int) -> String {
    code < column.categories.count
      ? column.categories[code].code
      : column.nonanswers[code - column.categories.count].kind.rawValue
  }
  switch column.values {
  case .narrow(let codes): return codes.map { word(Int($0)) }
  case .wide(let codes): return codes.map { word(Int($0)) }
  case .numbers(let numbers, let marks):
    return zip(numbers, marks).map { number, mark in
      mark == 0 ? Column.text(of: number) : column.nonanswers[Int(mark) - 1].kind.rawValue
    }
  }
}
