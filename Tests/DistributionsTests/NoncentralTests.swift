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
}
