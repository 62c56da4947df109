package import Interviewing
import QuestionnaireModel
package import Terminal

/// Keying a paper form on a whole screen, heads down: a full field goes on by itself.
package struct FullScreenEntry<
  Screen: Display & ~Copyable, Recorder: InterviewRecorder & ~Copyable
>: ~Copyable {
  package private(set) var entry: KeyedEntry
  private(set) var screen: Screen
  package private(set) var recorder: Recorder
  private let opening: [InterviewEvent]
  private let lock: ScreenLock
  private var message: Page.Message?
  /// The name of a field to go to, while it is typed.
  private var destination: String?
  /// Whether the field was refused, so that what is keyed without looking is not taken for it.
  private var isLocked = false

  /// - Parameter lock: what brings the form back where it was hidden.
  package init(
    _ beginning: FormBeginning, on screen: consuming Screen, recorder: consuming Recorder,
    lock: ScreenLock = .none
  ) {
    entry = beginning.entry
    opening = beginning.events
    self.lock = lock
    self.screen = screen
    self.recorder = recorder
  }

  /// Takes keys until the form ends, is left, or cannot be saved.
  package mutating func run() -> SittingEnding {
    guard save(opening) else { return .unsaved(opening[0]) }
    while entry.interview.outcome == .inProgress {
      let key = read(page)
      if isLocked, keepsLock(key) { continue }
      if key != .resize { message = nil }
      guard let step = step(at: key) else { continue }
      switch step {
      case .typing, .moved: break
      case .refused(let fault): refuse(fault)
      case .event(let event, let next):
        guard save([event]) else { return .unsaved(event) }
        entry = next
      }
    }
    return .saved(entry.interview.outcome)
  }

  /// Gives the terminal back, and the recorder to whoever has more to say.
  package consuming func leavingTheScreen() -> Recorder { recorder }

  private var language: Language { entry.interview.language }

  /// Shows a page and waits for a key; the form is hidden here, wherever it is.
  private mutating func read(_ page: Page) -> Key {
    Cover(lock: lock, language: language).read(page, on: &screen)
  }

  private var page: Page {
    var page = FormPage(entry, width: Page.bodyWidth(in: screen.size)).page
    page.message = message
    if let destination {
      page.cursor = nil
      page.message = Page.Message(
        text: "\(Phrase.formGoTo.text(in: language)): \(destination)▏"
          + (message.map { "\n" + $0.text } ?? ""), style: .strong)
    }
    return page
  }

  /// What a key leads to; nil where it changes nothing of the form.
  private mutating func step(at key: Key) -> EntryStep? {
    if let name = destination { return step(at: key, goingTo: name) }
    switch key {
    case .character(let character): return entry.press(.character(character))
    case .paste(let text): return entry.insert(text)
    case .unreadable:
      // Its place is marked, so that the field cannot be entered as if nothing had been there.
      screen.ring()
      warn(Phrase.notText.text(in: language))
      return entry.insert("\u{FFFD}")
    case .enter, .tab: return entry.press(.enter)
    case .backspace, .delete: return entry.press(.erase)
    case .up, .backTab: return entry.press(.back)
    case .down: return entry.typed.isEmpty ? entry.goOn() : entry.press(.enter)
    case .end: return entry.goToOpen()
    case .escape, .hangup: return entry.stop()
    case .function(2), .control("g"):
      destination = ""
      return nil
    case .function(1):
      message = Page.Message(text: Phrase.formHelp.text(in: language), style: .plain)
      return nil
    case .left, .right, .home, .pageUp, .pageDown, .function, .control:
      tellUnknownKey()
      return nil
    case .resize, .timeout, .unknown: return nil
    }
  }

  private mutating func step(at key: Key, goingTo name: String) -> EntryStep? {
    switch key {
    case .character(let character): destination = name + String(character)
    case .backspace: destination = String(name.dropLast())
    case .enter, .tab:
      destination = nil
      return name.isEmpty ? nil : entry.go(to: name)
    case .escape: destination = nil
    case .hangup: return entry.stop()
    case .resize: break
    default: tellUnknownKey()
    }
    return nil
  }

  private mutating func tellUnknownKey() {
    message = Page.Message(text: Phrase.unknownKey.text(in: language), style: .faint)
  }

  /// Says and sounds why a field is asked once more, and lets nothing be keyed into it unawares.
  private mutating func refuse(_ fault: EntryFault) {
    screen.ring()
    let words = EntryWording(entry.interview).text(for: fault)
    isLocked = fault.item != nil && fault.item == entry.field?.item
    warn(isLocked ? words + "\n" + Phrase.formReopen.text(in: language) : words)
  }

  /// Whether a key leaves a refused field locked; erasing opens it, and so does going elsewhere.
  private mutating func keepsLock(_ key: Key) -> Bool {
    switch key {
    case .backspace, .delete:
      // The message stays for whoever looks up only now.
      isLocked = false
      return true
    case .character, .paste, .unreadable, .enter, .tab:
      screen.ring()
      return true
    case .resize, .timeout, .unknown: return true
    case .escape, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function,
      .control, .hangup:
      isLocked = false
      return false
    }
  }

  private mutating func warn(_ words: String) {
    message = Page.Message(text: LineScreen.escaped(words), style: .warning)
  }

  /// Records events and only then goes on; false where they were left unsaved.
  private mutating func save(_ events: [InterviewEvent]) -> Bool {
    while true {
      do {
        try recorder.record(together: events)
        return true
      } catch {
        guard retries(events, after: "\(error)") else { return false }
      }
    }
  }

  /// Says that something is not saved; whether to try again.
  private mutating func retries(_ events: [InterviewEvent], after reason: String) -> Bool {
    var unsaved = UnsavedPage(events.first, reason: reason, language: language)
    while true {
      let key = read(unsaved.page(on: Page(), width: Page.bodyWidth(in: screen.size)))
      if let retries = unsaved.press(key) { return retries }
    }
  }
}
