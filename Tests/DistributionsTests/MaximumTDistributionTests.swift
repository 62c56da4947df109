import Distributions
import Testing

@Suite struct MaximumTDistributionTests {
  private let half = 0.5.squareRoot()

  @Test func `with a known scale it agrees with direct integration`() {
    // mpmath 1.3.0, 15 digits: one minus the integral over the common factor.
    let even = MaximumTDistribution(loadings: [half, half, half], degreesOfFreedom: nil)
    #expect(isClose(even.upperTailOfLargestMagnitude(2.2), 0.07239880300001))
    #expect(isClose(even.upperTailOfLargest(2.2), 0.03620093410727))
    let uneven = MaximumTDistribution(
      controlSize: 8, groupSizes: [5, 9], degreesOfFreedom: nil)
    #expect(isClose(uneven.upperTailOfLargestMagnitude(2.6), 0.01792462395249))
  }

  @Test func `with an estimated scale it agrees with mvtnorm`() {
    // R 4.2.2, mvtnorm 1.1-3: 1 − pmvt(±2.2, df = 20, corr ½), whose own error is 1.5e-6.
    let three = MaximumTDistribution(loadings: [half, half, half], degreesOfFreedom: 20)
    #expect(abs(three.upperTailOfLargestMagnitude(2.2) - 0.09842706253) < 3e-6)
  }

  // Dunnett 1964, table II: two-sided 5 % points for k groups and a control, and df.
  @Test(arguments: [(2, 20.0, 2.38), (3, 20, 2.54), (5, 20, 2.73), (3, 10, 2.76)])
  func `the critical values are Dunnett's`(groups: Int, df: Double, published: Double) {
    let distribution = MaximumTDistribution(
      loadings: Array(repeating: half, count: groups), degreesOfFreedom: df)
    let value = distribution.upperQuantileOfLargestMagnitude(0.05)
    #expect(abs(value - published) < 0.0051)
    #expect(isClose(distribution.upperTailOfLargestMagnitude(value), 0.05))
  }

  @Test(arguments: [0.0, 0.3, 0.95])
  func `of one statistic it is Student's t`(loading: Double) {
    let distribution = MaximumTDistribution(loadings: [loading], degreesOfFreedom: 7)
    let student = StudentTDistribution(degreesOfFreedom: 7)
    #expect(isClose(distribution.upperTailOfLargestMagnitude(2.1), 2 * student.upperTail(2.1)))
    #expect(isClose(distribution.upperTailOfLargest(2.1), student.upperTail(2.1)))
  }

  @Test func `of two statistics it is a bivariate normal`() {
    let pair = MaximumTDistribution(loadings: [half, half], degreesOfFreedom: nil)
    let normal = BivariateNormalDistribution(correlation: 0.5)
    #expect(isClose(pair.upperTailOfLargest(1.3), 1 - normal.cumulative(1.3, 1.3)))
  }
}
