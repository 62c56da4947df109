import Distributions

/// The Wald test of independence in a table of a survey (Koch, Freeman & Freeman 1975).
///
/// Of the differences of cells from what independence gives, with their linearized covariance. With
/// few clusters it rejects far too often; the adjusted form less so.
package struct DesignWaldTest: HypothesisTest {
  package static let name = "Design-based Wald test of independence"

  /// Whether the F statistic is adjusted for estimating the covariance from ν clusters.
  package let isAdjusted: Bool
  package let statistic: Statistic
  package let pValue: PValue

  /// - Throws: `degenerateTable`, `singularCovariance` where clusters are too few for the table, or
  ///   `tooFewObservations` where no degrees of freedom are left.
  package init(_ table: DesignTable, adjusted: Bool = false) throws(StatisticsError) {
    let reduced = table.withoutEmptyCategories
    let (rows, columns) = (reduced.rows, reduced.columns)
    guard rows >= 2, columns >= 2 else {
      throw .degenerateTable(nonemptyRows: rows, nonemptyColumns: columns)
    }
    let size = (rows - 1) * (columns - 1)
    let freedom = Double(reduced.degreesOfFreedom)
    let denominator = adjusted ? freedom - Double(size) + 1 : freedom
    guard denominator > 0 else {
      throw .tooFewObservations(needed: size, found: reduced.degreesOfFreedom)
    }
    let differences = Self.differences(reduced)
    let covariance = reduced.covariance.transformed(by: differences.map(\.gradient))
    guard
      let wald = inverseQuadraticForm(covariance.values, differences.map(\.value))
    else { throw .singularCovariance }
    let df = Double(size)
    let value = adjusted ? wald * denominator / (df * freedom) : wald / df
    isAdjusted = adjusted
    statistic = Statistic("F", value, degreesOfFreedom: [df, denominator])
    pValue = PValue(
      FDistribution(numerator: df, denominator: denominator).upperTail(value), .asymptotic)
  }

  /// N_ij − N_i· N_·j / N for all cells but those of the first row and column, with gradients.
  private static func differences(_ table: DesignTable) -> [(value: Double, gradient: [Double])] {
    let (rows, columns, total) = (table.rows, table.columns, table.total)
    let rowTotals = (0..<rows).map { row in
      (0..<columns).reduce(0) { $0 + table.totals[row * columns + $1] }
    }
    let columnTotals = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + table.totals[$1 * columns + column] }
    }
    return (1..<rows).flatMap { row in
      (1..<columns).map { column in
        let expected = rowTotals[row] * columnTotals[column] / total
        let gradient = (0..<rows * columns).map { cell in
          (cell == row * columns + column ? 1 : 0)
            - (cell / columns == row ? columnTotals[column] / total : 0)
            - (cell % columns == column ? rowTotals[row] / total : 0)
            + expected / total
        }
        return (table.totals[row * columns + column] - expected, gradient)
      }
    }
  }
}
