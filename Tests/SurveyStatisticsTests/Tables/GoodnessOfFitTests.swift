import SurveyStatistics
import Testing

@Suite struct GoodnessOfFitTests {
  @Test func `it agrees with R's chisq.test`() throws {
    // R 4.2.2 ?chisq.test: chisq.test(c(89,37,30,28,2), p = c(40,20,20,15,5), rescale.p = TRUE).
    let test = try GoodnessOfFitChiSquare(
      counts: [89, 37, 30, 28, 2], proportions: [40, 20, 20, 15, 5])
    #expect(isClose(test.statistic.value, 9.99014336917563))
    #expect(test.statistic.degreesOfFreedom == [4])
    #expect(isClose(test.pValue.value, 0.0405940433447812))
  }

  @Test func `two equal categories give the square of the sign test's z`() throws {
    let test = try GoodnessOfFitChiSquare(counts: [15, 25])
    #expect(isClose(test.statistic.value, 100.0 / 40, relative: 1e-14))
  }

  @Test func `an impossible category costs no degree of freedom`() throws {
    let test = try GoodnessOfFitChiSquare(counts: [4, 6, 0], proportions: [1, 1, 0])
    #expect(test.statistic.degreesOfFreedom == [1])
    #expect(throws: StatisticsError.indeterminate) {
      try GoodnessOfFitChiSquare(counts: [4, 6, 1], proportions: [1, 1, 0])
    }
  }

  @Test func `no observations, no test`() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try GoodnessOfFitChiSquare(counts: [0, 0])
    }
  }
}
