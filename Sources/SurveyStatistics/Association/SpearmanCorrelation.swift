import Distributions

/// Spearman's rank correlation of two ordinal variables, from their table.
///
/// The correlation of midranks. The standard error is the delta method's for multinomial cells,
/// ranks and ties included; the test is R's and SAS's t with n − 2 degrees of freedom.
package struct SpearmanCorrelation: AssociationMeasure {
  package static let name = "Spearman's rank correlation"

  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let n = reduced.total
    let rows = reduced.rowTotals.map { $0 / n }
    let columns = reduced.columnTotals.map { $0 / n }
    // Midranks as shares, centered on their mean of ½. Their variance is (1 − Σ p³) / 12, which
    // gives the gradients; summing squares instead keeps a perfect correlation at 1.
    let rowRidits = centeredRidits(rows)
    let columnRidits = centeredRidits(columns)
    let rowVariance = zip(rows, rowRidits).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let columnVariance = zip(columns, columnRidits).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let scale = (rowVariance * columnVariance).squareRoot()
    let conditional = RiditSlopes(reduced, rowRidits: rowRidits, columnRidits: columnRidits)
    let value = conditional.covariance / scale
    let gradients = reduced.counts.indices.map { index in
      let row = index / reduced.columns
      let column = index % reduced.columns
      let slope =
        rowRidits[row] * columnRidits[column] + conditional.rows[row] + conditional.columns[column]
      let shrinkage =
        rows[row] * rows[row] / (8 * rowVariance)
        + columns[column] * columns[column] / (8 * columnVariance)
      return slope / scale + value * shrinkage
    }
    estimate = Estimate(
      min(max(value, -1), 1),
      standardError: multinomialStandardError(counts: reduced.counts, gradients: gradients))
    sampleSize = n
  }

  /// The test that the correlation is zero; nil for fewer than three observations or at ±1.
  package var independenceTest: CorrelationTest? {
    CorrelationTest(correlation: estimate.value, sampleSize: sampleSize)
  }
}

/// The t test that a correlation is zero.
package struct CorrelationTest: DirectionalTest {
  package static let name = "Test of zero correlation"

  package let statistic: Statistic

  init?(correlation: Double, sampleSize: Double) {
    guard sampleSize > 2, 1 - abs(correlation) > 4 * Double.ulpOfOne else { return nil }
    let df = sampleSize - 2
    let t = correlation * (df / ((1 - correlation) * (1 + correlation))).squareRoot()
    statistic = Statistic("t", t, degreesOfFreedom: [df])
  }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(
      studentTail(statistic.value, statistic.degreesOfFreedom[0], alternative), .asymptotic)
  }
}

/// Gives the t probability of a value at least as far in the direction of the alternative.
func studentTail(_ t: Double, _ degreesOfFreedom: Double, _ alternative: Alternative) -> Double {
  let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
  return switch alternative {
  case .twoSided: min(1, 2 * distribution.upperTail(abs(t)))
  case .less: distribution.cumulative(t)
  case .greater: distribution.upperTail(t)
  }
}

/// The cumulative share below each category and half of its own, less ½.
private func centeredRidits(_ shares: [Double]) -> [Double] {
  var below = 0.0
  return shares.map { share in
    defer { below += share }
    return below + share / 2 - 0.5
  }
}

/// How the covariance of ridits changes through the ridits themselves, as shares move.
private struct RiditSlopes {
  let covariance: Double
  let rows: [Double]
  let columns: [Double]

  init(_ table: ContingencyTable, rowRidits: [Double], columnRidits: [Double]) {
    let n = table.total
    var rowSums = [Double](repeating: 0, count: table.rows)
    var columnSums = [Double](repeating: 0, count: table.columns)
    for row in 0..<table.rows {
      for column in 0..<table.columns {
        let share = table[row, column] / n
        rowSums[row] += share * columnRidits[column]
        columnSums[column] += share * rowRidits[row]
      }
    }
    covariance = zip(rowSums, rowRidits).reduce(0) { $0 + $1.0 * $1.1 }
    rows = RiditSlopes.above(rowSums)
    columns = RiditSlopes.above(columnSums)
  }

  /// Half of each sum and all of those after it.
  private static func above(_ sums: [Double]) -> [Double] {
    var after = 0.0
    let reversed = sums.reversed().map { sum in
      defer { after += sum }
      return after + sum / 2
    }
    return reversed.reversed()
  }
}
