import Distributions
import Testing

// Expected values: mpmath 1.3.0 at 40 digits, from the definitions: erfc for the normal tail, the
// regularized gammainc and betainc for the others.

@Suite struct ContinuousDistributionTests {
  @Test(
    arguments: [
      (-3.5, 0.99976737092096447), (0.7, 0.24196365222307303), (1.96, 0.024997895148220436),
      (8, 6.2209605742717841e-16), (20, 2.7536241186062337e-89),
    ])
  func `normal upper tails keep their digits`(x: Double, expected: Double) {
    #expect(isClose(NormalDistribution.standard.upperTail(x), expected, relative: 1e-13))
    #expect(isClose(NormalDistribution.standard.cumulative(-x), expected, relative: 1e-13))
  }

  @Test(
    arguments: [
      (0.025, 1.9599639845400542), (1e-10, 6.3613409024040562), (0.7, -0.52440051270804066),
    ])
  func `normal quantiles invert the tail`(p: Double, expected: Double) {
    #expect(isClose(NormalDistribution.standard.upperQuantile(p), expected, relative: 1e-14))
    #expect(isClose(NormalDistribution.standard.quantile(p), -expected, relative: 1e-14))
  }

  @Test(
    arguments: [
      (3.84, 1, 0.050043521248705103), (30.07, 2, 2.9538093752232096e-7),
      (5.9655, 9, 0.74336618088649147), (60.5, 1.4946, 2.485132632260093e-14),
      (1200, 1000, 1.2255942330622904e-5),
    ])
  func `chi-square tails are right for whole and fractional df`(
    x: Double, df: Double, expected: Double
  ) {
    let distribution = ChiSquareDistribution(degreesOfFreedom: df)
    #expect(isClose(distribution.upperTail(x), expected, relative: 1e-12))
    #expect(isClose(distribution.upperQuantile(expected), x, relative: 1e-12))
  }

  @Test(
    arguments: [
      (1.8608135, 17.776474, 0.039697067460655129), (0.2, 3, 0.42713516462313947),
      (2.02, 60, 0.023927646426503575), (3, 5000, 0.001356554512142897),
      (40, 2, 0.00031220733609237032),
    ])
  func `t tails are right for whole and fractional df`(x: Double, df: Double, expected: Double) {
    let distribution = StudentTDistribution(degreesOfFreedom: df)
    #expect(isClose(distribution.upperTail(x), expected, relative: 1e-12))
    #expect(isClose(distribution.cumulative(-x), expected, relative: 1e-12))
    #expect(isClose(distribution.quantile(expected), -x, relative: 1e-11))
  }

  @Test func `the t tail does not fall into GSL's Cornish-Fisher series above 30 df`() {
    // gsl_cdf_tdist_Q of GSL 2.7.1 gives 6.158635680715e-13 here, wrong from the eighth digit on.
    let distribution = StudentTDistribution(degreesOfFreedom: 31)
    #expect(
      isClose(
        distribution.upperTail(11.418322636898564), 6.1586357837919293e-13, relative: 1e-12))
  }

  @Test(
    arguments: [
      (5.1933695, 1.4946398, 20.924957, 0.021747462429945011),
      (4.84609, 2, 27, 0.015909933299737531), (0.3, 7, 100, 0.95231168426125947),
      (47.317733, 1, 197, 7.8220406500552018e-11),
    ])
  func `F tails are right`(x: Double, a: Double, b: Double, expected: Double) {
    let distribution = FDistribution(numerator: a, denominator: b)
    #expect(isClose(distribution.upperTail(x), expected, relative: 1e-12))
    #expect(isClose(distribution.upperQuantile(expected), x, relative: 1e-11))
  }

  @Test(
    arguments: [
      (0.3, 81, 183, 0.41146159809547846), (0.01, 0.5, 20, 0.47136993548501556),
      (0.9, 3.5, 1.25, 0.78493266993960211),
    ])
  func `beta tails are right`(x: Double, a: Double, b: Double, expected: Double) {
    let distribution = BetaDistribution(alpha: a, beta: b)
    #expect(isClose(distribution.cumulative(x), expected, relative: 1e-12))
    #expect(isClose(distribution.quantile(expected), x, relative: 1e-12))
  }

  @Test(arguments: [1e-12, 1e-5, 0.3, 0.5, 0.99, 1 - 1e-9])
  func `quantiles invert cumulative probabilities`(p: Double) {
    func roundTrip(_ distribution: some ContinuousDistribution) -> Double {
      distribution.cumulative(distribution.quantile(p))
    }
    #expect(isClose(roundTrip(ChiSquareDistribution(degreesOfFreedom: 0.5)), p))
    #expect(isClose(roundTrip(ChiSquareDistribution(degreesOfFreedom: 3000)), p))
    #expect(isClose(roundTrip(StudentTDistribution(degreesOfFreedom: 1)), p))
    #expect(isClose(roundTrip(StudentTDistribution(degreesOfFreedom: 250.5)), p))
    #expect(isClose(roundTrip(FDistribution(numerator: 3, denominator: 1.5)), p))
    #expect(isClose(roundTrip(BetaDistribution(alpha: 0.2, beta: 40)), p))
    #expect(isClose(roundTrip(BetaDistribution(alpha: 900, beta: 9000)), p))
    #expect(
      isClose(roundTrip(NoncentralChiSquareDistribution(degreesOfFreedom: 3, noncentrality: 9)), p))
  }

  @Test func `the two tails sum to one`() {
    func sum(_ distribution: some ContinuousDistribution, _ x: Double) -> Double {
      distribution.cumulative(x) + distribution.upperTail(x)
    }
    #expect(isClose(sum(ChiSquareDistribution(degreesOfFreedom: 7.5), 6), 1, relative: 1e-14))
    #expect(isClose(sum(FDistribution(numerator: 4, denominator: 9), 1.5), 1, relative: 1e-14))
    #expect(isClose(sum(BetaDistribution(alpha: 3, beta: 2), 0.6), 1, relative: 1e-14))
    #expect(isClose(sum(StudentTDistribution(degreesOfFreedom: 40), 0.3), 1, relative: 1e-14))
  }

  @Test func `the ends of the support have quantiles and certain tails`() {
    let distribution = ChiSquareDistribution(degreesOfFreedom: 2)
    #expect(distribution.quantile(0) == 0)
    #expect(distribution.quantile(1) == .infinity)
    #expect(distribution.upperTail(.infinity) == 0)
    #expect(distribution.upperTail(-1) == 1)
    #expect(StudentTDistribution(degreesOfFreedom: 5).quantile(0) == -.infinity)
    #expect(StudentTDistribution(degreesOfFreedom: 5).quantile(0.5) == 0)
  }

  @Test func `the square of t is F with one numerator df`() {
    let t = 2 * StudentTDistribution(degreesOfFreedom: 12.5).upperTail(2.1)
    let f = FDistribution(numerator: 1, denominator: 12.5).upperTail(2.1 * 2.1)
    #expect(isClose(t, f, relative: 1e-12))
  }
}
