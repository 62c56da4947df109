import Arguments
import Diagnostics
import Files
import QuestionnaireModel
import Reports

struct ShowCommand: Command {
  static let name = "show"
  static let summary = "Show a questionnaire as a paper form, a codebook or a route map."
  static let discussion = """
    Exactly one of --print, --codebook and --routes says what to show:
      --print     a paper form as one HTML page for A4, with skip instructions made
                  of the routes; two languages stand side by side
      --codebook  every variable with its label, codes, non-answers and base, as
                  HTML or Markdown
      --routes    the way through the questionnaire as a drawing (SVG), each skip
                  with its condition

    Example:
      $ percept show questionnaire.yaml --print --language ro,en --output form.html
      $ percept show questionnaire.yaml --codebook --format markdown
      $ percept show questionnaire.yaml --routes --output routes.svg

    Exits with 1 if the questionnaire has errors, and with 2 if a file cannot be
    read or written.

    """
  static let grammar = Grammar<ShowCommand>(
    .always(
      .operand("questionnaire", \.path, "The questionnaire to show."),
      .flag("print", \.prints, "Show it as a paper form (HTML)."),
      .flag("codebook", \.showsCodebook, "Show its codebook (HTML or Markdown)."),
      .flag("routes", \.showsRoutes, "Show its route map (SVG)."),
      .option("language", short: "l", \.language, "ro[,en]", "The language, or two for a form.")),
    .group(\.output, OutputOptions.grammar)
      .restricted(
        "format", when: \.showsCodebook, because: "a form is HTML and a route map SVG",
        or: "show the --codebook"))

  enum Format: String, OutputFormat {
    case html, markdown

    static let usual = html
  }

  var path = ""
  var prints = false
  var showsCodebook = false
  var showsRoutes = false
  var language: String?
  var output = OutputOptions<Format>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard [prints, showsCodebook, showsRoutes].count(where: \.self) == 1 else {
      return streams.misused(Self.name, "say what to show: --print, --codebook or --routes")
    }
    do {
      try refuseOverwriting([path], by: "--output", output.path)
      let source = try readSource(path)
      guard let questionnaire = streams.readQuestionnaire(source) else { return .findings }
      guard let languages = languages(of: questionnaire, &streams) else { return .usage }
      return streams.deliver(text(of: questionnaire, in: languages), to: output.path)
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func text(of questionnaire: Questionnaire, in languages: [Language]) -> String {
    if prints { return PrintedForm(questionnaire, in: languages).render() }
    if showsRoutes { return RouteMap(questionnaire, in: languages[0]).render() }
    let codebook = Codebook(questionnaire, in: languages[0])
    return output.format == .markdown ? codebook.markdown() : codebook.html()
  }

  private func languages(
    of questionnaire: Questionnaire, _ streams: inout Streams
  ) -> [Language]? {
    guard let language else { return [questionnaire.languages[0]] }
    var languages: [Language] = []
    for name in language.split(separator: ",", omittingEmptySubsequences: false) {
      guard let found = streams.language(String(name), of: questionnaire, for: Self.name) else {
        return nil
      }
      languages.append(found)
    }
    guard languages.count <= (prints ? 2 : 1), Set(languages).count == languages.count else {
      _ = streams.misused(
        Self.name, prints ? "a form is in one language or in two" : "choose one language")
      return nil
    }
    return languages
  }
}
