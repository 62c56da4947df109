import Interviewing
package import QuestionnaireModel
package import Terminal

/// The safety gate on a whole screen, before an interview is begun.
package struct FullScreenGate {
  private var gate: SafetyGate
  private let language: Language
  private let lock: ScreenLock

  package init(of questionnaire: Questionnaire, in language: Language, lock: ScreenLock = .none) {
    gate = SafetyGate(of: questionnaire)
    self.language = language
    self.lock = lock
  }

  /// Asks the interviewer each question; false where one is answered with no, or left with Escape.
  package mutating func run(on screen: inout some Display & ~Copyable) -> Bool {
    var isUnknown = false
    while true {
      switch gate.state {
      case .open: return true
      case .closed(let otherwise):
        let lines = [otherwise[language], "", Phrase.gateClosed.text(in: language)]
        while read(lines, .anyKey, &screen) == .resize {}
        return false
      case .asks(let question):
        let lines = [
          gate.questions[question].text[language], "", "1  \(Phrase.yes.text(in: language))",
          "2  \(Phrase.no.text(in: language))",
        ]
        let key = read(lines, .gateKeys, &screen, at: question, isUnknown: isUnknown)
        isUnknown = false
        switch key {
        case .character("1"): gate.answer(true)
        case .character("2"): gate.answer(false)
        case .escape, .hangup: return false
        default: isUnknown = key != .resize
        }
      }
    }
  }

  private func read(
    _ lines: [String], _ keys: Phrase, _ screen: inout some Display & ~Copyable,
    at question: Int? = nil, isUnknown: Bool = false
  ) -> Key {
    var text = PageText(width: Page.bodyWidth(in: screen.size))
    for (number, line) in lines.enumerated() {
      text.add(LineScreen.escaped(line), number == 0 ? .strong : .plain)
    }
    var page = Page()
    page.left = Phrase.gateTitle.text(in: language)
    page.right = question.map { "\($0 + 1) / \(gate.questions.count)" } ?? ""
    page.body = text.lines
    page.takesAnyKey = question == nil
    page.keys = keys.text(in: language)
    if isUnknown { page.tellUnknownKey(in: language) }
    return Cover(lock: lock, language: language).read(page, on: &screen)
  }
}

extension Phrase {
  fileprivate static let gateKeys = Phrase(
    en: "1 yes  2 no  F12 hides  Esc leaves; nothing is stored",
    ro: "1 da  2 nu  F12 ascunde  Esc iese; nu se păstrează nimic")
}
