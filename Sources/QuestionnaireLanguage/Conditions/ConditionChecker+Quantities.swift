import Diagnostics
import QuestionnaireModel
import Words

/// A quantity with its type and the numbers it can be.
struct TypedQuantity {
  let quantity: Quantity
  let dimension: Dimension
  /// The least and the greatest value, where both are known.
  let bounds: ClosedRange<Double>?

  init(
    _ quantity: Quantity, _ dimension: Dimension = .number, bounds: ClosedRange<Double>? = nil
  ) {
    self.quantity = quantity
    self.dimension = dimension
    self.bounds = bounds
  }

  /// Whether it is a number known to be zero or less.
  var isAtMostZero: Bool {
    if case .number(let number) = quantity, dimension == .number { number <= 0 } else { false }
  }

  /// What a quantity counts; only quantities of one dimension compare.
  enum Dimension {
    case number
    /// Days since 1970-01-01.
    case date
    /// Minutes since midnight.
    case time
  }
}

extension ConditionChecker {
  mutating func compare(
    _ left: ConditionNode, _ sign: ConditionNode.Sign<Comparison>, _ right: ConditionNode
  ) -> Condition? {
    if let entry = namedEntry(left), case .choice = entry.kind {
      return compareChoice(left, sign, right)
    }
    if let entry = namedEntry(right), case .choice = entry.kind {
      return compareChoice(
        right, .init(meaning: sign.meaning.exchanged, span: sign.span), left)
    }
    if let refused = refuseMultiple(left, sign, right) { return refused }
    if namedEntry(left) != nil, refuseNonanswer(right, replacing: sign) {
      _ = entry(left)
      return nil
    }
    guard let first = quantity(left) else {
      // Beside an operand that is not known, a bare word may well be its option.
      if !isWord(right) { _ = quantity(right) }
      return nil
    }
    guard let second = quantity(right) else { return nil }
    // What asks whether a difference is negative is no mistake.
    if first.isAtMostZero || second.isAtMostZero { backwards.spans = [] }
    reportBackwards()
    return compare(first, sign, second, at: left.span.union(right.span))
  }

  /// Reports the differences of times that midnight may turn negative, unless days are counted too.
  mutating func reportBackwards() {
    if !backwards.countsDays { diagnostics += backwards.spans.map { .timeGoesBack(at: $0) } }
    backwards = Backwards()
  }

  private mutating func minutes(_ nodes: [ConditionNode], at span: SourceSpan) -> TypedQuantity? {
    var items: [Int] = []
    for node in nodes {
      guard let entry = entry(node) else { return nil }
      guard case .time = entry.kind else {
        diagnostics.append(.minutesNeedTimes(at: node.span))
        return nil
      }
      items.append(entry.index)
    }
    guard items.count == 2 else {
      diagnostics.append(.minutesNeedTimes(at: span))
      return nil
    }
    return TypedQuantity(.elapsed(from: items[0], to: items[1]), bounds: 0...1_439)
  }

  /// Compares two quantities of one type and says where the outcome is known beforehand.
  mutating func compare(
    _ left: TypedQuantity, _ sign: ConditionNode.Sign<Comparison>, _ right: TypedQuantity,
    at span: SourceSpan
  ) -> Condition? {
    guard left.dimension == right.dimension else {
      let isTime = left.dimension == .time || right.dimension == .time
      diagnostics.append(isTime ? .timeWithOther(at: span) : .dateWithNumber(at: span))
      return nil
    }
    if let first = left.bounds, let second = right.bounds,
      let outcome = sign.meaning.outcome(first, second)
    {
      diagnostics.append(.foregoneComparison(isTrue: outcome, at: span))
    }
    return .comparison(left.quantity, sign.meaning, right.quantity)
  }

  private func isWord(_ node: ConditionNode) -> Bool {
    switch node.kind {
    case .name, .text: namedEntry(node) == nil
    case .number, .date, .time, .negated, .arithmetic, .comparison, .membership, .state, .answered,
      .count, .minutes, .not, .all, .any:
      false
    }
  }

  /// Reports a multiple item compared as if it held one option; nil where neither side is one.
  private mutating func refuseMultiple(
    _ left: ConditionNode, _ sign: ConditionNode.Sign<Comparison>, _ right: ConditionNode
  ) -> Condition?? {
    for (node, other) in [(left, right), (right, left)] {
      guard let named = namedEntry(node), case .choices(let options) = named.kind else { continue }
      _ = entry(node)
      if !refuseNonanswer(other, replacing: sign) {
        let isOption =
          if isLiteral(other),
            case .value = options.match(spelling(of: other), folding: scope.folds)
          { true } else {
            false
          }
        diagnostics.append(
          .multipleCompared(
            named.name, sign: sign.meaning, signSpan: sign.span,
            option: isOption && node.span < other.span ? other.span : nil, at: node.span))
      }
      return .some(nil)
    }
    return nil
  }

  mutating func quantity(_ node: ConditionNode) -> TypedQuantity? {
    switch node.kind {
    case .number(let number, _): return TypedQuantity(.number(number), bounds: number...number)
    case .date(let date):
      let days = Double(date.daysSince1970)
      return TypedQuantity(.number(days), .date, bounds: days...days)
    case .time(let time):
      let minutes = Double(time.minutes)
      return TypedQuantity(.number(minutes), .time, bounds: minutes...minutes)
    case .name: return entry(node).flatMap { quantity(of: $0, at: node.span) }
    case .negated(let operand): return negated(operand)
    case .arithmetic(let left, let sign, let right): return arithmetic(left, sign, right)
    case .count(let items, let codes): return count(items, codes)
    case .minutes(let items): return minutes(items, at: node.span)
    case .text:
      diagnostics.append(.textAsNumber(at: node.span))
      return nil
    case .comparison, .membership, .state, .answered, .not, .all, .any:
      diagnostics.append(.conditionAsNumber(at: node.span))
      return nil
    }
  }

