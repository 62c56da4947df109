import Arguments
import Files
import Interviewing
import QuestionnaireModel
import StudyStorage

struct InterviewCommand: Command {
  static let name = "interview"
  static let summary = "Ask the questionnaire's questions, line by line."
  static let discussion = """
    Each answer is on the disk before the next question is shown, so that a crash or
    a power cut loses at most what is being typed. Type an option's number, its name
    or its label; the keys of non-answers are shown with the question. Also: '<'
    back, '>' forward, '=P12' to a question, '@en' another language, '#words' a note
    on the question, '?' help, '!' stop.

    Example:
      $ percept interview study.percept --language ro
      $ percept interview study.percept --list
      $ percept interview study.percept --resume 7KQ3-M2XD

    The end of the input stops the interview with everything kept. Exits with 2 if
    something could not be stored.
    """
  static let grammar = Grammar<InterviewCommand>(
    .operand("study", \.study, "The study that takes the answers."),
    .option(
      "questionnaire", \.questionnaire, "NAME", "The questionnaire, where there are several."),
    .option("language", short: "l", \.language, "LANGUAGE", "The language to begin in."),
    .option("resume", short: "r", \.resume, "INTERVIEW", "Go on with an interview."),
    .flag("list", \.lists, "List the interviews that are not finished."),
    .option("actor", \.actor, "NAME", "The interviewer, for the study's log."))

  var study = ""
  var questionnaire: String?
  var language: String?
  var resume: String?
  var lists = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      let opened = try Study.open(study, for: lists ? .reading : .writing)
      if lists { return try list(opened, &streams) }
      if let resume { return try goOn(resume, consume opened, &streams) }
      return try begin(consume opened, &streams)
    } catch let error as StudyError {
      return streams.fail(error)
    } catch let error as UnknownLanguage {
      return streams.fail(error)
    } catch is InterviewFault {
      return streams.fail("the interview cannot be taken up: it is over")
    } catch {
      return streams.fail("the interview cannot be taken up: its events contradict each other")
    }
  }

  private func list(_ opened: borrowing Study, _ streams: inout Streams) throws -> ExitCode {
    let unfinished = try opened.unfinishedInterviews(of: questionnaire)
    for interview in unfinished {
      let model = interview.questionnaire.questionnaire
      streams.print("\(interview.name)  \(model.id) \(model.version)  \(interview.status.words)")
    }
    if unfinished.isEmpty { streams.report("no unfinished interviews") }
    return .done
  }

  private func begin(_ opened: consuming Study, _ streams: inout Streams) throws -> ExitCode {
    let stored = try opened.questionnaire(named: questionnaire)
    let model = stored.questionnaire
    let begun = try language.map(model.language(named:)) ?? model.languages[0]
    let unfinished = try opened.unfinishedInterviews(of: questionnaire).count
    if unfinished > 0 {
      streams.report(
        counted(unfinished, "unfinished interview")
          + "; --list names them, --resume goes on with one")
    }
    var asked = try LineInterview(
      of: model, in: begun, seed: .random(in: Shuffling.seeds),
      balance: try opened.drawBalance(of: stored))
    var recorder = StudyRecorder(beginning: stored, in: opened, actor: actor)
    return conduct(&asked, &recorder, &streams)
  }

  private func goOn(
    _ name: String, _ opened: consuming Study, _ streams: inout Streams
  ) throws -> ExitCode {
    let reference = try opened.unfinishedInterview(named: name, of: questionnaire)
    let events = try opened.events(of: reference)
    var asked = try LineInterview(
      resuming: Interview(
        replaying: events, questionnaire: reference.questionnaire.questionnaire))
    var recorder = StudyRecorder(resuming: reference, in: opened, actor: actor)
    return conduct(&asked, &recorder, &streams)
  }

  private func conduct(
    _ asked: inout LineInterview, _ recorder: inout StudyRecorder, _ streams: inout Streams
  ) -> ExitCode {
    var terminal = StreamTerminal(streams)
    let ending = asked.run(terminal: &terminal, recorder: &recorder)
    streams.output.flush()
    guard let name = recorder.interviewName else {
      return streams.fail("the interview could not be begun; nothing was stored")
    }
    switch ending {
    case .saved(.completed), .saved(.declined):
      streams.report("interview \(name) is stored")
      return .done
    case .saved(.stopped), .saved(.inProgress):
      streams.report(
        "interview \(name) is stored up to here; go on with:"
          + " percept interview \(escapingControls(quotedForShell(study))) --resume \(name)")
      return .done
    case .unsaved:
      streams.report(
        "percept: error: the last answer was NOT stored; write it on paper. Everything before it is"
          + " stored in interview \(name)")
      return .failed
    }
  }
}

extension InterviewStatus {
  /// How far an interview has come, in words.
  var words: String {
    switch self {
    case .inProgress: "in progress"
    case .completed: "completed"
    case .declined: "consent declined"
    case .stopped: "stopped"
    case .withdrawn: "withdrawn"
    case .verification: "second keying"
    }
  }
}
