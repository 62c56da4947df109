import QuestionnaireModel
import Testing
import Words

@Suite struct QuantityTests {
  private let sheet = AnswerSheet([
    .integer(6), .decimal(1.5), .choices([1, 3]), .choice(3), .nonanswer(.refused), nil,
    .text("words"), CalendarDate(year: 1970, month: 1, day: 11).map(Answer.date),
  ])

  @Test(arguments: [
    (Quantity.sum(.item(0), .item(1)), 7.5),
    (.difference(.item(0), .item(1)), 4.5),
    (.product(.item(0), .item(1)), 9),
    (.quotient(.item(0), .item(1)), 4),
    (.negated(.item(0)), -6),
    (.item(3), 3),
    (.item(7), 10),
  ])
  func `arithmetic follows the answers`(quantity: Quantity, expected: Double) {
    #expect(quantity.value(in: sheet) == expected)
  }

  @Test(arguments: [4, 5, 6, 2])
  func `what is no single number has no value`(item: Int) {
    #expect(Quantity.item(item).value(in: sheet) == nil)
    #expect(Quantity.negated(.item(item)).value(in: sheet) == nil)
    #expect(Quantity.sum(.number(1), .item(item)).value(in: sheet) == nil)
    #expect(Quantity.product(.item(item), .number(0)).value(in: sheet) == nil)
  }

  @Test(arguments: [
    ("22:00", "06:00", 480.0), ("06:00", "22:00", 960), ("08:30", "08:30", 0),
    ("00:00", "23:59", 1439), ("23:59", "00:00", 1),
  ])
  func `from one time to another is forward, over midnight where need be`(
    from: String, to: String, minutes: Double
  ) throws {
    let times = AnswerSheet([
      .time(try #require(ClockTime(from))), .time(try #require(ClockTime(to))),
    ])
    #expect(Quantity.elapsed(from: 0, to: 1).value(in: times) == minutes)
    #expect(Quantity.elapsed(from: 0, to: 2).items == [0, 2])
    let unanswered = AnswerSheet([.time(try #require(ClockTime(from))), .nonanswer(.refused)])
    #expect(Quantity.elapsed(from: 0, to: 1).value(in: unanswered) == nil)
  }

  @Test func `dividing by zero is unknown`() {
    #expect(Quantity.quotient(.item(0), .number(0)).value(in: sheet) == nil)
    let condition = Condition.comparison(.quotient(.item(0), .number(0)), .greater, .number(0))
    #expect(condition.truth(in: sheet) == .unknown)
  }

  @Test func `a count takes each chosen code and passes over non-answers`() {
    #expect(Quantity.count(items: [2, 3, 4, 5], codes: [1, 3]).value(in: sheet) == 3)
    #expect(Quantity.count(items: [2, 3], codes: [3]).value(in: sheet) == 2)
    #expect(Quantity.count(items: [4, 5, 6], codes: [1]).value(in: sheet) == 0)
  }
}
