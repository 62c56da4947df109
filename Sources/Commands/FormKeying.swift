import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Terminal
import Words

/// What keying a form a first or a second time has in common for the commands.
struct FormKeying {
  let study: String
  let actor: String
  /// Whether a terminal, too, is used line by line.
  let isPlain: Bool
  /// Whether a form is taken even from another computer that has it open.
  let takesOver: Bool
  /// After how many minutes without a key the form hides; 0 for never.
  let hideAfter: Int

  /// How keying one form ended.
  enum Ending {
    case ended(String)
    case left(String)
    /// What was not stored; nil where everything was and is out of reach now.
    case unsaved(UnsavedLoss?)

    init(_ ending: SittingEnding, name: String?) {
      guard let name else {
        self = .unsaved(.entry)
        return
      }
      switch ending {
      case .saved(.completed), .saved(.declined): self = .ended(name)
      case .saved(.stopped), .saved(.inProgress): self = .left(name)
      case .unsaved(let event): self = .unsaved(event.loss)
      }
    }
  }

  func begin(
    _ form: KeyedForm, of stored: StoredQuestionnaire, as interview: Interview,
    comparedWith first: Interview? = nil, _ streams: Streams
  ) throws -> Ending {
    let beginning = try FormBeginning(form, of: interview, comparedWith: first)
    return try run(
      beginning,
      StudyRecorder(beginning: stored, in: try Study.open(study, for: .writing), actor: actor),
      streams)
  }

  func goOn(
    with reference: InterviewReference, comparedWith first: Interview? = nil, _ streams: Streams
  ) throws -> Ending {
    let opened = try Study.open(study, for: .writing)
    if !takesOver, let lease = try opened.lease(of: reference) {
      throw StudyError.interviewHeld(reference.name, by: lease)
    }
    let replayed = try Interview(
      replaying: opened.events(of: reference), questionnaire: reference.questionnaire.questionnaire)
    let beginning = try FormBeginning(resuming: replayed, comparedWith: first)
    return try run(
      beginning,
      StudyRecorder(resuming: reference, in: opened, actor: actor, takingOver: takesOver), streams)
  }

  private func run(
    _ beginning: FormBeginning, _ recorder: consuming StudyRecorder, _ streams: Streams
  ) throws(FileError) -> Ending {
    if takesWholeScreen(streams) {
      let lock = try ScreenLockFile().lock(hidingAfter: hideAfter)
      if let display = CursesDisplay(colored: streams.terminal.colorAllowed) {
        return run(
          FullScreenEntry(beginning, on: display, recorder: recorder, lock: lock), streams)
      }
      streams.report("this terminal cannot show whole screens; going line by line")
    }
    var line = LineEntry(beginning)
    var terminal = StreamTerminal(streams, in: beginning.language)
    let ending = line.run(terminal: &terminal, recorder: &recorder)
    streams.output.flush()
    return left(ending, recorder, streams)
  }

  /// Runs a form and gives the terminal back before anything else is said.
  private func run(
    _ entry: consuming FullScreenEntry<CursesDisplay, StudyRecorder>, _ streams: Streams
  ) -> Ending {
    let ending = entry.run()
    let recorder = entry.leavingTheScreen()
    return left(ending, recorder, streams)
  }

  /// How a form was left; where the study is out of reach it is said what became of the entries.
  private func left(
    _ ending: SittingEnding, _ recorder: borrowing StudyRecorder, _ streams: Streams
  ) -> Ending {
    guard let name = recorder.interviewName, recorder.place != .study else {
      return Ending(ending, name: recorder.interviewName)
    }
    streams.tellWhereRecorded(recorder, of: study, in: name)
    return if case .unsaved(let event) = ending { .unsaved(event.loss) } else { .unsaved(nil) }
  }

  private func takesWholeScreen(_ streams: Streams) -> Bool {
    !isPlain && streams.terminal.inputIsTerminal && streams.terminal.outputIsTerminal
      && environmentVariable("TERM") != "dumb"
  }

  /// What is wrong with `--hide-after`; nil where it is right or not given.
  static func misuse(hideAfter: Int?) -> String? {
    guard let hideAfter, hideAfter < 0 else { return nil }
    return "--hide-after takes minutes, 0 for never"
  }

  /// Asks for the number of the next form; nil where an empty line or the end of input ends it.
  static func askNumber(_ streams: Streams) -> String? {
    streams.output.write("Form number; Enter ends. > ")
    guard streams.output.flush(), let line = streams.readLine() else { return nil }
    let number = trimmed(line)
    return number.isEmpty ? nil : number
  }

  static func trimmed(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }
}

extension Streams {
  /// Says that a form could not be stored and what to do about it.
  func failUnsaved(_ number: String, _ loss: UnsavedLoss?) -> ExitCode {
    let shown = DisplayText.escaped(number)
    let goOn = "keep the paper out and go on with it once the disk can be written"
    return switch loss {
    case .entry: fail("the last entry of form '\(shown)' was NOT stored; \(goOn)")
    case .leaving, .completion, .step:
      fail(
        "what was entered of form '\(shown)' was stored, and its last step, which holds no entry,"
          + " was NOT; \(goOn)")
    case nil:
      fail("what was entered of form '\(shown)' was stored, and is out of reach now; \(goOn)")
    }
  }
}
