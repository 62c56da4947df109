import Distributions

/// A t-test of a difference d against the margin m that a claim set before the data were seen.
///
/// Null hypotheses: greater δ ≤ m, less δ ≥ −m, different |δ| ≤ m, equivalent |δ| ≥ m. One-sided
/// tails of (d ∓ m) / SE; equivalence is the larger of both (Schuirmann 1987), a difference is
/// P(T ≥ (|d| − m) / SE) + P(T ≥ (|d| + m) / SE), the level reached at the margin (Hodges & Lehmann
/// 1954). The error is unpooled, since groups a margin apart are not equal (Farrington & Manning 1990,
/// method 1).
package struct MarginTest: HypothesisTest {
  package static let name = "t-test of a difference against a margin"

  /// How the first group is claimed to stand to the second.
  package enum Claim: String, CaseIterable, Hashable, Sendable, Codable {
    case greater
    case less
    case different
    case equivalent
  }

  package let claim: Claim
  /// In the units of the difference; not negative.
  package let margin: Double
  /// The first group's number less the second's.
  package let difference: Estimate
  package let degreesOfFreedom: Double
  /// The distance from the margin; of a difference, beyond the nearer one and with its sign.
  package let statistic: Statistic
  package let pValue: PValue

  /// - Throws: `zeroVariance` without a standard error; `tooFewObservations` without degrees of freedom.
  package init(
    _ difference: Estimate, degreesOfFreedom: Double, claim: Claim, margin: Double
  ) throws(StatisticsError) {
    precondition(margin.isFinite && margin >= 0, "a margin is finite and not negative")
    guard degreesOfFreedom > 0 else { throw .tooFewObservations(needed: 3, found: 2) }
    guard let error = difference.standardError, error > 0 else { throw .zeroVariance }
    let above = (difference.value + margin) / error
    let below = (difference.value - margin) / error
    func tail(_ t: Double, _ alternative: Alternative) -> Double {
      studentTail(t, degreesOfFreedom, alternative)
    }
    let (t, p): (Double, Double)
    switch claim {
    case .greater: (t, p) = (below, tail(below, .greater))
    case .less: (t, p) = (above, tail(above, .less))
    case .different:
      let nearer = (abs(difference.value) - margin) / error
      let farther = (abs(difference.value) + margin) / error
      t = difference.value < 0 ? -nearer : nearer
      p = tail(nearer, .greater) + tail(farther, .greater)
    case .equivalent:
      let (lower, upper) = (tail(above, .greater), tail(below, .less))
      (t, p) = lower > upper ? (above, lower) : (below, upper)
    }
    self.claim = claim
    self.margin = margin
    self.difference = difference
    self.degreesOfFreedom = degreesOfFreedom
    statistic = Statistic("t", t, degreesOfFreedom: [degreesOfFreedom])
    pValue = PValue(p, .asymptotic)
  }

  /// Tests the difference of two groups' shares on effective bases.
  ///
  /// SE² = p₁ (1 − p₁) / e₁ + p₂ (1 − p₂) / e₂, with e₁ + e₂ − 2 degrees of freedom.
  ///
  /// - Throws: as the initializer.
  package static func shares(
    _ shares: (Double, Double), bases: (Double, Double), claim: Claim, margin: Double
  ) throws(StatisticsError) -> MarginTest {
    precondition(bases.0 > 0 && bases.1 > 0, "an effective base is positive")
    let variance =
      shares.0 * (1 - shares.0) / bases.0 + shares.1 * (1 - shares.1) / bases.1
    return try MarginTest(
      Estimate(shares.0 - shares.1, standardError: max(variance, 0).squareRoot()),
      degreesOfFreedom: bases.0 + bases.1 - 2, claim: claim, margin: margin)
  }

  /// Tests the difference of two groups' means on effective bases; without weights it is Welch's.
  ///
  /// SE² = s₁² / e₁ + s₂² / e₂, with the degrees of freedom of Welch 1947.
  ///
  /// - Throws: as the initializer.
  package static func means(
    _ means: (Double, Double), variances: (Double, Double), bases: (Double, Double),
    claim: Claim, margin: Double
  ) throws(StatisticsError) -> MarginTest {
    guard bases.0 > 1, bases.1 > 1 else { throw .tooFewObservations(needed: 2, found: 1) }
    let (a, b) = (variances.0 / bases.0, variances.1 / bases.1)
    guard a + b > 0 else { throw .zeroVariance }
    return try MarginTest(
      Estimate(means.0 - means.1, standardError: (a + b).squareRoot()),
      degreesOfFreedom: welchDegreesOfFreedom((a, bases.0), (b, bases.1)), claim: claim,
      margin: margin)
  }

  /// Gives the two-sided interval of the difference, which margins do not move.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let reach =
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
      * (difference.standardError ?? 0)
    return ConfidenceInterval(
      lower: difference.value - reach, upper: difference.value + reach, level: level)
  }
}
