import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Pearson's chi-square test of independence.
///
/// Null hypothesis: the distribution over the columns is the same in every row.
/// X² = Σ (O − E)² / E with (r − 1)(c − 1) degrees of freedom, counting only rows and columns that
/// hold observations; Agresti 2013, §3.2. Small expected counts are noted, never a reason to refuse.
package struct PearsonChiSquare: HypothesisTest {
  package static let name = "Pearson chi-square"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let expected = reduced.expected ?? []
    var value = 0.0
    for (count, expectation) in zip(reduced.counts, expected) {
      let difference = count - expectation
      value += difference * difference / expectation
    }
    (statistic, pValue) = chiSquareResult("X²", value, degreesOfFreedom: reduced.independence)
    sampleSize = reduced.total
    notes = reduced.independenceNotes(before: table)
  }
}

/// The likelihood-ratio chi-square test of independence.
///
/// Null hypothesis: as for Pearson's test. G² = 2 Σ O ln(O / E), where a cell without observations
/// adds 0; Agresti 2013, §3.2.1.
package struct LikelihoodRatioChiSquare: HypothesisTest {
  package static let name = "Likelihood-ratio chi-square"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let expected = reduced.expected ?? []
    var sum = 0.0
    for (count, expectation) in zip(reduced.counts, expected) where count > 0 {
      sum += count * log(count / expectation)
    }
    // Rounding can leave a perfect fit a hair below zero.
    (statistic, pValue) = chiSquareResult(
      "G²", max(2 * sum, 0), degreesOfFreedom: reduced.independence)
    sampleSize = reduced.total
    notes = reduced.independenceNotes(before: table)
  }
}

/// Pearson's test of a 2 by 2 table with Yates's continuity correction.
///
/// Null hypothesis: as for Pearson's test. Each |O − E| is lessened by ½, or by itself where it is
/// smaller (Yates 1934; the cap is R's). It exists for 2 by 2 tables only.
package struct YatesChiSquare: HypothesisTest {
  package static let name = "Chi-square with Yates's continuity correction"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `notTwoByTwo`, `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    let reduced = try table.reducedForIndependence()
    let expected = reduced.expected ?? []
    // All four cells of a 2 by 2 table are equally far from their expectation.
    let distance = abs(reduced.counts[0] - expected[0])
    let corrected = distance - min(0.5, distance)
    let value = expected.reduce(0) { $0 + corrected * corrected / $1 }
    (statistic, pValue) = chiSquareResult("X²", value, degreesOfFreedom: 1)
    sampleSize = reduced.total
    notes = reduced.independenceNotes(before: table)
  }
}

extension ContingencyTable {
  /// The degrees of freedom of a test of independence.
  var independence: Double { Double((rows - 1) * (columns - 1)) }
}

/// Pairs a chi-square statistic with its upper-tail probability.
func chiSquareResult(
  _ symbol: String, _ value: Double, degreesOfFreedom: Double
) -> (Statistic, PValue) {
  let tail = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(value)
  return (
    Statistic(symbol, value, degreesOfFreedom: [degreesOfFreedom]), PValue(tail, .asymptotic)
  )
}
