import Arguments
import Diagnostics
import Files
import Interchange
import StudyStorage

struct ImportCommand: Command {
  static let name = "import"
  static let summary = "Take in answers from a CSV file, each row checked."
  static let discussion = """
    Columns are matched to items by name, or by a mapping. A cell may hold an option's code, its
    name or its label in any language, or a non-answer's code or label. Each row is checked against
    the questionnaire: codes, ranges, types, what is required, the route and the checks. A row that
    does not fit is not stored; it is listed in a rejects file by row, column, kind of value and
    reason, never with the value. All rows that fit are stored together, or none. Importing the same
    rows again changes nothing.

    A mapping is a YAML file:
      respondent: id                  # the column that identifies respondents
      missing: [NA, "."]              # texts that mean 'left empty'
      decimal: comma
      dates: DD.MM.YYYY
      items:
        poverty: POV_1                # item: column
        P10: {column: orgs, separator: ";"}
        P11: {column: met, values: {Da: 1, Nu: 3}}
      absent: [P01]                   # items the file has no column for

    Example:
      $ percept import study.percept datasets/wvs-poverty.csv
      5,381 rows read: 5,381 stored

    Exits with 1 if rows were rejected.

    """
  static let grammar = Grammar<ImportCommand>(
    .operand("study", \.study, "The study to import into."),
    .operand("data", \.data, "The CSV file."),
    .option("mapping", short: "m", \.mapping, "FILE", "Which columns stand for which items."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("rejects", \.rejects, "FILE", "Where to list rejected rows (DATA.rejects.csv)."),
    .option("actor", \.actor, "NAME", "Who does it, for the study's log."))

  var study = ""
  var data = ""
  var mapping: String?
  var questionnaire: String?
  var rejects: String?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      let opened = try Study.open(study, for: .writing)
      let stored = try opened.questionnaire(named: questionnaire)
      guard let columns = try readMapping(for: stored, &streams) else { return .findings }
      return try take(into: opened, stored, columns, &streams)
    } catch {
      return streams.fail("\(error)")
    }
  }

  /// Reads the mapping, if there is one; nil where it has findings, which are then printed.
  private func readMapping(
    for stored: StoredQuestionnaire, _ streams: inout Streams
  ) throws(FileError) -> ImportMapping? {
    guard let mapping else { return ImportMapping() }
    let source = try readSource(mapping)
    let (read, diagnostics) = ImportMapping.read(source, for: stored.questionnaire)
    streams.error.write(
      streams.renderer.render(Findings(source: source, diagnostics: diagnostics)))
    return read
  }

  private func take(
    into study: borrowing Study, _ stored: StoredQuestionnaire, _ columns: ImportMapping,
    _ streams: inout Streams
  ) throws(ImportError) -> ExitCode {
    let rejectsPath = rejects ?? "\(data).rejects.csv"
    let work = CSVImport(path: data, mapping: columns, rejectsPath: rejectsPath, actor: actor)
    var progress = ProgressLine("Importing", on: streams)
    defer { progress.finish() }
    let summary = try work.run(into: study, questionnaire: stored) { done, total in
      progress.show(Double(done) / Double(max(1, total)))
    }
    progress.finish()
    report(summary, rejectsPath, &streams)
    return summary.rejected == 0 ? .done : .findings
  }

  private func report(
    _ summary: CSVImport.Summary, _ rejectsPath: String, _ streams: inout Streams
  ) {
    let counts = [
      (summary.stored, "stored"), (summary.alreadyStored, "stored already, nothing changed"),
      (summary.rejected, "rejected"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\(Self.grouped($0.0)) \($0.1)" }
    let read = "\(Self.grouped(summary.rows)) row\(summary.rows == 1 ? "" : "s") read"
    streams.print(parts.isEmpty ? read : "\(read): \(parts.joined(separator: ", "))")
    if !summary.ignoredColumns.isEmpty {
      streams.print(
        "columns that stand for no item: \(escapingControls(summary.ignoredColumns.joined(separator: ", ")))"
      )
    }
    if summary.rejected > 0 { streams.print("rejected rows are listed in \(rejectsPath)") }
  }

  /// Writes a count with a comma between thousands.
  static func grouped(_ count: Int) -> String {
    var digits = String(count)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
