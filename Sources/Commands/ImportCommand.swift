import Arguments
import Diagnostics
import Files
import Interchange
import StudyStorage
import Words

struct ImportCommand: Command {
  static let name = "import"
  static let summary = "Take in answers from a CSV, SPSS or Stata file, each row checked."
  static let discussion = """
    Columns are matched to items by name, or by a mapping. A cell may hold an
    option's code, its name or its label in any language, or a non-answer's code or
    label; codes in any spelling (1.0, 01), labels without regard to diacritics.
    Where a label is another option's code, the mapping says what a column holds.
    Each row is checked against the questionnaire: codes, ranges, types, what is
    required, the route and the checks. A row that does not fit is not stored; it is
    listed in a rejects file by row, column, kind of value and reason, never with
    the value. All rows that fit are stored together, or none. Importing the same
    rows again changes nothing. --dry-run checks every row and stores none. A text
    that holds a valid personal number (CNP), a phone, an account number or a mail
    address does not fit either, unless --allow-personal-data says that it may.

    A mapping is a YAML file:
      respondent: id                  # the column that identifies respondents
      missing: [NA, "."]              # texts that mean 'left empty'
      decimal: comma
      dates: DD.MM.YYYY
      items:
        poverty: POV_1                # item: column
        P10: {column: orgs, separator: ";"}
        P11: {column: met, values: {Da: 1, Nu: 3}}
        P13: {options: {1: a, 2: b}, values: {Marked: 1, Blank: 0}}
        P14: {column: kids, holds: labels}
      absent: [P01]                   # items the file has no column for

    Example:
      $ percept import study.percept datasets/wvs-poverty.csv
      5,381 rows read: 5,381 stored

    Exits with 1 if rows were rejected or the mapping has errors, and with 2 if
    nothing could be imported.
    """
  static let grammar = Grammar<ImportCommand>(
    .always(
      .operand("study", \.study, "The study to import into."),
      .operand("data", \.data, "The file: .csv, .sav, .zsav, .por or .dta."),
      .option("mapping", short: "m", \.mapping, "FILE", "Which columns stand for which items.")
        .quietly,
      .questionnaire(\.questionnaire),
      .flag("dry-run", \.isRehearsal, "Check every row, list those that do not fit, store none."),
      .flag(
        "allow-personal-data", \.allowsPersonalData,
        "Take in texts with personal numbers, phones, accounts or mail addresses."),
      .option("rejects", \.rejects, "FILE", "Where to list rejected rows (DATA.rejects.csv)."),
      .actor(\.actor)))

  var study = ""
  var data = ""
  var mapping: String?
  var questionnaire: String?
  var allowsPersonalData = false
  var isRehearsal = false
  var rejects: String?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      try refuseOverwriting(
        [study, data] + (mapping.map { [$0] } ?? []), by: "--rejects", rejectsPath)
      let opened = try Study.open(study, for: .writing)
      let stored = try opened.questionnaire(named: questionnaire)
      guard var columns = try readMapping(for: stored, &streams) else { return .findings }
      columns.allowsPersonalData = allowsPersonalData
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
      streams.errorRenderer.render(Findings(source: source, diagnostics: diagnostics)))
    return read
  }

  private func take(
    into study: borrowing Study, _ stored: StoredQuestionnaire, _ columns: ImportMapping,
    _ streams: inout Streams
  ) throws(ImportError) -> ExitCode {
    var work = CSVImport(path: data, mapping: columns, rejectsPath: rejectsPath, actor: actor)
    work.isRehearsal = isRehearsal
    var progress = ProgressLine("Importing", on: streams)
    defer { progress.finish() }
    let summary = try work.run(into: study, questionnaire: stored) { done, total in
      progress.show(Double(done) / Double(max(1, total)))
    }
    progress.finish()
    report(summary, &streams)
    return summary.rejected == 0 ? .done : .findings
  }

  private var rejectsPath: String { rejects ?? "\(data).rejects.csv" }

  private func report(_ summary: CSVImport.Summary, _ streams: inout Streams) {
    let counts = [
      (summary.stored, isRehearsal ? "would be stored" : "stored"),
      (summary.alreadyStored, "stored already"),
      (summary.rejected, "rejected"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    let what = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    let unchanged = summary.stored == 0 || isRehearsal ? "; nothing changed" : ""
    streams.print("\(counted(summary.rows, "row")) read\(what)\(unchanged)")
    for note in summary.notes { streams.report(DisplayText.escaped(note)) }
    if summary.blankRows > 0 {
      streams.report("\(counted(summary.blankRows, "blank row")) left out")
    }
    if !summary.columnsFoundByCase.isEmpty {
      let names = DisplayText.escaped(summary.columnsFoundByCase.joined(separator: ", "))
      streams.report("columns found by their names in other letters: \(names)")
    }
    if !summary.ignoredColumns.isEmpty {
      let names = DisplayText.escaped(summary.ignoredColumns.joined(separator: ", "))
      streams.report("columns that stand for no item: \(names)")
    }
    if summary.respelled > 0 {
      streams.report(
        "percept: warning: \(counted(summary.respelled, "row")) known by the whole number that the"
          + " identifier is (1, 01 and 1.0 are one respondent)")
    }
    if summary.rejected > 0 {
      streams.report("rejected rows are listed in \(DisplayText.escaped(rejectsPath))")
    }
  }
}
