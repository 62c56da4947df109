import QuestionnaireModel
import Terminal

/// Handing the computer to the respondent, who answers the rest of the section alone.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  mutating func handOver() -> Step {
    guard interview.asks != nil else {
      tell(.nothingToHandOver)
      return .stay
    }
    while true {
      switch read(announcement(.handoverTitle, .handoverWords, .handoverKeys)) {
      case .enter:
        return attempt { next throws(InterviewFault) in try next.handOver() }
      case .escape, .hangup: return .stay
      default: continue
      }
    }
  }

  /// Ends the respondent's part: thanks them, stays locked until the interviewer has the screen.
  mutating func handBack() -> Step {
    var typed = ""
    while true {
      let page = announcement(.handbackTitle, .handbackWords, .handbackKeys)
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
      default: continue
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
