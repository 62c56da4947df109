import Arguments
import Diagnostics
import Interchange
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Reports
import Tabulation

struct CrosstabCommand: Command {
  static let name = "crosstab"
  static let summary = "Make a table of two items with its tests."
  static let discussion = """
    DATA is a study, or a CSV file without a questionnaire: there each text is a category, and empty
    cells and 'NA' are missing (--missing sets the words). A sampling weight says how many people of
    the population a respondent stands for; a frequency says how many respondents a row stands for.
    They are different things: with a sampling weight, tests that take weights for counts are left
    out.

    A condition names items and compares them, as in a questionnaire:
      age >= 30 and country in [USA, Sweden]

    Example:
      $ percept crosstab study.percept --rows poverty --columns country
      $ percept crosstab answers.csv --rows met --columns role --where 'age >= 18' --format json

    Tests: pearson likelihood-ratio yates fisher. Associations: cramers-v phi odds-ratio.

    """
  static let grammar = Grammar<CrosstabCommand>(
    .operand("data", \.data, "A study, or a CSV file."),
    .option("rows", short: "r", \.rows, "ITEM", "The item whose answers are the table's rows."),
    .option("columns", short: "c", \.columns, "ITEM", "The item whose answers are its columns."),
    .option("where", \.condition, "CONDITION", "Count only respondents for whom it is true."),
    .option("weight", \.weight, "ITEM", "A sampling weight."),
    .option("frequency", \.frequency, "ITEM", "How many respondents each row stands for."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option("tests", \.tests, "all|none|ID,…", "Which tests and associations to compute."),
    .option(
      "nonanswers", \.nonanswers, "exclude|include",
      "Whether 'don't know' and 'refused' are shown as categories."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a CSV file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .option("format", short: "f", \.format, "text|json|csv", "The form of the table."),
    .option("output", short: "o", \.output, "FILE", "Where to write it (standard output)."))

  enum Format: String, CaseIterable, ArgumentValue { case text, json, csv }
  enum Nonanswers: String, CaseIterable, ArgumentValue { case exclude, include }

  var data = ""
  var rows = ""
  var columns = ""
  var condition: String?
  var weight: String?
  var frequency: String?
  var categories: [String] = []
  var tests = "default"
  var nonanswers = Nonanswers.exclude
  var level = 0.95
  var missing: [String] = []
  var questionnaire: String?
  var language: String?
  var format = Format.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if let misuse {
      streams.report("percept: error: \(misuse)")
      streams.report("See 'percept help crosstab'.")
      return .usage
    }
    do {
      let table = try makeTable(&streams)
      guard let table else { return .usage }
      return streams.deliver(text(of: table, streams), to: output)
    } catch let error as TabulationError {
      return streams.refuse(error)
    } catch {
      return streams.fail("\(error)")
    }
  }

  /// What is wrong with the options taken together.
  private var misuse: String? {
    if rows.isEmpty { return "a table needs the item of its rows; name it with --rows" }
    if columns.isEmpty { return "a table needs the item of its columns; name it with --columns" }
    if weight != nil && frequency != nil {
      return "--weight and --frequency exclude each other: respondents are weighted or counted"
    }
    return nil
  }

  private func makeTable(_ streams: inout Streams) throws -> CrossTabulation? {
    var options = DataSource.Options()
    options.questionnaire = questionnaire
    options.language = language.map(Language.init(rawValue:))
    if !missing.isEmpty { options.missing = Set(missing) }
    var request = CrossTabulationRequest(rows: rows, columns: columns)
    request.weighting =
      weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none
    request.categories = try CategoryOption.read(categories)
    request.tests = try StatisticSelection(parsing: tests)
    request.nonanswers = nonanswers == .include ? .include : .exclude
    request.level = level
    let source = try DataSource.open(data, options: options)
    let weights = [weight, frequency].compactMap(\.self)
    let dataset = try source.dataset(
      columns: try columnsNeeded(weights, of: source), numbers: Set(weights))
    if let condition {
      guard let read = read(condition, dataset, &streams) else { return nil }
      request.filter = RowFilter(read, text: condition)
    }
    return try CrossTabulation(request, of: dataset)
  }

  /// The table's columns, and those that the condition may name.
  private func columnsNeeded(
    _ weights: [String], of source: borrowing DataSource
  ) throws -> [String] {
    let known = try source.columnNames()
    var needed: [String] = []
    let named = known.filter { name in condition?.contains(name) ?? false }
    for name in [rows, columns] + weights + named where !needed.contains(name) {
      guard known.contains(name) else {
        throw UnknownItem(name: name, near: suggestion(for: name, among: known))
      }
      needed.append(name)
    }
    return needed
  }

  private func read(
    _ condition: String, _ dataset: Dataset, _ streams: inout Streams
  ) -> Condition? {
    let source = SourceText(name: "--where", text: condition)
    let (read, diagnostics) = ConditionReader.read(
      source, scope: ConditionScope(columns: dataset.columns.map(ConditionColumn.init)))
    streams.error.write(
      streams.renderer.render(Findings(source: source, diagnostics: diagnostics)))
    return read
  }

  private func text(of table: CrossTabulation, _ streams: Streams) -> String {
    switch format {
    case .json: TableJSON().render(table)
    case .csv: TableCSV().render(table)
    case .text: TableText(width: outputWidth(streams)).render(table)
    }
  }

  /// The terminal's width, which must never reach a file.
  private func outputWidth(_ streams: Streams) -> Int {
    output.isEmpty && streams.terminal.outputIsTerminal ? max(60, streams.terminal.width) : 80
  }
}

/// An item or column that the data do not have.
private struct UnknownItem: Error, CustomStringConvertible {
  let name: String
  let near: String?

  var description: String {
    "the data have no item '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension Streams {
  /// Refuses a table that cannot be made as asked.
  fileprivate func refuse(_ error: TabulationError) -> ExitCode {
    report("percept: error: \(error)")
    return .failed
  }
}

extension ConditionColumn {
  /// Tells the condition reader about a column.
  init(_ column: Column) {
    switch column.values {
    case .numbers: self.init(name: column.name, content: .numbers)
    case .narrow, .wide:
      self.init(
        name: column.name,
        content: .categories(
          column.categories.map { .init(code: $0.code, label: $0.label, value: $0.value) },
          isOrdered: column.measurement == .ordinal))
    }
  }
}
