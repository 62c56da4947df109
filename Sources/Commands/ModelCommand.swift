import Arguments
import Diagnostics
import Interchange
import Reports
import SurveyStatistics
import Tabulation

struct ModelCommand: Command {
  static let name = "model"
  static let summary = "Explain one item by others: linear, logistic or ordinal regression."
  static let discussion = """
    The formula names the outcome and the predictors: 'trust ~ region + age'. Items
    of categories become indicators against their first category, or that of
    --reference; numbers stay numbers, also those of a CSV file. number(x) takes
    categories as numbers and factor(x) numbers as categories. a:b is a product,
    a*b stands for a + b + a:b. --categories takes some answers of an item alone, in
    the order in which they are named.

    logit explains one of two answers (--event names it), ordinal an answer among
    ordered ones by proportional odds, with a test of that for each predictor,
    linear a number. The answers of ordinal rise as the questionnaire orders them,
    in a CSV file by number; words there need --categories. With a weight, strata or
    clusters, errors are design-based; clusters alone give cluster-robust errors.
    --replicates fits the model anew to each replicate of the sample (jk1, jkn, brr,
    fay[:RHO], bootstrap[:N]). --margins rakes the weights as in crosstab.

    amce explains the judgments of vignettes by their attributes: average marginal
    component effects, with errors by --respondent, and marginal means. --forbidden
    names two levels that were never combined.

    Example:
      $ percept model s.percept --formula 'trust ~ region + age' --family ordinal
      $ percept model answers.csv --formula 'reported ~ number(age) + sex' \\
          --family logit --event yes --weight w --cluster village
      $ percept model answers.csv --formula 'trust ~ region' --family ordinal \\
          --categories trust=little,some,much --reference region=north
      $ percept model vignettes.csv --formula 'blame ~ age + sex + work' \\
          --family amce --respondent id --forbidden 'age=minor,work=nurse'
      $ percept model s.percept --formula 'trust ~ age' --format tidy -o model.csv

    --firth keeps logistic estimates finite where a predictor separates the answers;
    its p-values and intervals are those of the penalized likelihood's profile.

    A model takes at most 200 coefficients. Where a design leaves no degrees of
    freedom for them, there are no p-values and intervals, and a note says why.

    Exits with 2 if the model cannot be fitted, and with 64 if the options or the
    formula are not understood.
    """
  static let grammar = Grammar<ModelCommand>(
    .always(
      .option("formula", \.formula, "FORMULA", "The outcome and what explains it."),
      .option(
        "family", \.family, "linear|logit|ordinal|amce", "What kind of outcome it is (linear).")),
    .only(
      when: { $0.family == .logit },
      because: "only a logistic regression explains one of two answers",
      or: "give --family logit",
      .option("event", \.event, "ANSWER", "The answer that logit explains, by code or label."),
      .flag("firth", \.usesFirth, "Penalize the likelihood against separation.")),
    .always(
      .categories(\.categories),
      .option(
        "reference", \.references, "ITEM=CATEGORY",
        "The category that others are compared with (the first); repeatable."),
      .level(\.level)),
    .only(
      when: { $0.family == .amce }, because: "only vignettes are judged several at a time",
      or: "give --family amce",
      .option("respondent", \.respondent, "ITEM", "Who judged each vignette, for amce."),
      .option(
        "forbidden", \.forbidden, "A=1,B=2",
        "Levels that were never combined, for amce; repeatable.")),
    .group(\.data, DataOptions.grammar),
    .group(\.sample, SampleOptions.grammar).without("frequency"),
    .group(\.look, LookOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  enum Family: String, CaseIterable, ArgumentValue { case linear, logit, ordinal, amce }

  var formula = ""
  var family = Family.linear
  var event: String?
  var usesFirth = false
  var categories: [CategoryChoice] = []
  var references: [String] = []
  var level = ConfidenceLevel.usual
  var respondent: String?
  var forbidden: [String] = []
  var data = DataOptions()
  var sample = SampleOptions()
  var look = LookOptions()
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(
      Self.name, [data.path] + [sample.margins].compactMap(\.self), as: output.format,
      output: output.path
    ) {
      ResultPage(try command.model())
    }
  }

  private func model() throws -> RegressionModel {
    if formula.isEmpty {
      throw OptionMisuse("a model needs a formula; give --formula 'outcome ~ a + b'")
    }
    let parsed: ModelFormula
    do { parsed = try ModelFormula(parsing: formula) } catch { throw OptionMisuse("\(error)") }
    let drawn = try sample.drawn(from: data)
    var request = ModelRequest(parsed, family: requestFamily)
    request.event = event
    request.usesFirth = usesFirth
    request.level = level.value
    request.respondent = respondent
    request.categories = categories.byItem
    do {
      request.references = try ModelRequest.references(parsing: references)
      try request.check()
      request.forbidden = try forbidden.map(ModelRequest.ForbiddenLevels.init(parsing:))
    } catch {
      throw OptionMisuse("\(error)")
    }
    let look = try look.look(output: output.path)
    let input = try data.input(
      parsed.columns + [respondent].compactMap(\.self), drawn, categories: request.categories)
    return try look.analysis(of: parsed.columns, input, in: data.path) { [request] in
      try RegressionModel(request, of: input.sample, under: $0)
    }
  }

  private var requestFamily: ModelRequest.Family {
    switch family {
    case .linear: .linear
    case .logit: .logit
    case .ordinal: .ordinal
    case .amce: .amce
    }
  }
}
