import Arguments
import Interchange
import Microdata
import Reports
import Tabulation
import Words

struct DescribeCommand: Command {
  static let name = "describe"
  static let summary = "Show what was answered to every item: what to look at first."
  static let discussion = """
    For each item how many answered and why others did not, how often each answer
    was given, and for numbers the mean, the standard deviation, the quartiles
    (Hyndman and Fan's type 7, as in R), the ends and a small histogram. Percentages
    are of those who answered. Numbers are summed up for items with an order and for
    codes of a bare file; codes of a questionnaire's nominal item are names.

    --by shows the same for the respondents of each category of an item.
    --missing-patterns lists which items are unanswered together. --outliers counts
    numbers more than 1.5, and 3, interquartile ranges beyond the quartiles.

    Items that never leave the study are left out. Of sensitive and identifying
    items small counts are held back as in every table of the study, and so are the
    least and the greatest answer, which are somebody's own.

    Example:
      $ percept describe datasets/wvs-poverty.csv
      $ percept describe study.percept --items trust,age --by region
      $ percept describe study.percept --items trust --format json

    Exits with 2 if the data cannot be described, and with 64 if the options or the
    condition are not understood.
    """
  static let grammar = Grammar<DescribeCommand>(
    .always(
      .option("items", short: "i", \.items, "A1,A2,…", "The items to describe (all)."),
      .option(
        "by", short: "b", \.groups, "ITEM", "Show each for the categories of this item too.")),
    .only(
      when: { $0.output.format != .csv }, because: "the CSV form has no place for it",
      or: "write it as --format json",
      .flag("missing-patterns", \.showsPatterns, "List which items are unanswered together."),
      .flag("outliers", \.showsOutliers, "Count numbers far from the others.")
    ).restricted(
      "outliers", when: { $0.groups == nil || $0.output.format != .text },
      because: "the text of groups has no place for it", or: "write it as --format json"),
    .group(\.data, DataOptions.grammar),
    .group(\.look, LookOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  var items = ItemList()
  var groups: String?
  var showsPatterns = false
  var showsOutliers = false
  var data = DataOptions()
  var look = LookOptions()
  var output = OutputOptions<ListFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.analyze(
      Self.name, [data.path], output: output.path,
      { () throws in try command.description() },
      blocks: { description, width in
        let text =
          switch command.output.format {
          case .text:
            DescriptionText(width: width, showingOutliers: command.showsOutliers)
              .render(description)
          case .json: DescriptionJSON(showingOutliers: command.showsOutliers).render(description)
          case .csv: DescriptionCSV().render(description)
          }
        return AnySequence([Array(text.utf8)])
      })
  }

  private func description() throws -> DatasetDescription {
    let look = try look.look(output: output.path)
    var request = DescriptionRequest(items: items.names)
    request.groups = groups
    request.showsPatterns = showsPatterns
    var leftOut = 0
    let source = try data.opened()
    if request.items.isEmpty {
      (request.items, leftOut) = try Self.describableItems(of: source)
    }
    let (dataset, filter) = try data.read(
      request.items + [groups].compactMap(\.self), unused: .none(command: "a description"),
      of: source)
    request.filter = filter
    let noted = Dataset(
      name: dataset.name, rowCount: dataset.rowCount, columns: dataset.columns,
      notes: dataset.notes
        + (leftOut == 0 ? [] : ["\(counted(leftOut, "item")) left out that never leave the study."])
    )
    let smallGroups = try SmallGroups(of: source, columns: dataset.columns)
    guard let plan = request.book(of: dataset, under: smallGroups.rules) else {
      guard look == nil else {
        throw OptionMisuse("nothing of these items is held back; leave --unprotected out")
      }
      return try DatasetDescription(request, of: noted)
    }
    let book = try Book(plan, of: BookData(respondents: dataset))
    if let look {
      let opened = try look.open(book, of: data.path)
      return try DatasetDescription(
        request, of: noted,
        masked: DescriptionMask(noting: opened.tables.first?.notes.last ?? ""))
    }
    return try DatasetDescription(
      request, of: noted,
      masked: DescriptionMask(try smallGroups.protected(book).book, of: dataset, groups: groups))
  }
}

extension DescribeCommand {
  /// The items that may be described, and how many are left out as they never leave the study.
  private static func describableItems(
    of source: borrowing DataSource
  ) throws -> (items: [String], leftOut: Int) {
    let names = try source.columnNames()
    switch source {
    case .table: return (names, 0)
    case .labeled: return (names, 0)
    case .study(let study):
      let kept = Set(study.prototype(columns: names).columns.filter(\.isKept).map(\.name))
      return (names.filter { !kept.contains($0) }, kept.count)
    }
  }
}
