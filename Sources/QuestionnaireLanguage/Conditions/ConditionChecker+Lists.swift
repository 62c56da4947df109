import Diagnostics
import QuestionnaireModel
import Words

extension ConditionChecker {
  mutating func membership(
    _ subject: ConditionNode, _ sign: ConditionNode.Sign<ConditionNode.Membership>,
    _ list: [ConditionNode]
  ) -> Condition? {
    guard case .name = subject.kind else {
      diagnostics.append(.operandMustBeItem(of: "in", scope.subject, at: subject.span))
      return nil
    }
    guard let entry = entry(subject) else { return nil }
    let condition: Condition? =
      switch entry.kind {
      case .choice(let options):
        values(of: list, in: options, of: entry).map { isAmong(entry.index, $0) }
      case .choices(let options):
        values(of: list, in: options, of: entry).map {
          .includesAny(item: entry.index, codes: $0.compactMap(Int.init(exactly:)))
        }
      case .number, .date, .time, .text, .battery, .note, .faulty:
        quantities(list, for: entry, at: subject.span).map { isAmong(entry.index, $0) }
      }
    guard let condition else { return nil }
    return sign.meaning == .isIn ? condition : .not(condition)
  }

  /// Finds the numbers or days in a list that stands after a number or a date.
  private mutating func quantities(
    _ list: [ConditionNode], for entry: ConditionScope.Entry, at span: SourceSpan
  ) -> [Double]? {
    let dimension: TypedQuantity.Dimension
    let bounds: ClosedRange<Double>?
    switch entry.kind {
    case .number(let range): (dimension, bounds) = (.number, range)
    case .date(let range):
      dimension = .date
      bounds = range.map {
        Double($0.lowerBound.daysSince1970)...Double($0.upperBound.daysSince1970)
      }
    case .time(let range): (dimension, bounds) = (.time, Self.minutes(range))
    case .text:
      diagnostics.append(.textCompared(entry.name, scope.subject, at: span))
      return nil
    case .battery:
      diagnostics.append(.batteryOutsideFunction(entry.name, at: span))
      return nil
    case .choice, .choices, .note, .faulty: return nil
    }
    var values: [Double] = []
    var isSound = true
    for node in list {
      guard let value = constant(node, dimension) else {
        isSound = false
        continue
      }
      if let bounds, !bounds.contains(value) {
        diagnostics.append(.foregoneComparison(isTrue: false, at: node.span))
      }
      values.append(value)
    }
    return isSound ? values : nil
  }

  private mutating func constant(
    _ node: ConditionNode, _ dimension: TypedQuantity.Dimension
  ) -> Double? {
    switch node.kind {
    case .number(let number, _) where dimension == .number: return number
    case .date(let date) where dimension == .date: return Double(date.daysSince1970)
    case .time(let time) where dimension == .time: return Double(time.minutes)
    case .name where refuseNonanswer(node, replacing: nil): return nil
    case .number, .date, .time, .text, .name, .negated, .arithmetic, .comparison, .membership,
      .state,
      .answered, .count, .minutes, .not, .all, .any:
      diagnostics.append(.listNeedsConstants(of: dimension, at: node.span))
      return nil
    }
  }

  mutating func count(_ items: [ConditionNode], _ codes: [ConditionNode]) -> TypedQuantity? {
    var indices: [Int] = []
    var common: [Int]?
    var most = 0
    for node in items {
      guard let entry = entry(node), isCountable(indices.count, at: node.span) else { return nil }
      let found: [Double]?
      switch entry.kind {
      case .battery(let rows, let options):
        indices += rows
        most += rows.count
        found = values(of: codes, in: options, of: entry)
      case .choice(let options):
        indices.append(entry.index)
        most += 1
        found = values(of: codes, in: options, of: entry)
      case .choices(let options):
        indices.append(entry.index)
        most += codes.count
        found = values(of: codes, in: options, of: entry)
      case .number, .date, .time, .text, .note, .faulty:
        indices.append(entry.index)
        most += 1
        found = quantities(codes, for: entry, at: node.span)
      }
      guard let whole = wholeCodes(found, at: node.span) else { return nil }
      guard common == nil || common == whole else {
        diagnostics.append(.countOverDifferentOptions(at: node.span))
        return nil
      }
      common = whole
    }
    return TypedQuantity(
      .count(items: indices, codes: common ?? []), bounds: 0...Double(most))
  }

  private mutating func wholeCodes(_ values: [Double]?, at span: SourceSpan) -> [Int]? {
    guard let values else { return nil }
    let codes = values.compactMap(Int.init(exactly:))
    guard codes.count == values.count else {
      diagnostics.append(.countNeedsWholeNumbers(at: span))
      return nil
    }
    return codes
  }
}
