import Words

/// Conditions written out again in the notation of questionnaires, with everything named.
extension Condition {
  /// The condition as its author could have written it: `P08 in [recent, earlier]`.
  package func notation(in questionnaire: Questionnaire) -> String {
    ConditionNotation(questionnaire).text(of: self)
  }

  /// The conditions that must all hold; one that is not a conjunction is its own only part.
  package var conjuncts: [Condition] {
    if case .all(let conditions) = self { conditions.flatMap(\.conjuncts) } else { [self] }
  }
}

extension Quantity {
  /// The quantity as a condition writes it; a number beside a date is that date.
  package func notation(beside other: Quantity, in questionnaire: Questionnaire) -> String {
    ConditionNotation(questionnaire).text(of: self, beside: other)
  }
}

/// Writes conditions on the items of one questionnaire.
private struct ConditionNotation {
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  func text(of condition: Condition) -> String {
    switch condition {
    case .constant(let value): value ? "1 = 1" : "1 = 0"
    case .not(let inner): negation(of: inner)
    case .all: condition.conjuncts.map { grouped($0) }.joined(separator: " and ")
    case .any(let parts): parts.map { text(of: $0) }.joined(separator: " or ")
    case .comparison(let left, let comparison, let right):
      compared(left, comparison.rawValue, right)
    case .isAmong(let item, let codes): membership(item, codes, "=", "in")
    case .includesAny(let item, let codes): "\(name(item)) in \(list(codes, of: item))"
    case .answered(let items): "answered(\(items.map(name).joined(separator: ", ")))"
    case .isNonanswer(let item, let kinds):
      kinds.map { "\(name(item)) is \($0.rawValue)" }.joined(separator: " or ")
    }
  }

  private func negation(of condition: Condition) -> String {
    switch condition {
    case .isAmong(let item, let codes): membership(item, codes, "!=", "not in")
    case .includesAny(let item, let codes): "\(name(item)) not in \(list(codes, of: item))"
    case .isNonanswer(let item, let kinds):
      kinds.map { "\(name(item)) is not \($0.rawValue)" }.joined(separator: " and ")
    case .answered: "not \(text(of: condition))"
    case .constant, .not, .all, .any, .comparison: "not (\(text(of: condition)))"
    }
  }

  /// A part of a conjunction, in parentheses where it would be read otherwise without.
  private func grouped(_ condition: Condition) -> String {
    switch condition {
    case .any(let parts) where parts.count > 1: "(\(text(of: condition)))"
    case .isNonanswer(_, let kinds) where kinds.count > 1: "(\(text(of: condition)))"
    case .any, .isNonanswer, .constant, .not, .all, .comparison, .isAmong, .includesAny, .answered:
      text(of: condition)
    }
  }

  private func membership(_ item: Int, _ codes: [Int], _ one: String, _ many: String) -> String {
    codes.count == 1
      ? "\(name(item)) \(one) \(option(codes[0], of: item))"
      : "\(name(item)) \(many) \(list(codes, of: item))"
  }

  /// A comparison; a number beside a date is written as the date it stands for.
  private func compared(_ left: Quantity, _ sign: String, _ right: Quantity) -> String {
    "\(text(of: left, beside: right)) \(sign) \(text(of: right, beside: left))"
  }

  func text(of quantity: Quantity, beside other: Quantity) -> String {
    if case .item(let item) = other, case .date = questionnaire.items[item].type,
      case .number(let days) = quantity, let date = CalendarDate(daysSince1970: Int(days))
    {
      return date.description
    }
    return text(of: quantity)
  }

  private func text(of quantity: Quantity) -> String {
    switch quantity {
    case .number(let number): Self.text(of: number)
    case .item(let item): name(item)
    case .count(let items, let codes): count(items, codes)
    case .elapsed(let from, let to): "minutes(\(name(from)), \(name(to)))"
    case .negated(let operand): "-\(self.operand(operand))"
    case .sum(let left, let right): "\(text(of: left)) + \(text(of: right))"
    case .difference(let left, let right): "\(text(of: left)) - \(operand(right))"
    case .product(let left, let right): "\(operand(left)) * \(operand(right))"
    case .quotient(let left, let right): "\(operand(left)) / \(operand(right))"
    }
  }

  private func operand(_ quantity: Quantity) -> String {
    switch quantity {
    case .number, .item, .count, .elapsed: text(of: quantity)
    case .negated, .sum, .difference, .product, .quotient: "(\(text(of: quantity)))"
    }
  }

  private func count(_ items: [Int], _ codes: [Int]) -> String {
    let names = battery(of: items).map { [$0] } ?? items.map(name)
    let options = items.first.map { list(codes, of: $0) } ?? "[]"
    return "count(\(names.joined(separator: ", ")) in \(options))"
  }

  /// The battery whose rows these are, all of them.
  private func battery(of items: [Int]) -> String? {
    questionnaire.batteries.first { Array($0.rows) == items }?.id.rawValue
  }

  private func name(_ item: Int) -> String { questionnaire.items[item].id.rawValue }

  private func list(_ codes: [Int], of item: Int) -> String {
    "[" + codes.map { option($0, of: item) }.joined(separator: ", ") + "]"
  }

  private func option(_ code: Int, of item: Int) -> String {
    questionnaire.items[item].type.optionList?.option(code: code)?.name ?? String(code)
  }

  private static func text(of number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
