import Arguments
import Reports
import Tabulation
import Words

struct TestCommand: Command {
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
    .always(
      .option("outcome", \.outcome, "ITEM", "The item that is compared."),
      .option("by", short: "b", \.groups, "ITEM", "The item that makes the groups."),
      .option("pairs", short: "p", \.pair, "ITEM", "The same respondents' other answer."),
      .option(
        "shares", \.shares, "FILE", "Known shares of the outcome's categories, as for weight.")),
    .only(
      when: { $0.shares == nil },
      because: "known shares are compared by one test, of all their "
        + "categories",
      or: "compare with --by or --pairs instead of --shares",
      .option("tests", \.tests, "all|ID,…", "Which tests to make (the usual)."),
      .categories(\.categories)),
    .always(.level(\.level)),
    .group(\.data, DataOptions.grammar),
    .group(\.sample, SampleOptions.grammar),
    .group(\.look, LookOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  var outcome = ""
  var groups: String?
  var pair: String?
  var shares: String?
  var tests = "default"
  var categories: [CategoryChoice] = []
  var level = ConfidenceLevel.usual
  var data = DataOptions()
  var sample = SampleOptions()
  var look = LookOptions()
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    let inputs = [data.path] + [sample.margins, shares].compactMap(\.self)
    return streams.present(Self.name, inputs, as: output.format, output: output.path) {
      command.shares == nil
        ? ResultPage(try command.comparison()) : ResultPage(try command.shareComparison())
    }
  }

  private func comparison() throws -> ItemComparison {
    let drawn = try sample.drawn(from: data)
    let request = try request(isDesignBased: drawn.isDesignBased)
    let look = try look.look(output: output.path)
    let input = try data.input(
      [outcome, request.design.item], drawn, categories: request.categories)
    return try look.analysis(of: request.items, input, in: data.path) {
      try ItemComparison(request, of: input.sample, under: $0)
    }
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
    var request = ComparisonRequest(
      outcome: outcome, design: design, categories: categories.byItem, level: level.value)
    do {
      request.tests = try ComparisonSelection(parsing: tests)
      try request.checkTests(isDesignBased: isDesignBased)
    } catch {
      throw OptionMisuse("\(error)")
    }
    return request
  }

  /// Compares the outcome with the shares that a file of margins gives.
  private func shareComparison() throws -> ShareComparison {
    if outcome.isEmpty {
      throw OptionMisuse("a comparison needs the item that is compared; name it with --outcome")
    }
    guard let shares, groups == nil, pair == nil, sample.frequency == nil else {
      throw OptionMisuse("--shares goes without --by, --pairs and --frequency; compare one thing")
    }
    let known = try WeightingRequest.Margin.all(in: shares)
    guard let margin = known.first(where: { $0.item == outcome }) else {
      throw OptionMisuse(
        "'\(shares)' has no shares of '\(outcome)'; "
          + hint(for: outcome, among: known.map(\.item), called: "items there"))
    }
    var request = ShareRequest(margin)
    request.level = level.value
    let look = try look.look(output: output.path)
    let input = try data.input([outcome], try sample.drawn(from: data))
    return try look.analysis(of: [outcome], input, in: data.path) { [request] in
      try ShareComparison(request, of: input.sample, under: $0)
    }
  }
}
