import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits from the closed forms and by bisecting betainc; they
// agree with the four digits of Newcombe 1998 and with statsmodels 0.15.0 proportion_confint.

@Suite struct ProportionIntervalTests {
  @Test(
    arguments: [
      (81.0, 263.0, 0.25528851987827423, 0.36620957698280007),
      (15, 148, 0.06238639953073628, 0.16048724172330804),
      (0, 20, 0, 0.16112515805281939), (1, 29, 0.0061132142927626605, 0.17175521879320288),
    ])
  func `Wilson's interval agrees with Newcombe's examples`(
    successes: Double, trials: Double, lower: Double, upper: Double
  ) throws {
    let interval = try ProportionInterval.wilson(successes: successes, trials: trials)
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
  }

  @Test(
    arguments: [
      (81, 263, 0.25273674558527116, 0.36762192260135136),
      (15, 148, 0.057844010083448559, 0.16165049034947901), (0, 20, 0, 0.16843347098308534),
      (1, 29, 0.00087264688357992199, 0.17764429548872293),
    ])
  func `Clopper and Pearson's interval agrees with direct inversion`(
    successes: Int, trials: Int, lower: Double, upper: Double
  ) throws {
    let interval = try ProportionInterval.clopperPearson(successes: successes, trials: trials)
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
  }

  @Test func `counting failures instead mirrors the interval`() throws {
    let success = try ProportionInterval.wilson(successes: 3, trials: 17)
    let failure = try ProportionInterval.wilson(successes: 14, trials: 17)
    #expect(isClose(success.lower, 1 - failure.upper, relative: 1e-13))
    #expect(try ProportionInterval.wilson(successes: 17, trials: 17).upper == 1)
    #expect(try ProportionInterval.clopperPearson(successes: 17, trials: 17).upper == 1)
  }

  @Test func `no continuity correction is applied`() throws {
    // R 4.2.2 prop.test(15, 25) corrects and gives .38890 to .78188; without it .40739457.
    let interval = try ProportionInterval.wilson(successes: 15, trials: 25)
    #expect(isClose(interval.lower, 0.40739457, relative: 1e-7))
  }

  @Test func `no trials, no interval`() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try ProportionInterval.wilson(successes: 0, trials: 0)
    }
  }
}
