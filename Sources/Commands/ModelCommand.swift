import Arguments
import Diagnostics
import Interchange
import Reports
import SurveyStatistics
import Tabulation

struct ModelCommand: Command, DesignedCommand {
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
      $ percept model answers.csv --formula 'trust ~ age' --format tidy -o model.csv

    --firth keeps logistic estimates finite where a predictor separates the answers;
    its p-values and intervals are those of the penalized likelihood's profile.

    A model takes at most 200 coefficients. Where a design leaves no degrees of
    freedom for them, there are no p-values and intervals, and a note says why.

    Exits with 2 if the model cannot be fitted, and with 64 if the options or the
    formula are not understood.
    """
  static let grammar = Grammar<ModelCommand>(
    .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
    .option("formula", \.formula, "FORMULA", "The outcome and what explains it."),
    .option(
      "family", \.family, "linear|logit|ordinal|amce", "What kind of outcome it is (linear)."),
    .option("event", \.event, "ANSWER", "The answer that logit explains, by code or label."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option(
      "reference", \.references, "ITEM=CATEGORY",
      "The category that others are compared with (the first); repeatable."),
    .flag("firth", \.usesFirth, "Penalize the likelihood against separation."),
    .option("respondent", \.respondent, "ITEM", "Who judged each vignette, for amce."),
    .option(
      "forbidden", \.forbidden, "A=1,B=2", "Levels that were never combined, for amce; repeatable."),
    .option("where", \.condition, "CONDITION", "Use only respondents for whom it is true."),
    .option("weight", \.weight, "ITEM", "A sampling weight."),
    .option("design", \.design, "questionnaire", DesignOrigin.help),
    .option("strata", \.strata, "ITEM", "Groups that the sample was drawn in; repeatable."),
    .option("cluster", \.clusters, "ITEM", "Clusters that were drawn; repeatable."),
    .option(
      "fpc", \.populations, "ITEM",
      "The units of each stratum in the population, or the fraction drawn; repeatable."),
    .option(
      "margins", short: "m", \.margins, "FILE",
      "Rake the weights to these margins, and take it into account."),
    .flag("nested", \.nested, "Each stratum numbers its clusters on its own."),
    .option(
      "lonely", \.lonely, "fail|certainty|adjust|average",
      "What a stratum with one cluster adds to the variance (fail)."),
    .option(
      "replicates", \.replicates, "METHOD",
      "Errors from jk1, jkn, brr, fay[:RHO] or bootstrap[:N] (linearized)."),
    .option("seed", \.seed, "NUMBER", "Where a bootstrap begins (1)."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a data file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("version", \.version, "VERSION", "Read the interviews of this version alone."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .flag("unprotected", \.unprotected, "Show small counts on the terminal; needs --reason."),
    .option("reason", \.reason, "TEXT", "Why they are shown, for the study's log."),
    .option("actor", \.actor, "NAME", "Who looks at them, for the study's log."),
    .option("format", short: "f", \.format, "text|json|csv|tidy", "The form of the result (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write it (standard output)."))

  enum Family: String, CaseIterable, ArgumentValue { case linear, logit, ordinal, amce }

  var data = ""
  var formula = ""
  var family = Family.linear
  var event: String?
  var categories: [String] = []
  var references: [String] = []
  var usesFirth = false
  var respondent: String?
  var forbidden: [String] = []
  var replicates: String?
  var seed: Int?
  var condition: String?
  var weight: String?
  var design: DesignOrigin?
  var strata: [String] = []
  var clusters: [String] = []
  var populations: [String] = []
  var nested = false
  var lonely = CrosstabCommand.Lonely.fail
  var margins: String?
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
    return streams.present(
      Self.name, [data] + [margins].compactMap(\.self), as: format, output: output
    ) {
      ResultPage(try command.designed().model())
    }
  }

  private func model() throws -> RegressionModel {
    if formula.isEmpty {
      throw OptionMisuse("a model needs a formula; give --formula 'outcome ~ a + b'")
    }
    guard 0 < level && level < 1 else {
      throw OptionMisuse("\(TabulationError.levelOutOfRange(level))")
    }
    let parsed: ModelFormula
    do { parsed = try ModelFormula(parsing: formula) } catch { throw OptionMisuse("\(error)") }
    if event != nil && family != .logit {
      throw OptionMisuse("--event names the answer that logit explains; leave it out")
    }
    var request = ModelRequest(parsed, family: requestFamily)
    request.event = event
    request.usesFirth = usesFirth
    request.level = level
    request.respondent = respondent
    do {
      request.categories = try CategoryOption.read(categories)
      request.references = try ModelRequest.references(parsing: references)
      try request.check()
      request.forbidden = try forbidden.map(ModelRequest.ForbiddenLevels.init(parsing:))
    } catch {
      throw OptionMisuse("\(error)")
    }
    if family != .amce && (respondent != nil || !forbidden.isEmpty) {
      throw OptionMisuse("--respondent and --forbidden are for --family amce; leave them out")
    }
    let options = DesignOptions(
      strata: strata, clusters: clusters, populations: populations, nested: nested,
      lonely: lonely, replicates: replicates, seed: seed, margins: margins)
    let look = try UnprotectedLook(unprotected, reason: reason, actor: actor, output: output)
    let input = try analysisData.input(
      parsed.columns + [respondent].compactMap(\.self),
      weighting: weight.map(Weighting.sampling) ?? .none, design: try options.request(),
      categories: request.categories)
    return try look.analysis(of: parsed.columns, input, in: data) { [request] in
      try RegressionModel(request, of: input.sample, under: $0)
    }
  }

  var analysisData: AnalysisData {
    AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language, version: version)
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
