package import QuestionnaireModel

/// How keying a form begins: the events to record first, and the entry they give.
package struct FormBeginning: Sendable {
  package let events: [InterviewEvent]
  package let entry: KeyedEntry

  /// The language that the keyer is spoken to in.
  package var language: Language { entry.interview.language }

  /// Begins a form.
  ///
  /// - Parameter compared: the first keying, where each difference is to be told at once.
  package init(
    _ form: KeyedForm, of interview: Interview, comparedWith compared: Interview? = nil
  ) throws(InterviewFault) {
    var begun = interview
    events = [begun.opening, try begun.accept(.keyed(form))]
    entry = KeyedEntry(begun, comparedWith: compared)
  }

  /// Takes up a form that was left.
  package init(
    resuming interview: Interview, comparedWith compared: Interview? = nil
  ) throws(InterviewFault) {
    var resumed = interview
    events = [try resumed.resume()]
    entry = KeyedEntry(resumed, comparedWith: compared)
  }
}
