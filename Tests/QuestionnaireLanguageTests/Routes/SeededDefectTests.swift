import Diagnostics
import QuestionnaireLanguage
import Testing

@Suite struct SeededDefectTests {
  @Test(arguments: try SeededDefect.all())
  func `a seeded defect is found and its sound twin passes`(seeded: SeededDefect) {
    let found = QuestionnaireReader.check(seeded.defect).diagnostics
    #expect(Set(found.map(\.code)) == [seeded.code], "\(seeded.render(found))")
    #expect(seeded.isShown(by: found), "\(seeded.render(found))")
    let alarms = QuestionnaireReader.check(seeded.twin).diagnostics
    #expect(alarms.isEmpty, "\(seeded.render(alarms))")
  }

  @Test func `there are at least sixty defects of twenty classes`() throws {
    let all = try SeededDefect.all()
    #expect(all.count >= 60)
    #expect(Set(all.map(\.title)).count >= 20)
  }

  @Test func `the guide publishes the score of each class`() throws {
    let guide = try RepositoryFiles.source(
      "Sources/Commands/Commands.docc/what-the-checker-finds.md")
    let lines = Set((1...guide.lineCount).map(guide.line))
    for row in try Self.score() { #expect(lines.contains(row), "\(row)") }
  }

  /// The rows of the guide's table.
  private static func score() throws -> [String] {
    let all = try SeededDefect.all()
    var rows: [String] = []
    var totals = (count: 0, found: 0, alarms: 0)
    for title in Set(all.map(\.title)).sorted() {
      let cases = all.filter { $0.title == title }
      let found = cases.count { seeded in
        QuestionnaireReader.check(seeded.defect).diagnostics.contains { $0.code == seeded.code }
      }
      let alarms = cases.count { !QuestionnaireReader.check($0.twin).diagnostics.isEmpty }
      totals = (totals.count + cases.count, totals.found + found, totals.alarms + alarms)
      rows.append("| \(title) | \(cases[0].code) | \(found) of \(cases.count) | \(alarms) |")
    }
    return rows + ["| **All** | | **\(totals.found) of \(totals.count)** | **\(totals.alarms)** |"]
  }
}

/// A small questionnaire with one defect, and the same one put right.
struct SeededDefect: Sendable, CustomTestStringConvertible {
  let name: String
  let title: String
  let code: DiagnosticCode
  /// The smallest respondent who exposes the defect.
  let respondent: String
  let defect: SourceText
  let twin: SourceText

  var testDescription: String { name }

  static func all() throws -> [SeededDefect] {
    let folder = "Tests/SeededDefects"
    let classes = try RepositoryFiles.names(in: folder, endingWith: "").filter {
      !$0.hasPrefix(".")
    }
    return try classes.flatMap { name in
      let files = try RepositoryFiles.names(in: "\(folder)/\(name)", endingWith: "-defect.yaml")
      return try files.map { file in
        let number = file.prefix { $0 != "-" }
        return try SeededDefect(
          "\(name)/\(number)",
          RepositoryFiles.source("\(folder)/\(name)/\(file)"),
          twin: RepositoryFiles.source("\(folder)/\(name)/\(number)-sound.yaml"))
      }
    }
  }

  private init(_ name: String, _ defect: SourceText, twin: SourceText) throws {
    func header(_ line: Int, _ key: String) throws -> String {
      let text = defect.line(line)
      let start = "# \(key): "
      return String(try #require(text.hasPrefix(start) ? text.dropFirst(start.count) : nil))
    }
    self.name = name
    title = try header(1, "class")
    code = DiagnosticCode(rawValue: try header(2, "code"))
    respondent = try header(3, "respondent")
    self.defect = defect
    self.twin = twin
  }

  /// Whether the findings name the respondent; only those of solved routes need one.
  func isShown(by diagnostics: [Diagnostic]) -> Bool {
    let notes = diagnostics.flatMap { $0.notes.map(\.message) }
    guard ("Q0420"..."Q0427").contains(code) else { return !respondent.isEmpty }
    return notes.contains {
      $0.hasPrefix("for example, with \(respondent) ") || $0.hasPrefix("\(respondent), ")
    }
  }

  func render(_ diagnostics: [Diagnostic]) -> String {
    TextRenderer().render(Findings(source: defect, diagnostics: diagnostics))
  }
}
