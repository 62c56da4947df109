import Arguments
import Reports
import Tabulation

struct TestCommand: Command, DesignedCommand {
  static let name = "test"
  static let summary = "Compare an item between groups, or with another answer."
  static let discussion = """
    Compares the answers to one item between the groups that another item makes
    (--by), with another answer of the same respondents (--pairs), or with known
    shares of its categories (--shares, a file as for 'weight'). Answers are
    the numbers of their codes; texts count as 1, 2, 3 … in the order that
    --categories gives them. DATA is a study, or a CSV file, where empty cells and
    'NA' are missing.

    Tests of two groups: t welch mann-whitney brunner-munzel; of two or more: anova
    welch-anova kruskal-wallis jonckheere; of each two of several groups: tukey
    games-howell dunn; of pairs: paired-t signed-rank sign mcnemar. Without --tests,
    those that suppose neither equal variances nor normal answers are made, and
    jonckheere where the groups have an order; --tests all makes every one.

    With a weight, strata or clusters, groups are compared under the design of the
    sample by design-means and design-ranks, pairs by design-pairs, and shares by
    Rao and Scott's test of goodness of fit. --replicates finds errors from
    replicates, --margins rakes the weights; both are as in crosstab.

    Example:
      $ percept test study.percept --outcome trust --by region
      $ percept test study.percept --outcome trust_after --pairs trust_before
      $ percept test datasets/wvs-poverty.csv --outcome age --by gender
      $ percept test sample.csv --outcome trust --by region --weight w \\
          --cluster village
      $ percept test answers.csv --outcome sex --shares margins.csv
      $ percept test answers.csv --outcome age --by sex --format tidy -o age.csv

    Exits with 2 if there is nothing to compare, and with 64 if the options or the
    condition are not understood.

    """
  static let grammar = Grammar<TestCommand>(
    .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
    .option("outcome", \.outcome, "ITEM", "The item that is compared."),
    .option("by", short: "b", \.groups, "ITEM", "The item that makes the groups."),
    .option("pairs", short: "p", \.pair, "ITEM", "The same respondents' other answer."),
    .option(
      "shares", \.shares, "FILE", "Known shares of the outcome's categories, as for weight."),
    .option("tests", \.tests, "all|ID,…", "Which tests to make."),
    .option("where", \.condition, "CONDITION", "Only respondents for whom it is true."),
    .option("frequency", \.frequency, "ITEM", "How many respondents each row stands for."),
    .option("weight", \.weight, "ITEM", "A sampling weight."),
    .option("design", \.design, "questionnaire", DesignOrigin.help),
    .option("strata", \.strata, "ITEM", "Groups that the sample was drawn in; repeatable."),
    .option("cluster", \.clusters, "ITEM", "Clusters that were drawn; repeatable."),
    .option(
      "fpc", \.populations, "ITEM",
      "The units of each stratum in the population, or the fraction drawn; repeatable."),
    .flag("nested", \.nested, "Each stratum numbers its clusters on its own."),
    .option(
      "lonely", \.lonely, "fail|certainty|adjust|average",
      "What a stratum with one cluster adds to the variance (fail)."),
    .option(
      "margins", short: "m", \.margins, "FILE",
      "Rake the weights to these margins, and take it into account."),
    .option(
      "replicates", \.replicates, "METHOD",
      "Errors from jk1, jkn, brr, fay[:RHO] or bootstrap[:N] (linearized)."),
    .option("seed", \.seed, "NUMBER", "Where a bootstrap begins (1)."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a data file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("version", \.version, "VERSION", "Read the interviews of this version alone."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .flag("unprotected", \.unprotected, "Show small counts on the terminal; needs --reason."),
    .option("reason", \.reason, "TEXT", "Why they are shown, for the study's log."),
    .option("actor", \.actor, "NAME", "Who looks at them, for the study's log."),
    .option(
      "format", short: "f", \.format, "text|json|csv|tidy", "The form of the results (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write them (standard output)."))

  var data = ""
  var outcome = ""
  var groups: String?
  var pair: String?
  var tests = "default"
  var condition: String?
  var frequency: String?
  var shares: String?
  var weight: String?
  var design: DesignOrigin?
  var strata: [String] = []
  var clusters: [String] = []
  var populations: [String] = []
  var nested = false
  var lonely = CrosstabCommand.Lonely.fail
  var margins: String?
  var replicates: String?
  var seed: Int?
  var categories: [String] = []
  var level = 0.95
  var missing: [String] = []
  var questionnaire: String?
  var version: String?
  var language: String?
  var unprotected = false
  var reason = ""
  var actor = ""
  var format = TableFormat.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    let inputs = [data] + [margins, shares].compactMap(\.self)
    return streams.present(Self.name, inputs, as: format, output: output) {
      command.shares == nil
        ? ResultPage(try command.designed().comparison())
        : ResultPage(try command.designed().shareComparison())
    }
  }

  func comparison() throws -> ItemComparison {
    let design: DesignRequest
    do { design = try sampleDesign.request() } catch { throw OptionMisuse("\(error)") }
    let request = try request(isDesignBased: weight != nil || !design.isEmpty)
    let look = try UnprotectedLook(unprotected, reason: reason, actor: actor, output: output)
    let input = try analysisData.input(
      request.items,
      weighting: weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none,
      design: design, categories: request.categories)
    return try look.analysis(of: request.items, input, in: data) {
      try ItemComparison(request, of: input.sample, under: $0)
    }
  }

  var analysisData: AnalysisData {
    AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language, version: version)
  }

  /// What the options ask for, before the data are looked at.
  private func request(isDesignBased: Bool) throws -> ComparisonRequest {
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
    if frequency != nil && isDesignBased {
      throw OptionMisuse("\(TabulationError.designOfFrequencies)")
    }
    var request = ComparisonRequest(outcome: outcome, design: design, level: level)
    do {
      request.categories = try CategoryOption.read(categories)
      request.tests = try ComparisonSelection(parsing: tests)
      try request.checkTests(isDesignBased: isDesignBased)
    } catch {
      throw OptionMisuse("\(error)")
    }
    return request
  }
}
