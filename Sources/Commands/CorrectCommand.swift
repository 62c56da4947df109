import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Words

struct CorrectCommand: Command {
  static let name = "correct"
  static let summary = "Change an answer of an interview that is over, with a reason."
  static let discussion = """
    INTERVIEW is the name on the respondent's card, such as 7KQ3-M2XD. Without
    --item the answers are shown, to the person at the terminal alone, and each
    change is asked for. With --item, --answer and --reason one answer is changed.
    The old answer stays in the log, beside who changed it, when and why. An answer
    that a soft check doubts needs --confirm. A change that makes the check of
    another answer fail, or that takes answers off the route, is told before it is
    stored: you are asked, and with --item it needs --drop-answers.

    Example:
      $ percept correct study.percept 7KQ3-M2XD
      $ percept correct study.percept 7KQ3-M2XD --item P12 --answer 3 \\
        --reason 'the respondent called'

    Exits with 2 if the answer is not taken or could not be stored.
    """
  static let grammar = Grammar<CorrectCommand>(
    .always(
      .operand("study", \.study, "The study that holds the interview."),
      .operand("interview", \.interview, "The name of the interview."),
      .option("item", \.item, "ITEM", "The item to change."),
      .option("answer", \.answer, "ANSWER", "The new answer, as it is typed in an interview."),
      .option("reason", \.reason, "TEXT", "Why it is changed.")),
    .only(
      when: { $0.item != nil }, because: "without --item you are asked", or: "name the --item",
      .flag("confirm", \.confirms, "Take an answer that soft checks doubt."),
      .flag(
        "drop-answers", \.dropsAnswers,
        "Store it although checks fail or answers leave the tables.")),
    .always(
      .option("language", short: "l", \.language, "LANGUAGE", "The language to show it in."),
      .actor(\.actor)))

  var study = ""
  var interview = ""
  var item: String?
  var answer: String?
  var reason: String?
  var confirms = false
  var dropsAnswers = false
  var language: String?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if (item == nil) != (answer == nil) || item != nil && reason == nil {
      return streams.misused(Self.name, "--item, --answer and --reason belong together")
    }
    do {
      let opened = try Study.open(study, for: .writing)
      let record = try opened.record(of: opened.interview(named: interview))
      guard record.reference.status != .inProgress else {
        throw StudyError.interviewInProgress(record.reference.name)
      }
      let shown =
        try language.map(record.questionnaire.language(named:))
        ?? record.interview?.language ?? record.questionnaire.languages[0]
      var recorder = CorrectionRecorder(of: record, in: opened, actor: actor)
      if let item, let answer, let reason {
        return try change(
          item, to: answer, because: reason, record.correction, shown, &recorder, streams)
      }
      var asked = LineCorrection(record.correction, in: shown, because: reason)
      var terminal = StreamTerminal(streams, in: shown)
      let ending = asked.run(terminal: &terminal, recorder: &recorder)
      streams.output.flush()
      streams.report("\(record.reference.name): \(counted(ending.changes, "correction"))")
      return ending.isUnsaved ? .failed : .done
    } catch let error as StudyError {
      return streams.fail(error)
    } catch let error as UnknownLanguage {
      return streams.fail(error)
    } catch {
      return streams.fail("the interview cannot be read: its events contradict each other")
    }
  }

  private func change(
    _ name: String, to typed: String, because reason: String, _ before: Correction,
    _ language: Language, _ recorder: inout CorrectionRecorder, _ streams: Streams
  ) throws -> ExitCode {
    let model = before.questionnaire
    let wording = FaultWording(model, in: language)
    guard let index = model.index(of: ItemID(name)) else {
      return streams.fail("the questionnaire has no item '\(name)'")
    }
    var correction = before
    do {
      let answer = try AnswerParser(model).answer(typed: typed, to: index)
      let (event, consequence) = try correction.change(
        model.items[index].id, to: answer, because: reason, confirming: confirms)
      let words = CorrectionWording(model, in: language)
      guard dropsAnswers || !consequence.needsAcceptance else {
        for line in words.warnings(of: consequence) { streams.report(DisplayText.escaped(line)) }
        return streams.fail(
          "\(name) is left as it was; correct the other answers first, or give --drop-answers")
      }
      try recorder.record(event)
      streams.output.write(words.text(for: consequence))
      return .done
    } catch let fault as InputFault {
      return streams.fail("\(name): \(wording.text(for: fault, item: index))")
    } catch let fault as InterviewFault {
      return streams.fail("\(name): \(words(for: fault, wording, index))")
    }
  }

  private func words(for fault: InterviewFault, _ wording: FaultWording, _ item: Int) -> String {
    switch fault {
    case .doubtful: "a soft check doubts the answer; if it is right, give --confirm"
    case .notReached: "the interview's route does not lead by it; correct what leads past it first"
    case .emptyNote: "a correction needs a reason; give --reason"
    default: wording.text(for: fault, item: item)
    }
  }
}

extension Correction {
  /// Changes an answer and confirms what soft checks doubt, where that is allowed.
  fileprivate mutating func change(
    _ item: ItemID, to answer: Answer, because reason: String, confirming: Bool
  ) throws(InterviewFault) -> (event: InterviewEvent, consequence: Consequence) {
    do throws(InterviewFault) {
      return try change(item, to: answer, because: reason)
    } catch {
      guard confirming, case .doubtful(let checks) = error else { throw error }
      return try change(item, to: answer, confirming: checks, because: reason)
    }
  }
}
