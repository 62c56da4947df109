import Distributions
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct WeightedChiSquareSumTests {
  // mpmath 1.3.0, 30 digits: inversion of the moment generating function along a ray. The first
  // three are Q1 of Imhof 1961, table 1, times ten: .9458, .5064, .1240.
  @Test(
    arguments: [
      (1.0, [6, 3, 1], [1, 1, 1], 0.94578615393295354),
      (7, [6, 3, 1], [1, 1, 1], 0.50643823346981321),
      (20, [6, 3, 1], [1, 1, 1], 0.1239590741623263),
      (200, [6, 3, 1], [1, 1, 1], 1.2247827606700466e-8),
      (2, [6, 3, 1], [2, 2, 2], 0.99354711799393413),
      (60, [6, 3, 1], [2, 2, 2], 0.016102972903170751),
      (20, [6, 3, 1], [2, 4, 6], 0.72330604345405079),
      (45, [1.5, 0.8, 0.3, 0.05], [1, 1, 1, 1], 7.3683697498400926e-8),
      (12, [3, 1, 0.2], [1, 2.5, 1], 0.093720078137028288),
    ] as [(Double, [Double], [Double], Double)])
  func `the exact tail is right`(x: Double, weights: [Double], df: [Double], expected: Double) {
    let sum = WeightedChiSquareSum(weights: weights, degreesOfFreedom: df)
    #expect(isClose(sum.upperTail(x) ?? 0, expected))
    // An approximation is near and is not the exact value.
    #expect(isClose(sum.saddlepointUpperTail(x), expected, relative: 0.11))
    #expect(!isClose(sum.saddlepointUpperTail(x), expected, relative: 1e-6))
  }

  // R 4.2.2, survey 4.1-1: pchisqsum(x, df, a, lower.tail = FALSE, method = "saddlepoint"), which
  // solves for the saddlepoint to 1e-7 only and would cut fractional degrees of freedom.
  @Test(
    arguments: [
      (1.0, [6, 3, 1], [1, 1, 1], 0.944921877272801),
      (7, [6, 3, 1], [1, 1, 1], 0.499569487572466),
      (20, [6, 3, 1], [1, 1, 1], 0.121657010092074),
      (60, [6, 3, 1], [1, 1, 1], 0.0027137816653941),
    ] as [(Double, [Double], [Double], Double)])
  func `the saddlepoint agrees with survey`(
    x: Double, weights: [Double], df: [Double], expected: Double
  ) {
    let sum = WeightedChiSquareSum(weights: weights, degreesOfFreedom: df)
    #expect(isClose(sum.saddlepointUpperTail(x), expected, relative: 1e-6))
  }

  @Test func `Satterthwaite's tail agrees with survey`() {
    // R 4.2.2, survey 4.1-1: pchisqsum(20, …, method = "satterthwaite").
    let sum = WeightedChiSquareSum(weights: [6, 3, 1])
    #expect(isClose(sum.satterthwaiteUpperTail(20), 0.131016540919931))
  }

  @Test(arguments: [0.5, 3.0, 12, 90])
  func `equal weights are one scaled chi-square`(x: Double) {
    let sum = WeightedChiSquareSum(weights: [2.5, 2.5, 2.5])
    let chiSquare = ChiSquareDistribution(degreesOfFreedom: 3)
    #expect(isClose(sum.upperTail(x) ?? 0, chiSquare.upperTail(x / 2.5)))
    let ratio = FDistribution(numerator: 3, denominator: 11)
    let tail = sum.upperTail(x, denominatorDegreesOfFreedom: 11)
    #expect(isClose(tail ?? 0, ratio.upperTail(x / 7.5)))
  }

  @Test(arguments: [1.0, 9, 40])
  func `pairs of degrees of freedom have a closed form`(x: Double) {
    // Box 1954: Σ cᵢ exp(−x / 2λᵢ); over an estimated scale, (1 + x / νλᵢ)^(−ν/2) instead.
    let sum = WeightedChiSquareSum(weights: [6, 3, 1], degreesOfFreedom: [2, 2, 2])
    let shares = [(6, 36.0 / 15), (3, -9.0 / 6), (1, 1.0 / 10)]
    let exact = shares.reduce(0) { $0 + $1.1 * exp(-x / (2 * Double($1.0))) }
    #expect(isClose(sum.upperTail(x) ?? 0, exact))
    let scaled = shares.reduce(0) { $0 + $1.1 * pow(1 + x / (7 * Double($1.0)), -3.5) }
    #expect(isClose(sum.upperTail(x, denominatorDegreesOfFreedom: 7) ?? 0, scaled))
  }

  @Test func `very unequal weights still converge`() {
    // The light term adds next to nothing to the tail of the heavy one.
    let sum = WeightedChiSquareSum(weights: [1, 1e-4])
    let one = ChiSquareDistribution(degreesOfFreedom: 1)
    let tail = sum.upperTail(4) ?? 0
    #expect(isClose(tail, one.upperTail(4), relative: 1e-3))
    #expect(tail > one.upperTail(4))
    #expect(sum.upperTail(4, steps: 10) == nil)
  }

  @Test func `the saddlepoint is smooth through the mean`() {
    let sum = WeightedChiSquareSum(weights: [6, 3, 1])
    let tails = [9.9999, 10, 10.0001].map(sum.saddlepointUpperTail)
    #expect(isClose(tails[1], (tails[0] + tails[2]) / 2, relative: 1e-7))
  }
}
