/// How much a disagreement between two ratings counts.
package enum AgreementWeights: Sendable, Hashable, Codable {
  /// Every disagreement counts in full.
  case unweighted
  /// A disagreement counts in proportion to its distance (Cicchetti & Allison 1971).
  case linear
  /// A disagreement counts in proportion to its squared distance (Fleiss & Cohen 1973).
  case quadratic
  /// Agreement weights, row after row, 1 on the diagonal.
  case given([Double])

  func values(categories: Int) -> [Double] {
    let span = Double(max(categories - 1, 1))
    func weights(_ weight: (Double) -> Double) -> [Double] {
      (0..<categories * categories).map { index in
        weight(Double(abs(index / categories - index % categories)) / span)
      }
    }
    switch self {
    case .unweighted: return weights { $0 == 0 ? 1 : 0 }
    case .linear: return weights { 1 - $0 }
    case .quadratic: return weights { 1 - $0 * $0 }
    case .given(let values):
      precondition(values.count == categories * categories, "each cell has one weight")
      return values
    }
  }
}

/// Cohen's κ: agreement of two raters beyond what their margins alone would give.
///
/// κ = (po − pe) / (1 − pe) with (weighted) agreement po and that expected by chance pe; Cohen 1960,
/// 1968. `estimate` carries the standard error for intervals, `nullStandardError` the one under
/// chance agreement, for the test; Fleiss, Cohen & Everitt 1969. Categories in table order; those
/// that nobody used stay, since distances count them.
package struct CohenKappa: OrdinalAssociation {
  package static let name = "Cohen's κ"

  package let weights: AgreementWeights
  package let estimate: Estimate
  package let nullStandardError: Double
  package let sampleSize: Double
  package let observedAgreement: Double
  package let chanceAgreement: Double

  /// - Throws: `notSquare`, `tooFewObservations`, or `indeterminate` where chance alone agrees
  ///   entirely, as when both raters use one and the same category.
  package init(
    _ table: ContingencyTable, weights: AgreementWeights = .unweighted
  ) throws(StatisticsError) {
    guard table.rows == table.columns else {
      throw .notSquare(rows: table.rows, columns: table.columns)
    }
    let n = table.total
    guard n > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let k = table.rows
    let w = weights.values(categories: k)
    let rows = table.rowTotals.map { $0 / n }
    let columns = table.columnTotals.map { $0 / n }
    let cells = table.counts.map { $0 / n }
    var rowMeans = [Double](repeating: 0, count: k)
    var columnMeans = [Double](repeating: 0, count: k)
    for index in cells.indices {
      rowMeans[index / k] += columns[index % k] * w[index]
      columnMeans[index % k] += rows[index / k] * w[index]
    }
    let po = zip(cells, w).reduce(0) { $0 + $1.0 * $1.1 }
    let pe = zip(rows, rowMeans).reduce(0) { $0 + $1.0 * $1.1 }
    guard 1 - pe > 1e-14 else { throw .indeterminate }
    var spread = 0.0
    var nullSpread = 0.0
    for index in cells.indices {
      let mean = rowMeans[index / k] + columnMeans[index % k]
      let term = w[index] * (1 - pe) - mean * (1 - po)
      spread += cells[index] * term * term
      nullSpread += rows[index / k] * columns[index % k] * (w[index] - mean) * (w[index] - mean)
    }
    let shift = po * pe - 2 * pe + po
    let variance = max(spread - shift * shift, 0) / n
    self.weights = weights
    estimate = Estimate(
      (po - pe) / (1 - pe), standardError: variance.squareRoot() / ((1 - pe) * (1 - pe)))
    nullStandardError = (max(nullSpread - pe * pe, 0) / n).squareRoot() / (1 - pe)
    sampleSize = n
    observedAgreement = po
    chanceAgreement = pe
  }
}
