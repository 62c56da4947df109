import QuestionnaireLanguage
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct RouteAnalysisTests {
  @Test(arguments: 0..<120)
  func `what is found is so for every respondent`(seed: Int) {
    let random = RandomQuestionnaire(seed: UInt64(seed))
    let every = EveryRespondent(random.questionnaire, random.conditions)
    let analysis = RouteAnalysis(random.questionnaire, random.conditions)
    for fault in analysis.findings.map(\.fault) {
      #expect(every.bears(fault), "\(fault)")
    }
  }

  @Test(arguments: 0..<120)
  func `what is so for every respondent is found`(seed: Int) {
    let random = RandomQuestionnaire(seed: UInt64(seed))
    let every = EveryRespondent(random.questionnaire, random.conditions)
    let analysis = RouteAnalysis(random.questionnaire, random.conditions)
    #expect(analysis.undecided.isEmpty)
    let found = Set(analysis.findings.map(\.fault))
    for fault in every.faults(of: random.conditions) {
      #expect(found.contains(fault), "\(fault)")
    }
  }
}

extension EveryRespondent {
  func bears(_ fault: RouteAnalysis.Fault) -> Bool {
    switch fault {
    case .neverHolds(let index): !seen[index].contains(.yes)
    case .alwaysHolds(let index): seen[index].isSubset(of: [.yes])
    case .deadAlternative(let index, let place): !alternatives[index][place].contains(.yes)
    case .unmeetable(let index): checkedAnswers[index].isSubset(of: [.no])
    case .cannotFail(let index): !checked[index].contains(.no)
    case .impossibleOption(let item, let code): !chosen[item].contains(code)
    case .deadEnd(let item): stuck.contains(item)
    case .decisive: true
    }
  }

  /// The faults that must be found: those that no earlier one hides.
  func faults(of conditions: [RouteCondition]) -> [RouteAnalysis.Fault] {
    guard let end = stuck.min() else {
      return conditions.indices.flatMap { faults(of: conditions, at: $0) }
    }
    let isUnmeetable = conditions.indices.contains {
      conditions[$0].isCheck && conditions[$0].decided.lowerBound == end
        && checkedAnswers[$0] == [.no]
    }
    return isUnmeetable ? [] : [.deadEnd(item: end)]
  }

  private func faults(of conditions: [RouteCondition], at index: Int) -> [RouteAnalysis.Fault] {
    let condition = conditions[index]
    if condition.isCheck {
      guard reached.contains(condition.decided.lowerBound) else { return [] }
      if checkedAnswers[index] == [.no] { return [.unmeetable(condition: index)] }
      return checked[index].contains(.no) ? [] : [.cannotFail(condition: index)]
    }
    guard !seen[index].isEmpty else { return [] }
    if seen[index] == [.yes] { return [.alwaysHolds(condition: index)] }
    let isFirst = condition.condition.items.isSubset(of: reached)
    return seen[index].contains(.yes) || !isFirst ? [] : [.neverHolds(condition: index)]
  }
}
