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
    .operand("test", \.test, "The test that is planned."),
    .option("effect", short: "e", \.effect, "NUMBER", "The effect to be found."),
    .option("size", short: "n", \.size, "NUMBER", "The respondents in each group."),
    .option("power", short: "p", \.power, "NUMBER", "The probability of finding it (0.8)."),
    .option("alpha", \.alpha, "NUMBER", "The probability of finding what is not there (0.05)."),
    .flag("one-sided", \.isOneSided, "Look for effects in one direction only."),
    .option("baseline", \.baseline, "NUMBER", "The share that the effect is compared with."),
    .option("groups", \.groups, "NUMBER", "The groups of anova."),
    .option("df", \.degreesOfFreedom, "NUMBER", "The degrees of freedom of chi-square."),
    .option("reach", \.reach, "NUMBER", "Half the width of the interval to estimate with."),
    .option("population", \.population, "NUMBER", "The people of a finite population."),
    .option("design-effect", \.designEffect, "NUMBER", "What the design costs (1)."),
    .option("cluster-size", \.clusterSize, "NUMBER", "The respondents in a cluster."),
    .option("icc", \.intraclassCorrelation, "NUMBER", "How alike those of a cluster are."),
    .option("response-rate", \.responseRate, "NUMBER", "The share of the invited that answer (1)."),
    .option("format", short: "f", \.format, "text|json|csv|tidy", "The form of the result (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write it (standard output)."))

  enum Test: String, CaseIterable, ArgumentValue {
    case means, pairs, proportions, proportion, anova
    case chiSquare = "chi-square"
    case mcnemar, correlation, ranks, estimate
  }

  var test = ""
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
  var format = TableFormat.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(Self.name, [], as: format, output: output) {
      ResultPage(try command.plan())
    }
  }
}
