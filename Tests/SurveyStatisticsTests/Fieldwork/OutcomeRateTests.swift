import SurveyStatistics
import Testing

@Suite struct OutcomeRateTests {
  /// ropensci/outcomerate, tests/testthat/test-rate.R: 16 cases, e = 0.5.
  static let published: [(OutcomeRate, Rational)] = [
    (.rr1, Rational(1, 3)), (.rr2, Rational(8, 15)), (.rr3, Rational(5, 14)),
    (.rr4, Rational(4, 7)), (.rr5, Rational(5, 13)), (.rr6, Rational(8, 13)),
    (.coop1, Rational(5, 12)), (.coop2, Rational(2, 3)), (.coop3, Rational(1, 2)),
    (.coop4, Rational(4, 5)), (.ref1, Rational(2, 15)), (.ref2, Rational(1, 7)),
    (.ref3, Rational(2, 13)), (.con1, Rational(4, 5)), (.con2, Rational(6, 7)),
    (.con3, Rational(12, 13)), (.loc1, Rational(13, 15)), (.loc2, Rational(13, 14)),
  ]
  private let sixteen = OutcomeCounts([
    .complete: 5, .partial: 3, .refusal: 2, .nonContact: 1, .other: 2, .unknownUnit: 1,
    .unknownOther: 1, .ineligible: 1,
  ])

  @Test(arguments: published)
  func `a rate is the fraction that outcomerate gives`(rate: OutcomeRate, expected: Rational) {
    let rates = OutcomeRates(sixteen, eligibility: .given(Rational(1, 2)))
    #expect(rates[rate] == expected)
  }

  @Test func `every rate has a published value`() {
    #expect(Self.published.map(\.0) == OutcomeRate.allCases)
  }

  @Test func `unknown respondents count as unknown`() {
    // ropensci/outcomerate, tests/testthat/test-ur.R, e = 0.4.
    let rates = OutcomeRates(
      OutcomeCounts([
        .complete: 10, .partial: 2, .refusal: 3, .nonContact: 4, .other: 1, .unknownUnit: 5,
        .unknownRespondent: 7, .unknownOther: 6, .ineligible: 8,
      ]), eligibility: .given(Rational(2, 5)))
    #expect(rates[.rr1] == Rational(10, 38))
    #expect(rates[.rr3] == Rational(50, 136))
    #expect(rates[.ref2] == Rational(15, 136))
    #expect(rates[.con2] == Rational(80, 136))
    #expect(rates[.coop4] == Rational(12, 15))
    #expect(rates[.loc2] == Rational(100, 136))
  }

  @Test func `proportional allocation takes e from the cases that are known`() {
    // ropensci/outcomerate, tests/testthat/test-ur.R: unknown cases say nothing of e.
    let rates = OutcomeRates(
      OutcomeCounts([
        .complete: 4, .partial: 1, .refusal: 2, .nonContact: 1, .other: 2,
        .unknownRespondent: 100, .ineligible: 5,
      ]), eligibility: .proportional)
    #expect(rates.eligibility == Rational(2, 3))
  }

  @Test(arguments: [(OutcomeRate.rr3, OutcomeRate.rr1, OutcomeRate.rr5), (.rr4, .rr2, .rr6)])
  func `e of one and of zero are the bounds`(
    rate: OutcomeRate, low: OutcomeRate, high: OutcomeRate
  ) {
    let all = OutcomeRates(sixteen, eligibility: .given(Rational(1)))
    let none = OutcomeRates(sixteen, eligibility: .given(Rational(0)))
    #expect(all[rate] == all[low])
    #expect(none[rate] == none[high])
  }

  @Test func `the editions differ in a category and in no rate`() throws {
    let unknown = try #require(CaseKind.person.disposition("3.20"))
    #expect(unknown.category(in: .ninth) == .unknownOther)
    #expect(unknown.category(in: .tenth) == .unknownRespondent)
    let ninth = OutcomeRates(
      OutcomeCounts([.complete: 3, .unknownOther: 2]), eligibility: .given(Rational(1, 3)))
    let tenth = OutcomeRates(
      OutcomeCounts([.complete: 3, .unknownRespondent: 2]), eligibility: .given(Rational(1, 3)))
    for rate in OutcomeRate.allCases { #expect(ninth[rate] == tenth[rate]) }
  }

  @Test func `a rate over no cases does not exist`() {
    let unknown = OutcomeRates(
      OutcomeCounts([.unknownOther: 1]), eligibility: .given(Rational(3, 10)))
    #expect(unknown[.rr1] == Rational(0))
    #expect(unknown[.rr5] == nil)
    #expect(unknown[.coop1] == nil)
  }

  @Test func `with nothing known e does not exist, nor do the rates that use it`() {
    let unknown = OutcomeRates(OutcomeCounts([.unknownOther: 4]), eligibility: .proportional)
    #expect(unknown.eligibility == nil)
    for rate in OutcomeRate.allCases where rate.usesEligibility { #expect(unknown[rate] == nil) }
    #expect(unknown[.rr1] == Rational(0))
  }

  @Test(arguments: [("0.4", 2, 5), ("2/5", 2, 5), ("1", 1, 1), ("0", 0, 1), ("0.125", 1, 8)])
  func `a share is read exactly`(text: String, over: Int, under: Int) {
    #expect(Rational(text) == Rational(over, under))
  }

  @Test(arguments: ["", ".5", "1.", "-1", "1/0", "0,4", "1e3", "1/2/3", "1234567890"])
  func `what is no share is refused`(text: String) {
    #expect(Rational(text) == nil)
  }
}
