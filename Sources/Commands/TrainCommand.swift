import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Terminal

struct TrainCommand: Command {
  static let name = "train"
  static let summary = "Practice interviews that store nothing."
  static let discussion = """
    Real questions, asked as in an interview, and after two of them something
    happens: somebody comes in (interruption), the respondent is in distress
    (distress), asks to hide everything (hide), or wants to stop and everything
    deleted (stop). Do what is right: F12 hides, F7 pauses for distress, F8 shows
    the support card, Esc stops; line by line they are '--', '!!', '+' and '!'.
    The report says what was right. No file is made or changed.

    The questionnaire is that of a study, or a file whose name ends in .yaml.

    Example:
      $ percept train questionnaires/survivors.yaml --language ro
      $ percept train study.percept --scenario distress

    Exits with 1 if something was not done right.
    """
  static let grammar = Grammar<TrainCommand>(
    .always(
      .operand("source", \.source, "A study, or a questionnaire."),
      .option(
        "scenario", short: "s", \.scenario, Scenario.words.joined(separator: "|"),
        "What happens (all, one by one)."
      )
      .quietly),
    .onData(.questionnaire(\.questionnaire)),
    .always(
      .flag("plain", \.isPlain, "Line by line, for screen readers and pipes."),
      .option("language", short: "l", \.language, "LANGUAGE", "The language to ask in.")))

  /// One scenario, or nil for all of them.
  struct Scenario: ArgumentValue, Hashable {
    var only: PracticeScenario?

    static let words = ["all"] + PracticeScenario.allCases.map(\.rawValue)
    static let expectation = words.joined(separator: ", ")

    static let all = Scenario()

    private init() {}

    init?(argument: String) {
      guard argument != "all" else { return }
      guard let scenario = PracticeScenario(rawValue: argument) else { return nil }
      only = scenario
    }
  }

  var source = ""
  var scenario = Scenario.all
  var questionnaire: String?
  var language: String?
  var isPlain = false

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let chosen = scenario.only.map { [$0] } ?? PracticeScenario.allCases
    do {
      guard let model = try questionnaire(&streams) else { return .findings }
      guard let spoken = streams.language(language, of: model, for: Self.name) else {
        return .usage
      }
      return try practice(chosen, of: model, in: spoken, &streams)
    } catch let misuse as OptionMisuse {
      return streams.misused(Self.name, misuse)
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func questionnaire(_ streams: inout Streams) throws -> Questionnaire? {
    if source.hasSuffix(".yaml") || source.hasSuffix(".yml") {
      if questionnaire != nil {
        throw OptionMisuse.withoutEffect(
          "--questionnaire", because: "the file is one questionnaire", or: "name a study")
      }
      return streams.readQuestionnaire(try readSource(source))
    }
    return try Study.open(source, for: .reading).questionnaire(named: questionnaire).questionnaire
  }

  private func practice(
    _ scenarios: [PracticeScenario], of model: Questionnaire, in language: Language,
    _ streams: inout Streams
  ) throws(InterviewFault) -> ExitCode {
    var scenarios = scenarios
    if model.ethics.stop == nil {
      scenarios.removeAll { $0 == .stop }
      if scenarios.isEmpty {
        return streams.fail(
          "the questionnaire has no question at a stop, so stopping cannot be practiced; add 'stop' to "
            + "its 'ethics'")
      }
    }
    var terminal = StreamTerminal(streams, in: language)
    var verdicts: [String] = []
    var isRight = true
    for scenario in scenarios {
      let interview = PracticeInterview(scenario, of: model, in: language)
      let conduct: PracticeConduct
      if !isPlain, streams.terminal.showsWholeScreens,
        let display = CursesDisplay(colored: streams.terminal.colorAllowed)
      {
        conduct = try interview.run(on: display, clock: { Int(currentTimeMilliseconds()) })
      } else {
        conduct = try interview.run(terminal: &terminal)
      }
      verdicts.append(interview.verdict(on: conduct))
      isRight = isRight && conduct.isRight(in: scenario)
    }
    streams.print("\n" + verdicts.joined(separator: "\n"))
    return isRight ? .done : .findings
  }
}