  private mutating func quantity(
    of entry: ConditionScope.Entry, at span: SourceSpan
  ) -> TypedQuantity? {
    switch entry.kind {
    case .number(let range): return TypedQuantity(.item(entry.index), bounds: range)
    case .date(let range):
      let days = range.map {
        Double($0.lowerBound.daysSince1970)...Double($0.upperBound.daysSince1970)
      }
      return TypedQuantity(.item(entry.index), .date, bounds: days)
    case .time(let range):
      return TypedQuantity(.item(entry.index), .time, bounds: Self.minutes(range))
    case .choice(let options):
      guard options.isNumeric || (options.isOrdered && options.hasCodes) else {
        diagnostics.append(.choiceAsNumber(entry.name, at: span))
        return nil
      }
      return TypedQuantity(.item(entry.index), bounds: options.isNumeric ? nil : options.bounds)
    case .choices: diagnostics.append(.multipleAsNumber(entry.name, at: span))
    case .text: diagnostics.append(.textCompared(entry.name, scope.subject, at: span))
    case .battery: diagnostics.append(.batteryOutsideFunction(entry.name, at: span))
    case .note, .faulty: break
    }
    return nil
  }

  static func minutes(_ range: ClosedRange<ClockTime>?) -> ClosedRange<Double>? {
    range.map { Double($0.lowerBound.minutes)...Double($0.upperBound.minutes) }
  }

  private mutating func negated(_ node: ConditionNode) -> TypedQuantity? {
    guard let operand = quantity(node) else { return nil }
    guard operand.dimension == .number else {
      diagnostics.append(.foreignArithmetic(of: operand.dimension, at: node.span))
      return nil
    }
    return TypedQuantity(
      .negated(operand.quantity), bounds: operand.bounds.map { -$0.upperBound...(-$0.lowerBound) })
  }

  private mutating func arithmetic(
    _ leftNode: ConditionNode, _ sign: ArithmeticOperator, _ rightNode: ConditionNode
  ) -> TypedQuantity? {
    let leftOperand = quantity(leftNode)
    guard let right = quantity(rightNode), let left = leftOperand else { return nil }
    let dimension: TypedQuantity.Dimension
    switch (sign, left.dimension, right.dimension) {
    case (_, .number, .number): dimension = .number
    case (.minus, .date, .date):
      dimension = .number
      backwards.countsDays = true
    case (.minus, .time, .time):
      dimension = .number
      let least = sign.bounds(left.bounds, right.bounds)?.lowerBound
      if least.map({ $0 < 0 }) ?? true {
        backwards.spans.append(leftNode.span.union(rightNode.span))
      }
    case (.plus, let moved, .number), (.plus, .number, let moved), (.minus, let moved, .number):
      dimension = moved
    default:
      let foreign = left.dimension == .number ? right.dimension : left.dimension
      diagnostics.append(
        .foreignArithmetic(of: foreign, at: leftNode.span.union(rightNode.span)))
      return nil
    }
    let quantity: Quantity =
      switch sign {
      case .plus: .sum(left.quantity, right.quantity)
      case .minus: .difference(left.quantity, right.quantity)
      case .times: .product(left.quantity, right.quantity)
      case .over: .quotient(left.quantity, right.quantity)
      }
    return TypedQuantity(quantity, dimension, bounds: sign.bounds(left.bounds, right.bounds))
  }
}

extension ArithmeticOperator {
  /// The bounds of an operation's result; a quotient has none, for its divisor may be near zero.
  fileprivate func bounds(
    _ left: ClosedRange<Double>?, _ right: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard let left, let right else { return nil }
    switch self {
    case .plus:
      return left.lowerBound + right.lowerBound...left.upperBound + right.upperBound
    case .minus:
      return left.lowerBound - right.upperBound...left.upperBound - right.lowerBound
    case .times:
      let products = [
        left.lowerBound * right.lowerBound, left.lowerBound * right.upperBound,
        left.upperBound * right.lowerBound, left.upperBound * right.upperBound,
      ]
      guard products.allSatisfy(\.isFinite), let low = products.min(), let high = products.max()
      else { return nil }
      return low...high
    case .over: return nil
    }
  }
}

extension Comparison {
  /// The outcome that is the same for all numbers within the bounds; nil where it depends.
  fileprivate func outcome(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> Bool? {
    switch self {
    case .less:
      if left.upperBound < right.lowerBound { return true }
      return left.lowerBound >= right.upperBound ? false : nil
    case .lessOrEqual:
      if left.upperBound <= right.lowerBound { return true }
      return left.lowerBound > right.upperBound ? false : nil
    case .greater, .greaterOrEqual: return exchanged.outcome(right, left)
    case .equal:
      if !left.overlaps(right) { return false }
      let isOne = left.lowerBound == left.upperBound && left == right
      return isOne ? true : nil
    case .notEqual: return Comparison.equal.outcome(left, right).map { !$0 }
    }
  }
}
