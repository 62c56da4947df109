package import Interviewing
import QuestionnaireModel
package import Terminal

/// An interview on a whole screen: one question at a time, batteries as grids, every key at hand.
///
/// It shares the engine with the line-by-line interview: routing, checks and events are the
/// `Interview`'s. Each event is recorded before anything more is asked.
package struct FullScreenInterview<
  Screen: Display & ~Copyable, Recorder: InterviewRecorder & ~Copyable
>: ~Copyable {
  package internal(set) var interview: Interview
  /// Whether the respondent wants erased what was said, once the interview is left.
  package internal(set) var wishesErasure = false
  var screen: Screen
  package var recorder: Recorder
  let setting: FullScreenSetting
  private let opening: InterviewEvent
  var field: EntryField
  var message: Page.Message?
  /// The answer last entered that soft checks doubt; entered once more it is confirmed.
  var doubted: LineInterview.DoubtedAnswer?
  /// The note last written that identifies somebody; written once more it is kept.
  var doubtedNote: String?
  /// How often the consent was explained again.
  var explanations = 0
  /// Whether the terminal was found gone.
  var isGone = false
  /// Since when the question has been on the screen.
  var shownSince: Int

  /// Makes an interview; `run` records its opening event.
  ///
  /// - Parameter opening: its beginning, or that it was resumed.
  package init(
    _ interview: Interview, opening: InterviewEvent, on screen: consuming Screen,
    recorder: consuming Recorder, setting: FullScreenSetting
  ) {
    self.interview = interview
    self.opening = opening
    self.screen = screen
    self.recorder = recorder
    self.setting = setting
    field = EntryField(form: .nothing, choices: [])
    shownSince = setting.clock()
  }

  /// Asks until the interview ends, is stopped, or can not be saved.
  package mutating func run() -> SittingEnding {
    guard save(opening, becoming: interview) else { return .unsaved(opening) }
    arrive()
    while interview.outcome == .inProgress {
      let taken: Step
      if let protective = protectiveStep() {
        taken = protective
      } else {
        let key = read(questionPage())
        message = nil
        taken = step(at: key)
      }
      switch taken {
      case .stay: break
      case .unsaved(let event): return .unsaved(event)
      case .move(let moved):
        leave()
        interview = moved
        arrive()
      case .event(let event, let next):
        leave()
        guard save(event, becoming: next) else { return .unsaved(event) }
        arrive()
        if case .noted = event { tell(recorder.keepsEvents ? .noteKept : .notePracticed) }
      }
      if endsHandover, case .unsaved(let event) = handBack() { return .unsaved(event) }
    }
    return .saved(interview.outcome)
  }

  /// Gives the terminal back, and the recorder to whoever has more to say.
  package consuming func leavingTheScreen() -> Recorder { recorder }

  /// What a key leads to.
  enum Step {
    case stay
    case move(Interview)
    case event(InterviewEvent, becoming: Interview)
    /// It could not be made durable, and whoever is at the keyboard wants to leave.
    case unsaved(InterviewEvent)
  }

  /// Makes the field for the item that the interview stands at.
  mutating func arrive() {
    doubted = nil
    shownSince = setting.clock()
    if let item = interview.asks {
      field = EntryField(for: item, in: interview)
    } else {
      field = EntryField(form: .nothing, choices: [])
    }
  }

  /// Observes how long the item was looked at.
  mutating func leave() {
    guard let item = interview.asks else { return }
    observe(.question, since: shownSince, item: item)
  }

  mutating func observe(_ kind: Observation.Kind, since start: Int, item: Int? = nil) {
    recorder.observe(
      Observation(
        kind: kind, item: (item ?? interview.asks).map { interview.questionnaire.items[$0].id },
        start: start, end: max(start, setting.clock())))
  }

  mutating func tell(_ phrase: Phrase, _ style: Style = .accent) {
    message = Page.Message(text: phrase.text(in: interview.language), style: style)
  }

  mutating func warn(_ words: String) {
    message = Page.Message(text: LineScreen.escaped(words), style: .warning)
    observe(.refusal, since: setting.clock())
  }

  /// Shows a page and waits for a key; hiding and locking are done here, wherever one is.
  mutating func read(_ page: Page) -> Key {
    let key = cover.wait(at: page, on: &screen)
    if let kind = Cover.hides(key) { return hide(kind) }
    if key == .hangup { isGone = true }
    return key
  }

  private var endsHandover: Bool {
    guard interview.outcome == .inProgress, let start = interview.handover else { return false }
    guard let item = interview.asks else { return true }
    let items = interview.questionnaire.items
    return items[item].section != items[start].section
  }
}
