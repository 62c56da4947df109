import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import Sealing
import StudyStorage
import Terminal
import Words

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

    --case N goes on with the case's interview where it was not ended. A case that
    was interviewed takes one more only with a decision, which the log keeps:
    --replaces NAME, so that the earlier one counts no more once this one is
    completed, or --member, so that both count.

    The end of the input stops the interview with everything kept. Exits with 2 if
    something could not be stored.
    """
  static let grammar = Grammar<InterviewCommand>(
    .always(
      .operand("study", \.study, "The study that takes the answers."),
      .questionnaire(\.questionnaire)),
    .only(
      when: { !$0.lists && $0.resume == nil }, because: "no interview is begun",
      or: "begin one without --list and --resume",
      .option("language", short: "l", \.language, "LANGUAGE", "The language to begin in."),
      .option("case", \.caseNumber, "NUMBER", "The case that the interview belongs to.")),
    .only(
      when: { $0.caseNumber != nil }, because: "it is about a case", or: "name it with --case",
      .flag("member", \.isMember, "One more interview of a case, with another of its persons."),
      .option(
        "replaces", \.replaced, "INTERVIEW", "One more interview of a case, for an earlier one."),
      .flag("take-case", \.takesCase, "Take a case that is assigned to somebody else.")),
    .only(
      when: { !$0.lists }, because: "interviews are listed", or: "go on without --list",
      .option("resume", short: "r", \.resume, "INTERVIEW", "Go on with an interview.").quietly),
    .always(.flag("list", \.lists, "List the interviews that are not finished.")),
    .only(
      when: { !$0.lists }, because: "nothing is asked", or: "ask without --list",
      .flag("plain", \.isPlain, "Line by line, for screen readers and pipes.")),
    .only(
      when: { $0.resume != nil || $0.caseNumber != nil && !$0.lists },
      because: "only an interview that was begun is open elsewhere",
      or: "go on with one with --resume",
      .flag("take-over", \.takesOver, "Go on with what another computer has open.")),
    .only(
      when: { !($0.isPlain || $0.lists) }, because: "only a whole screen hides itself",
      or: "ask on the whole screen",
      .option("hide-after", \.hideAfter, "MINUTES", "Hide the screen when idle so long (5)."),
      .flag("new-passphrase", \.choosesPassphrase, "Choose anew what brings a hidden screen back.")),
    .only(
      when: { !$0.lists }, because: "a list changes nothing that the log would tell", or: "",
      .actor(\.actor)))

  var study = ""
  var questionnaire: String?
  var language: String?
  var caseNumber: Int?
  var isMember = false
  var replaced: String?
  var takesCase = false
  var resume: String?
  var lists = false
  var isPlain = false
  var takesOver = false
  var hideAfter: Int?
  var choosesPassphrase = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if let misuse = FormKeying.misuse(hideAfter: hideAfter) {
      return streams.misused("interview", misuse)
    }
    if let misuse = misuseOfCase { return streams.misused("interview", misuse) }
    do {
      let opened = try Study.open(study, for: lists ? .reading : .writing)
      if lists { return try list(opened, &streams) }
      if let resume { return try goOn(resume, consume opened, &streams) }
      return try begin(consume opened, &streams)
    } catch let error as StudyError {
      return streams.fail(error)
    } catch let error as CaseError {
      return streams.fail(error)
    } catch let error as FileError {
      return streams.fail(error)
    } catch let error as UnknownLanguage {
      return streams.fail(error)
    } catch is InterviewFault {
      return streams.fail("the interview cannot be taken up: it is over")
    } catch {
      return streams.fail("the interview cannot be taken up: its events contradict each other")
    }
  }

  /// What is said of a case that contradicts itself; nil where nothing does.
  private var misuseOfCase: String? {
    isMember && replaced != nil ? "--member and --replaces are given one at a time" : nil
  }

  /// The decision on one more interview of the case.
  private func second(in opened: borrowing Study) throws(StudyError) -> SecondInterview? {
    if let replaced { return .replaces(try opened.interview(named: replaced)) }
    return isMember ? .member : nil
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
    let second = try second(in: opened)
    if let caseNumber {
      let entry = try opened.entry(
        toCase: caseNumber, with: stored, as: second, actor: actor, takingIt: takesCase)
      if case .resumes(let reference) = entry {
        streams.report("case \(caseNumber): going on with interview \(reference.name)")
        return try goOn(with: reference, consume opened, &streams)
      }
    }
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
    guard try passesGate(of: model, in: begun, opened, &streams) else { return .done }
    let interview = try Interview(
      of: model, in: begun, seed: .random(in: Shuffling.seeds),
      balance: try opened.drawBalance(of: stored))
    let recorder = StudyRecorder(
      beginning: stored, in: opened, actor: actor, forCase: caseNumber, as: second)
    return conduct(interview, opening: interview.opening, recorder, &streams)
  }

  /// Asks the interviewer what must be true before anything is asked; counts whether it was.
  private func passesGate(
    of model: Questionnaire, in language: Language, _ opened: borrowing Study,
    _ streams: inout Streams
  ) throws -> Bool {
    var gate = LineGate(of: model, in: language)
    guard gate.isNeeded else { return true }
    let isOpen: Bool
    if takesWholeScreen(streams), var display = CursesDisplay(colored: false) {
      let lock = try ScreenLockFile().lock(hidingAfter: hideAfter ?? 5)
      var gate = FullScreenGate(of: model, in: language, lock: lock)
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
    return try goOn(with: reference, opened, &streams)
  }

  private func goOn(
    with reference: InterviewReference, _ opened: consuming Study, _ streams: inout Streams
  ) throws -> ExitCode {
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
    return leave(
      LeftInterview(ending: ending, wishesErasure: asked.wishesErasure, recorder: recorder),
      &streams)
  }

  /// Says how an interview was left, or erases it where the respondent wished so.
  private func leave(_ left: consuming LeftInterview, _ streams: inout Streams) -> ExitCode {
    guard left.wishesErasure, let name = left.recorder.interviewName
    else { return say(left.ending, left.recorder, &streams) }
    guard case .saved = left.ending else {
      let code = say(left.ending, left.recorder, &streams)
      sayNotErased(name, &streams)
      return code
    }
    // The file is written anew by the erasing, which needs it for itself.
    _ = consume left
    return erase(name, &streams)
  }

  private func conduct(
    _ interview: Interview, opening: InterviewEvent, _ recorder: consuming StudyRecorder,
    on display: consuming CursesDisplay, _ streams: inout Streams
  ) -> ExitCode {
    let lock: ScreenLock
    do throws(FileError) {
      lock = ScreenLock(
        try passphrase(in: interview.language, on: &display), hidingAfter: hideAfter ?? 5)
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
        opens: lock.opens, idleLimit: lock.idleLimit,
        supportCard: { EthicsWords(ethics, in: $0).supportCard },
        distressWords: { EthicsWords(ethics, in: $0).distress }))
    return leave(Self.run(asked), &streams)
  }

  private func sayNotErased(_ name: String, _ streams: inout Streams) {
    streams.report(
      "percept: error: what was said is NOT erased, though the respondent wants it deleted; erase it"
        + " with: percept withdraw \(DisplayText.escaped(quotedForShell(study))) \(name) --reason 'wished at the stop'"
    )
  }

  /// Runs an interview and gives the terminal back before anything else is said.
  private static func run(
    _ asked: consuming FullScreenInterview<CursesDisplay, StudyRecorder>
  ) -> LeftInterview {
    let ending = asked.run()
    let wishesErasure = asked.wishesErasure
    return LeftInterview(
      ending: ending, wishesErasure: wishesErasure, recorder: asked.leavingTheScreen())
  }

  /// The passphrase's hash, chosen now where there is none; nil where none is wanted.
  private func passphrase(
    in language: Language, on display: inout CursesDisplay
  ) throws(FileError) -> PassphraseHash? {
    let file = ScreenLockFile()
    let stored = try file.read()
    if !choosesPassphrase, let stored { return stored }
    var setup = LockSetup(in: language, lock: ScreenLock(stored, hidingAfter: hideAfter ?? 5))
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
    _ ending: SittingEnding, _ recorder: borrowing StudyRecorder, _ streams: inout Streams
  ) -> ExitCode {
    guard let name = recorder.interviewName else {
      return streams.fail("the interview could not be begun; nothing was stored")
    }
    switch ending {
    case .saved where recorder.place != .study:
      streams.report("percept: error: interview \(name) was stored, and is out of reach now.")
    case .saved(.completed), .saved(.declined):
      streams.report("interview \(name) is stored")
      return .done
    case .saved(.stopped), .saved(.inProgress):
      streams.report(
        "interview \(name) is stored up to here; go on with:"
          + " percept interview \(DisplayText.escaped(quotedForShell(study))) --resume \(name)")
      return .done
    case .unsaved(let event):
      streams.report("percept: error: " + event.loss.words)
    }
    streams.tellWhereRecorded(recorder, of: study, in: name)
    return .failed
  }
}

/// An interview that was left, with what recorded it.
private struct LeftInterview: ~Copyable {
  let ending: SittingEnding
  let wishesErasure: Bool
  let recorder: StudyRecorder
}

extension UnsavedLoss {
  /// What was not stored, and what to do about it.
  fileprivate var words: String {
    switch self {
    case .entry: "the last answer was NOT stored; write it on paper."
    case .leaving:
      "that the interview was left was NOT stored; the answers before were, and none is lost by it."
    case .completion:
      "that the interview is complete was NOT stored; the answers before were: complete it again."
    case .step: "the last step was NOT stored; it held no answer."
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
    case .replaced: "replaced"
    }
  }
}
