import Distributions

/// The φ coefficient of a 2 by 2 table: the correlation of two variables coded 0 and 1.
///
/// Positive where the first row goes with the first column. |φ| = √(X² / n). The standard error is
/// the delta method's for a multinomial sample (Bishop, Fienberg & Holland 1975, §11.3); the
/// interval is Wald's, kept within −1 and 1.
package struct Phi: AssociationMeasure {
  package static let name = "φ"

  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `notTwoByTwo`, `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    _ = try table.reducedForIndependence()
    let rows = table.rowTotals
    let columns = table.columnTotals
    let difference = table[0, 0] * table[1, 1] - table[0, 1] * table[1, 0]
    // Roots taken apart: the product of four large margins has fewer digits to spare.
    let scale = (rows[0] * rows[1]).squareRoot() * (columns[0] * columns[1]).squareRoot()
    let value = min(max(difference / scale, -1), 1)
    let n = table.total
    // The derivatives by the four proportions: of the difference, and of the margins' root.
    let gradients = [
      n * table[1, 1] / scale - value / 2 * (n / rows[0] + n / columns[0]),
      -n * table[1, 0] / scale - value / 2 * (n / rows[0] + n / columns[1]),
      -n * table[0, 1] / scale - value / 2 * (n / rows[1] + n / columns[0]),
      n * table[0, 0] / scale - value / 2 * (n / rows[1] + n / columns[1]),
    ]
    estimate = Estimate(
      value,
      standardError: multinomialStandardError(counts: table.counts, gradients: gradients))
    sampleSize = n
  }

  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let wald = estimate.confidenceInterval(level: level) else { return nil }
    return ConfidenceInterval(
      lower: max(wald.lower, -1), upper: min(wald.upper, 1), level: level)
  }
}

/// Cramér's V, the strength of association in a table of any size, from 0 to 1.
///
/// V = √(X² / (n (min(r, c) − 1))) over the rows and columns that hold observations; Cramér 1946.
package struct CramersV: AssociationMeasure {
  package static let name = "Cramér's V"

  package let estimate: Estimate
  package let sampleSize: Double
  package let chiSquare: Double
  package let degreesOfFreedom: Double
  /// The smaller number of categories, less one.
  package let smallerDimension: Double

  /// - Throws: `tooFewObservations` or `degenerateTable`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let test = try PearsonChiSquare(reduced)
    chiSquare = test.statistic.value
    degreesOfFreedom = reduced.independence
    sampleSize = reduced.total
    smallerDimension = Double(min(reduced.rows, reduced.columns) - 1)
    estimate = Estimate(min((chiSquare / (sampleSize * smallerDimension)).squareRoot(), 1))
  }

  /// Gives the interval by inverting the noncentral chi-square distribution (Smithson 2003).
  ///
  /// The ends are √(λ / (n (min(r, c) − 1))) for the noncentralities λ that put the statistic at the
  /// two tails; the lower end is 0 where the test's p exceeds (1 − level) / 2. At most 1. It is of the
  /// population's V, which chance raises in the sample by about its degrees of freedom (Bergsma 2013):
  /// where they are many for X², the interval lies wholly below V, and there is none.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let tail = (1 - level) / 2
    func end(_ probability: Double) -> Double {
      let noncentrality = NoncentralChiSquareDistribution.noncentrality(
        degreesOfFreedom: degreesOfFreedom, at: chiSquare, cumulativeProbability: probability)
      return min((noncentrality / (sampleSize * smallerDimension)).squareRoot(), 1)
    }
    let interval = ConfidenceInterval(lower: end(1 - tail), upper: end(tail), level: level)
    return interval.contains(estimate.value) ? interval : nil
  }
}

/// Cramér's V corrected for the chi-square that chance alone gives.
///
/// φ² is lessened by (r − 1)(c − 1) / (n − 1), not below 0, and the numbers of categories likewise;
/// Bergsma 2013.
package struct BiasCorrectedCramersV: AssociationMeasure {
  package static let name = "Cramér's V, bias-corrected"

  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `degenerateTable`, `tooFewObservations`, or `indeterminate` for a handful of cases.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let n = reduced.total
    let meanSquare = try PearsonChiSquare(reduced).statistic.value / n
    let corrected = max(0, meanSquare - reduced.independence / (n - 1))
    func shrunk(_ categories: Int) -> Double {
      let above = Double(categories - 1)
      return Double(categories) - above * above / (n - 1)
    }
    let scale = min(shrunk(reduced.rows), shrunk(reduced.columns)) - 1
    guard scale > 0 else { throw .indeterminate }
    estimate = Estimate(min((corrected / scale).squareRoot(), 1))
    sampleSize = n
  }
}

/// Pearson's contingency coefficient, √(X² / (X² + n)).
///
/// It cannot reach 1: its maximum is √((k − 1) / k) for the smaller number of categories k.
package struct ContingencyCoefficient: AssociationMeasure {
  package static let name = "Contingency coefficient"

  package let estimate: Estimate
  package let sampleSize: Double
  /// The largest value that a table of this shape allows.
  package let maximum: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let value = try PearsonChiSquare(reduced).statistic.value
    let k = Double(min(reduced.rows, reduced.columns))
    sampleSize = reduced.total
    estimate = Estimate((value / (value + sampleSize)).squareRoot())
    maximum = ((k - 1) / k).squareRoot()
  }
}
