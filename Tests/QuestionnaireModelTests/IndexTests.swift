import QuestionnaireModel
import Testing

@Suite struct IndexTests {
  private static let points = ItemType.scale(
    1...5, low: LocalizedText([:]), high: LocalizedText([:]))

  private static func item(_ id: String, reversed: Bool = false, key: AnswerKey? = nil) -> Item {
    var meaning = ItemMeaning()
    meaning.isReversed = reversed
    meaning.key = key
    return Item(id: ItemID(id), type: points, text: LocalizedText([:]), meaning: meaning)
  }

  /// Two items in one direction, one reversed, each with a key.
  private let questionnaire = Questionnaire(
    id: "study", version: "1", languages: [Language("en")], title: LocalizedText([:]),
    nonanswers: [], sections: [Section(id: "only", title: LocalizedText([:]))], batteries: [],
    items: [
      item("a", key: .codes([2])), item("b", key: .numbers(4...5)),
      item("c", reversed: true, key: .codes([1, 5])),
    ])

  private func score(
    _ method: CompositeIndex.Method, _ answers: [Answer?], valid: Int = 3,
    dontKnow: CompositeIndex.DontKnowRule = .missing
  ) -> Answer {
    let index = CompositeIndex(
      id: ItemID("index"), method: method, items: [0, 1, 2], valid: valid, dontKnow: dontKnow)
    return questionnaire.score(index, of: AnswerSheet(answers))
  }

  @Test func `a reversed item is turned around the middle of its scale`() {
    #expect(score(.mean, [.choice(4), .choice(4), .choice(1)]) == .decimal(13.0 / 3))
    #expect(score(.sum, [.choice(5), .choice(5), .choice(1)]) == .decimal(15))
  }

  @Test func `a sum over fewer items is brought to their full number`() {
    #expect(
      score(.sum, [.choice(2), .choice(4), .nonanswer(.refused)], valid: 2) == .decimal(9))
  }

  @Test func `a sum never takes what was not asked to be like the rest`() {
    let notAsked = Answer.nonanswer(.notAsked)
    #expect(score(.sum, [.choice(2), notAsked, notAsked], valid: 1) == .decimal(2))
    #expect(score(.sum, [.choice(2), nil, notAsked], valid: 1) == .decimal(2))
    // Of two that were asked one refused; the third was not asked.
    #expect(
      score(.sum, [.choice(2), .nonanswer(.refused), notAsked], valid: 1) == .decimal(4))
    #expect(
      score(.sum, [.choice(2), .nonanswer(.dontKnow), notAsked], valid: 1) == .decimal(4))
    // Whether an item behind the end of an interview would have been asked is not known.
    #expect(
      score(.sum, [.choice(2), .choice(4), .nonanswer(.notReached)], valid: 2) == .decimal(9))
    #expect(score(.mean, [.choice(2), notAsked, notAsked], valid: 1) == .decimal(2))
    #expect(score(.sum, [.choice(2), notAsked, notAsked]) == .nonanswer(.missing))
  }

  @Test func `too few valid items make the score missing`() {
    let answers: [Answer?] = [.choice(2), .choice(4), .nonanswer(.refused)]
    #expect(score(.mean, answers) == .nonanswer(.missing))
    #expect(score(.mean, answers, valid: 2) == .decimal(3))
    #expect(score(.mean, [nil, nil, nil], valid: 1) == .nonanswer(.notAsked))
    let notAsked = Answer?.some(.nonanswer(.notAsked))
    #expect(score(.mean, [notAsked, notAsked, notAsked], valid: 1) == .nonanswer(.notAsked))
  }

  @Test func `right answers are counted by their keys and never reversed`() {
    #expect(score(.countCorrect, [.choice(2), .choice(4), .choice(5)]) == .decimal(3))
    #expect(score(.countCorrect, [.choice(1), .choice(3), .choice(2)]) == .decimal(0))
  }

  @Test(arguments: [
    (CompositeIndex.DontKnowRule.wrong, Answer.decimal(2)),
    (.missing, .nonanswer(.missing)),
    (.shown, .nonanswer(.dontKnow)),
  ])
  func `what is not known is wrong, missing or shown`(
    rule: CompositeIndex.DontKnowRule, expected: Answer
  ) {
    let answers: [Answer?] = [.choice(2), .choice(4), .nonanswer(.dontKnow)]
    #expect(score(.countCorrect, answers, dontKnow: rule) == expected)
  }

  @Test func `a refusal is never wrong`() {
    let answers: [Answer?] = [.choice(2), .choice(4), .nonanswer(.refused)]
    #expect(score(.countCorrect, answers, dontKnow: .wrong) == .nonanswer(.missing))
  }

  @Test func `several options are right when they are exactly the key's`() {
    #expect(AnswerKey.codes([1, 3]).isMet(by: .choices([1, 3])))
    #expect(!AnswerKey.codes([1, 3]).isMet(by: .choices([1])))
    #expect(!AnswerKey.numbers(1...3).isMet(by: .nonanswer(.dontKnow)))
  }
}
