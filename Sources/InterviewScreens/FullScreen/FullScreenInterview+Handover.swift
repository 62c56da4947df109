import Interviewing
import QuestionnaireModel
import Terminal

/// Handing the computer to the respondent, who answers the rest of the section alone.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  mutating func handOver() -> Step {
    guard interview.asks != nil else {
      tell(.nothingToHandOver)
      return .stay
    }
    var page = announcement(.handoverTitle, .handoverWords, .handoverKeys)
    while true {
      switch read(page) {
      case .enter:
        return attempt { next throws(InterviewFault) in try next.handOver() }
      case .escape, .hangup: return .stay
      case .resize: page = announcement(.handoverTitle, .handoverWords, .handoverKeys)
      default: page.tellUnknownKey(in: language)
      }
    }
  }

  /// Ends the respondent's part: thanks them, stays locked until the interviewer has the screen.
  mutating func handBack() -> Step {
    var typed = ""
    var isUnknown = false
    while true {
      var page = announcement(.handbackTitle, .handbackWords, .handbackKeys)
      if isUnknown { page.tellUnknownKey(in: language) }
      isUnknown = false
      let key = cover.wait(at: page, on: &screen)
      if let kind = Cover.hides(key) {
        // Whoever opens the cover could open this page, too.
        _ = hide(kind)
        return recordHandback()
      }
      switch key {
      case .character(let character): if typed.count < 256 { typed.append(character) }
      case .backspace: if !typed.isEmpty { typed.removeLast() }
      case .enter:
        if setting.opens?(typed) ?? true { return recordHandback() }
        typed = ""
      case .hangup: return recordHandback()
      default: isUnknown = key != .resize && key != .timeout
      }
    }
  }

  private mutating func recordHandback() -> Step {
    let back = attempt { next throws(InterviewFault) in try next.handBack() }
    guard case .event(let event, let next) = back else { return .stay }
    leave()
    guard save(event, becoming: next) else { return .unsaved(event) }
    arrive()
    return .stay
  }

  private func announcement(_ title: Phrase, _ words: Phrase, _ keys: Phrase) -> Page {
    var text = PageText(width: Page.bodyWidth(in: screen.size))
    text.add(title.text(in: language), .strong)
    text.gap()
    text.add(words.text(in: language))
    var page = basePage
    page.body = text.lines
    page.keys = keys.text(in: language)
    return page
  }
}
