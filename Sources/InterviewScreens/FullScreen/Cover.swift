import Interviewing
import QuestionnaireModel
import Terminal

/// Hiding: one key, or a while without one, and a screen shows something else until it is unlocked.
///
/// Every page of every screen is read through it, so that none of them can be left open.
struct Cover {
  let lock: ScreenLock
  let language: Language

  /// How a cover was taken away.
  enum Lifting: Hashable {
    case opened(afterWrongPassphrase: Bool)
    case gone
  }

  /// Why a key, or that none came, hides the screen; nil where it does not.
  static func hides(_ key: Key) -> Observation.Kind? {
    switch key {
    case .function(12), .control("x"), .control("z"): .hidden
    case .timeout: .idle
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control, .paste, .resize, .hangup,
      .unknown, .unreadable:
      nil
    }
  }

  /// Shows a page and waits for a key, which may be one that hides; what is no key is said there.
  func wait(at page: Page, on screen: inout some Display & ~Copyable) -> Key {
    var page = page
    let message = page.message
    while true {
      screen.show(page.canvas(screen.size))
      let key = screen.nextKey(within: lock.idleLimit)
      // What is no text goes to the field, which marks its place.
      guard key == .unknown || Self.isUnknown(key) && !page.takesAnyKey else { return key }
      page.message = message
      page.tellUnknownKey(in: language)
    }
  }

  /// Whether a key means something on no page, whatever the terminal calls it.
  static func isUnknown(_ key: Key) -> Bool {
    switch key {
    case .unknown: true
    case .function(let number): ![1, 2, 3, 4, 6, 7, 8, 12].contains(number)
    case .control(let letter): !["c", "g", "x", "z"].contains(letter)
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .paste, .resize, .timeout, .hangup, .unreadable:
      false
    }
  }

  /// Shows a page and waits for a key, hiding it meanwhile as often as that is wanted.
  ///
  /// - Returns: `.resize` where the page is to be drawn anew.
  func read(_ page: Page, on screen: inout some Display & ~Copyable) -> Key {
    let key = wait(at: page, on: &screen)
    guard Self.hides(key) != nil else { return key }
    return stand(on: &screen) == .gone ? .hangup : .resize
  }

  /// Shows an innocuous questionnaire until the passphrase is typed and entered.
  ///
  /// What is typed there is never shown and goes nowhere else.
  func stand(on screen: inout some Display & ~Copyable) -> Lifting {
    var typed = ""
    var question = 0
    while true {
      screen.show(CoverPage(question, language).page.canvas(screen.size))
      switch screen.nextKey(within: nil) {
      case .character(let character): if typed.count < 256 { typed.append(character) }
      case .backspace: if !typed.isEmpty { typed.removeLast() }
      case .enter:
        if lock.opens?(typed) ?? true { return .opened(afterWrongPassphrase: question > 0) }
        typed = ""
        question += 1
      case .hangup: return .gone
      default: continue
      }
    }
  }
}

extension Page {
  /// Tells that the key pressed last means nothing here, beside what is told already.
  mutating func tellUnknownKey(in language: Language) {
    let words = Phrase.unknownKey.text(in: language)
    guard message?.text.hasSuffix(words) != true else { return }
    message =
      message.map { Message(text: $0.text + "\n" + words, style: $0.style) }
      ?? Message(text: words, style: .faint)
  }
}

extension Phrase {
  static let unknownKey = Phrase(en: "unknown key", ro: "tastă necunoscută")
  static let keyHides = Phrase(en: "F12 hides", ro: "F12 ascunde")
}
