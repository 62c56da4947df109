/// The chi-square test that counts come from stated proportions.
///
/// Null hypothesis: each category has its stated probability. X² = Σ (O − E)² / E with one degree of
/// freedom less than there are categories of positive probability; Pearson 1900.
package struct GoodnessOfFitChiSquare: HypothesisTest {
  package static let name = "Chi-square goodness of fit"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]
  /// The counts that the proportions would give.
  package let expected: [Double]

  /// Makes the test; proportions are positive or zero and may sum to anything.
  ///
  /// - Throws: `tooFewObservations`; `tooFewGroups` for fewer than two categories that can occur;
  ///   `indeterminate` where an answer was given that the proportions rule out.
  package init(counts: [Double], proportions: [Double]? = nil) throws(StatisticsError) {
    let weights = proportions ?? counts.map { _ in 1 }
    precondition(weights.count == counts.count, "each category has one proportion")
    precondition(
      (counts + weights).allSatisfy { $0 >= 0 && $0.isFinite },
      "counts and proportions are finite and not negative")
    let n = counts.reduce(0, +)
    guard n > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let possible = weights.filter { $0 > 0 }.count
    guard possible >= 2 else { throw .tooFewGroups(needed: 2, found: possible) }
    let sum = weights.reduce(0, +)
    expected = weights.map { $0 / sum * n }
    var value = 0.0
    for (count, expectation) in zip(counts, expected) {
      guard expectation > 0 else {
        if count > 0 { throw .indeterminate }
        continue
      }
      value += (count - expectation) * (count - expectation) / expectation
    }
    (statistic, pValue) = chiSquareResult("X²", value, degreesOfFreedom: Double(possible - 1))
    sampleSize = n
    let small = expected.filter { 0 < $0 && $0 < 5 }
    notes =
      small.min().map { smallest in
        [.smallExpectedCounts(cells: small.count, of: possible, smallest: smallest)]
      } ?? []
  }
}
