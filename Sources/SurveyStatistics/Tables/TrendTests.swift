/// Numbers given to ordered categories.
package enum CategoryScores: Sendable, Hashable, Codable {
  /// 1, 2, 3 and so on, whether or not a category holds observations.
  case equallySpaced
  /// The mean rank of each category's observations.
  case midranks
  /// One number for each category.
  case given([Double])

  func values(for totals: [Double]) -> [Double] {
    switch self {
    case .equallySpaced: return totals.indices.map { Double($0 + 1) }
    case .midranks:
      var below = 0.0
      return totals.map { total in
        defer { below += total }
        return below + (total + 1) / 2
      }
    case .given(let scores):
      precondition(scores.count == totals.count, "each category has one score")
      precondition(scores.allSatisfy(\.isFinite), "a score is a finite number")
      return scores
    }
  }
}

/// The linear-by-linear test of trend between two ordinal variables (Mantel–Haenszel).
///
/// Null hypothesis: independence, against a linear trend of the column scores in the row scores.
/// z = √(n − 1) r, and M² = (n − 1) r² with one degree of freedom; Mantel 1963. `.greater` means
/// that higher rows go with higher columns.
package struct LinearByLinearTest: DirectionalTest {
  package static let name = "Linear-by-linear association"

  /// The correlation of the scores.
  package let correlation: Double
  package let sampleSize: Double

  /// - Throws: `degenerateTable`, `tooFewObservations`, or `zeroVariance` where the scores of all
  ///   observations on one side are equal.
  package init(
    _ table: ContingencyTable, rowScores: CategoryScores = .equallySpaced,
    columnScores: CategoryScores = .equallySpaced
  ) throws(StatisticsError) {
    _ = try table.reducedForIndependence()
    correlation = try scoreCorrelation(
      table, rowScores: rowScores.values(for: table.rowTotals),
      columnScores: columnScores.values(for: table.columnTotals))
    sampleSize = table.total
  }

  private var z: Double { (sampleSize - 1).squareRoot() * correlation }

  /// M², whose p-value is that of the two-sided test.
  package var statistic: Statistic { Statistic("M²", z * z, degreesOfFreedom: [1]) }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(normalTail(z, alternative), .asymptotic)
  }
}

/// The Cochran–Armitage test of trend in the proportions of a two-category variable.
///
/// Null hypothesis: equal proportions, against a linear trend in the scores. z = √n r: the variance
/// has n where the linear-by-linear test has n − 1, so the two differ slightly. `.greater` means that
/// the share of the *second* of the two categories rises with the score. Armitage 1955.
package struct CochranArmitageTest: DirectionalTest {
  package static let name = "Cochran–Armitage trend test"

  /// The correlation of the scores with the second category.
  package let correlation: Double
  package let sampleSize: Double

  /// Takes as binary the columns where there are two, else the rows.
  ///
  /// - Throws: `noBinarySide`, `degenerateTable`, `tooFewObservations` or `zeroVariance`.
  package init(
    _ table: ContingencyTable, scores: CategoryScores = .equallySpaced
  ) throws(StatisticsError) {
    guard table.rows == 2 || table.columns == 2 else {
      throw .noBinarySide(rows: table.rows, columns: table.columns)
    }
    let oriented = table.columns == 2 ? table : table.transposed
    _ = try oriented.reducedForIndependence()
    correlation = try scoreCorrelation(
      oriented, rowScores: scores.values(for: oriented.rowTotals), columnScores: [0, 1])
    sampleSize = oriented.total
  }

  private var z: Double { sampleSize.squareRoot() * correlation }

  package var statistic: Statistic { Statistic("z", z) }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(normalTail(z, alternative), .asymptotic)
  }
}

/// The correlation of row and column scores over the observations of a table.
private func scoreCorrelation(
  _ table: ContingencyTable, rowScores: [Double], columnScores: [Double]
) throws(StatisticsError) -> Double {
  let rows = centered(rowScores, table.rowTotals)
  let columns = centered(columnScores, table.columnTotals)
  var product = 0.0
  for row in 0..<table.rows {
    for column in 0..<table.columns { product += table[row, column] * rows[row] * columns[column] }
  }
  let rowSquares = zip(rows, table.rowTotals).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  let columnSquares = zip(columns, table.columnTotals).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  guard rowSquares > 0, columnSquares > 0 else { throw .zeroVariance }
  return min(max(product / (rowSquares.squareRoot() * columnSquares.squareRoot()), -1), 1)
}

private func centered(_ scores: [Double], _ weights: [Double]) -> [Double] {
  let mean = zip(scores, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  return scores.map { $0 - mean }
}
