import Distributions

/// Two one-sided tests that an effect lies within stated bounds (TOST).
///
/// Null hypothesis: the effect lies at a bound or beyond, so that a small p speaks for equivalence.
/// p is the larger of the two one-sided ones; p ≤ α exactly where the interval of level 1 − 2α lies
/// within the bounds. Schuirmann 1987; the bounds are set before the data are seen.
package struct EquivalenceTest: HypothesisTest {
  package static let name = "Two one-sided tests of equivalence"

  package let bounds: ClosedRange<Double>
  package let estimate: Estimate
  /// The distance from the lower bound, which must be significantly above zero.
  package let aboveLower: Statistic
  /// The distance from the upper bound, which must be significantly below zero.
  package let belowUpper: Statistic
  package let lowerPValue: PValue
  package let upperPValue: PValue

  /// The one of the two statistics that decides.
  package var statistic: Statistic {
    lowerPValue.value > upperPValue.value ? aboveLower : belowUpper
  }

  package var pValue: PValue {
    lowerPValue.value > upperPValue.value ? lowerPValue : upperPValue
  }

  /// Tests that two independent means differ by no more than the bounds.
  ///
  /// - Throws: as `TwoSampleTTest`.
  package static func means(
    _ first: SampleSummary, _ second: SampleSummary, within bounds: ClosedRange<Double>,
    variances: TwoSampleTTest.Variances = .unequal
  ) throws(StatisticsError) -> EquivalenceTest {
    let lower = try TwoSampleTTest(
      first, second, variances: variances, difference: bounds.lowerBound)
    let upper = try TwoSampleTTest(
      first, second, variances: variances, difference: bounds.upperBound)
    return EquivalenceTest(bounds, lower.meanDifference, lower, upper)
  }

  /// Tests that two answers of the same respondents differ on average within the bounds.
  ///
  /// - Throws: as `PairedTTest`.
  package static func pairedMeans(
    first: [Double], second: [Double], within bounds: ClosedRange<Double>
  ) throws(StatisticsError) -> EquivalenceTest {
    let lower = try PairedTTest(first: first, second: second, difference: bounds.lowerBound)
    let upper = try PairedTTest(first: first, second: second, difference: bounds.upperBound)
    return EquivalenceTest(bounds, lower.meanDifference, lower, upper)
  }

  /// Tests that two independent proportions differ by no more than the bounds.
  ///
  /// By the score statistic of Miettinen & Nurminen at each bound.
  ///
  /// - Throws: as `RiskDifference`.
  package static func proportions(
    _ table: ContingencyTable, within bounds: ClosedRange<Double>
  ) throws(StatisticsError) -> EquivalenceTest {
    precondition(
      -1 < bounds.lowerBound && bounds.upperBound < 1, "bounds of a difference lie inside −1…1")
    let difference = try RiskDifference(table)
    let lower = difference.score(bounds.lowerBound)
    let upper = difference.score(bounds.upperBound)
    return EquivalenceTest(
      bounds: bounds, estimate: difference.estimate, aboveLower: Statistic("z", lower),
      belowUpper: Statistic("z", upper),
      lowerPValue: PValue(normalTail(lower, .greater), .asymptotic),
      upperPValue: PValue(normalTail(upper, .less), .asymptotic))
  }

  /// Tests that the relative effect of two groups lies within bounds around one half.
  ///
  /// By the Brunner–Munzel statistic; for ordinal answers (Wellek & Hampel 1999).
  ///
  /// - Throws: as `BrunnerMunzelTest`.
  package static func relativeEffect(
    _ first: [Double], _ second: [Double], within bounds: ClosedRange<Double>
  ) throws(StatisticsError) -> EquivalenceTest {
    precondition(
      0 < bounds.lowerBound && bounds.upperBound < 1, "bounds of a relative effect lie inside 0…1")
    let test = try BrunnerMunzelTest(first, second)
    let error = test.relativeEffect.standardError ?? 1
    let df = test.degreesOfFreedom
    let lower = (test.relativeEffect.value - bounds.lowerBound) / error
    let upper = (test.relativeEffect.value - bounds.upperBound) / error
    return EquivalenceTest(
      bounds: bounds, estimate: test.relativeEffect,
      aboveLower: Statistic("t", lower, degreesOfFreedom: [df]),
      belowUpper: Statistic("t", upper, degreesOfFreedom: [df]),
      lowerPValue: PValue(studentTail(lower, df, .greater), .asymptotic),
      upperPValue: PValue(studentTail(upper, df, .less), .asymptotic))
  }

  private init(
    _ bounds: ClosedRange<Double>, _ estimate: Estimate, _ lower: some DirectionalTest,
    _ upper: some DirectionalTest
  ) {
    self.init(
      bounds: bounds, estimate: estimate, aboveLower: lower.statistic,
      belowUpper: upper.statistic, lowerPValue: lower.pValue(.greater),
      upperPValue: upper.pValue(.less))
  }

  private init(
    bounds: ClosedRange<Double>, estimate: Estimate, aboveLower: Statistic,
    belowUpper: Statistic, lowerPValue: PValue, upperPValue: PValue
  ) {
    self.bounds = bounds
    self.estimate = estimate
    self.aboveLower = aboveLower
    self.belowUpper = belowUpper
    self.lowerPValue = lowerPValue
    self.upperPValue = upperPValue
  }
}
