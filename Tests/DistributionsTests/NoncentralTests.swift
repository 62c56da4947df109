import Distributions
import Testing

@Suite struct NoncentralTests {
  // mpmath 1.3.0 at 25 digits by the beta series for the first and third; SciPy 1.17.1 nct (Boost)
  // for the others, which agrees with the series on the former to thirteen digits.
  @Test(
    arguments: [
      (1.5, 8, 0.7, 0.7600535676622547, 0.2399464323377453),
      (-1.8608134674868526, 18, 0.3, 0.020529164990793044, 0.979470835009207),
      (4, 5, 6, 0.087069746516895201, 0.9129302534831048),
      (25, 40, 30, 0.04349246399543219, 0.9565075360045678),
    ])
  func `noncentral t tails are right`(
    t: Double, df: Double, noncentrality: Double, lower: Double, upper: Double
  ) {
    let distribution = NoncentralTDistribution(
      degreesOfFreedom: df, noncentrality: noncentrality)
    #expect(isClose(distribution.cumulative(t), lower))
    #expect(isClose(distribution.upperTail(t), upper))
    let found = NoncentralTDistribution.noncentrality(
      degreesOfFreedom: df, at: t, cumulativeProbability: lower)
    #expect(isClose(found, noncentrality, relative: 1e-8))
  }

  @Test func `without noncentrality t is Student's`() {
    let central = StudentTDistribution(degreesOfFreedom: 7.5)
    let noncentral = NoncentralTDistribution(degreesOfFreedom: 7.5, noncentrality: 0)
    for t in [-3.0, 0.2, 8] {
      #expect(isClose(noncentral.cumulative(t), central.cumulative(t)))
      #expect(isClose(noncentral.upperTail(t), central.upperTail(t)))
    }
  }

  @Test func `at zero noncentral t is normal`() {
    let distribution = NoncentralTDistribution(degreesOfFreedom: 10, noncentrality: 1)
    #expect(isClose(distribution.cumulative(0), NormalDistribution.standard.cumulative(-1)))
  }

  // mpmath 1.3.0 at 25 digits by the beta mixture; R 4.2.2's pf is right to nine digits here.
  @Test(
    arguments: [
      (4.84609, 2, 27, 3, 0.84960927008625504, 0.15039072991374496),
      (2, 3, 10, 8, 0.23363382777262626, 0.76636617222737374),
      (10, 4, 60, 20, 0.90821821556599182, 0.091781784434008178),
    ])
  func `noncentral F tails are right`(
    x: Double, numerator: Double, denominator: Double, noncentrality: Double, lower: Double,
    upper: Double
  ) {
    let distribution = NoncentralFDistribution(
      numerator: numerator, denominator: denominator, noncentrality: noncentrality)
    #expect(isClose(distribution.cumulative(x), lower))
    #expect(isClose(distribution.upperTail(x), upper))
    let found = NoncentralFDistribution.noncentrality(
      numerator: numerator, denominator: denominator, at: x, cumulativeProbability: lower)
    #expect(isClose(found, noncentrality, relative: 1e-8))
  }

  @Test func `the square of noncentral t is noncentral F`() {
    let t = NoncentralTDistribution(degreesOfFreedom: 12, noncentrality: 1.5)
    let f = NoncentralFDistribution(numerator: 1, denominator: 12, noncentrality: 2.25)
    #expect(isClose(f.cumulative(4), t.cumulative(2) - t.cumulative(-2)))
  }

  // mpmath 1.3.0 at 30 digits; R 4.2.2's qt agrees to twelve digits, its qf to nine.
  @Test(
    arguments: [
      (1e-6, -9.14527335963615799, 0.00110524708355678708),
      (0.025, -1.41352582977525546, 0.588452481156613212),
      (0.5, 0.722414255621719872, 3.55089118389538846),
      (0.975, 3.27561601224486683, 14.7170077972832231),
    ])
  func `noncentral quantiles are right`(p: Double, t: Double, f: Double) {
    let noncentralT = NoncentralTDistribution(degreesOfFreedom: 8, noncentrality: 0.7)
    #expect(isClose(noncentralT.quantile(p), t))
    #expect(isClose(noncentralT.upperQuantile(1 - p), t, relative: 1e-9))
    let noncentralF = NoncentralFDistribution(numerator: 3, denominator: 10, noncentrality: 8)
    #expect(isClose(noncentralF.quantile(p), f))
    #expect(isClose(noncentralF.upperQuantile(1 - p), f, relative: 1e-9))
  }

  // R 4.2.2 qchisq(p, 2, ncp = 20); SciPy 1.17.1 ncx2 (Boost) agrees to thirteen digits.
  @Test(
    arguments: [
      (1e-6, 0.04031141710400951), (0.025, 7.0639279432778626), (0.5, 21.00837966495773),
      (0.975, 42.57069483748561),
    ])
  func `noncentral chi-square quantiles are right`(p: Double, x: Double) {
    let distribution = NoncentralChiSquareDistribution(degreesOfFreedom: 2, noncentrality: 20)
    #expect(isClose(distribution.quantile(p), x))
  }

  @Test func `quantiles are found at far ends`() {
    let t = NoncentralTDistribution(degreesOfFreedom: 3, noncentrality: -40)
    #expect(isClose(t.cumulative(t.quantile(1e-12)), 1e-12, relative: 1e-9))
    #expect(isClose(t.upperTail(t.upperQuantile(1e-12)), 1e-12, relative: 1e-9))
    let f = NoncentralFDistribution(numerator: 1, denominator: 4, noncentrality: 0)
    #expect(isClose(f.cumulative(f.quantile(1e-9)), 1e-9, relative: 1e-9))
  }
}
