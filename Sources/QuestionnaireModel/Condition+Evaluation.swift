/// What an item holds, as conditions see it.
package enum HeldValue: Hashable, Sendable {
  /// A code, a number, or a date's days since 1970-01-01.
  case number(Double)
  case choices([Int])
  case text
  case nonanswer(Nonanswer)
  /// Nothing has been recorded.
  case nothing
}

/// Something that conditions can be evaluated against: an interview, or a row of a data set.
package protocol ValueSource {
  func value(of item: Int) -> HeldValue
}

extension Condition {
  package func truth(in source: some ValueSource) -> Truth {
    switch self {
    case .constant(let value): value ? .yes : .no
    case .not(let condition): condition.truth(in: source).negated
    case .all(let conditions): Self.conjunction(conditions, in: source)
    case .any(let conditions): Self.disjunction(conditions, in: source)
    case .comparison(let left, let comparison, let right):
      Self.compare(left.value(in: source), comparison, right.value(in: source))
    case .isAmong(let item, let codes):
      switch source.value(of: item) {
      case .number(let number): codes.contains { Double($0) == number } ? .yes : .no
      case .choices, .text, .nonanswer, .nothing: .unknown
      }
    case .includesAny(let item, let codes):
      switch source.value(of: item) {
      case .choices(let chosen): chosen.contains(where: codes.contains) ? .yes : .no
      case .number, .text, .nonanswer, .nothing: .unknown
      }
    case .answered(let items):
      items.allSatisfy { source.value(of: $0).isAnswer } ? .yes : .no
    case .isNonanswer(let item, let kinds):
      switch source.value(of: item) {
      case .nonanswer(let kind): kinds.contains(kind) ? .yes : .no
      case .number, .choices, .text, .nothing: .no
      }
    }
  }

  private static func conjunction(
    _ conditions: [Condition], in source: some ValueSource
  ) -> Truth {
    var result = Truth.yes
    for condition in conditions {
      switch condition.truth(in: source) {
      case .no: return .no
      case .unknown: result = .unknown
      case .yes: break
      }
    }
    return result
  }

  private static func disjunction(
    _ conditions: [Condition], in source: some ValueSource
  ) -> Truth {
    var result = Truth.no
    for condition in conditions {
      switch condition.truth(in: source) {
      case .yes: return .yes
      case .unknown: result = .unknown
      case .no: break
      }
    }
    return result
  }

  private static func compare(_ left: Double?, _ comparison: Comparison, _ right: Double?) -> Truth
  {
    guard let left, let right else { return .unknown }
    let holds =
      switch comparison {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    return holds ? .yes : .no
  }
}

extension Truth {
  package var negated: Truth {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}

extension HeldValue {
  package var isAnswer: Bool {
    switch self {
    case .number, .choices, .text: true
    case .nonanswer, .nothing: false
    }
  }
}

extension Quantity {
  /// The number, or nil where an answer it needs is not there.
  package func value(in source: some ValueSource) -> Double? {
    switch self {
    case .number(let number): number
    case .item(let item):
      if case .number(let number) = source.value(of: item) { number } else { nil }
    case .count(let items, let codes):
      items.reduce(0) { $0 + Self.matches(source.value(of: $1), codes) }
    case .elapsed(let from, let to):
      Self.combine(.item(from), .item(to), in: source) { from, to in
        let minutes = (to - from).truncatingRemainder(dividingBy: ClockTime.minutesOfDay)
        return minutes < 0 ? minutes + ClockTime.minutesOfDay : minutes
      }
    case .negated(let operand): operand.value(in: source).map(-)
    case .sum(let left, let right): Self.combine(left, right, in: source, +)
    case .difference(let left, let right): Self.combine(left, right, in: source, -)
    case .product(let left, let right): Self.combine(left, right, in: source, *)
    case .quotient(let left, let right):
      if let divisor = right.value(in: source), divisor != 0 {
        left.value(in: source).map { $0 / divisor }
      } else {
        nil
      }
    }
  }

  private static func matches(_ value: HeldValue, _ codes: [Int]) -> Double {
    switch value {
    case .number(let number): codes.contains { Double($0) == number } ? 1 : 0
    case .choices(let chosen): Double(chosen.count(where: codes.contains))
    case .text, .nonanswer, .nothing: 0
    }
  }

  private static func combine(
    _ left: Quantity, _ right: Quantity, in source: some ValueSource,
    _ operation: (Double, Double) -> Double
  ) -> Double? {
    guard let first = left.value(in: source), let second = right.value(in: source) else {
      return nil
    }
    return operation(first, second)
  }
}
