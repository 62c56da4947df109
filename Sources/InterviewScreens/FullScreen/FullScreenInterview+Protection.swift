import Interviewing
import QuestionnaireModel
import Terminal

/// What must be said and done before anything more is asked: consent not understood, a minor.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  mutating func protectiveStep() -> Step? {
    switch interview.protectiveStep(after: explanations) {
    case nil: return nil
    case .explain(let text, let item):
      explanations += 1
      let words = said(text)
      showText { $0.add(words) }
      return move { next throws(InterviewFault) in try next.jump(to: item) }
    case .endNotUnderstood:
      let words = Phrase.notUnderstood.text(in: language)
      showText { $0.add(words) }
      return attempt { next throws(InterviewFault) in try next.stop(.postponed) }
    case .endMinor(let text):
      let words = said(text)
      showText { $0.add(words) }
      return endForMinor()
    }
  }

  /// A minor is asked nothing more; what was said may be deleted all the same.
  private mutating func endForMinor() -> Step {
    let step = stop(because: .unsafe)
    if case .stay = step {
      return attempt { next throws(InterviewFault) in try next.stop(.unsafe) }
    }
    return step
  }
}
