import Arguments
import Diagnostics
import Reports
import SurveyStatistics
import Tabulation

struct PowerCommand: Command {
  static let name = "power"
  static let summary = "Find the sample size, power or smallest effect of a planned test."
  static let discussion = """
    Give two of --effect, --size and --power, and the third is found; without
    --size and --power, the size for a power of 0.8. The size is that of each group.

    TEST          what is compared                        effect
    means         two groups' means                       d, difference over its SD
    pairs         paired differences                      d of the differences
    proportions   two groups' shares, first --baseline    the second share
    proportion    a share with a known --baseline         the true share
    anova         means of several --groups               f, SD of means over SD
    chi-square    a table or shares, of --df              w, √(χ² / n)
    mcnemar       changes, of which --baseline change     share of one direction
    correlation   a correlation with none                 r
    ranks         two groups' order                       P(first < second)
    estimate      nothing: a share --effect is estimated  --reach of its interval

    A design effect multiplies the size, --cluster-size and --icc make one:
    1 + (m − 1) ρ. A response rate divides those to invite.

    Examples:
      $ percept power means --effect 0.5
      64 respondents in each of two groups find d = 0.5 with a power of 0.8.
      $ percept power proportions --baseline 0.4 --effect 0.55 --power 0.9
      $ percept power means --size 120 --cluster-size 12 --icc 0.03 --power 0.8
      The smallest d that 120 respondents in each group of clusters would find.
      $ percept power estimate --effect 0.3 --reach 0.04 --response-rate 0.6
      $ percept power means --effect 0.5 --format csv --output plan.csv

    Exits with 2 if no size or effect does what is asked, and with 64 if the options
    do not go together.
    """
  static let grammar = Grammar<PowerCommand>(
    .always(
      .operand("test", \.test, "The test that is planned."),
      .option("effect", short: "e", \.effect, "NUMBER", "The effect to be found.")),
    .only(
      when: { $0.test != .estimate }, because: "an estimate tests nothing; its size is found",
      or: "plan a test",
      .option("size", short: "n", \.size, "NUMBER", "The respondents in each group."),
      .option("power", short: "p", \.power, "NUMBER", "The probability of finding it (0.8).")
        .quietly),
    .always(
      .option("alpha", \.alpha, "NUMBER", "The probability of finding what is not there (0.05).")),
    .only(
      when: \.test.hasSides, because: "the test finds effects in any direction", or: "plan another",
      .flag("one-sided", \.isOneSided, "Look for effects in one direction only.")),
    .only(
      when: { [.proportions, .proportion, .mcnemar].contains($0.test) },
      because: "the test compares no shares", or: "plan proportions, proportion or mcnemar",
      .option("baseline", \.baseline, "NUMBER", "The share that the effect is compared with.")),
    .only(
      when: { $0.test == .anova }, because: "only anova compares several groups", or: "plan anova",
      .option("groups", \.groups, "NUMBER", "The groups of anova.")),
    .only(
      when: { $0.test == .chiSquare }, because: "only chi-square takes degrees of freedom",
      or: "plan chi-square",
      .option("df", \.degreesOfFreedom, "NUMBER", "The degrees of freedom of chi-square.")),
    .only(
      when: { $0.test == .estimate }, because: "a test has no interval to be narrow",
      or: "plan an estimate",
      .option("reach", \.reach, "NUMBER", "Half the width of the interval to estimate with."),
      .option("population", \.population, "NUMBER", "The people of a finite population.")),
    .always(
      .option("design-effect", \.designEffect, "NUMBER", "What the design costs (1)."),
      .option("cluster-size", \.clusterSize, "NUMBER", "The respondents in a cluster."),
      .option("icc", \.intraclassCorrelation, "NUMBER", "How alike those of a cluster are."),
      .option(
        "response-rate", \.responseRate, "NUMBER", "The share of the invited that answer (1).")),
    .group(\.output, OutputOptions.grammar))

  enum Test: String, CaseIterable, ArgumentValue {
    case means, pairs, proportions, proportion, anova
    case chiSquare = "chi-square"
    case mcnemar, correlation, ranks, estimate

    /// Whether an effect has a direction.
    var hasSides: Bool {
      switch self {
      case .means, .pairs, .proportions, .proportion, .mcnemar, .correlation, .ranks: true
      case .anova, .chiSquare, .estimate: false
      }
    }
  }

  var test = Test.means
  var effect: Double?
  var size: Double?
  var power: Double?
  var alpha = 0.05
  var isOneSided = false
  var baseline: Double?
  var groups: Int?
  var degreesOfFreedom: Int?
  var reach: Double?
  var population: Double?
  var designEffect: Double?
  var clusterSize: Double?
  var intraclassCorrelation: Double?
  var responseRate = 1.0
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(Self.name, [], as: output.format, output: output.path) {
      ResultPage(try command.plan())
    }
  }
}
