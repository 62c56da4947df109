import SurveyStatistics
import Testing

// Expected values: R 4.2.2, binom.test(x, n)$conf.int and qbeta(.95, x + 1, n - x); the fields needed by
// counting up n until that bound is below 0.005. Without errors the bound is 1 - 0.05^(1/n) by hand:
// it is below 0.005 from n = log(0.05) / log(0.995) = 597.6 on.

@Suite struct KeyingErrorRateTests {
  @Test(
    arguments: [
      (3, 1000, 0.00061909993164957196, 0.0087420232384782803, 0.0077352447184794171),
      (0, 598, 0, 0.0061497074043470558, 0.0049970586942465053),
      (0, 597, 0, 0.0061599766294688305, 0.0050054079934666908),
      (1, 947, 2.6734392349182574e-05, 0.0058692855582924697, 0.0049994695339740103),
      (17, 5240, 0.00189101047041515, 0.0051893328378255056, 0.0048623179463345477),
    ])
  func `bounds of error rates agree with R`(
    errors: Int, fields: Int, lower: Double, upper: Double, bound: Double
  ) throws {
    let rate = try KeyingErrorRate(errors: errors, fields: fields)
    let interval = try rate.interval()
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
    #expect(isClose(try rate.upperBound(), bound))
  }

  @Test func `without errors the upper bound has its closed form`() throws {
    // 1 − 0.05^(1/20), by hand: the twentieth root of 0.05 is 0.860891659331734….
    let bound = try KeyingErrorRate(errors: 0, fields: 20).upperBound()
    #expect(isClose(bound, 0.13910834066826524))
  }

  @Test func `the upper bound is one-sided`() throws {
    let rate = try KeyingErrorRate(errors: 3, fields: 1000)
    #expect(try rate.upperBound() < rate.interval().upper)
    #expect(try isClose(rate.upperBound(level: 0.975), rate.interval(level: 0.95).upper))
  }

  @Test(arguments: [(0, 598), (1, 947), (2, 1258), (3, 1549)])
  func `so many fields are needed for an upper bound under 0.5 %`(errors: Int, fields: Int) throws {
    let rule = AcceptanceRule(limit: 0.005)
    #expect(try rule.fieldsNeeded(errors: errors) == fields)
    #expect(try rule.accepts(KeyingErrorRate(errors: errors, fields: fields)))
    #expect(try !rule.accepts(KeyingErrorRate(errors: errors, fields: fields - 1)))
  }

  @Test func `a batch without errors is not accepted where too few fields were seen`() throws {
    // The trap: no error in 100 fields is no proof of a rate under 0.5 %.
    #expect(try !AcceptanceRule(limit: 0.005).accepts(KeyingErrorRate(errors: 0, fields: 100)))
  }

  @Test func `all fields wrong gives a bound of one`() throws {
    #expect(try KeyingErrorRate(errors: 7, fields: 7).upperBound() == 1)
    #expect(try KeyingErrorRate(errors: 7, fields: 7).rate == 1)
  }

  @Test func `no fields, no rate`() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try KeyingErrorRate(errors: 0, fields: 0)
    }
  }
}
