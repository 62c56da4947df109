extension Questionnaire {
  /// Gives each item without an answer the reason: `not_asked` or `not_reached`.
  ///
  /// It is `not_reached` where the route asks it, or may yet ask it because its condition looks at
  /// an item not reached; elsewhere it is `not_asked`. A note takes no answer and stays nil. The
  /// sheet must hold only answers of items on the route.
  package func closed(_ sheet: AnswerSheet) -> AnswerSheet {
    var result = sheet
    var hasOpenItems = false
    for item in items.indices where items[item].isDerived || needsReason(item, sheet) {
      guard !items[item].isDerived else {
        result[item] = closedAnswer(item, given: result)
        hasOpenItems = hasOpenItems || result[item] == .nonanswer(.notReached)
        continue
      }
      let isOpen =
        hasOpenItems ? mayReach(item, given: result) : reaches(item, given: result)
      result[item] = .nonanswer(isOpen ? .notReached : .notAsked)
      hasOpenItems = hasOpenItems || isOpen
    }
    return result
  }

  private func needsReason(_ item: Int, _ sheet: AnswerSheet) -> Bool {
    items[item].takesAnswer && sheet[item] == nil
  }

  private func mayReach(_ item: Int, given sheet: AnswerSheet) -> Bool {
    guard declinedConsent(before: item, given: sheet) == nil else { return false }
    guard let condition = items[item].when else { return true }
    return condition.possibleTruths(in: sheet).contains(.yes)
  }
}
