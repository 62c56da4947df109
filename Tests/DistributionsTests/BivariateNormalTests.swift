import Distributions
import Testing

@Suite struct BivariateNormalTests {
  // mpmath 1.3.0, 30 digits: ∫ φ(x) Q((k − ρ x) / √(1 − ρ²)) dx from h.
  @Test(
    arguments: [
      (0.5, -0.3, 0.6, 0.27007149102615034), (1.2, 2.1, -0.4, 0.00016205580716413526),
      (-1, 0.7, 0.95, 0.24196365138173907), (1.5, 1.4, 0.99, 0.06402795965077155),
      (0.3, -1.1, -0.97, 0.24643362535827795), (3, 3.5, 0.93, 0.00020424822983407974),
      (0, 0, 0.5, 1.0 / 3), (-2.2, 1.7, -0.93, 0.031568791606069571),
      (4, -4, -0.999, 2.3847151425202363e-6),
    ] as [(Double, Double, Double, Double)])
  func `the upper tail is right`(h: Double, k: Double, correlation: Double, expected: Double) {
    let distribution = BivariateNormalDistribution(correlation: correlation)
    #expect(isClose(distribution.upperTail(h, k), expected))
    #expect(isClose(distribution.upperTail(k, h), expected))
    #expect(isClose(distribution.cumulative(-h, -k), expected))
  }

  @Test(arguments: [-0.999, -0.93, -0.3, 0.0, 0.5, 0.924, 0.926, 0.9999])
  func `the quadrant at the origin is a quarter and the arc sine`(correlation: Double) {
    // Sheppard 1899: ¼ + arcsin ρ / 2π; here as arccos for ρ near −1.
    let distribution = BivariateNormalDistribution(correlation: correlation)
    let other = BivariateNormalDistribution(correlation: -correlation)
    #expect(isClose(distribution.upperTail(0, 0) + other.upperTail(0, 0), 0.5))
    let rest = NormalDistribution.standard.upperTail(0.7) - distribution.upperTail(0.7, -1.1)
    #expect(abs(rest - other.upperTail(0.7, 1.1)) < 1e-14)
  }

  @Test func `perfect correlations and infinite ends are limits`() {
    let one = BivariateNormalDistribution(correlation: 1)
    let standard = NormalDistribution.standard
    #expect(isClose(one.upperTail(0.4, 1.2), standard.upperTail(1.2)))
    let opposite = BivariateNormalDistribution(correlation: -1)
    #expect(opposite.upperTail(0.4, 1.2) == 0)
    let between = standard.cumulative(1.2) - standard.cumulative(-0.4)
    #expect(isClose(opposite.upperTail(-0.4, -1.2), between))
    #expect(one.cumulative(-.infinity, 3) == 0)
    #expect(isClose(one.cumulative(.infinity, 1.2), standard.cumulative(1.2)))
  }

  @Test func `the density is the mixed derivative`() {
    let distribution = BivariateNormalDistribution(correlation: 0.6)
    let step = 1e-3
    func strip(_ y: Double) -> Double {
      distribution.cumulative(0.5 + step, y) - distribution.cumulative(0.5 - step, y)
    }
    let slope = (strip(0.2 + step) - strip(0.2 - step)) / (4 * step * step)
    #expect(isClose(slope, distribution.density(0.5, 0.2), relative: 1e-6))
  }
}
