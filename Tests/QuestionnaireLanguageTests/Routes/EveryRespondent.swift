import QuestionnaireLanguage
import QuestionnaireModel

/// What really becomes of a questionnaire's conditions: every respondent is sent through it.
struct EveryRespondent {
  /// What each condition came to for somebody who came to it.
  private(set) var seen: [Set<Truth>]
  /// What each alternative of each condition came to.
  private(set) var alternatives: [[Set<Truth>]]
  /// What each check came to for some answer, and for some non-answer.
  private(set) var checked: [Set<Truth>]
  private(set) var checkedAnswers: [Set<Truth>]
  /// The codes of each item that its checks let somebody choose.
  private(set) var chosen: [Set<Int>]
  /// The items that somebody was asked.
  private(set) var reached: Set<Int> = []
  /// The items at which somebody had no answer left.
  private(set) var stuck: Set<Int> = []

  private let questionnaire: Questionnaire
  private let conditions: [RouteCondition]

  init(_ questionnaire: Questionnaire, _ conditions: [RouteCondition]) {
    self.questionnaire = questionnaire
    self.conditions = conditions
    seen = conditions.map { _ in [] }
    checked = seen
    checkedAnswers = seen
    alternatives = conditions.map { condition in
      if case .any(let parts) = condition.condition { parts.map { _ in [] } } else { [] }
    }
    chosen = questionnaire.items.map { _ in [] }
    go(from: 0, AnswerSheet(itemCount: questionnaire.items.count))
  }

  private mutating func go(from item: Int, _ sheet: AnswerSheet) {
    guard item < questionnaire.items.count else { return }
    note(item, sheet)
    guard questionnaire.reaches(item, given: sheet) else { return go(from: item + 1, sheet) }
    reached.insert(item)
    var isStuck = true
    for answer in Self.answers(to: questionnaire.items[item])
    where questionnaire.fault(of: answer, to: item) == nil {
      var next = sheet
      next[item] = answer
      for (index, condition) in conditions.enumerated()
      where condition.isCheck && condition.decided.lowerBound == item {
        let truth = condition.condition.truth(in: next)
        checked[index].insert(truth)
        if answer.nonanswer == nil { checkedAnswers[index].insert(truth) }
      }
      guard questionnaire.failedCheck(of: item, given: next) == nil else { continue }
      isStuck = false
      switch answer {
      case .choice(let code): chosen[item].insert(code)
      case .choices(let codes), .ranking(let codes): chosen[item].formUnion(codes)
      case .integer, .decimal, .text, .date, .time, .nonanswer: break
      }
      go(from: item + 1, next)
    }
    if isStuck { stuck.insert(item) }
  }

  private mutating func note(_ item: Int, _ sheet: AnswerSheet) {
    guard questionnaire.declinedConsent(before: item, given: sheet) == nil else { return }
    var isInside = true
    for (index, condition) in conditions.enumerated()
    where !condition.isCheck && condition.decided.contains(item) && isInside {
      let truth = condition.condition.truth(in: sheet)
      isInside = truth == .yes
      guard condition.decided.lowerBound == item else { continue }
      seen[index].insert(truth)
      guard case .any(let parts) = condition.condition else { continue }
      for (place, part) in parts.enumerated() {
        alternatives[index][place].insert(part.truth(in: sheet))
      }
    }
  }

  static func answers(to item: Item) -> [Answer] {
    let others = (item.nonanswers + [.missing]).map(Answer.nonanswer)
    switch item.type {
    case .single(let list), .consent(let list), .assigned(let list, _):
      return list.options.map { .choice($0.code) } + others
    case .multiple(let list, _):
      return (1..<1 << list.options.count).map { bits in
        .choices(
          of: list.options.indices.filter { bits & 1 << $0 != 0 }.map { list.options[$0].code })
      } + others
    case .integer(let range): return (range ?? 0...0).map(Answer.integer) + others
    case .scale(let range, _, _), .differential(let range, _, _):
      return range.map(Answer.choice) + others
    case .decimal: return (0...10).map { .decimal(Double($0) / 10) } + others
    case .text: return [.text("x")] + others
    case .date, .time, .ranking, .drawn, .computed, .note: return others
    }
  }
}
