import SurveyStatistics
import Testing

@Suite struct SignalDetectionTests {
  @Test func `without correction it is the difference of deviates`() throws {
    // R 4.2.2: qnorm(.8) - qnorm(.3) and -(qnorm(.8) + qnorm(.3)) / 2.
    let result = try SignalDetection(
      hits: 40, misses: 10, falseAlarms: 15, correctRejections: 35, correction: .none)
    #expect(isClose(result.sensitivity.value, 1.366021746281))
    #expect(isClose(result.criterion.value, -0.158610360432))
    #expect(isClose(result.logLikelihoodRatio, -0.158610360432 * 1.366021746281))
  }

  @Test func `the log-linear correction is made whatever the rates`() throws {
    // Hautus 1995: (20 + ½) / (20 + 1) and ½ / 21; z = ±1.980752396647.
    let perfect = try SignalDetection(
      hits: 20, misses: 0, falseAlarms: 0, correctRejections: 20)
    #expect(isClose(perfect.sensitivity.value, 2 * 1.980752396647))
    #expect(abs(perfect.criterion.value) < 1e-12)
    #expect(perfect.hitRate == 1)
    let usual = try SignalDetection(
      hits: 40, misses: 10, falseAlarms: 15, correctRejections: 35)
    #expect(usual.sensitivity.value < 1.366)
  }

  @Test func `corrections differ and none refuses a perfect score`() throws {
    let extreme = try SignalDetection(
      hits: 20, misses: 0, falseAlarms: 0, correctRejections: 20, correction: .extremeRates)
    // 1 − 1/40 and 1/40: z(.975) twice.
    #expect(isClose(extreme.sensitivity.value, 2 * 1.959963984540054))
    #expect(throws: StatisticsError.zeroCells) {
      try SignalDetection(
        hits: 20, misses: 0, falseAlarms: 3, correctRejections: 17, correction: .none)
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try SignalDetection(hits: 0, misses: 0, falseAlarms: 3, correctRejections: 17)
    }
  }

  @Test func `the standard error of d' at even rates has a closed form`() throws {
    // Each rate ½ of n has variance ¼ / (n φ(0)²) = π / 2n.
    let result = try SignalDetection(
      hits: 25, misses: 25, falseAlarms: 10, correctRejections: 10, correction: .none)
    let error = try #require(result.sensitivity.standardError)
    #expect(isClose(error, (Double.pi / 2 * (1 / 50.0 + 1 / 20.0)).squareRoot()))
    #expect(result.sensitivity.value == 0)
  }

  @Test func `reliable change agrees with its authors' example`() throws {
    // Jacobson & Truax 1991, page 14: from 47.5 to 32.5, s = 7.5, r = .80: 4.74 and −3.16.
    let change = try ReliableChangeIndex(
      before: 47.5, after: 32.5, standardDeviation: 7.5, reliability: 0.8)
    #expect(isClose(change.standardErrorOfDifference, 22.5.squareRoot()))
    #expect(isClose(change.statistic.value, -3.1622776601683795))
    let least = change.smallestReliableDifference()
    #expect(isClose(least, 1.959963984540054 * 22.5.squareRoot()))
    #expect(throws: StatisticsError.zeroVariance) {
      try ReliableChangeIndex(before: 1, after: 2, standardDeviation: 1, reliability: 1)
    }
  }

  @Test func `normalized gain is that of the means`() throws {
    // Hake 1998: (70 − 40) / (100 − 40) = ½; the mean of the persons' gains is .5333.
    let gain = try NormalizedGain(before: [20, 40, 60], after: [60, 60, 90], maximum: 100)
    #expect(isClose(gain.estimate.value, 0.5))
    // Residuals after − 70 less ½ (before − 40): 0, −10, 10.
    let error = try #require(gain.estimate.standardError)
    #expect(isClose(error, (200.0 / 6).squareRoot() / 60))
    #expect(throws: StatisticsError.indeterminate) {
      try NormalizedGain(before: [10, 10], after: [9, 10], maximum: 10)
    }
  }
}
