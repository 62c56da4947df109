import QuestionnaireModel
import Testing

/// What an item without an answer holds in the end.
@Suite struct ClosingTests {
  private func closed(_ items: [Item], _ answers: [Answer?]) -> [Answer?] {
    questionnaire(items).closed(AnswerSheet(answers)).answers
  }

  @Test func `items the route passed by were not asked`() {
    let items = [
      item("a", .single(optionList(3))), item("b", .integer(nil), when: holds(0, 1)),
      item("c", .integer(nil)),
    ]
    #expect(
      closed(items, [.choice(2), nil, .integer(1)])
        == [.choice(2), .nonanswer(.notAsked), .integer(1)])
  }

  @Test func `items the route had not come to were not reached`() {
    let items = [item("a", .integer(nil)), item("b", .integer(nil)), item("c", .integer(nil))]
    #expect(
      closed(items, [.integer(1), nil, nil])
        == [.integer(1), .nonanswer(.notReached), .nonanswer(.notReached)])
  }

  @Test func `an item that hangs on one not reached was not reached itself`() {
    let items = [item("a", .single(optionList(3))), item("b", .integer(nil), when: holds(0, 1))]
    #expect(closed(items, [nil, nil]) == [.nonanswer(.notReached), .nonanswer(.notReached)])
  }

  @Test func `an answer that rules an item out does so whatever was not reached`() {
    let items = [
      item("a", .single(optionList(3))), item("b", .single(optionList(3))),
      item("c", .integer(nil), when: .all([holds(0, 1), holds(1, 1)])),
      item("d", .integer(nil), when: .any([holds(0, 1), holds(1, 1)])),
      item("e", .integer(nil), when: .not(.any([holds(0, 2), .answered(items: [1])]))),
    ]
    #expect(
      closed(items, [.choice(2), nil, nil, nil, nil]).suffix(3)
        == [.nonanswer(.notAsked), .nonanswer(.notReached), .nonanswer(.notAsked)])
  }

  @Test func `a non-answer rules out what needs the answer`() {
    let items = [
      item("a", .integer(nil)), item("b", .integer(nil)),
      item(
        "c", .integer(nil),
        when: .all([.comparison(.item(0), .greater, .number(3)), holds(1, 1)])),
    ]
    #expect(closed(items, [.nonanswer(.refused), nil, nil]).last == .nonanswer(.notAsked))
  }

  @Test func `answered of an item not reached may still come true`() {
    let items = [item("a", .integer(nil)), item("b", .integer(nil), when: .answered(items: [0]))]
    #expect(closed(items, [nil, nil]).last == .nonanswer(.notReached))
  }

  @Test func `after a declined consent nothing was asked`() {
    let items = [item("a", .consent(optionList(2))), item("b", .integer(nil))]
    #expect(closed(items, [.choice(2), nil]).last == .nonanswer(.notAsked))
  }

  @Test func `a consent not reached leaves what follows not reached`() {
    let items = [item("a", .consent(optionList(2))), item("b", .integer(nil))]
    #expect(closed(items, [nil, nil]).last == .nonanswer(.notReached))
  }

  @Test func `a note holds nothing`() {
    #expect(closed([item("a", .note)], [nil]) == [nil])
  }
}
