package import QuestionnaireModel

/// How the answers to an item are expected to fall, as shares that need not sum to anything.
package struct DeclaredAnswers: Hashable, Sendable {
  /// What a share of the respondents answers.
  package enum Outcome: Hashable, Sendable {
    case code(Int)
    /// Any whole number of the range, each equally likely.
    case numbers(ClosedRange<Int>)
    case nonanswer(Nonanswer)
  }

  package private(set) var outcomes: [Outcome] = []
  package private(set) var shares: [Int] = []

  package init() {}

  package mutating func add(_ outcome: Outcome, share: Int) {
    outcomes.append(outcome)
    shares.append(share)
  }

  /// The share of an option; in a multiple item, of a hundred respondents.
  func share(ofCode code: Int) -> Int? {
    outcomes.firstIndex(of: .code(code)).map { shares[$0] }
  }

  /// Whether the shares say how often a non-answer is given, so that habits do not.
  var declaresNonanswers: Bool {
    outcomes.contains { if case .nonanswer = $0 { true } else { false } }
  }
}
