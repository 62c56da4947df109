import QuestionnaireModel
import Testing

@Suite struct RouteTests {
  private let routed = questionnaire([
    item("met", .single(optionList(3))),
    item("count", .integer(nil), when: holds(0, 1)),
    item("last", .text(limit: 50)),
  ])

  @Test(arguments: [
    (Answer?.some(.choice(1)), true), (.choice(2), false), (.nonanswer(.refused), false),
    (nil, false),
  ])
  func `an item is asked only where its condition is known to hold`(
    answer: Answer?, expected: Bool
  ) {
    #expect(routed.asks(1, given: AnswerSheet([answer, nil, nil])) == expected)
  }

  @Test func `the route passes over what is not asked in both directions`() {
    let sheet = AnswerSheet([.choice(2), nil, nil])
    let order = AskingOrder(of: routed, drawn: nil)
    #expect(routed.nextReached(from: 1, in: order, given: sheet) == 2)
    #expect(routed.previousReached(before: 2, in: order, given: sheet) == 0)
    #expect(routed.nextReached(from: 3, in: order, given: sheet) == nil)
    #expect(routed.previousReached(before: 0, in: order, given: sheet) == nil)
    #expect(routed.previousReached(before: 99, in: order, given: sheet) == 2)
  }

  private let consented = questionnaire([
    item("before", .note),
    item("consent", .consent(optionList(2))),
    item("after", .integer(nil)),
  ])

  @Test func `a declined consent ends the route after itself`() {
    let sheet = AnswerSheet([nil, .choice(ItemType.consentDeclined), nil])
    #expect(consented.reaches(1, given: sheet))
    #expect(!consented.reaches(2, given: sheet))
    #expect(consented.asks(2, given: sheet))
    #expect(
      consented.nextReached(
        from: 2, in: AskingOrder(of: consented, drawn: nil), given: sheet) == nil)
    #expect(consented.declinedConsent(before: 2, given: sheet) == 1)
    #expect(consented.declinedConsent(before: 1, given: sheet) == nil)
  }

  @Test(arguments: Nonanswer.declarable + [.missing])
  func `a consent met with a non-answer was not given`(kind: Nonanswer) {
    #expect(!consented.reaches(2, given: AnswerSheet([nil, .nonanswer(kind), nil])))
  }

  @Test(arguments: [Answer?.none, .choice(ItemType.consentGiven), .nonanswer(.notAsked)])
  func `a consent given or not put does not end the route`(answer: Answer?) {
    #expect(consented.reaches(2, given: AnswerSheet([nil, answer, nil])))
  }

  @Test func `items are found by their names`() {
    #expect(routed.index(of: ItemID("last")) == 2)
    #expect(routed.index(of: ItemID("Last")) == nil)
  }
}
