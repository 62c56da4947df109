import Distributions

/// A test that two shares are one, on effective bases, for respondents who may be in both.
///
/// t = (p₁ − p₂) / √(p (1 − p) (1/e₁ + 1/e₂ − 2e₀/(e₁e₂))) with the pooled share p, the effective bases
/// e₁ and e₂ and that of the overlap e₀, and e₁ + e₂ − e₀ − 2 degrees of freedom (UNICOM Intelligence,
/// "Column proportions test"). Without weights and overlap t² is Pearson's X².
package struct EffectiveProportionTest: HypothesisTest {
  package static let name = "t-test of two shares on effective bases"

  package let statistic: Statistic
  package let pValue: PValue
  /// The first share less the second, with its standard error under equality.
  package let difference: Estimate

  /// - Throws: `zeroVariance` for shares of 0 or 1 on both sides, or one group inside its equal;
  ///   `tooFewObservations` without degrees of freedom.
  package init(
    shares: (Double, Double), bases: (Double, Double), overlap: Double = 0
  ) throws(StatisticsError) {
    precondition(bases.0 > 0 && bases.1 > 0 && overlap >= 0, "an effective base is positive")
    let pooled = (shares.0 * bases.0 + shares.1 * bases.1) / (bases.0 + bases.1)
    let result = try effectiveT(
      shares.0 - shares.1, variance: pooled * (1 - pooled), bases: bases, overlap: overlap)
    (difference, statistic, pValue) = result
  }
}

/// A test that two means are one, on effective bases, for respondents who may be in both.
///
/// As `EffectiveProportionTest` with the pooled variance ((e₁ − 1) s₁² + (e₂ − 1) s₂²) / (e₁ + e₂ − 2);
/// without weights and overlap it is Student's test.
package struct EffectiveMeanTest: HypothesisTest {
  package static let name = "t-test of two means on effective bases"

  package let statistic: Statistic
  package let pValue: PValue
  package let difference: Estimate

  /// - Parameter variances: of the values, with the effective base less one below.
  /// - Throws: `zeroVariance`, and `tooFewObservations` without degrees of freedom.
  package init(
    means: (Double, Double), variances: (Double, Double), bases: (Double, Double),
    overlap: Double = 0
  ) throws(StatisticsError) {
    precondition(bases.0 > 0 && bases.1 > 0 && overlap >= 0, "an effective base is positive")
    let freedom = bases.0 + bases.1 - 2
    guard freedom > 0 else { throw .tooFewObservations(needed: 3, found: 2) }
    let pooled = ((bases.0 - 1) * variances.0 + (bases.1 - 1) * variances.1) / freedom
    let result = try effectiveT(
      means.0 - means.1, variance: pooled, bases: bases, overlap: overlap)
    (difference, statistic, pValue) = result
  }
}

private func effectiveT(
  _ difference: Double, variance: Double, bases: (Double, Double), overlap: Double
) throws(StatisticsError) -> (Estimate, Statistic, PValue) {
  let freedom = bases.0 + bases.1 - overlap - 2
  guard freedom > 0 else { throw .tooFewObservations(needed: 3, found: 2) }
  let spread = 1 / bases.0 + 1 / bases.1 - 2 * overlap / (bases.0 * bases.1)
  guard variance > 0, spread > 1e-14 / bases.0 else { throw .zeroVariance }
  let error = (variance * spread).squareRoot()
  let t = difference / error
  let tail = StudentTDistribution(degreesOfFreedom: freedom).upperTail(abs(t))
  return (
    Estimate(difference, standardError: error),
    Statistic("t", t, degreesOfFreedom: [freedom]), PValue(min(1, 2 * tail), .asymptotic)
  )
}
