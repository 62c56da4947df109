import Arguments
import Reports
import Tabulation
import Words

struct ScaleCommand: Command {
  static let name = "scale"
  static let summary = "Say how well items hang together as one scale."
  static let discussion = """
    Gives Cronbach's α with Feldt's interval, standardized α and McDonald's ω, and
    for each item its correlation with the sum of the others and α without it.
    Respondents who left out any of the items are left out. Items that the
    questionnaire declares reversed are turned round within their scale, and those
    of --reverse too; in a CSV file, within the range of their codes. A note names
    each.
    An item that everybody answered alike is left out with a note.

    --by asks of each item whether groups with the same sum answer it differently
    (differential item functioning): by the same at each sum (uniform), or at all,
    with the gain in R² as the size of the effect.

    Example:
      $ percept scale study.percept --items P22a,P22b,P22d,P22f --reverse P22f
      $ percept scale study.percept --items P22a,P22b,P22d --by profession
      $ percept scale answers.csv --items a,b,c --format csv -o scale.csv

    Exits with 2 if the items do not make a scale that can be analyzed.

    """
  static let grammar = Grammar<ScaleCommand>(
    .always(
      .option("items", short: "i", \.items, "A1,A2,…", "The items of the scale."),
      .option("reverse", short: "r", \.reversed, "A1,…", "Others that are turned round.").quietly,
      .option(
        "by", short: "b", \.groups, "ITEM",
        "The item whose groups may answer differently at the same sum."),
      .categories(\.categories), .level(\.level)),
    .group(\.data, DataOptions.grammar),
    .group(\.look, LookOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  var items = ItemList()
  var reversed = ItemList()
  var groups: String?
  var categories: [CategoryChoice] = []
  var level = ConfidenceLevel.usual
  var data = DataOptions()
  var look = LookOptions()
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(Self.name, [data.path], as: output.format, output: output.path) {
      ResultPage(try command.analysis())
    }
  }

  private func analysis() throws -> ScaleAnalysis {
    var request = ScaleRequest(items: items.names, reversed: reversed.names)
    request.level = level.value
    request.groups = groups
    request.categories = categories.byItem
    do {
      try request.check()
    } catch {
      throw OptionMisuse("\(error)")
    }
    let look = try look.look(output: output.path)
    let items = request.items + [groups].compactMap(\.self)
    let input = try data.input(
      items, categories: request.categories, unused: .none(command: "a scale"))
    return try look.analysis(of: items, input, in: data.path) { [request] in
      try ScaleAnalysis(request, of: input.sample, under: $0)
    }
  }
}

/// Items one after the other, as `A1,A2`.
struct ItemList: ArgumentValue, Hashable {
  let names: [String]

  static let expectation = "items one after the other, as A1,A2"

  init() {
    names = []
  }

  init?(argument: String) {
    guard let list = QuotedList(argument) else { return nil }
    names = list.parts
  }
}
