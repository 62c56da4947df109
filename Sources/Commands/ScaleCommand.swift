import Arguments
import Reports
import Tabulation

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
    .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
    .option("items", short: "i", \.items, "A1,A2,…", "The items of the scale."),
    .option("reverse", short: "r", \.reversed, "A1,…", "Others that are turned round."),
    .option(
      "by", short: "b", \.groups, "ITEM",
      "The item whose groups may answer differently at the same sum."),
    .option("where", \.condition, "CONDITION", "Only respondents for whom it is true."),
    .option(
      "categories", \.categories, "ITEM=A,B,…",
      "The categories of an item in this order, by code or label, and no others; repeatable."),
    .option("level", \.level, "LEVEL", "The confidence level of the interval (0.95)."),
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
  var items = ""
  var reversed = ""
  var groups: String?
  var condition: String?
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
    return streams.present(Self.name, [data], as: format, output: output) {
      ResultPage(try command.analysis())
    }
  }

  private func analysis() throws -> ScaleAnalysis {
    var request = ScaleRequest(items: Self.list(items), reversed: Self.list(reversed))
    request.level = level
    request.groups = groups
    do {
      request.categories = try CategoryOption.read(categories)
      try request.check()
    } catch {
      throw OptionMisuse("\(error)")
    }
    let look = try UnprotectedLook(unprotected, reason: reason, actor: actor, output: output)
    let items = request.items + [groups].compactMap(\.self)
    let input = try AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language, version: version, remedy: "a scale takes no weight and no design"
    ).input(items, categories: request.categories)
    return try look.analysis(of: items, input, in: data) { [request] in
      try ScaleAnalysis(request, of: input.sample, under: $0)
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
