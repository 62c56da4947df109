/// How pairs of observations are ordered on two ordinal variables.
///
/// A pair is concordant where the observation higher on one variable is higher on the other too.
/// Sums over the table are kept for the measures built on them; time is proportional to the cells.
struct Concordance {
  let table: ContingencyTable
  /// For each cell, the weight of observations concordant with one in it, less the discordant.
  let surplus: [Double]
  /// For each cell, the weight of concordant observations.
  let concordant: [Double]
  /// For each cell, the weight of discordant observations.
  let discordant: [Double]
  let total: Double

  init(_ table: ContingencyTable) {
    self.table = table
    total = table.total
    let rowTotals = table.rowTotals
    let columnTotals = table.columnTotals
    let before = Concordance.sumsBefore(table)
    var concordant: [Double] = []
    var discordant: [Double] = []
    var rowsBefore = 0.0
    for row in 0..<table.rows {
      var columnsBefore = 0.0
      var inRowBefore = 0.0
      for column in 0..<table.columns {
        let upperLeft = before[row * table.columns + column]
        let inColumnBefore =
          (column + 1 < table.columns
            ? before[row * table.columns + column + 1] : rowsBefore) - upperLeft
        let cell = table[row, column]
        let upperRight = rowsBefore - upperLeft - inColumnBefore
        let lowerLeft = columnsBefore - upperLeft - inRowBefore
        let sameRowOrColumn = rowTotals[row] + columnTotals[column] - cell
        let lowerRight = total - upperLeft - upperRight - lowerLeft - sameRowOrColumn
        concordant.append(upperLeft + lowerRight)
        discordant.append(upperRight + lowerLeft)
        columnsBefore += columnTotals[column]
        inRowBefore += cell
      }
      rowsBefore += rowTotals[row]
    }
    self.concordant = concordant
    self.discordant = discordant
    surplus = zip(concordant, discordant).map { $0 - $1 }
  }

  /// For each cell, the weight above it and to its left, neither row nor column included.
  private static func sumsBefore(_ table: ContingencyTable) -> [Double] {
    var sums = [Double](repeating: 0, count: table.counts.count)
    guard table.rows > 1 else { return sums }
    for row in 1..<table.rows {
      var rowAbove = 0.0
      for column in 0..<table.columns {
        sums[row * table.columns + column] = sums[(row - 1) * table.columns + column] + rowAbove
        rowAbove += table[row - 1, column]
      }
    }
    return sums
  }

  /// Twice the weight of concordant pairs.
  var concordantTwice: Double { sum(of: concordant) }

  /// Twice the weight of discordant pairs.
  var discordantTwice: Double { sum(of: discordant) }

  /// Twice the weight of the pairs that differ in the row variable: n² − Σ nᵢ.².
  var rowsDiffer: Double { total * total - table.rowTotals.reduce(0) { $0 + $1 * $1 } }

  /// Twice the weight of the pairs that differ in the column variable: n² − Σ n.ⱼ².
  var columnsDiffer: Double { total * total - table.columnTotals.reduce(0) { $0 + $1 * $1 } }

  /// Σ n (A − D)² − (P − Q)² / n, the core of the variances under independence.
  var nullCore: Double {
    let squares = zip(table.counts, surplus).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let difference = concordantTwice - discordantTwice
    return max(squares - difference * difference / total, 0)
  }

  private func sum(of values: [Double]) -> Double {
    zip(table.counts, values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
