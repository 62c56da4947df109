import Arguments
import Files
import Interviewing
import QuestionnaireModel
import Sealing
import StudyStorage
import Terminal

struct InterviewCommand: Command {
  static let name = "interview"
  static let summary = "Ask the questionnaire's questions, on a whole screen or line by line."
  static let discussion = """
    Each answer is on the disk before the next question is shown, so that a crash or
    a power cut loses at most what is being typed. On a terminal the interview takes
    the whole screen: digits answer, F1 shows every key, F12 hides the screen until
    your passphrase is typed, Esc stops with a reason.

    --plain, and any pipe, goes line by line, which suits screen readers. Type an
    option's number, its name or its label; the keys of non-answers are shown with
    the question. Also: '<' back, '>' forward, '=P12' to a question, '@en' another
    language, '#words' a note on the question, '?' help, '!' stop, '!!' distress,
    '+' the support card, '--' out of sight. Where the questionnaire has a safety
    list, it comes first: a no begins nothing, and is only counted.

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
    .option("case", \.caseNumber, "NUMBER", "The case that the interview belongs to."),
    .option("resume", short: "r", \.resume, "INTERVIEW", "Go on with an interview."),
    .flag("list", \.lists, "List the interviews that are not finished."),
    .flag("plain", \.isPlain, "Line by line, for screen readers and pipes."),
    .flag("take-over", \.takesOver, "Resume even what another computer has open."),
    .option("hide-after", \.hideAfter, "MINUTES", "Hide the screen when idle so long (5)."),
    .flag("new-passphrase", \.choosesPassphrase, "Choose anew what brings a hidden screen back."),
    .option("actor", \.actor, "NAME", "The interviewer, for the study's log."))

  var study = ""
  var questionnaire: String?
  var language: String?
  var caseNumber: Int?
  var resume: String?
  var lists = false
  var isPlain = false
  var takesOver = false
  var hideAfter = 5
  var choosesPassphrase = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard hideAfter >= 0 else {
      return streams.misused("interview", "--hide-after takes minutes, 0 for never")
    }
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
    if let warning = today().flatMap({ outdatedSupport(of: model, on: $0) }) {
      streams.report("percept: warning: \(warning)")
    }
    if let caseNumber { _ = try opened.existingCase(caseNumber) }
    guard try passesGate(of: model, in: begun, opened, &streams) else { return .done }
    let interview = try Interview(
      of: model, in: begun, seed: .random(in: Shuffling.seeds),
      balance: try opened.drawBalance(of: stored))
    let recorder = StudyRecorder(
      beginning: stored, in: opened, actor: actor, forCase: caseNumber)
    return conduct(interview, opening: interview.opening, recorder, &streams)
  }

  /// Asks the interviewer what must be true before anything is asked; counts whether it was.
  private func passesGate(
    of model: Questionnaire, in language: Language, _ opened: borrowing Study,
    _ streams: inout Streams
  ) throws(StudyError) -> Bool {
    var gate = LineGate(of: model, in: language)
    guard gate.isNeeded else { return true }
    let isOpen: Bool
    if takesWholeScreen(streams), var display = CursesDisplay(colored: false) {
      var gate = FullScreenGate(of: model, in: language)
      isOpen = gate.run(on: &display)
    } else {
      var terminal = StreamTerminal(streams, in: language)
      isOpen = gate.run(terminal: &terminal)
      streams.output.flush()
    }
    if isOpen {
      try opened.gatePassed(actor: actor)
    } else {
      try opened.gateClosed(actor: actor)
    }
    return isOpen
  }

  private func goOn(
    _ name: String, _ opened: consuming Study, _ streams: inout Streams
  ) throws -> ExitCode {
    let reference = try opened.unfinishedInterview(named: name, of: questionnaire)
    if !takesOver, let lease = try opened.lease(of: reference) {
      throw StudyError.interviewHeld(reference.name, by: lease)
    }
    let events = try opened.events(of: reference)
    var interview = try Interview(
      replaying: events, questionnaire: reference.questionnaire.questionnaire)
    let opening = try interview.resume()
    let recorder = StudyRecorder(
      resuming: reference, in: opened, actor: actor, takingOver: takesOver)
    return conduct(interview, opening: opening, recorder, &streams)
  }

  private func conduct(
    _ interview: Interview, opening: InterviewEvent, _ recorder: consuming StudyRecorder,
    _ streams: inout Streams
  ) -> ExitCode {
    if takesWholeScreen(streams) {
      guard let display = CursesDisplay(colored: streams.terminal.colorAllowed) else {
        streams.report("this terminal cannot show whole screens; going line by line")
        return conductPlainly(interview, opening: opening, recorder, &streams)
      }
      return conduct(interview, opening: opening, recorder, on: display, &streams)
    }
    return conductPlainly(interview, opening: opening, recorder, &streams)
  }

  private func takesWholeScreen(_ streams: Streams) -> Bool {
    !isPlain && streams.terminal.showsWholeScreens
  }

  private func conductPlainly(
    _ interview: Interview, opening: InterviewEvent, _ recorder: consuming StudyRecorder,
    _ streams: inout Streams
  ) -> ExitCode {
    var asked = LineInterview(interview, opening: opening)
    var terminal = StreamTerminal(streams, in: interview.language)
    let ending = asked.run(terminal: &terminal, recorder: &recorder)
    streams.output.flush()
    let name = recorder.interviewName
    _ = consume recorder
    return end(ending, named: name, wishesErasure: asked.wishesErasure, &streams)
  }

  private func conduct(
    _ interview: Interview, opening: InterviewEvent, _ recorder: consuming StudyRecorder,
    on display: consuming CursesDisplay, _ streams: inout Streams
  ) -> ExitCode {
    let lock: PassphraseHash?
    do throws(FileError) {
      lock = try passphrase(in: interview.language, on: &display)
    } catch {
      // The terminal is given back before anything is said on it.
      _ = consume display
      return streams.fail(error)
    }
    let ethics = interview.questionnaire.ethics
    let asked = FullScreenInterview(
      interview, opening: opening, on: display, recorder: recorder,
      setting: FullScreenSetting(
        clock: { Int(currentTimeMilliseconds()) },
        opens: lock.map { hash in { hash.matches($0) } },
        idleLimit: hideAfter == 0 ? nil : hideAfter * 60_000,
        supportCard: { EthicsWords(ethics, in: $0).supportCard },
        distressWords: { EthicsWords(ethics, in: $0).distress }))
    let (ending, name, wishesErasure) = Self.run(asked)
    return end(ending, named: name, wishesErasure: wishesErasure, &streams)
  }

  /// Erases what the respondent wants erased, and says what is stored.
  private func end(
    _ ending: LineInterviewEnding, named name: String?, wishesErasure: Bool,
    _ streams: inout Streams
  ) -> ExitCode {
    guard wishesErasure, let name else { return say(ending, named: name, &streams) }
    if case .saved = ending { return erase(name, &streams) }
    let code = say(ending, named: name, &streams)
    sayNotErased(name, &streams)
    return code
  }

  private func sayNotErased(_ name: String, _ streams: inout Streams) {
    streams.report(
      "percept: error: what was said is NOT erased, though the respondent wants it deleted; erase it"
        + " with: percept withdraw \(escapingControls(quotedForShell(study))) \(name) --reason 'wished at the stop'"
    )
  }

  /// Runs an interview and gives the terminal back before anything else is said.
  private static func run(
    _ asked: consuming FullScreenInterview<CursesDisplay, StudyRecorder>
  ) -> (ending: LineInterviewEnding, name: String?, wishesErasure: Bool) {
    let ending = asked.run()
    return (ending, asked.recorder.interviewName, asked.wishesErasure)
  }

  /// The passphrase's hash, chosen now where there is none; nil where none is wanted.
  private func passphrase(
    in language: Language, on display: inout CursesDisplay
  ) throws(FileError) -> PassphraseHash? {
    let file = ScreenLockFile()
    if !choosesPassphrase, let hash = try file.read() { return hash }
    var setup = LockSetup(in: language)
    guard let chosen = setup.run(on: &display), let hash = PassphraseHash(of: chosen) else {
      return nil
    }
    try file.write(hash)
    return hash
  }

  /// Erases what was said, as the respondent wished when the interview was stopped.
  private func erase(_ name: String, _ streams: inout Streams) -> ExitCode {
    do throws(StudyError) {
      let opened = try Study.open(study, for: .writing)
      try opened.withdraw(
        try opened.interview(named: name), because: "wished when it was stopped", actor: actor)
      streams.report("what was said in interview \(name) is erased")
      return .done
    } catch {
      let code = streams.fail(error)
      sayNotErased(name, &streams)
      return code
    }
  }

  private func say(
    _ ending: LineInterviewEnding, named name: String?, _ streams: inout Streams
  ) -> ExitCode {
    guard let name else {
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
