import Arguments
import Diagnostics
import Interchange
import Reports
import Tabulation

struct CrosstabCommand: Command {
  static let name = "crosstab"
  static let summary = "Make a table of two items with its tests."
  static let discussion = """
    DATA is a study, or a CSV file without a questionnaire: there each text is a
    category, and empty cells and 'NA' are missing (--missing sets the words). A
    sampling weight says how many people of the population a respondent stands for;
    a frequency says how many respondents a row stands for. They are different
    things: with a sampling weight, tests that take weights for counts are left out.

    A condition names items and compares them, as in a questionnaire:
      age >= 30 and country in [USA, Sweden]

    Example:
      $ percept crosstab study.percept --rows poverty --columns country
      $ percept crosstab datasets/wvs-poverty.csv --rows poverty --columns gender \\
          --where 'age >= 30' --categories poverty='Too Little,Too Much' -f json

    Tests: pearson likelihood-ratio yates fisher. Associations: cramers-v phi
    odds-ratio. Those for tables of two rows and two columns are left out of others.

    Exits with 2 if the table cannot be made, and with 64 if the options or the
    condition are not understood.
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
    .option("tests", \.tests, "all|none|ID,…", "Which tests and associations to compute (all)."),
    .option(
      "nonanswers", \.nonanswers, "exclude|include",
      "Whether 'don't know' and 'refused' are shown as categories (exclude)."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a CSV file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .option("format", short: "f", \.format, "text|json|csv", "The form of the table (text)."),
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
    do {
      try refuseOverwriting([data], by: "--output", output)
      let table = try CrossTabulation(of: self)
      return streams.deliver(text(of: table, streams), to: output)
    } catch let misuse as CrosstabMisuse {
      return streams.misused(Self.name, misuse)
    } catch let unread as UnreadCondition {
      streams.error.write(streams.errorRenderer.render(unread.findings))
      return .usage
    } catch {
      return streams.fail("\(error)")
    }
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
