import QuestionnaireModel
import Terminal

/// How events are made durable before anything more is asked.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// Records an event and only then takes its consequence; false where it was left unsaved.
  mutating func save(_ event: InterviewEvent, becoming next: Interview) -> Bool {
    while true {
      do {
        try recorder.record(event)
        interview = next
        return true
      } catch {
        guard retries(event, after: "\(error)") else { return false }
      }
    }
  }

  /// Says that an event is not saved; whether to try again.
  private mutating func retries(_ event: InterviewEvent, after reason: String) -> Bool {
    let language = interview.language
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      text.gap()
      text.add(Phrase.notSaved(event).text(in: language), .alarm)
      text.add(Page.Line())
      text.add(LineScreen.escaped(reason), .strong)
      text.add(Page.Line())
      text.add(Phrase.retry.text(in: language))
      var page = basePage
      page.body = text.lines
      screen.show(page.canvas(screen.size))
      switch screen.nextKey(within: nil) {
      case .enter: return true
      case .character("!"), .hangup: return false
      default: continue
      }
    }
  }
}
