import Arguments
import Diagnostics
import Files
import Formats
import Interchange
import QuestionnaireModel
import Reports
import StudyStorage
import Words

struct ExportCommand: Command {
  static let name = "export"
  static let summary = "Write a study's answers as a data file of another program."
  static let discussion = """
    The ending of FILE says what is written: .sav for SPSS, PSPP and R; .dta for
    Stata 14 and later; .csv; .jsonl. Labels, measure levels, typed non-answers,
    sets of several choices and the weight go along as far as the format has them;
    what it cannot hold is listed, with --losses as JSON, and with --strict nothing
    is written where something would be lost.

    --script writes what loads a .csv with labels and missing values: SPSS syntax,
    a Stata do-file, R or Python.

    --records writes the long file of a roster or of vignettes: a row for each time
    that a respondent went through it, numbered as in the file of respondents.

    Items that identify respondents or never leave stay in the study, and so do open
    texts. --quasi names items that others may know of a respondent, such as age and
    county; what the questionnaire marks as stratum, cluster, wave or interviewer
    counts among them where none are named. Where fewer than --k respondents are
    alike in all of these, nothing is written: the refusal counts them, names
    nobody, and proposes --without and --bands. Data with sensitive items need
    --quasi; --quasi none says that nothing could be known. The study's log notes
    each data file; the log's head is printed, to be written down elsewhere.

    Example:
      $ percept export study.percept --to study.sav --quasi age,county \\
          --bands age=10 --codebook study.html

    Exits with 1 if --strict finds a loss, with 2 if nothing could be written, and
    with 64 if the options are not understood.
    """
  static let grammar = Grammar<ExportCommand>(
    .always(
      .operand("study", \.study, "The study."),
      .option("to", \.target, "FILE", "The data file: .sav, .dta, .csv or .jsonl."),
      .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
      .option("quasi", \.quasi, "ITEMS", "What others may know, as age,county; or none.")),
    .onData(
      .option("k", \.fewest, "N", "The fewest respondents alike in these (5).")
    ).restricted(
      when: { $0.quasi != "none" }, because: "nothing is known by which some are alike",
      or: "name what is known with --quasi"),
    .always(
      .option("records", \.records, "NAME", "A row for each pass of a roster or vignettes."),
      .option("without", \.without, "ITEM", "An item that is left out; repeatable."),
      .option("bands", \.bands, "ITEM=WIDTH", "Numbers in bands of a width; repeatable.")),
    .only(
      when: { DataFormats.ending(of: $0.target) == "csv" },
      because: "it is about the cells of a .csv file", or: "name one with --to",
      .flag("labels", \.writesLabels, "In a .csv, labels in place of codes."),
      .flag("excel", \.isForExcel, "In a .csv, semicolons and decimal commas for Excel."),
      .option("script", \.script, "FILE", "For a .csv, what loads it: .sps, .do, .R or .py.")),
    .always(
      .option("codebook", \.codebook, "FILE", "Write the codebook too (.html or .md)."),
      .option("losses", \.losses, "FILE", "Write what is lost as JSON."),
      .flag("strict", \.isStrict, "Write nothing where something would be lost."),
      .questionnaire(\.questionnaire),
      .option("version", \.version, "VERSION", "Read the interviews of this version alone."),
      .actor(\.actor)))

