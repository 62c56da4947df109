import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage

struct InitCommand: Command {
  static let name = "init"
  static let summary = "Make a study file with its questionnaires."
  static let discussion = """
    The study is one file that only you can read. It holds every version of its questionnaires
    exactly as written, and everything that happens in interviews. A questionnaire with errors is
    not taken in. Later, --add takes a new questionnaire or a new version into a study that exists.

    Example:
      $ percept init study.percept --questionnaire questionnaires/poverty.yaml
      study.percept: made with poverty 1.0.0 (6 items)

    """
  static let grammar = Grammar<InitCommand>(
    .operand("study", \.path, "The study file to make."),
    .option(
      "questionnaire", short: "q", \.questionnaires, "FILE",
      "A questionnaire to take in; repeat it for several."),
    .flag("add", \.adds, "Add to a study that exists."),
    .option("actor", \.actor, "NAME", "Who does it, for the study's log."))

  var path = ""
  var questionnaires: [String] = []
  var adds = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard !questionnaires.isEmpty else {
      streams.report("percept: error: a study needs a questionnaire; name it with --questionnaire")
      return .usage
    }
    var read: [(Questionnaire, SourceText)] = []
    var findings: [Findings] = []
    do throws(FileError) {
      for file in questionnaires {
        let source = try readSource(file)
        let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
        findings.append(Findings(source: source, diagnostics: diagnostics))
        if let questionnaire { read.append((questionnaire, source)) }
      }
    } catch {
      return streams.fail(error)
    }
    streams.error.write(streams.renderer.render(findings))
    guard read.count == questionnaires.count else {
      streams.report("percept: error: mend the errors first; no study was made")
      return .findings
    }
    do throws(StudyError) {
      try store(read, &streams)
    } catch {
      return streams.fail(error)
    }
    return .done
  }

  private func store(
    _ read: [(Questionnaire, SourceText)], _ streams: inout Streams
  ) throws(StudyError) {
    let study = adds ? try Study.open(path, for: .writing) : try Study.create(at: path)
    for (questionnaire, source) in read {
      let name =
        "\(questionnaire.id) \(questionnaire.version) (\(questionnaire.items.count) items)"
      let wasAdded = try study.add(questionnaire, source: source, actor: actor)
      let what =
        switch (adds, wasAdded) {
        case (false, _): "made with \(name)"
        case (true, true): "added \(name)"
        case (true, false): "holds \(name) already"
        }
      streams.print("\(path): \(what)")
    }
  }
}
