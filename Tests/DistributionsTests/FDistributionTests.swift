import Testing

@testable import Distributions

@Suite("The F distribution of many degrees of freedom")
struct FDistributionTests {
  /// Upper and lower tails by mpmath 1.3 at 30 digits, which GSL 2.7 misses by up to 3e-9.
  @Test(arguments: [
    (1.01, 287.3, 4e8, 0.44146736343757572, 0.55853263656242428),
    (1.5, 401.7, 2.87e8, 3.1046974231175446e-10, 0.99999999968953026),
    (1.05, 4.97, 4e9, 0.38598042753591492, 0.61401957246408508),
    (3, 1, 2.87e7, 0.083264527407824256, 0.91673547259217574),
    (0.9, 287.3, 97_000, 0.88711962908813622, 0.11288037091186378),
    (0.5, 1.5, 20_000, 0.55325149127874387, 0.44674850872125613),
  ])
  func `keeps its digits`(
    x: Double, numerator: Double, denominator: Double, upper: Double, lower: Double
  ) {
    let distribution = FDistribution(numerator: numerator, denominator: denominator)
    #expect(abs(distribution.upperTail(x) / upper - 1) < 1e-12)
    #expect(abs(distribution.cumulative(x) / lower - 1) < 1e-12)
    // The reciprocal of the ratio has the degrees of freedom the other way round.
    let turned = FDistribution(numerator: denominator, denominator: numerator)
    #expect(abs(turned.cumulative(1 / x) / upper - 1) < 1e-12)
  }

  @Test
  func `agrees with the chi-square that it becomes`() {
    let distribution = FDistribution(numerator: 6, denominator: 1e14)
    let limit = ChiSquareDistribution(degreesOfFreedom: 6)
    for x in [0.1, 0.9, 1, 1.7, 6] {
      #expect(abs(distribution.upperTail(x) / limit.upperTail(6 * x) - 1) < 1e-11)
    }
  }

  @Test
  func `is continuous where the way of computing it changes`() {
    for x in [0.3, 1, 2.5] {
      let few = FDistribution(numerator: 12.5, denominator: 10_000).upperTail(x)
      let many = FDistribution(numerator: 12.5, denominator: 10_000.000_001).upperTail(x)
      #expect(abs(few / many - 1) < 1e-10)
    }
  }
}