  var study = ""
  var target = ""
  var language: String?
  var quasi: String?
  var fewest = 5
  var records: String?
  var without: [String] = []
  var bands: [String] = []
  var writesLabels = false
  var isForExcel = false
  var script = ""
  var codebook = ""
  var losses = ""
  var isStrict = false
  var questionnaire: String?
  var version: String?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      return try export(&streams)
    } catch let misuse as OptionMisuse {
      return streams.misused(Self.name, misuse)
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func export(_ streams: inout Streams) throws -> ExitCode {
    if target.isEmpty { throw OptionMisuse("say where to with --to FILE, as --to study.sav") }
    if fewest < 2 { throw OptionMisuse("--k is 2 or more: one respondent is alike to nobody") }
    for (option, path) in [
      ("--to", target), ("--codebook", codebook), ("--losses", losses), ("--script", script),
    ] {
      try refuseOverwriting([study], by: option, path)
    }
    let outputs = [target, codebook, losses, script].filter { !$0.isEmpty }
    if Set(outputs).count < outputs.count {
      throw OptionMisuse("--to, --codebook, --losses and --script name different files")
    }
    let made = try makeExport()
    let format = try Self.format(
      of: target, made, writesLabels: writesLabels, isForExcel: isForExcel)
    let program = try program()
    let items = try checkClasses(of: made)
    let data = try records.map { try made.records($0) } ?? made.data
    let fitted = try format.fitted(data)
    let report = LossReport(
      path: target, format: format.name, left: made.left, losses: fitted.losses)
    for line in report.lines { streams.report(DisplayText.escaped(line)) }
    if !losses.isEmpty { try writeFile(losses, Array(report.json().utf8)) }
    if isStrict, !report.losses.isEmpty {
      streams.report("percept: error: --strict: something would be lost; nothing was written")
      return .findings
    }
    let opened = try Study.open(study, for: .writing)
    // A file without its note would be worse than a note without its file.
    try opened.noteExported(
      Study.DataExport(
        format: format.endings[0], variables: data.variables.map(\.name),
        quasiIdentifiers: items, fewest: fewest),
      actor: actor)
    try format.write(fitted, to: target)
    if let program {
      let name = String(target.split(separator: "/").last ?? "")
      try writeFile(script, Array(try made.script(for: program, data, table: name).utf8))
    }
    if !codebook.isEmpty { try writeCodebook(of: made) }
    for note in data.notes { streams.report(DisplayText.escaped(note)) }
    streams.print(
      "\(DisplayText.escaped(target)): \(counted(data.rowCount, records == nil ? "respondent" : "record")),"
        + " \(counted(data.variables.count, "variable")); it holds data, so only you may read it"
    )
    streams.print("Head of the log: \(try opened.head())")
    return .done
  }

  /// The program that a script is for; nil where none is asked for.
  private func program() throws(OptionMisuse) -> LoadingScript.Program? {
    guard !script.isEmpty else { return nil }
    guard DataFormats.ending(of: target) == "csv", !writesLabels, !isForExcel else {
      throw OptionMisuse("--script loads a .csv of codes; leave --labels and --excel out")
    }
    guard let program = LoadingScript.Program(ending: DataFormats.ending(of: script)) else {
      throw OptionMisuse("--script names a file that ends in .sps, .do, .R or .py")
    }
    return program
  }

  private func makeExport() throws -> StudyExport {
    var options = DataSource.Options()
    options.questionnaire = questionnaire
    options.version = version
    options.language = language.map(Language.init(rawValue:))
    let widths = try self.widths()
    switch try DataSource.open(study, options: options) {
    case .study(let source):
      if let language { _ = try source.questionnaires().last?.language(named: language) }
      return try StudyExport(of: source, without: Set(without), bands: widths)
    case .table: break
    case .labeled: break
    }
    throw OptionMisuse("a study is exported; \(study) is a data file already")
  }

  private func widths() throws(OptionMisuse) -> [String: Double] {
    var widths: [String: Double] = [:]
    for text in bands {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let width = Double(parts[1]), width > 0, width.isFinite else {
        throw OptionMisuse("--bands takes an item and a width, as --bands age=10")
      }
      widths[String(parts[0])] = width
    }
    return widths
  }

  /// The quasi-identifiers, once no class of them is too small.
  private func checkClasses(of made: StudyExport) throws -> [String] {
    var items = ClassReport.marked(in: made)
    if let quasi {
      items = quasi == "none" ? [] : quasi.split(separator: ",").map(String.init)
      for item in items where made.stays(item) == .neverExport { throw made.kept(item) }
    } else if items.isEmpty, made.holdsSensitive {
      throw OptionMisuse("\(ExportError.quasiUnknown)")
    }
    guard !items.isEmpty else { return [] }
    let report = try ClassReport(of: made, items: items, k: fewest)
    if !report.holds { throw ExportError.tooSmall(report) }
    return items
  }

  private static func format(
    of path: String, _ made: StudyExport, writesLabels: Bool, isForExcel: Bool
  ) throws(OptionMisuse) -> any WritableFormat {
    let ending = DataFormats.ending(of: path)
    if ending != "csv", writesLabels || isForExcel {
      throw OptionMisuse("--labels and --excel are for a .csv file")
    }
    guard let format = made.format(ending: ending, labels: writesLabels, excel: isForExcel) else {
      throw OptionMisuse("--to names a file that ends in .sav, .dta, .csv or .jsonl")
    }
    return format
  }

  private func writeCodebook(of made: StudyExport) throws {
    let book = Codebook(made.questionnaire, in: made.language)
    let isMarkdown = DataFormats.ending(of: codebook) == "md"
    try writeFile(codebook, Array((isMarkdown ? book.markdown() : book.html()).utf8))
  }
}
