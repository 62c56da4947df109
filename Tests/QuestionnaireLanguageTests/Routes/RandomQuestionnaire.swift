import QuestionnaireLanguage
import QuestionnaireModel
import TestSupport

/// A small questionnaire made at random, with all its conditions apart.
struct RandomQuestionnaire {
  private(set) var conditions: [RouteCondition] = []
  private(set) var questionnaire: Questionnaire
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(state: seed)
    questionnaire = Questionnaire.of([])
    let count = 3 + below(2)
    var items: [Item] = []
    let types = (0..<count).map { _ in anyType() }
    let section = below(3) == 0 ? 1..<count : nil
    let sectionCondition = section.map { _ in condition(before: 1, types, depth: 1) }
    var own: [RouteCondition] = []
    for index in 0..<count {
      let when = index > 0 && below(3) > 0 ? condition(before: index, types, depth: 2) : nil
      let checks =
        below(3) == 0
        ? (0...below(2)).map { _ in condition(before: index + 1, types, depth: 2) } : []
      let around = section?.contains(index) == true ? sectionCondition : nil
      items.append(
        Item.of("i\(index)", types[index], when: .joining([around, when])) {
          $0.checks = checks.map { Check(condition: $0, message: LocalizedText("No")) }
          if case .consent = types[index] { return }
          $0.nonanswers = [.dontKnow, .refused].filter { _ in below(3) == 0 }
          $0.isRequired = below(5) > 0
        })
      if let when { own.append(RouteCondition(decided: index..<index + 1, when)) }
      own += checks.map { RouteCondition(decided: index..<index + 1, $0, isCheck: true) }
    }
    if let section, let sectionCondition {
      conditions.append(RouteCondition(decided: section, sectionCondition))
    }
    conditions += own
    questionnaire = Questionnaire.of(items)
  }

  private mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &generator)
  }

  private mutating func anyType() -> ItemType {
    switch below(9) {
    case 0, 1: .single(.of(["a", "b", "c"]))
    case 2: .multiple(.of(["a", "b", below(2) == 0 ? "c*" : "c"]), limit: below(2) == 0 ? 2 : nil)
    case 3, 4: .integer(0...3)
    case 5: .scale(0...2, low: LocalizedText("low"), high: LocalizedText("high"))
    case 6: .decimal(0.2...0.5, places: 1)
    case 7: .text(limit: 10)
    default: below(2) == 0 ? .consent(.of(["agree", "decline"])) : .single(.of(["a", "b"]))
    }
  }

  private mutating func condition(
    before end: Int, _ types: [ItemType], depth: Int
  ) -> Condition {
    if depth > 0, below(2) == 0 {
      let parts = (0...below(2)).map { _ in condition(before: end, types, depth: depth - 1) }
      switch below(3) {
      case 0: return .all(parts)
      case 1: return .any(parts)
      default: return .not(parts[0])
      }
    }
    return leaf(below(end), before: end, types)
  }

  private mutating func leaf(
    _ item: Int, before end: Int, _ types: [ItemType]
  ) -> Condition {
    switch below(8) {
    case 0: return .answered(items: [item])
    case 1:
      return .isNonanswer(item: item, kinds: [[.dontKnow, .refused, .missing][below(3)]])
    case 2: return .comparison(quantity(end, types), comparison(), quantity(end, types))
    case 3:
      let others = (0..<end).filter { _ in below(2) == 0 }
      return .comparison(
        .count(items: others.isEmpty ? [item] : others, codes: [1 + below(2)]), comparison(),
        .number(Double(below(3))))
    default: break
    }
    switch types[item] {
    case .multiple, .ranking, .drawn: return .includesAny(item: item, codes: [1 + below(3)])
    case .text: return .answered(items: [item])
    case .decimal:
      return .comparison(.item(item), comparison(), .number(Double(2 + below(3)) / 10))
    case .single, .consent, .assigned:
      return below(2) == 0
        ? .isAmong(item: item, codes: [1 + below(3)])
        : .comparison(.item(item), comparison(), .number(Double(1 + below(3))))
    case .integer, .scale, .differential, .date, .time, .computed, .note:
      return .comparison(.item(item), comparison(), .number(Double(below(4))))
    }
  }

  private mutating func comparison() -> Comparison { Comparison.allCases[below(6)] }

  private mutating func quantity(_ end: Int, _ types: [ItemType]) -> Quantity {
    let numeric = (0..<end).filter {
      switch types[$0] {
      case .multiple, .text, .note: false
      default: true
      }
    }
    guard !numeric.isEmpty else { return .number(Double(below(4))) }
    let one = Quantity.item(numeric[below(numeric.count)])
    switch below(7) {
    case 0: return .number(Double(below(4)))
    case 1: return .sum(one, .item(numeric[below(numeric.count)]))
    case 2: return .difference(one, .number(1))
    case 3: return .product(one, .item(numeric[below(numeric.count)]))
    case 4: return .quotient(.number(2), one)
    default: return one
    }
  }
}
