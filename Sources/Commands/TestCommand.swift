import Arguments
import Reports
import Tabulation

struct TestCommand: Command {
  static let name = "test"
  static let summary = "Compare an item between groups, or with another answer."
  static let discussion = """
    Compares the answers to one item between the groups that another item makes (--by),
    or with another answer of the same respondents (--pairs). Answers are the numbers of
    their codes; texts count as 1, 2, 3 … in the order that --categories gives them.
    DATA is a study, or a CSV file, where empty cells and 'NA' are missing.

    Tests of two groups: t welch mann-whitney brunner-munzel; of two or more: anova
    welch-anova kruskal-wallis jonckheere; of each two of several groups: tukey
    games-howell dunn; of pairs: paired-t signed-rank sign mcnemar. Without --tests,
    those that suppose neither equal variances nor normal answers are made, and
    jonckheere where the groups have an order; --tests all makes every one.

    Example:
      $ percept test study.percept --outcome trust --by region
      $ percept test study.percept --outcome trust_after --pairs trust_before
      $ percept test datasets/wvs-poverty.csv --outcome age --by gender

    Exits with 2 if there is nothing to compare, and with 64 if the options or the
    condition are not understood.

    """
  static let grammar = Grammar<TestCommand>(
    .operand("data", \.data, "A study, or a CSV file."),
    .option("outcome", \.outcome, "ITEM", "The item that is compared."),
    .option("by", short: "b", \.groups, "ITEM", "The item that makes the groups."),
    .option("pairs", short: "p", \.pair, "ITEM", "The same respondents' other answer."),
    .option("tests", \.tests, "all|ID,…", "Which tests to make."),
    .option("where", \.condition, "CONDITION", "Only respondents for whom it is true."),
    .option("frequency", \.frequency, "ITEM", "How many respondents each row stands for."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a CSV file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .option("format", short: "f", \.format, "text|json|csv", "The form of the results (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write them (standard output)."))

  enum Format: String, CaseIterable, ArgumentValue { case text, json, csv }

  var data = ""
  var outcome = ""
  var groups: String?
  var pair: String?
  var tests = "default"
  var condition: String?
  var frequency: String?
  var categories: [String] = []
  var level = 0.95
  var missing: [String] = []
  var questionnaire: String?
  var language: String?
  var format = Format.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.analyze(
      Self.name, [data], output: output,
      { () throws in try command.comparison() },
      { comparison, width in
        switch command.format {
        case .json: ItemComparisonJSON().render(comparison)
        case .csv: ItemComparisonCSV().render(comparison)
        case .text: ItemComparisonText(width: width).render(comparison)
        }
      })
  }

  private func comparison() throws -> ItemComparison {
    var request = try request()
    let (dataset, filter) = try AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language
    ).read(
      [outcome, request.design.item] + [frequency].compactMap(\.self),
      numbers: Set([frequency].compactMap(\.self)))
    request.filter = filter
    return try ItemComparison(request, of: dataset)
  }

  /// What the options ask for, before the data are looked at.
  private func request() throws -> ComparisonRequest {
    if outcome.isEmpty {
      throw OptionMisuse("a comparison needs the item that is compared; name it with --outcome")
    }
    let design: ComparisonRequest.Design
    switch (groups, pair) {
    case (let groups?, nil): design = .groups(by: groups)
    case (nil, let pair?): design = .pairs(with: pair)
    case (nil, nil):
      throw OptionMisuse(
        "a comparison needs groups or pairs; name the item that makes groups with --by, or the "
          + "same respondents' other answer with --pairs")
    case (.some, .some):
      throw OptionMisuse("--by and --pairs exclude each other; compare groups or pairs")
    }
    if design.item == outcome {
      throw OptionMisuse("an item is not compared with itself; name another one")
    }
    guard 0 < level && level < 1 else {
      throw OptionMisuse("\(TabulationError.levelOutOfRange(level))")
    }
    var request = ComparisonRequest(
      outcome: outcome, design: design, frequency: frequency, level: level)
    do {
      request.categories = try CategoryOption.read(categories)
      request.tests = try ComparisonSelection(parsing: tests)
      try request.checkTests()
    } catch {
      throw OptionMisuse("\(error)")
    }
    return request
  }
}
