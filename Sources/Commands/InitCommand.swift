import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Words

struct InitCommand: Command {
  static let name = "init"
  static let summary = "Make a study file with its questionnaires."
  static let discussion = """
    The study is one file that only you can read. It holds every version of its
    questionnaires exactly as written, and everything that happens in interviews. A
    questionnaire with errors is not taken in. Later, --add takes a new
    questionnaire or a new version into a study that exists.

    Example:
      $ percept init study.percept --questionnaire questionnaires/poverty.yaml
      study.percept: made with poverty 1.0.0 (6 items)

    Exits with 1 if a questionnaire has errors, and with 2 if the study cannot be
    made; then there is none.
    """
  static let grammar = Grammar<InitCommand>(
    .always(
      .operand("study", \.path, "The study file to make."),
      .option(
        "questionnaire", short: "q", \.questionnaires, "FILE",
        "A questionnaire to take in; repeat it for several."),
      .flag("add", \.adds, "Add to a study that exists."),
      .actor(\.actor)))

  var path = ""
  var questionnaires: [String] = []
  var adds = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard !questionnaires.isEmpty else {
      return streams.misused(
        Self.name, "a study needs a questionnaire; name it with --questionnaire")
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
    streams.error.write(streams.errorRenderer.render(findings))
    guard read.count == questionnaires.count else {
      streams.report(
        "percept: error: mend the errors first; \(adds ? "nothing was added" : "no study was made")"
      )
      return .findings
    }
    do {
      try store(read, &streams)
    } catch {
      return streams.fail("\(error)")
    }
    return .done
  }

  private func store(
    _ read: [(Questionnaire, SourceText)], _ streams: inout Streams
  ) throws {
    var lines: [String] = []
    if adds {
      let study = try Study.open(path, for: .writing)
      for (questionnaire, source) in read {
        let wasAdded = try study.add(questionnaire, source: source, actor: actor)
        let name = Self.words(for: questionnaire)
        lines.append(wasAdded ? "added \(name)" : "holds \(name) already")
      }
    } else {
      try makeStudy(at: path) { study throws(StudyError) in
        for (questionnaire, source) in read {
          _ = try study.add(questionnaire, source: source, actor: actor)
        }
      }
      lines = read.map { "made with \(Self.words(for: $0.0))" }
    }
    if let day = today() {
      for warning in read.compactMap({ outdatedSupport(of: $0.0, on: day) }) {
        streams.report("percept: warning: \(warning)")
      }
    }
    for line in lines { streams.print("\(DisplayText.escaped(path)): \(line)") }
  }

  private static func words(for questionnaire: Questionnaire) -> String {
    "\(questionnaire.id) \(questionnaire.version)"
      + " (\(counted(questionnaire.items.count, "item")))"
  }
}
