extension Questionnaire {
  /// The class of an item, as `Promises` finds it, where only this version promised anything.
  package func confidentiality(of item: Int) -> Confidentiality {
    Promises([self]).confidentiality(of: items[item].id)
  }

  /// The items that the value of one that is never asked is made of, its condition's among them.
  func valueSources(of item: Int) -> Set<Int> {
    let condition = items[item].when?.items ?? []
    switch items[item].type {
    case .computed(let quantity): return condition.union(quantity.items)
    case .drawn(_, let source, _): return condition.union([source])
    case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .scale,
      .differential, .assigned, .consent, .note:
      return []
    }
  }

  /// The items that decide whether one is asked and that being asked tells something of.
  ///
  /// Those whom the rule for minors lets go on are the people that the study is about: what is asked of
  /// them alone tells no more of the item that the rule looks at.
  func routeSources(of item: Int) -> Set<Int> {
    guard let condition = items[item].when else { return [] }
    guard let minors = ethics.minors, asksAdultsAlone(condition, by: minors) else {
      return condition.items
    }
    return condition.items.subtracting([minors.item])
  }

  /// Whether a condition is true of no minor and of nobody who gave no answer, and minors have all options
  /// but one: then it asks every adult alike.
  private func asksAdultsAlone(_ condition: Condition, by minors: MinorsRule) -> Bool {
    guard condition.items.contains(minors.item), items.indices.contains(minors.item),
      let list = items[minors.item].type.optionList
    else { return false }
    let answers = list.options.map { Answer.choice($0.code) }
    let adults = answers.filter { !minors.stops(at: $0) }
    guard adults.count == 1 else { return false }
    let unreached = items.map { _ in Answer?.some(.nonanswer(.notReached)) }
    return (answers + Nonanswer.allCases.filter { $0 != .notReached }.map { .nonanswer($0) })
      .allSatisfy { answer in
        guard !adults.contains(answer) else { return true }
        var sheet = AnswerSheet(unreached)
        sheet[minors.item] = answer
        return !condition.possibleTruths(in: sheet).contains(.yes)
      }
  }
}
