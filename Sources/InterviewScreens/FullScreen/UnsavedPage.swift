import Interviewing
import QuestionnaireModel
import Terminal

/// The page that says that something is not saved, until it is tried again or left.
///
/// What is left is lost, so that no single key leaves.
struct UnsavedPage {
  private let event: InterviewEvent?
  private let reason: String
  private let language: Language
  /// Whether leaving was asked for once.
  private var isLeaving = false
  /// Whether the last key means nothing here.
  private var isUnknown = false

  init(_ event: InterviewEvent?, reason: String, language: Language) {
    self.event = event
    self.reason = reason
    self.language = language
  }

  /// Whether to try again, as a key decides; nil while nothing is decided.
  mutating func press(_ key: Key) -> Bool? {
    switch key {
    case .enter: return true
    case .hangup: return false
    case .character("!") where isLeaving: return false
    case .resize: return nil
    default:
      isLeaving = key == .character("!")
      isUnknown = !isLeaving
      return nil
    }
  }

  func page(on base: Page, width: Int) -> Page {
    var text = PageText(width: width)
    text.gap()
    text.add(event.map { Phrase.notSaved($0).text(in: language) } ?? "", .alarm)
    text.add(Page.Line())
    text.add(LineScreen.escaped(reason), .strong)
    text.add(Page.Line())
    text.add(Phrase.retryOnScreen.text(in: language))
    var page = base
    page.body = text.lines
    page.cursor = nil
    page.message =
      isLeaving ? Page.Message(text: Phrase.leavesUnsaved.text(in: language), style: .alarm) : nil
    if isUnknown { page.tellUnknownKey(in: language) }
    page.keys = Phrase.keyHides.text(in: language)
    return page
  }
}

extension Phrase {
  fileprivate static let retryOnScreen = Phrase(
    en: "Enter tries to save it again; ! twice leaves without saving it.",
    ro: "Enter încearcă din nou salvarea; ! de două ori iese fără a salva.")
  fileprivate static let leavesUnsaved = Phrase(
    en: "It is lost then. ! once more leaves without saving it; Enter tries again",
    ro: "Atunci se pierde. Încă un ! iese fără a salva; Enter încearcă din nou")
}
