import QuestionnaireModel

/// Non-answers that decide a route without being mentioned.
///
/// Where an item may be refused, what depends on it is unknown and is not asked. That is usually
/// meant, so it is reported only where one non-answer leaves out a third of all questions and ten
/// of them at least, and no condition asks about the item's non-answers. A battery is one question.
extension RouteAnalysis {
  mutating func decideNonanswers() {
    let gates = gates()
    let questions = Set(questionnaire.items.indices.compactMap(question)).count
    for item in gates.keys.sorted() {
      guard let kind = questionnaire.items[item].nonanswers.first else { continue }
      let skipped = skipped(by: item)
      guard skipped >= 10, skipped * 3 >= questions else { continue }
      let respondent = RouteRespondent(answers: [(item, .nonanswer(kind))])
      findings.append(
        Finding(
          fault: .decisive(item: item, kind, skipped: skipped, of: questions),
          respondent: respondent))
    }
  }

  /// The items that conditions look at and whose non-answers none of them mentions.
  private func gates() -> [Int: Int] {
    var gates: [Int: Int] = [:]
    for condition in conditions where !condition.isCheck {
      for item in condition.condition.items { gates[item, default: 0] += condition.decided.count }
    }
    for condition in conditions where !condition.isCheck {
      for item in condition.condition.itemsOfNonanswers { gates[item] = nil }
    }
    return gates.filter { $0.value >= 10 || $0.value * 3 >= questionnaire.items.count }
  }

  /// How many questions are left out where an item has no answer.
  private func skipped(by gate: Int) -> Int {
    var absent: Set<Int> = [gate]
    var left: Set<Int> = []
    var asked: Set<Int> = []
    for item in (gate + 1)..<max(gate + 1, questionnaire.items.count) {
      guard let number = question(item) else { continue }
      if let condition = questionnaire.items[item].when,
        !condition.possible(without: absent).contains(.yes)
      {
        absent.insert(item)
        left.insert(number)
      } else {
        asked.insert(number)
      }
    }
    return left.subtracting(asked).count
  }

  /// A number for the question that an item belongs to; nil for a note.
  private func question(_ item: Int) -> Int? {
    guard questionnaire.items[item].takesAnswer else { return nil }
    let item = questionnaire.firstAsking(of: item)
    return questionnaire.items[item].battery.map { -1 - $0 } ?? item
  }
}

extension Questionnaire {
  /// The item that asks the same in the first pass of a roster; the item itself elsewhere.
  fileprivate func firstAsking(of item: Int) -> Int {
    for roster in rosters {
      guard let pass = roster.passes.first(where: { $0.items.contains(item) }),
        let first = roster.passes.first
      else { continue }
      return min(
        first.items.lowerBound + item - pass.items.lowerBound, first.items.upperBound - 1)
    }
    return item
  }
}

extension Condition {
  /// What it can come to where some items hold no answer; never too few.
  fileprivate func possible(without absent: Set<Int>) -> TruthSet {
    switch self {
    case .constant(let value): return value ? .yes : .no
    case .not(let operand): return operand.possible(without: absent).negated
    case .all(let parts): return .conjunction(parts.map { $0.possible(without: absent) })
    case .any(let parts):
      return TruthSet.conjunction(parts.map { $0.possible(without: absent).negated }).negated
    case .comparison(let left, _, let right):
      return left.needs(absent) || right.needs(absent) ? .unknown : .any
    case .isAmong(let item, _), .includesAny(let item, _):
      return absent.contains(item) ? .unknown : .any
    case .answered(let items): return items.contains(where: absent.contains) ? .no : .any
    case .isNonanswer: return .any
    }
  }

  /// The items whose non-answers it asks about.
  fileprivate var itemsOfNonanswers: Set<Int> {
    switch self {
    case .constant, .comparison, .isAmong, .includesAny: []
    case .not(let operand): operand.itemsOfNonanswers
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.itemsOfNonanswers) }
    case .answered(let items): Set(items)
    case .isNonanswer(let item, _): [item]
    }
  }
}

extension Quantity {
  /// Whether there is no number without the answers of some items.
  fileprivate func needs(_ absent: Set<Int>) -> Bool {
    switch self {
    case .number, .count: false
    case .item(let item): absent.contains(item)
    case .elapsed(let from, let to): absent.contains(from) || absent.contains(to)
    case .negated(let operand): operand.needs(absent)
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.needs(absent) || right.needs(absent)
    }
  }
}
