import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A difference of means in units of a standard deviation.
///
/// Which standard deviation is part of the measure, since d by different ones are not comparable;
/// Lakens 2013.
package struct StandardizedDifference: AssociationMeasure {
  package static let name = "Standardized mean difference"

  /// The standard deviation that the difference is divided by.
  package enum Standardizer: String, Sendable, Hashable, Codable {
    /// The pooled one of two independent groups: Cohen's d.
    case pooled
    /// That of the paired differences: d_z, which depends on how the two answers correlate.
    case differences
    /// The root of the mean of the two variances of paired answers: d_av.
    case averageOfPairs
  }

  package let standardizer: Standardizer
  package let estimate: Estimate
  package let sampleSize: Double
  /// What the estimate is multiplied by to take out its small-sample bias; nil for one degree of
  /// freedom, where it does not exist (Hedges 1981).
  package let biasCorrection: Double?
  /// The estimate without its small-sample bias: Hedges' g.
  package var hedgesG: Double? { biasCorrection.map { estimate.value * $0 } }
  /// The t statistic whose noncentrality is the true difference, and its scale; nil for d_av.
  private let noncentral: Noncentral?

  private struct Noncentral: Sendable, Hashable, Codable {
    let t: Double
    let degreesOfFreedom: Double
    /// What turns a noncentrality into a standardized difference.
    let scale: Double
  }

  /// Makes Cohen's d of two independent groups, first less second.
  ///
  /// - Throws: `tooFewObservations` for fewer than three values together, or `zeroVariance`.
  package init(_ first: SampleSummary, _ second: SampleSummary) throws(StatisticsError) {
    let test = try TwoSampleTTest(first, second, variances: .equal)
    let scale = (1 / first.size + 1 / second.size).squareRoot()
    self.init(
      .pooled, value: test.statistic.value * scale, n: first.size + second.size,
      noncentral: Noncentral(
        t: test.statistic.value, degreesOfFreedom: first.size + second.size - 2, scale: scale))
  }

  /// Makes d_z or d_av of paired answers, first less second.
  ///
  /// - Throws: `zeroVariance` where the answers the standardizer needs are all equal.
  package init(
    _ pairs: PairedTTest, by standardizer: Standardizer
  ) throws(StatisticsError) {
    precondition(standardizer != .pooled, "pairs are not independent groups")
    let n = pairs.differences.size
    let average = (pairs.first.sampleVariance + pairs.second.sampleVariance) / 2
    guard average > 0 else { throw .zeroVariance }
    if standardizer == .averageOfPairs {
      let value = pairs.differences.mean / average.squareRoot()
      self.init(
        standardizer, value: value, n: n,
        standardError: Self.averageStandardError(pairs, value, average), noncentral: nil)
    } else {
      let scale = 1 / n.squareRoot()
      let t = pairs.differences.mean / pairs.differences.meanVariance.squareRoot()
      self.init(
        standardizer, value: t * scale, n: n,
        noncentral: Noncentral(t: t, degreesOfFreedom: n - 1, scale: scale))
    }
  }

  /// The standard error of d_av by the delta method (Bonett 2008).
  ///
  /// √[d² (s₁⁴ + s₂⁴ + 2 s₁₂²) / (8 ν s⁴) + s_d² / (ν s²)], s² being the mean of both variances.
  private static func averageStandardError(
    _ pairs: PairedTTest, _ value: Double, _ average: Double
  ) -> Double {
    let (first, second) = (pairs.first.sampleVariance, pairs.second.sampleVariance)
    let ofDifferences = pairs.differences.sampleVariance
    let covariance = (first + second - ofDifferences) / 2
    let df = pairs.differences.size - 1
    let ofStandardizer = first * first + second * second + 2 * covariance * covariance
    return
      (value * value * ofStandardizer / (8 * df * average * average)
      + ofDifferences / (df * average)).squareRoot()
  }

  private init(
    _ standardizer: Standardizer, value: Double, n: Double, standardError: Double? = nil,
    noncentral: Noncentral?
  ) {
    let df = noncentral?.degreesOfFreedom ?? n - 1
    self.standardizer = standardizer
    self.noncentral = noncentral
    estimate = Estimate(value, standardError: standardError)
    sampleSize = n
    // Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2))
    biasCorrection =
      df > 1 ? exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / (df / 2).squareRoot() : nil
  }

  /// Gives the interval by inverting the noncentral t distribution (Steiger & Fouladi 1997).
  ///
  /// For d_av, whose distribution is not a noncentral t, it is d ± z times the standard error.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let tail = (1 - level) / 2
    guard let noncentral else { return estimate.confidenceInterval(level: level) }
    func end(_ probability: Double) -> Double {
      noncentral.scale
        * NoncentralTDistribution.noncentrality(
          degreesOfFreedom: noncentral.degreesOfFreedom, at: noncentral.t,
          cumulativeProbability: probability)
    }
    return ConfidenceInterval(lower: end(1 - tail), upper: end(tail), level: level)
  }
}
