import Arguments
import Diagnostics
import Interchange
import Reports
import Tabulation
import Words

struct CrosstabCommand: Command {
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
    .always(
      .option("rows", short: "r", \.rows, "ITEM", "The item whose answers are the table's rows."),
      .option("columns", short: "c", \.columns, "ITEM", "The item whose answers are its columns."),
      .categories(\.categories),
      .option(
        "tests", \.tests, "all|none|ID,…", "Which tests and associations to make (the usual)."),
      .option(
        "nonanswers", \.nonanswers, "exclude|include",
        "Whether 'don't know' and 'refused' are shown as categories (exclude).")),
    .only(
      when: \.tellsIntervals, because: "the text of a table without tests tells no interval",
      or: "write it as --format json", .level(\.level)),
    .group(\.data, DataOptions.grammar),
    .group(\.sample, SampleOptions.grammar)
      .instead(
        "seed", when: { $0.drawsByChance }, because: "nothing is drawn by chance",
        or: "draw --replicates bootstrap, or count respondents and make the test fisher"
      )
      .adding("With it random tables stand in for an exact test that takes too long.", to: "seed"),
    .group(\.look, LookOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  enum Nonanswers: String, CaseIterable, ArgumentValue { case exclude, include }

  var rows = ""
  var columns = ""
  var categories: [CategoryChoice] = []
  var tests = "default"
  var nonanswers = Nonanswers.exclude
  var level = ConfidenceLevel.usual
  var data = DataOptions()
  var sample = SampleOptions()
  var look = LookOptions()
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.analyze(
      Self.name, [data.path] + [sample.margins].compactMap(\.self), output: output.path,
      { () throws in try command.table() },
      blocks: { book, width in command.output.format.writer(width: width).blocks(of: book) })
  }
}
