/// Where routing is decided: for interviews, for imports and for the tables' bases alike.
extension Questionnaire {
  /// Tells whether an item is asked, given the answers to the items before it.
  ///
  /// A condition that is unknown does not ask; after a declined consent nothing is asked.
  package func asks(_ item: Int, given sheet: AnswerSheet) -> Bool {
    guard let condition = items[item].when else { return true }
    return condition.truth(in: sheet) == .yes
  }

  /// The index of the consent that was declined before an item, if one was.
  ///
  /// A consent met with a non-answer, or left empty, was not given: it counts as declined.
  package func declinedConsent(before item: Int, given sheet: AnswerSheet) -> Int? {
    consents.first { $0 < item && Self.declines(sheet[$0]) }
  }

  private static func declines(_ answer: Answer?) -> Bool {
    switch answer {
    case nil, .nonanswer(.notAsked)?, .nonanswer(.notReached)?, .nonanswer(.withdrawn)?: false
    case .choice(let code)?: code != ItemType.consentGiven
    case .choices?, .ranking?, .integer?, .decimal?, .text?, .date?, .time?, .nonanswer?: true
    }
  }

  /// Tells whether the route reaches an item: its condition holds and no consent was declined.
  package func reaches(_ item: Int, given sheet: AnswerSheet) -> Bool {
    declinedConsent(before: item, given: sheet) == nil && asks(item, given: sheet)
  }

  /// The first item at or after a rank that is read or asked; nil at the end.
  package func nextReached(
    from rank: Int, in order: AskingOrder, given sheet: AnswerSheet
  ) -> Int? {
    guard rank < items.count else { return nil }
    return (rank..<items.count).lazy.map(order.item).first { shows($0, given: sheet) }
  }

  /// The last item before a rank that is read or asked; nil at the beginning.
  package func previousReached(
    before rank: Int, in order: AskingOrder, given sheet: AnswerSheet
  ) -> Int? {
    (0..<min(rank, items.count)).last { shows(order.item(at: $0), given: sheet) }
      .map(order.item)
  }

  /// Tells whether an item is read or asked: the route reaches it, and it is not derived.
  package func shows(_ item: Int, given sheet: AnswerSheet) -> Bool {
    !items[item].isDerived && reaches(item, given: sheet)
  }
}
