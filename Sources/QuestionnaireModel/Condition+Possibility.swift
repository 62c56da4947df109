extension Condition {
  /// The truths it can still come to when the items not reached have been asked.
  ///
  /// What looks at an item that is not reached can come to anything; its parts are taken as
  /// independent of each other, so the set may be too large and is never too small.
  package func possibleTruths(in sheet: AnswerSheet) -> Set<Truth> {
    switch self {
    case .constant, .comparison, .isAmong, .includesAny, .answered, .isNonanswer:
      let isOpen = items.contains { sheet[$0] == .nonanswer(.notReached) }
      return isOpen ? [.no, .unknown, .yes] : [truth(in: sheet)]
    case .not(let condition):
      return Set(condition.possibleTruths(in: sheet).map(\.negated))
    case .all(let conditions):
      return Self.combine(conditions, in: sheet, from: .yes) { $0.and($1) }
    case .any(let conditions):
      return Self.combine(conditions, in: sheet, from: .no) { $0.or($1) }
    }
  }

  private static func combine(
    _ conditions: [Condition], in sheet: AnswerSheet, from start: Truth,
    _ operation: (Truth, Truth) -> Truth
  ) -> Set<Truth> {
    conditions.reduce([start]) { reached, condition in
      let possible = condition.possibleTruths(in: sheet)
      return Set(reached.flatMap { left in possible.map { operation(left, $0) } })
    }
  }
}

extension Truth {
  fileprivate func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  fileprivate func or(_ other: Truth) -> Truth {
    negated.and(other.negated).negated
  }
}
