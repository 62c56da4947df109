import SurveyStatistics
import Testing

@Suite struct ResultTypeTests {
  @Test func `scaling an estimate scales its standard error`() {
    let scaled = Estimate(2, standardError: 0.5).scaled(by: -100)
    #expect(scaled == Estimate(-200, standardError: 50))
  }

  @Test func `an estimate's interval is normal, and nil without a standard error`() throws {
    let interval = try #require(Estimate(10, standardError: 2).confidenceInterval(level: 0.95))
    #expect(isClose(interval.upper, 10 + 2 * 1.9599639845400542, relative: 1e-14))
    #expect(isClose(interval.lower, 10 - 2 * 1.9599639845400542, relative: 1e-14))
    #expect(Estimate(10).confidenceInterval() == nil)
  }

  @Test func `an interval open on one side is representable`() {
    let interval = ConfidenceInterval(lower: 0.4, upper: .infinity, level: 0.95)
    #expect(!interval.isBounded)
    #expect(interval.contains(1e300))
    #expect(!interval.contains(0.3))
  }

  @Test func `rounding error beyond certainty is cut off`() {
    #expect(PValue(1 + 1e-12, .exact).value == 1)
    #expect(PValue(-1e-18, .asymptotic).value == 0)
  }
}
