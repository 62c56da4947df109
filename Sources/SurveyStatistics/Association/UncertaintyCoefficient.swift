#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Theil's uncertainty coefficient: the share of one variable's entropy that the other explains.
///
/// U(columns | rows) = (H(rows) + H(columns) − H(table)) / H(columns), in natural logarithms, where
/// empty cells add nothing; Theil 1970. Variances as in SAS PROC FREQ.
package struct UncertaintyCoefficient: AssociationMeasure {
  package static let name = "Uncertainty coefficient"

  /// The variable explained; nil for the symmetric measure.
  package let dependent: TableSide?
  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable, dependent: TableSide?) throws(StatisticsError) {
    var reduced = try table.reducedForIndependence()
    if dependent == .rows { reduced = reduced.transposed }
    self.dependent = dependent
    sampleSize = reduced.total
    let n = reduced.total
    let rows = reduced.rowTotals.map { $0 / n }
    let columns = reduced.columnTotals.map { $0 / n }
    let cells = reduced.counts.map { $0 / n }
    let information = Information(
      rows: entropy(rows), columns: entropy(columns), cells: entropy(cells))
    var squares = 0.0
    for index in cells.indices where cells[index] > 0 {
      let row = rows[index / reduced.columns]
      let column = columns[index % reduced.columns]
      let term =
        dependent == nil
        ? information.symmetricTerm(cell: cells[index], row: row, column: column)
        : information.directedTerm(cell: cells[index], row: row, column: column)
      squares += cells[index] * term * term
    }
    let value = dependent == nil ? information.symmetric : information.directed
    estimate = Estimate(
      min(max(value, 0), 1), standardError: (squares / n).squareRoot())
  }

  /// The entropies of a table and its margins.
  private struct Information {
    let rows: Double
    let columns: Double
    let cells: Double

    var mutual: Double { rows + columns - cells }
    var directed: Double { mutual / columns }
    var symmetric: Double { 2 * mutual / (rows + columns) }

    func directedTerm(cell: Double, row: Double, column: Double) -> Double {
      (columns * log(cell / row) + (rows - cells) * log(column)) / (columns * columns)
    }

    func symmetricTerm(cell: Double, row: Double, column: Double) -> Double {
      let sum = rows + columns
      return 2 * (cells * log(row * column) - sum * log(cell)) / (sum * sum)
    }
  }
}

/// The entropy of proportions in natural units.
private func entropy(_ proportions: [Double]) -> Double {
  -proportions.reduce(0) { $1 > 0 ? $0 + $1 * log($1) : $0 }
}
