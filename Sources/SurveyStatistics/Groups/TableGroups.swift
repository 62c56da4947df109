/// Groups of ordered answers given as a table: columns are groups, rows are answers in order.
///
/// Time is proportional to the cells, whatever the number of observations.
struct TableGroups {
  /// The table without its empty rows and columns.
  let table: ContingencyTable
  /// The midrank of each row's observations among all.
  let ranks: [Double]
  let sizes: [Double]
  let rankSums: [Double]
  let total: Double
  /// The observations of each row.
  let ties: [Double]

  /// - Throws: `tooFewGroups` for fewer than two columns with observations, `fractionalCounts`, or
  ///   `zeroVariance` where one row holds all observations.
  init(_ table: ContingencyTable) throws(StatisticsError) {
    guard table.isWhole else { throw .fractionalCounts }
    let reduced = table.withoutEmptyCategories
    guard reduced.columns >= 2 else {
      throw .tooFewGroups(needed: 2, found: reduced.total > 0 ? reduced.columns : 0)
    }
    guard reduced.rows >= 2 else { throw .zeroVariance }
    let ties = reduced.rowTotals
    let ranks = CategoryScores.midranks.values(for: ties)
    self.table = reduced
    self.ties = ties
    self.ranks = ranks
    sizes = reduced.columnTotals
    rankSums = (0..<reduced.columns).map { column in
      ranks.indices.reduce(0) { $0 + reduced[$1, column] * ranks[$1] }
    }
    total = reduced.total
  }

  /// Σ (t³ − t) over the rows.
  var tieSum: Double { ties.reduce(0) { $0 + ($1 * $1 * $1 - $1) } }

  /// The observations one by one, as positions of rows, a list for each group.
  var values: [[Double]] {
    (0..<table.columns).map { column in
      (0..<table.rows).flatMap { row in
        [Double](repeating: Double(row + 1), count: Int(table[row, column]))
      }
    }
  }

  /// The pairs of observations in which the later group's is the larger, equal ones as half.
  var orderedPairs: Double {
    var pairs = 0.0
    for later in 1..<table.columns {
      for earlier in 0..<later {
        var below = 0.0
        for row in 0..<table.rows {
          pairs += table[row, later] * (below + table[row, earlier] / 2)
          below += table[row, earlier]
        }
      }
    }
    return pairs
  }
}

extension KruskalWallisTest {
  /// Makes the test of a table whose columns are groups and whose rows are ordered answers.
  ///
  /// - Throws: `tooFewGroups`, `fractionalCounts` or `zeroVariance`.
  package init(
    columnsOf table: ContingencyTable, exactWithin steps: Int = KruskalWallisTest.exactSteps
  ) throws(StatisticsError) {
    let groups = try TableGroups(table)
    let n = groups.total
    let center = (n + 1) / 2
    // Around the mean rank: the sum of squares itself would lose digits in large tables.
    let squares = zip(groups.rankSums, groups.sizes).reduce(0) { sum, group in
      let deviation = group.0 - group.1 * center
      return sum + deviation * deviation / group.1
    }
    let h = 12 / (n * (n + 1)) * squares / (1 - groups.tieSum / (n * n * n - n))
    self.init(
      h, sizes: groups.sizes.map { Int($0) }, ties: groups.ties.map { Int($0) },
      rankSums: groups.rankSums, steps: steps)
  }
}

extension JonckheereTerpstraTest {
  /// Makes the test of a table whose columns are groups and whose rows are ordered answers.
  ///
  /// - Throws: `tooFewGroups`, `fractionalCounts` or `zeroVariance`.
  package init(
    columnsOf table: ContingencyTable, exactWithin steps: Int = KruskalWallisTest.exactSteps
  ) throws(StatisticsError) {
    let groups = try TableGroups(table)
    try self.init(
      groups.orderedPairs, sizes: groups.sizes.map { Int($0) }, ties: groups.ties.map { Int($0) },
      steps: steps)
  }
}
