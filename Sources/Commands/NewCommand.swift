import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import Words

struct NewCommand: Command {
  static let name = "new"
  static let summary = "Start a questionnaire that passes the checker."
  static let discussion = """
    The file shows what a questionnaire needs: consent first, a way to decline every
    question, a route, a scale and its battery, and support contacts at the end.
    Comments tell what to change. An existing file is never replaced.

    Example:
      $ percept new visit --languages ro,en
      visit.yaml: started in ro, en; check it with 'percept check visit.yaml'

    Exits with 2 if the file cannot be made.

    """
  static let grammar = Grammar<NewCommand>(
    .always(
      .operand(
        "name", \.title, "The questionnaire's name: a letter, then letters, digits and '_'."),
      .option(
        "languages", short: "l", \.languages, "ro,en", "Its languages, the source first (ro,en)."
      )
      .quietly,
      .option("output", short: "o", \.output, "FILE", "Where to write the result (NAME.yaml).")))

  var title = ""
  var languages = "ro,en"
  var output: String?

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let names = languages.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    do throws(TemplateFault) {
      let text = try QuestionnaireTemplate.text(name: title, languages: names)
      return write(text, in: names, &streams)
    } catch {
      return streams.misused(Self.name, error)
    }
  }

  private func write(
    _ text: String, in languages: [String], _ streams: inout Streams
  ) -> ExitCode {
    let path = output ?? "\(title).yaml"
    guard !exists(path) else {
      return streams.fail("\(path) exists already; choose another name with --output")
    }
    do throws(FileError) {
      var file = try FileOutput(path, .createNew)
      try file.write(text)
      try file.close(durably: true)
    } catch {
      return streams.fail(error)
    }
    let shown = DisplayText.escaped(path)
    streams.print(
      "\(shown): started in \(languages.joined(separator: ", ")); check it with "
        + "'percept check \(shown)'")
    return .done
  }
}
