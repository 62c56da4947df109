import Arguments
import Diagnostics
import Interchange
import Reports
import Tabulation
import Words

struct CrosstabCommand: Command, DesignedCommand {
  static let name = "crosstab"
  static let summary = "Make a table of two items with its tests."
  static let discussion = """
    DATA is a study, or a CSV file without a questionnaire: there each text is a
    category, and empty cells and 'NA' are missing (--missing adds words). A
    sampling weight says how many people of the population a respondent stands for;
    a frequency says how many respondents a row stands for. They are different
    things: with a sampling weight, tests that take weights for counts are left out.

    With a weight, strata or clusters the table is design-based: standard errors and
    intervals (JSON) and the test, Rao and Scott's F, take the design into account.
    Several --strata, --cluster and --fpc belong to the stages of the sample in
    order.

    --replicates finds errors from replicates of the sample: jk1 and jkn leave out
    clusters, brr and fay halves of strata, bootstrap draws clusters (500 times, or
    N with :N). --margins rakes the weights as 'percept weight' does; errors are
    then of what the margins do not explain, and each replicate is raked anew.

    A condition names items and compares them, as in a questionnaire:
      age >= 30 and country in [USA, Sweden]

    Example:
      $ percept crosstab study.percept --rows poverty --columns country
      $ percept crosstab datasets/wvs-poverty.csv --rows poverty --columns gender \\
          --where 'age >= 30' --categories poverty='Too Little,Too Much' -f json
      $ percept crosstab sample.csv -r trust -c region --weight w --strata region \\
          --cluster village --fpc villages
      $ percept crosstab sample.csv -r trust -c region --weight w \\
          --cluster village --margins margins.csv --replicates bootstrap:1000

    \(names("Tests", StatisticID.availableTests))
    \(names("Tests under a design", StatisticID.designTests))
    \(names("Associations", StatisticID.availableAssociations))
    A name ending in -rows takes the rows as dependent.

    Without --tests come the usual ones, those that take an order where both items
    are ordinal, and those of square tables where both items have the same
    categories.
    --tests all makes every one that the table's shape allows, in the order shown.
    fisher is exact for tables of any size, up to a limit of work; with --seed
    random tables go on from there, and the result says so.

    Small counts of a study's sensitive and identifying items are held back, with
    others from which they could be computed, as in a book of 'percept tabulate'.
    --unprotected shows them on the terminal, and the study's log says who looked
    and why.

    Exits with 2 if the table cannot be made, and with 64 if the options or the
    condition are not understood.
    """

  /// What the catalog has, as lines of the help page.
  private static func names(_ kind: String, _ ids: [StatisticID]) -> String {
    let names = ids.map(\.rawValue).joined(separator: " ")
    return TextLayout.wrapped("\(kind): \(names).", width: 80).joined(separator: "\n")
  }

  static let grammar = Grammar<CrosstabCommand>(
    .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
    .option("rows", short: "r", \.rows, "ITEM", "The item whose answers are the table's rows."),
    .option("columns", short: "c", \.columns, "ITEM", "The item whose answers are its columns."),
    .option("where", \.condition, "CONDITION", "Count only respondents for whom it is true."),
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
    .option("frequency", \.frequency, "ITEM", "How many respondents each row stands for."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option("tests", \.tests, "all|none|ID,…", "Which tests and associations to make (the usual)."),
    .option(
      "seed", \.seed, "NUMBER",
      "Where a bootstrap or random tables begin; lets the latter stand in for an exact test."),
    .option(
      "nonanswers", \.nonanswers, "exclude|include",
      "Whether 'don't know' and 'refused' are shown as categories (exclude)."),
    .option("level", \.level, "LEVEL", "The confidence level of intervals (0.95)."),
    .option("missing", \.missing, "WORD", "In a data file, a word that means missing; repeatable."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("version", \.version, "VERSION", "Read the interviews of this version alone."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels."),
    .flag("unprotected", \.unprotected, "Show small counts on the terminal; needs --reason."),
    .option("reason", \.reason, "TEXT", "Why they are shown, for the study's log."),
    .option("actor", \.actor, "NAME", "Who looks at them, for the study's log."),
    .option("format", short: "f", \.format, "text|json|csv|tidy", "The form of the table (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write it (standard output)."))

  enum Lonely: String, CaseIterable, ArgumentValue { case fail, certainty, adjust, average }
  enum Nonanswers: String, CaseIterable, ArgumentValue { case exclude, include }

  var data = ""
  var rows = ""
  var columns = ""
  var condition: String?
  var weight: String?
  var design: DesignOrigin?
  var strata: [String] = []
  var clusters: [String] = []
  var populations: [String] = []
  var nested = false
  var lonely = Lonely.fail
  var margins: String?
  var replicates: String?
  var frequency: String?
  var categories: [String] = []
  var tests = "default"
  var seed: Int?
  var nonanswers = Nonanswers.exclude
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
    return streams.analyze(
      Self.name, [data] + [margins].compactMap(\.self), output: output,
      { () throws in try command.designed().table() },
      blocks: { book, width in command.format.writer(width: width).blocks(of: book) })
  }
}
