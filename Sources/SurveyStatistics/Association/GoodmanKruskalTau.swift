/// Goodman and Kruskal's τ: the share of wrong guesses saved, guessing in proportion.
///
/// τ(columns | rows) = (Σ pᵢⱼ² / pᵢ. − Σ p.ⱼ²) / (1 − Σ p.ⱼ²); Goodman & Kruskal 1954. The standard
/// error is the delta method's, valid away from independence.
package struct GoodmanKruskalTau: AssociationMeasure {
  package static let name = "Goodman and Kruskal's τ"

  /// The variable guessed.
  package let dependent: TableSide
  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable, dependent: TableSide) throws(StatisticsError) {
    let oriented = dependent == .columns ? table : table.transposed
    let reduced = try oriented.reducedForIndependence()
    let n = reduced.total
    let rows = reduced.rowTotals.map { $0 / n }
    let columns = reduced.columnTotals.map { $0 / n }
    let cells = reduced.counts.map { $0 / n }
    var rowSquares = [Double](repeating: 0, count: reduced.rows)
    for index in cells.indices {
      let share = cells[index] / rows[index / reduced.columns]
      rowSquares[index / reduced.columns] += share * share
    }
    let within = zip(rows, rowSquares).reduce(0) { $0 + $1.0 * $1.1 }
    let marginal = columns.reduce(0) { $0 + $1 * $1 }
    let gradients = cells.indices.map { index in
      let row = index / reduced.columns
      let withinSlope = 2 * cells[index] / rows[row] - rowSquares[row]
      let marginalSlope = 2 * columns[index % reduced.columns]
      return ((1 - marginal) * withinSlope - (1 - within) * marginalSlope)
        / ((1 - marginal) * (1 - marginal))
    }
    self.dependent = dependent
    estimate = Estimate(
      min(max((within - marginal) / (1 - marginal), 0), 1),
      standardError: multinomialStandardError(counts: reduced.counts, gradients: gradients))
    sampleSize = n
  }
}
