import QuestionnaireModel
import Testing
import Words

@Suite struct ValidationTests {
  private func fault(
    _ type: ItemType, _ answer: Answer, nonanswers: [Nonanswer] = [], isRequired: Bool = true
  ) -> AnswerFault? {
    questionnaire([item("a", type, nonanswers: nonanswers, isRequired: isRequired)])
      .fault(of: answer, to: 0)
  }

  private static let types: [(ItemType, Answer)] = [
    (.single(optionList(2)), .choice(1)),
    (.multiple(optionList(2), limit: nil), .choices([1])),
    (.integer(nil), .integer(1)),
    (.decimal(nil, places: 1), .decimal(1)),
    (.text(limit: 5), .text("a")),
    (.date(nil), CalendarDate(daysSince1970: 0).map(Answer.date) ?? .text("")),
    (.scale(0...10, low: words("low"), high: words("high")), .choice(1)),
    (.consent(optionList(2)), .choice(1)),
    (.ranking(optionList(2), limit: 1), .ranking([1])),
    (.time(nil), .time(.midnight)),
    (.differential(1...7, low: words("low"), high: words("high")), .choice(1)),
  ]

  @Test(arguments: types.indices, types.indices)
  func `a type takes the answers of its own kind alone`(asked: Int, given: Int) {
    let (type, own) = Self.types[asked]
    let answer = Self.types[given].1
    let areAlike =
      switch (own, answer) {
      case (.choice, .choice), (.choices, .choices), (.integer, .integer), (.decimal, .decimal),
        (.text, .text), (.date, .date), (.ranking, .ranking), (.time, .time):
        true
      default: false
      }
    #expect(fault(type, answer) == (areAlike ? nil : .wrongType(expected: type.name)))
  }

  @Test(arguments: types.map(\.1))
  func `a note takes no answer`(answer: Answer) {
    #expect(fault(.note, answer) == .wrongType(expected: "note"))
  }

  @Test(arguments: [
    (Int?.none, [Int](), AnswerFault?.some(.empty)), (nil, [2, 3, 1], nil),
    (nil, [2, 3], .tooFewRanked(minimum: 3)), (nil, [2, 3, 3], .rankedTwice),
    (nil, [2, 3, 4], .unknownCode), (2, [3], nil), (2, [3, 1], nil),
    (2, [3, 1, 2], .tooManyChoices(limit: 2)), (2, [1, 1], .rankedTwice),
  ])
  func `a ranking holds every option once, or the first ones up to its limit`(
    limit: Int?, codes: [Int], expected: AnswerFault?
  ) {
    #expect(fault(.ranking(optionList(3), limit: limit), .ranking(codes)) == expected)
  }

  @Test func `a time keeps its range`() throws {
    let range = try #require(ClockTime("08:00"))...(#require(ClockTime("20:00")))
    #expect(fault(.time(range), .time(.midnight)) == .belowRange(minimum: "08:00"))
    #expect(fault(.time(range), .time(.lastMinute)) == .aboveRange(maximum: "20:00"))
  }

  @Test func `only codes that are listed are taken`() {
    #expect(fault(.single(optionList(2)), .choice(3)) == .unknownCode)
    #expect(fault(.multiple(optionList(2), limit: nil), .choices([1, 3])) == .unknownCode)
  }

  @Test(arguments: [
    ([Int](), AnswerFault?.some(.empty)), ([1], nil), ([1, 2], nil), ([3], nil),
    ([1, 3], .exclusiveWithOthers), ([1, 2, 4], .tooManyChoices(limit: 2)),
  ])
  func `several choices keep the limit and the exclusive option`(
    codes: [Int], expected: AnswerFault?
  ) {
    let type = ItemType.multiple(optionList(4, exclusive: [3]), limit: 2)
    #expect(fault(type, .choices(codes)) == expected)
  }

  @Test(arguments: [
    (0, AnswerFault?.some(.belowRange(minimum: "1"))), (1, nil), (500, nil),
    (501, .aboveRange(maximum: "500")),
  ])
  func `a range takes its ends`(number: Int, expected: AnswerFault?) {
    #expect(fault(.integer(1...500), .integer(number)) == expected)
    #expect(fault(.scale(1...500, low: words("a"), high: words("b")), .choice(number)) == expected)
  }

  @Test func `a date keeps its range`() throws {
    let range =
      try #require(
        CalendarDate(iso8601: "2020-01-01"))...(try #require(CalendarDate(iso8601: "2020-12-31")))
    let before = try #require(CalendarDate(iso8601: "2019-12-31"))
    let after = try #require(CalendarDate(iso8601: "2021-01-01"))
    #expect(fault(.date(range), .date(before)) == .belowRange(minimum: "2020-01-01"))
    #expect(fault(.date(range), .date(after)) == .aboveRange(maximum: "2020-12-31"))
    #expect(fault(.date(range), .date(range.lowerBound)) == nil)
  }

  @Test func `every number of two decimals is taken for one of two decimals`() {
    let refused = (-20_000...20_000).filter {
      fault(.decimal(nil, places: 2), .decimal(Double($0) / 100)) != nil
    }
    #expect(refused.isEmpty)
  }

  @Test(arguments: [0.001, 1.005, 100.123, 123_456_789_012.125, .infinity, .nan])
  func `surplus decimals and what is no number are refused`(number: Double) {
    #expect(fault(.decimal(nil, places: 2), .decimal(number)) == .tooManyDecimals(limit: 2))
  }

  @Test func `a decimal keeps its range`() {
    #expect(fault(.decimal(0...1, places: 1), .decimal(-0.1)) == .belowRange(minimum: "0.0"))
    #expect(fault(.decimal(0...1, places: 1), .decimal(1.1)) == .aboveRange(maximum: "1.0"))
  }

  @Test(arguments: [
    ("", AnswerFault?.some(.empty)), (" \t", .empty), ("șțăîâ", nil),
    ("șțăîâ!", .tooLong(limit: 5)),
  ])
  func `a text counts its characters and blanks are nothing`(text: String, expected: AnswerFault?) {
    #expect(fault(.text(limit: 5), .text(text)) == expected)
  }

  @Test(arguments: Nonanswer.allCases.filter { $0 != .missing })
  func `a non-answer is taken only where it is allowed`(kind: Nonanswer) {
    #expect(fault(.integer(nil), .nonanswer(kind)) == .nonanswerNotAllowed(kind))
    #expect(fault(.integer(1...2), .nonanswer(kind), nonanswers: [kind]) == nil)
  }

  @Test func `an empty answer is taken only where none is required`() {
    #expect(fault(.integer(nil), .nonanswer(.missing)) == .empty)
    #expect(fault(.integer(nil), .nonanswer(.missing), isRequired: false) == nil)
  }

  @Test func `the first check not met is found and an unknown one passes`() {
    let checked = questionnaire([
      item("age", .integer(nil)),
      item(
        "years", .integer(nil),
        checks: [
          .comparison(.item(1), .lessOrEqual, .number(120)),
          .comparison(.item(1), .lessOrEqual, .item(0)),
        ]),
    ])
    func failed(_ answers: [Answer?]) -> AnswerFault? {
      checked.failedCheck(of: 1, given: AnswerSheet(answers))
    }
    #expect(failed([.integer(30), .integer(20)]) == nil)
    #expect(failed([.integer(30), .integer(31)]) == .checkFailed(1))
    #expect(failed([.integer(30), .integer(121)]) == .checkFailed(0))
    #expect(failed([.nonanswer(.refused), .integer(31)]) == nil)
  }
}
