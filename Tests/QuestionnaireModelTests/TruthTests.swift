import QuestionnaireModel
import Testing

@Suite struct TruthTests {
  /// Conditions that come to each truth whatever the answers.
  static let conditions: [Truth: Condition] = [
    .no: .constant(false),
    .unknown: .comparison(.item(0), .equal, .number(1)),
    .yes: .constant(true),
  ]
  private let nothing = AnswerSheet([nil, nil, nil])

  private func condition(_ truth: Truth) throws -> Condition {
    try #require(Self.conditions[truth])
  }

  @Test(arguments: [
    (Truth.no, Truth.no, Truth.no), (.no, .unknown, .no), (.no, .yes, .no),
    (.unknown, .no, .no), (.unknown, .unknown, .unknown), (.unknown, .yes, .unknown),
    (.yes, .no, .no), (.yes, .unknown, .unknown), (.yes, .yes, .yes),
  ])
  func `a conjunction follows Kleene's strong table`(
    left: Truth, right: Truth, expected: Truth
  ) throws {
    let both = Condition.all([try condition(left), try condition(right)])
    #expect(both.truth(in: nothing) == expected)
  }

  @Test(arguments: [
    (Truth.no, Truth.no, Truth.no), (.no, .unknown, .unknown), (.no, .yes, .yes),
    (.unknown, .no, .unknown), (.unknown, .unknown, .unknown), (.unknown, .yes, .yes),
    (.yes, .no, .yes), (.yes, .unknown, .yes), (.yes, .yes, .yes),
  ])
  func `a disjunction follows Kleene's strong table`(
    left: Truth, right: Truth, expected: Truth
  ) throws {
    let either = Condition.any([try condition(left), try condition(right)])
    #expect(either.truth(in: nothing) == expected)
  }

  @Test(arguments: [(Truth.no, Truth.yes), (.unknown, .unknown), (.yes, .no)])
  func `a negation leaves the unknown unknown`(truth: Truth, expected: Truth) throws {
    #expect(Condition.not(try condition(truth)).truth(in: nothing) == expected)
  }

  @Test func `an empty conjunction holds and an empty disjunction does not`() {
    #expect(Condition.all([]).truth(in: nothing) == .yes)
    #expect(Condition.any([]).truth(in: nothing) == .no)
  }

  @Test(arguments: [
    (Comparison.equal, Truth.no, Truth.yes, Truth.no),
    (.notEqual, .yes, .no, .yes),
    (.less, .yes, .no, .no),
    (.lessOrEqual, .yes, .yes, .no),
    (.greater, .no, .no, .yes),
    (.greaterOrEqual, .no, .yes, .yes),
  ])
  func `a comparison orders two numbers`(
    comparison: Comparison, below: Truth, same: Truth, above: Truth
  ) {
    func truth(_ left: Double) -> Truth {
      Condition.comparison(.number(left), comparison, .number(5)).truth(in: nothing)
    }
    #expect(truth(4) == below)
    #expect(truth(5) == same)
    #expect(truth(6) == above)
  }

  @Test(arguments: Comparison.allCases)
  func `a comparison with a non-answer is unknown from either side`(comparison: Comparison) {
    let sheet = AnswerSheet([.nonanswer(.refused)])
    #expect(Condition.comparison(.item(0), comparison, .number(1)).truth(in: sheet) == .unknown)
    #expect(Condition.comparison(.number(1), comparison, .item(0)).truth(in: sheet) == .unknown)
  }

  @Test(arguments: [
    (Answer?.some(.choice(2)), Truth.yes), (.choice(4), .no), (.nonanswer(.dontKnow), .unknown),
    (nil, .unknown),
  ])
  func `membership of one choice is unknown without an answer`(answer: Answer?, expected: Truth) {
    let condition = Condition.isAmong(item: 0, codes: [1, 2])
    #expect(condition.truth(in: AnswerSheet([answer])) == expected)
  }

  @Test(arguments: [
    (Answer?.some(.choices([2, 7])), Truth.yes), (.choices([3]), .no),
    (.nonanswer(.dontKnow), .unknown), (nil, .unknown),
  ])
  func `inclusion among several choices is unknown without an answer`(
    answer: Answer?, expected: Truth
  ) {
    let condition = Condition.includesAny(item: 0, codes: [1, 2])
    #expect(condition.truth(in: AnswerSheet([answer])) == expected)
  }

  @Test(arguments: [
    (Answer?.some(.text("x")), Truth.yes), (.integer(0), .yes), (.nonanswer(.refused), .no),
    (nil, .no),
  ])
  func `answered is never unknown and no non-answer counts`(answer: Answer?, expected: Truth) {
    #expect(Condition.answered(items: [0]).truth(in: AnswerSheet([answer])) == expected)
  }

  @Test func `answered needs every one of its items`() {
    let condition = Condition.answered(items: [0, 1])
    #expect(condition.truth(in: AnswerSheet([.integer(1), nil])) == .no)
    #expect(condition.truth(in: AnswerSheet([.integer(1), .integer(2)])) == .yes)
  }

  @Test(arguments: [
    (Answer?.some(.nonanswer(.refused)), Truth.yes), (.nonanswer(.dontKnow), .no),
    (.choice(1), .no), (nil, .no),
  ])
  func `asking for a non-answer is never unknown`(answer: Answer?, expected: Truth) {
    let condition = Condition.isNonanswer(item: 0, kinds: [.refused])
    #expect(condition.truth(in: AnswerSheet([answer])) == expected)
  }

  @Test func `a condition names every item it looks at`() {
    let condition = Condition.all([
      .not(.isAmong(item: 1, codes: [1])),
      .any([.includesAny(item: 2, codes: [1]), .isNonanswer(item: 3, kinds: [.refused])]),
      .answered(items: [4, 5]),
      .comparison(
        .sum(.item(6), .negated(.item(7))), .less,
        .quotient(
          .count(items: [8], codes: [1]), .product(.item(9), .difference(.item(10), .number(1))))),
    ])
    #expect(condition.items == Set(1...10))
  }

  @Test func `joining drops the conditions that are not there`() {
    #expect(Condition.joining([nil, nil]) == nil)
    #expect(Condition.joining([nil, .constant(true)]) == .constant(true))
    #expect(
      Condition.joining([.constant(true), nil, .constant(false)])
        == .all([.constant(true), .constant(false)]))
  }
}
