package import QuestionnaireModel

/// The questions that an interviewer answers for themselves before anything is asked or stored.
///
/// It holds no answer once it is closed: that it did not open is all that may be known.
package struct SafetyGate: Hashable, Sendable {
  package let questions: [SafetyQuestion]
  private var answered = 0
  /// The first question answered with no.
  private var refused: Int?

  package init(of questionnaire: Questionnaire) {
    questions = questionnaire.ethics.safety
  }

  package enum State: Hashable, Sendable {
    /// The question to answer now, by its index.
    case asks(Int)
    case open
    /// It stays closed; this is to be done.
    case closed(otherwise: LocalizedText)
  }

  package var state: State {
    if let refused { return .closed(otherwise: questions[refused].otherwise) }
    return answered < questions.count ? .asks(answered) : .open
  }

  /// Answers the question asked; nothing follows a no.
  package mutating func answer(_ isYes: Bool) {
    guard case .asks(let question) = state else { return }
    if isYes { answered += 1 } else { refused = question }
  }
}
