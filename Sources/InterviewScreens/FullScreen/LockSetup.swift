import Interviewing
package import QuestionnaireModel
package import Terminal

/// Chooses the passphrase that brings a hidden screen back.
package struct LockSetup {
  package static let leastLength = 4

  private let language: Language
  private let lock: ScreenLock
  private var message: Phrase?

  /// - Parameter lock: what hides this page, too, until something else is chosen.
  package init(in language: Language, lock: ScreenLock = .none) {
    self.language = language
    self.lock = lock
  }

  /// Asks for a passphrase twice; nil where it was left with Escape.
  package mutating func run(on screen: inout some Display & ~Copyable) -> String? {
    while true {
      guard let first = ask(.lockTitle, &screen) else { return nil }
      guard first.count >= Self.leastLength else {
        message = .lockTooShort
        continue
      }
      guard let second = ask(.lockAgain, &screen) else { return nil }
      if first == second { return first }
      message = .lockDiffers
    }
  }

  private mutating func ask(
    _ title: Phrase, _ screen: inout some Display & ~Copyable
  ) -> String? {
    var typed = ""
    var isUnknown = false
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      text.add(title.text(in: language), .strong)
      text.gap()
      text.add(Phrase.lockWords.text(in: language))
      text.gap()
      text.add(Page.Line("› " + String(repeating: "•", count: typed.count), .strong))
      var page = Page()
      page.left = "Percept"
      page.body = text.lines
      page.cursor = Page.Place(line: text.lines.count - 1, column: 2 + typed.count)
      page.message = message.map { Page.Message(text: $0.text(in: language), style: .warning) }
      page.keys = Phrase.lockKeys.text(in: language)
      if isUnknown { page.tellUnknownKey(in: language) }
      let key = Cover(lock: lock, language: language).read(page, on: &screen)
      isUnknown = false
      switch key {
      case .character(let character): if typed.count < 256 { typed.append(character) }
      case .backspace: if !typed.isEmpty { typed.removeLast() }
      case .enter:
        message = nil
        return typed
      case .escape, .hangup: return nil
      default: isUnknown = key != .resize
      }
    }
  }
}
