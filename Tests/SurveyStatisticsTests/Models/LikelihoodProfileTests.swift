// Foundation for exponentials and logarithms of its own.
import Distributions
import Foundation
import Testing

@testable import SurveyStatistics

/// Values: R 4.2.2, by `optim`, `optimize` and `uniroot` on the penalized likelihood as `logistf` has it.
@Suite struct LikelihoodProfileTests {
  /// Twelve of group b, all of them 1, and twelve of group a, of whom four are.
  private let group = (0..<24).map { Double($0 % 2) }
  private let outcome: [Double] = [
    0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1,
  ]

  private func fit(_ columns: [[Double]], _ outcome: [Double]) throws -> LogisticRegression {
    try LogisticRegression(
      outcome,
      on: ModelMatrix(names: columns.indices.map { "x\($0)" }, columns: columns).withIntercept,
      penalized: true)
  }

  @Test func `a separated slope has the p-value and interval of R's logistf`() throws {
    let profiled = try #require(try fit([group], outcome).profiled())
    let slope = profiled[1]
    #expect(isClose(slope.estimate.value, 3.85486479658762, relative: 1e-7))
    #expect(isClose(try #require(slope.pValue).value, 0.0003999883820538714))
    let interval = try #require(slope.confidenceInterval())
    #expect(isClose(interval.lower, 1.4753124793323371, relative: 1e-8))
    #expect(isClose(interval.upper, 8.7937848615661007, relative: 1e-8))
  }

  @Test func `the ends of a table's interval solve the equation that is left of it`() throws {
    // With one indicator the penalty adds half to each cell of the table, so that the profile is of
    // one number, the logit of the first group, found here by halving.
    func logLikelihood(_ a: Double, _ b: Double) -> Double {
      [(4.5, 8.5, a), (12.5, 0.5, a + b)].reduce(0) { sum, cell in
        let (yes, no, logit) = cell
        return sum - yes * softplus(-logit) - no * softplus(logit)
      }
    }
    func profile(_ b: Double) -> Double {
      var (low, high) = (-30.0, 30.0)
      for _ in 0..<200 {
        let a = (low + high) / 2
        let slope = 4.5 - 13 * logistic(a) + 12.5 - 13 * logistic(a + b)
        if slope > 0 { low = a } else { high = a }
      }
      return logLikelihood((low + high) / 2, b)
    }
    let coefficients = try #require(try fit([group], outcome).profiled(level: 0.9))
    let slope = coefficients[1]
    let top = profile(slope.estimate.value)
    let interval = try #require(slope.confidenceInterval(level: 0.9))
    let critical = ChiSquareDistribution(degreesOfFreedom: 1).upperQuantile(0.1)
    #expect(isClose(2 * (top - profile(interval.lower)), critical))
    #expect(isClose(2 * (top - profile(interval.upper)), critical))
    let p = ChiSquareDistribution(degreesOfFreedom: 1).upperTail(2 * (top - profile(0)))
    #expect(isClose(try #require(slope.pValue).value, p))
  }

  @Test func `the profile of a measured number is that of a search over all values`() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 2.5, 6.5]
    let y: [Double] = [0, 0, 0, 0, 1, 1, 1, 1, 0, 1]
    func logLikelihood(_ a: Double, _ b: Double) -> Double {
      var sum = 0.0
      var (i0, i1, i2) = (0.0, 0.0, 0.0)
      for (x, y) in zip(x, y) {
        let logit = a + b * x
        sum -= y == 1 ? softplus(-logit) : softplus(logit)
        let w = logistic(logit) * logistic(-logit)
        (i0, i1, i2) = (i0 + w, i1 + w * x, i2 + w * x * x)
      }
      return sum + log(i0 * i2 - i1 * i1) / 2
    }
    func profile(_ b: Double) -> Double {
      let center = -4.5 * b
      var (low, high) = (center - 12, center + 12)
      let ratio = 0.6180339887498949
      for _ in 0..<120 {
        let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        if logLikelihood(left, b) < logLikelihood(right, b) { low = left } else { high = right }
      }
      return logLikelihood((low + high) / 2, b)
    }
    let slope = try #require(try fit([x], y).profiled())[1]
    let top = profile(slope.estimate.value)
    let interval = try #require(slope.confidenceInterval())
    let critical = ChiSquareDistribution(degreesOfFreedom: 1).upperQuantile(0.05)
    #expect(isClose(2 * (top - profile(interval.lower)), critical, relative: 1e-8))
    #expect(isClose(2 * (top - profile(interval.upper)), critical, relative: 1e-8))
    #expect(interval.lower > 0)
    let p = ChiSquareDistribution(degreesOfFreedom: 1).upperTail(2 * (top - profile(0)))
    #expect(isClose(try #require(slope.pValue).value, p, relative: 1e-8))
  }

  @Test func `rows that repeat say what their frequencies say`() throws {
    let whole = try #require(try fit([group], outcome).profiled())
    let counted = try LogisticRegression(
      [0, 1, 1],
      on: ModelMatrix(names: ["g"], columns: [[0, 0, 1]]).withIntercept,
      frequencies: FrequencyWeights([8, 4, 12]), penalized: true)
    let profiled = try #require(counted.profiled())
    for (one, other) in zip(whole, profiled) {
      let (a, b) = (
        try #require(one.confidenceInterval()), try #require(other.confidenceInterval())
      )
      #expect(isClose(a.lower, b.lower, relative: 1e-8))
      #expect(isClose(a.upper, b.upper, relative: 1e-8))
    }
  }

  @Test func `profiles of very many coefficients are left to Wald`() throws {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let columns = (0..<30).map { _ in (0..<400).map { _ in next() } }
    let fit = try fit(columns, (0..<400).map { _ in next() < 0.5 ? 0 : 1 })
    #expect(fit.profiled() == nil)
    #expect(fit.coefficients[1].pValue != nil)
  }

  private func softplus(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }

  private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
