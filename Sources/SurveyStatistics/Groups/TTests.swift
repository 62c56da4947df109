import Distributions

/// A t statistic with what it estimates.
struct TResult: Sendable, Hashable, Codable {
  let difference: Estimate
  let hypothesized: Double
  let degreesOfFreedom: Double

  /// - Throws: `zeroVariance` where the standard error is zero.
  init(
    difference: Double, standardError: Double, hypothesized: Double, degreesOfFreedom: Double
  ) throws(StatisticsError) {
    guard standardError > 0 else { throw .zeroVariance }
    self.difference = Estimate(difference, standardError: standardError)
    self.hypothesized = hypothesized
    self.degreesOfFreedom = degreesOfFreedom
  }

  var t: Double { (difference.value - hypothesized) / (difference.standardError ?? 1) }

  var statistic: Statistic { Statistic("t", t, degreesOfFreedom: [degreesOfFreedom]) }

  func pValue(_ alternative: Alternative) -> PValue {
    PValue(studentTail(t, degreesOfFreedom, alternative), .asymptotic)
  }

  func interval(level: Double) -> ConfidenceInterval {
    requireLevel(level)
    let quantile = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .upperQuantile((1 - level) / 2)
    let reach = quantile * (difference.standardError ?? 0)
    return ConfidenceInterval(
      lower: difference.value - reach, upper: difference.value + reach, level: level)
  }
}

/// Student's t test that a mean has a stated value.
///
/// Null hypothesis: the mean is the stated one; observations independent, nearly normal or many.
package struct OneSampleTTest: DirectionalTest {
  package static let name = "One-sample t test"

  package let sample: SampleSummary
  private let result: TResult

  /// - Throws: `tooFewObservations` for fewer than two values, or `zeroVariance`.
  package init(_ sample: SampleSummary, mean hypothesized: Double = 0) throws(StatisticsError) {
    try sample.requireAtLeast(2)
    self.sample = sample
    result = try TResult(
      difference: sample.mean, standardError: sample.meanVariance.squareRoot(),
      hypothesized: hypothesized, degreesOfFreedom: sample.size - 1)
  }

  package var statistic: Statistic { result.statistic }
  package var mean: Estimate { result.difference }
  package func pValue(_ alternative: Alternative) -> PValue { result.pValue(alternative) }

  /// Gives the interval for the mean.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    result.interval(level: level)
  }
}

/// Student's t test of two answers given by the same respondents.
///
/// Null hypothesis: the mean of first less second is the stated one. A respondent with a missing
/// answer is left out by the caller.
package struct PairedTTest: DirectionalTest {
  package static let name = "Paired t test"

  /// The differences, first less second.
  package let differences: SampleSummary
  package let first: SampleSummary
  package let second: SampleSummary
  private let result: TResult

  /// - Throws: `tooFewObservations` for fewer than two pairs, or `zeroVariance`.
  package init(
    first: [Double], second: [Double], difference hypothesized: Double = 0
  ) throws(StatisticsError) {
    precondition(first.count == second.count, "each pair has two values")
    self.first = try SampleSummary(first)
    self.second = try SampleSummary(second)
    differences = try SampleSummary(zip(first, second).map { $0 - $1 })
    try differences.requireAtLeast(2)
    result = try TResult(
      difference: differences.mean, standardError: differences.meanVariance.squareRoot(),
      hypothesized: hypothesized, degreesOfFreedom: differences.size - 1)
  }

  package var statistic: Statistic { result.statistic }
  package var meanDifference: Estimate { result.difference }
  package func pValue(_ alternative: Alternative) -> PValue { result.pValue(alternative) }

  /// Gives the interval for the mean difference.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    result.interval(level: level)
  }
}

/// The t test of two independent means, with or without equal variances.
///
/// Null hypothesis: the difference of the means, first less second, is the stated one. Welch's form
/// is the usual one: it does not assume equal variances, and its degrees of freedom are fractional
/// (Welch 1947).
package struct TwoSampleTTest: DirectionalTest {
  package static let name = "Two-sample t test"

  /// What is assumed of the two variances.
  package enum Variances: String, Sendable, Hashable, Codable {
    case unequal
    case equal
  }

  package let variances: Variances
  package let first: SampleSummary
  package let second: SampleSummary
  private let result: TResult

  /// - Throws: `tooFewObservations` for fewer than two values on a side, with equal variances for fewer
  ///   than three together, or `zeroVariance`.
  package init(
    _ first: SampleSummary, _ second: SampleSummary, variances: Variances = .unequal,
    difference hypothesized: Double = 0
  ) throws(StatisticsError) {
    switch variances {
    case .unequal:
      try first.requireAtLeast(2)
      try second.requireAtLeast(2)
      let (a, b) = (first.meanVariance, second.meanVariance)
      guard a + b > 0 else { throw .zeroVariance }
      let df = welchDegreesOfFreedom((a, first.size), (b, second.size))
      result = try TResult(
        difference: first.mean - second.mean, standardError: (a + b).squareRoot(),
        hypothesized: hypothesized, degreesOfFreedom: df)
    case .equal:
      guard first.count + second.count >= 3 else {
        throw .tooFewObservations(needed: 3, found: first.count + second.count)
      }
      let pooled = PooledVariance(first, second)
      let variance = pooled.value * (1 / first.size + 1 / second.size)
      result = try TResult(
        difference: first.mean - second.mean, standardError: variance.squareRoot(),
        hypothesized: hypothesized, degreesOfFreedom: pooled.degreesOfFreedom)
    }
    self.variances = variances
    self.first = first
    self.second = second
  }

  package var statistic: Statistic { result.statistic }
  package var meanDifference: Estimate { result.difference }
  package func pValue(_ alternative: Alternative) -> PValue { result.pValue(alternative) }

  /// Gives the interval for the difference of the means.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    result.interval(level: level)
  }
}

/// The degrees of freedom of the sum of two variances of means, each with its effective size.
///
/// (a + b)² / (a² / (n − 1) + b² / (m − 1)); Welch 1947.
func welchDegreesOfFreedom(
  _ first: (variance: Double, size: Double), _ second: (variance: Double, size: Double)
) -> Double {
  let (a, b) = (first.variance, second.variance)
  let df = (a + b) * (a + b) / (a * a / (first.size - 1) + b * b / (second.size - 1))
  guard !(df.isFinite && df > 0) else { return df }
  // Squares vanish or overflow in extreme units, shares of the sum do not.
  let (share, rest) = (a / (a + b), b / (a + b))
  return 1 / (share * share / (first.size - 1) + rest * rest / (second.size - 1))
}

/// The variance that groups share, weighted by their degrees of freedom.
struct PooledVariance {
  let value: Double
  let degreesOfFreedom: Double

  init(_ groups: SampleSummary...) { self.init(groups) }

  init(_ groups: [SampleSummary]) {
    degreesOfFreedom = groups.reduce(0) { $0 + $1.size - 1 }
    let squares = groups.reduce(0) { $0 + $1.sampleVariance * ($1.size - 1) }
    value = squares / degreesOfFreedom
  }
}
