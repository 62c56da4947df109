import Interviewing
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
    var unsaved = UnsavedPage(event, reason: reason, language: language)
    while true {
      let key = read(unsaved.page(on: basePage, width: Page.bodyWidth(in: screen.size)))
      if let retries = unsaved.press(key) { return retries }
    }
  }
}
