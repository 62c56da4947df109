import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Brunner–Munzel test of two independent groups with unequal spreads.
///
/// Null hypothesis: the relative effect p = P(first < second) + ½ P(equal) is ½. Ordinal answers and
/// ties are welcome, and nothing is assumed of the spreads; Brunner & Munzel 2000. The statistic is
/// positive where the second group tends to larger values (SciPy's sign). Groups that do not overlap
/// at all have no variance: for those use the permutation form.
package struct BrunnerMunzelTest: DirectionalTest {
  package static let name = "Brunner–Munzel test"

  /// The estimate of P(first < second) + ½ P(equal).
  package let relativeEffect: Estimate
  package let degreesOfFreedom: Double
  package let firstSize: Int
  package let secondSize: Int

  /// - Throws: `tooFewObservations` for fewer than two values in a group, or `zeroVariance`, as where
  ///   the groups do not overlap.
  package init(_ first: [Double], _ second: [Double]) throws(StatisticsError) {
    let smaller = min(first.count, second.count)
    guard smaller >= 2 else { throw .tooFewObservations(needed: 2, found: smaller) }
    let effect = RelativeEffect(first, second)
    let (a, b) = (effect.firstVariance, effect.secondVariance)
    guard a + b > 0 else { throw .zeroVariance }
    relativeEffect = Estimate(effect.value, standardError: (a + b).squareRoot())
    degreesOfFreedom =
      (a + b) * (a + b)
      / (a * a / Double(first.count - 1) + b * b / Double(second.count - 1))
    firstSize = first.count
    secondSize = second.count
  }

  package var statistic: Statistic {
    let t = (relativeEffect.value - 0.5) / (relativeEffect.standardError ?? 1)
    return Statistic("t", t, degreesOfFreedom: [degreesOfFreedom])
  }

  /// Gives the p-value; `.greater` means a relative effect above ½, a larger second group.
  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(studentTail(statistic.value, degreesOfFreedom, alternative), .asymptotic)
  }

  /// Gives the interval for the relative effect, which may leave 0…1.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let reach =
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
      * (relativeEffect.standardError ?? 0)
    return ConfidenceInterval(
      lower: relativeEffect.value - reach, upper: relativeEffect.value + reach, level: level)
  }

  /// Gives the interval on the logit, which stays inside 0…1; nil for an effect of 0 or 1.
  package func logitInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let p = relativeEffect.value
    guard 0 < p, p < 1, let standardError = relativeEffect.standardError else { return nil }
    let quantile = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .upperQuantile((1 - level) / 2)
    let center = log(p / (1 - p))
    let reach = quantile * standardError / (p * (1 - p))
    return ConfidenceInterval(lower: center - reach, upper: center + reach, level: level)
      .mapped { 1 / (1 + exp(-$0)) }
  }

  /// Cliff's δ: P(first > second) − P(first < second), which is 1 − 2p.
  package var cliffsDelta: Estimate {
    Estimate(
      1 - 2 * relativeEffect.value, standardError: relativeEffect.standardError.map { 2 * $0 })
  }

  /// Gives the interval for Cliff's δ from the logit interval of the relative effect.
  package func cliffsDeltaInterval(level: Double = 0.95) -> ConfidenceInterval? {
    logitInterval(level: level).map { interval in
      ConfidenceInterval(
        lower: 1 - 2 * interval.upper, upper: 1 - 2 * interval.lower, level: level)
    }
  }
}

/// The relative effect of two samples and its two shares of variance, by placements.
struct RelativeEffect {
  let value: Double
  let firstVariance: Double
  let secondVariance: Double

  init(_ first: [Double], _ second: [Double]) {
    let together = Midranks(first + second).ranks
    let (m, n) = (Double(first.count), Double(second.count))
    // The rank among all less the rank among one's own counts the other group's smaller values.
    let firstPlacements = zip(together.prefix(first.count), Midranks(first).ranks).map { $0 - $1 }
    let secondPlacements = zip(together.dropFirst(first.count), Midranks(second).ranks)
      .map { $0 - $1 }
    value = secondPlacements.reduce(0, +) / (m * n)
    firstVariance = RelativeEffect.variance(firstPlacements) / (m * n * n)
    secondVariance = RelativeEffect.variance(secondPlacements) / (n * m * m)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
