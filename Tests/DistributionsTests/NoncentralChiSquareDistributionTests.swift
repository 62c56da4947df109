import Distributions
import Testing

@Suite struct NoncentralChiSquareDistributionTests {
  // mpmath 1.3.0 at 40 digits: the Poisson mixture of central distributions, summed directly.
  @Test(
    arguments: [
      (5, 3, 2, 0.59340518008315563, 0.40659481991684437),
      (30, 2, 20, 0.81688392123575608, 0.18311607876424392),
      (1, 1, 50, 6.3531223132455231e-10, 0.99999999936468777),
      (100, 4.5, 10, 0.99999999996971727, 3.0282733567762245e-11),
      (300, 9, 250, 0.89748700275038327, 0.10251299724961673),
    ])
  func `both tails keep their digits`(
    x: Double, df: Double, noncentrality: Double, lower: Double, upper: Double
  ) {
    let distribution = NoncentralChiSquareDistribution(
      degreesOfFreedom: df, noncentrality: noncentrality)
    #expect(isClose(distribution.cumulative(x), lower, relative: 1e-12))
    #expect(isClose(distribution.upperTail(x), upper, relative: 1e-12))
  }

  @Test func `far tails keep their digits`() {
    func tail(_ x: Double, _ df: Double, _ noncentrality: Double, lower: Bool) -> Double {
      let distribution = NoncentralChiSquareDistribution(
        degreesOfFreedom: df, noncentrality: noncentrality)
      return lower ? distribution.cumulative(x) : distribution.upperTail(x)
    }
    #expect(isClose(tail(5000, 1, 3000, lower: false), 1.7145090920077259e-57))
    #expect(isClose(tail(2000, 600, 30, lower: false), 3.82670501494029e-136))
    #expect(isClose(tail(1e-8, 3, 9, lower: true), 2.9545656256860652e-15))
    #expect(isClose(tail(700, 40, 1500, lower: true), 2.9898868668139163e-38))
  }

  @Test func `without noncentrality it is the central distribution`() {
    let noncentral = NoncentralChiSquareDistribution(degreesOfFreedom: 4, noncentrality: 0)
    let central = ChiSquareDistribution(degreesOfFreedom: 4)
    #expect(noncentral.cumulative(3) == central.cumulative(3))
    #expect(isClose(noncentral.density(3), central.density(3), relative: 1e-14))
  }

  @Test func `with one df it is the square of a shifted normal variable`() {
    let noncentral = NoncentralChiSquareDistribution(degreesOfFreedom: 1, noncentrality: 900)
    let normal = NormalDistribution(mean: 30, standardDeviation: 1)
    #expect(isClose(noncentral.cumulative(31.5 * 31.5), normal.cumulative(31.5)))
    #expect(isClose(noncentral.upperTail(33.0 * 33.0), normal.upperTail(33)))
  }

  @Test func `the density is the slope of the cumulative probability`() {
    let distribution = NoncentralChiSquareDistribution(degreesOfFreedom: 3, noncentrality: 7)
    let slope = (distribution.cumulative(8.0001) - distribution.cumulative(7.9999)) / 0.0002
    #expect(isClose(distribution.density(8), slope, relative: 1e-8))
  }

  @Test(
    arguments: [
      (30.070149095754672, 2, 0.975, 11.615166353507924),
      (30.070149095754672, 2, 0.025, 54.241115858842477),
    ])
  func `the noncentrality is found from a tail`(
    x: Double, df: Double, p: Double, expected: Double
  ) {
    // mpmath 1.3.0 findroot on the direct sum.
    let noncentrality = NoncentralChiSquareDistribution.noncentrality(
      degreesOfFreedom: df, at: x, cumulativeProbability: p)
    #expect(isClose(noncentrality, expected, relative: 1e-12))
  }

  @Test func `a statistic below the tail has noncentrality zero`() {
    let noncentrality = NoncentralChiSquareDistribution.noncentrality(
      degreesOfFreedom: 5, at: 4, cumulativeProbability: 0.975)
    #expect(noncentrality == 0)
  }

  @Test func `the shortcut for large statistics joins the sum`() {
    let below = NoncentralChiSquareDistribution.noncentrality(
      degreesOfFreedom: 6, at: 9.99e7, cumulativeProbability: 0.025)
    let above = NoncentralChiSquareDistribution.noncentrality(
      degreesOfFreedom: 6, at: 1.0001e8, cumulativeProbability: 0.025)
    // Near the border λ grows as x does, but for terms of the order of 1.
    #expect(abs((above - below) - 1.1e5) < 40)
  }

  @Test(arguments: [1e4, 1e5, 1e6])
  func `the tails of large noncentralities add to one`(_ scale: Double) {
    for share in [0.001, 0.2, 0.5, 0.9, 1.0, 1.1, 2.0] {
      let distribution = NoncentralChiSquareDistribution(
        degreesOfFreedom: 6, noncentrality: share * scale)
      let sum = distribution.cumulative(scale) + distribution.upperTail(scale)
      #expect(abs(sum - 1) < 1e-10, "at a noncentrality of \(share) times the statistic")
    }
  }
}
