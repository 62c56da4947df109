import QuestionnaireModel
import Terminal

/// What protects the respondent before the next question is shown: consent understood, no minor.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// Does what the answers so far call for; an ending where the stop could not be saved.
  mutating func protect() -> LineInterviewEnding? {
    switch interview.protectiveStep(after: explanations) {
    case nil: return nil
    case .explain(let text, let item):
      explanations += 1
      var next = interview
      do throws(InterviewFault) { try next.jump(to: item) } catch { return nil }
      interview = next
      arrive()
      message = warning(text[interview.language])
      return nil
    case .endNotUnderstood:
      return end(.postponed, saying: Phrase.notUnderstood.text(in: interview.language))
    case .endMinor(let text): return end(.unsafe, saying: text[interview.language])
    }
  }

  /// Says why on the present page, waits for a key, and stops.
  private mutating func end(_ reason: StopReason, saying words: String) -> LineInterviewEnding? {
    message = warning(words)
    var key = read(questionPage())
    while key == .resize { key = read(questionPage()) }
    message = nil
    var next = interview
    do throws(InterviewFault) {
      let event = try next.stop(reason)
      return save(event, becoming: next) ? nil : .unsaved(event)
    } catch {
      preconditionFailure("an interview in progress can be stopped")
    }
  }

  private func warning(_ words: String) -> Page.Message {
    Page.Message(text: LineScreen.escaped(words), style: .warning)
  }
}
