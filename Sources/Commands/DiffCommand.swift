import Arguments
import Comparing
import Files
import Reports

struct DiffCommand: Command {
  static let name = "diff"
  static let summary = "Tell what a new version of a questionnaire does to old answers."
  static let discussion = """
    Every change is safe (old and new answers can be read together), recode (after a
    recoding, or a decision that only a person can make) or breaking (they cannot,
    or would be misread in silence: a code that stands for something else now). Each
    names the languages it is seen in, the indices whose scores it touches, and the
    mirrored item of another questionnaire.

    Example:
      $ percept diff contact-1.0.yaml contact-1.1.yaml
      contact 1.0.0 to contact 1.1.0: 0 breaking, 1 recode, 1 safe

    Exits with 1 if a change is breaking or a questionnaire has errors, and with 2
    if a file cannot be read.

    """
  static let grammar = Grammar<DiffCommand>(
    .always(
      .operand("old", \.old, "The questionnaire as it was."),
      .operand("new", \.new, "The questionnaire as it is."),
      .format(\.format)))

  var old = ""
  var new = ""
  var format = ReportFormat.text

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do throws(FileError) {
      let sources = (try readSource(old), try readSource(new))
      let before = streams.readQuestionnaire(sources.0)
      let after = streams.readQuestionnaire(sources.1)
      guard let before, let after else { return .findings }
      let comparison = QuestionnaireComparison(before, after)
      switch format {
      case .text: streams.output.write(RevisionText().render(comparison))
      case .json: streams.output.write(RevisionJSON().render(comparison))
      }
      return comparison.changes(.breaking).isEmpty ? .done : .findings
    } catch {
      return streams.fail(error)
    }
  }
}
