import QuestionnaireModel
import Terminal

/// Hiding: one key, or a while without one, and the screen shows something else until it is unlocked.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// Shows an innocuous questionnaire until the passphrase is typed and entered.
  ///
  /// What is typed there is never shown and goes nowhere else.
  ///
  /// - Returns: that the page is to be drawn again, or that the terminal is gone.
  mutating func hide(_ kind: Observation.Kind) -> Key {
    let start = setting.clock()
    var typed = ""
    var question = 0
    var wasWrong = false
    while true {
      screen.show(CoverPage(question, language).page.canvas(screen.size))
      switch screen.nextKey(within: nil) {
      case .character(let character): if typed.count < 256 { typed.append(character) }
      case .backspace: if !typed.isEmpty { typed.removeLast() }
      case .enter:
        if setting.opens?(typed) ?? true {
          observe(kind, since: start)
          shownSince = max(shownSince, setting.clock())
          if wasWrong { observe(.wrongPassphrase, since: start) }
          return .resize
        }
        wasWrong = true
        typed = ""
        question += 1
      case .hangup:
        observe(kind, since: start)
        return .hangup
      default: continue
      }
    }
  }
}

/// The pages that stand over a hidden interview: everyday questions about health that lead nowhere.
///
/// Source: WHO (2001), "Putting Women First", which advises dummy questions on another subject.
struct CoverPage {
  private let number: Int
  private let language: Language

  init(_ number: Int, _ language: Language) {
    self.number = number
    self.language = language
  }

  var page: Page {
    let question = Phrase.coverQuestions[number % Phrase.coverQuestions.count]
    var text = PageText(width: 60)
    text.add(question.text(in: language), .strong)
    text.gap()
    for (place, option) in Phrase.coverOptions.enumerated() {
      text.add(Page.Line("  \(place + 1)  \(option.text(in: language))"))
    }
    var page = Page()
    page.left = Phrase.coverTitle.text(in: language)
    page.right = "\(number % Phrase.coverQuestions.count + 3) / 24"
    page.share = Double(number % Phrase.coverQuestions.count + 2) / 24
    page.body = text.lines
    page.keys = Phrase.coverKeys.text(in: language)
    return page
  }
}
