/// Values that follow from answers and are never asked.
extension Questionnaire {
  /// The value of a derived item: what was drawn; a decimal, or `missing` where an answer it needs
  /// is not there.
  ///
  /// - Precondition: the route reaches the item, and it is a derived one.
  package func derivedAnswer(_ item: Int, given sheet: AnswerSheet) -> Answer {
    if items[item].isAssigned { return sheet[item] ?? .nonanswer(.missing) }
    if case .drawn(let list, let source, let most) = items[item].type {
      return passes(list, from: sheet[source], most: most, drawn: sheet[item])
    }
    guard case .computed(let quantity) = items[item].type else {
      preconditionFailure("only computed and drawn items have derived answers")
    }
    guard let value = quantity.value(in: sheet), value.isFinite else {
      return .nonanswer(.missing)
    }
    return .decimal(value == 0 ? 0 : value)
  }

  /// The options that a roster asks about: those chosen, by the order drawn where they are too many.
  ///
  /// What is held already stands; without an order drawn, options come in the order of the file.
  private func passes(
    _ list: OptionList, from source: Answer?, most: Int, drawn held: Answer?
  ) -> Answer {
    if case .choices? = held { return held ?? .nonanswer(.missing) }
    guard case .choices(let chosen)? = source else { return .nonanswer(.missing) }
    let order: [Int] =
      if case .ranking(let drawn)? = held { drawn } else { list.options.map(\.code) }
    return .choices(of: order.filter(chosen.contains).prefix(most))
  }

  /// The value of a derived item when an interview is closed.
  func closedAnswer(_ item: Int, given sheet: AnswerSheet) -> Answer {
    guard declinedConsent(before: item, given: sheet) == nil else { return .nonanswer(.notAsked) }
    let possible = items[item].when?.possibleTruths(in: sheet) ?? [.yes]
    guard possible.contains(.yes) else { return .nonanswer(.notAsked) }
    guard possible == [.yes] else { return .nonanswer(.notReached) }
    let answer = derivedAnswer(item, given: sheet)
    guard case .computed(let quantity) = items[item].type, answer.nonanswer == .missing else {
      return answer
    }
    let waits = quantity.items.contains { sheet[$0] == .nonanswer(.notReached) }
    return waits ? .nonanswer(.notReached) : answer
  }
}
