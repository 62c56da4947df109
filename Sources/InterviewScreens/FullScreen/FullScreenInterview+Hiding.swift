import Interviewing
import QuestionnaireModel
import Terminal

/// Hiding the interview, which is observed.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// What hides the pages of the interview.
  var cover: Cover { Cover(lock: setting.lock, language: language) }

  /// Covers the interview until it is unlocked, and observes for how long.
  ///
  /// - Returns: that the page is to be drawn again, or that the terminal is gone.
  mutating func hide(_ kind: Observation.Kind) -> Key {
    let start = setting.clock()
    let lifting = cover.stand(on: &screen)
    observe(kind, since: start)
    switch lifting {
    case .opened(let wasWrong):
      shownSince = max(shownSince, setting.clock())
      if wasWrong { observe(.wrongPassphrase, since: start) }
      return .resize
    case .gone:
      isGone = true
      return .hangup
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
