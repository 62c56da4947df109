/// Comparisons of the columns of a table, row by row, as letters under a banner show them.
///
/// Null hypotheses: two columns have one proportion in a row. z with the pooled proportion, two-sided,
/// adjusted within each row; a column whose proportion is 0 or 1 is not compared, as in SPSS. The
/// columns are independent groups: overlapping ones and multiple responses need other tests.
package struct ColumnProportionComparisons: Sendable, Hashable, Codable {
  /// Two columns in one row; z is positive where the first has the larger proportion.
  package struct Pair: Sendable, Hashable, Codable {
    package let row: Int
    package let first: Int
    package let second: Int
    package let statistic: Statistic
    package let pValue: PValue
    package let adjustedPValue: PValue
  }

  package let adjustment: MultiplicityAdjustment
  /// The pairs compared, row after row.
  package let pairs: [Pair]

  /// Compares all pairs of columns that hold observations.
  ///
  /// - Throws: `tooFewGroups` where fewer than two columns hold observations.
  package init(
    _ table: ContingencyTable, adjustment: MultiplicityAdjustment = .bonferroni
  ) throws(StatisticsError) {
    let totals = table.columnTotals
    let filled = totals.indices.filter { totals[$0] > 0 }
    guard filled.count >= 2 else { throw .tooFewGroups(needed: 2, found: filled.count) }
    var pairs: [Pair] = []
    for row in 0..<table.rows {
      let compared = filled.filter { table[row, $0] > 0 && table[row, $0] < totals[$0] }
      var found: [(first: Int, second: Int, z: Double)] = []
      for second in compared {
        for first in compared where first < second {
          found.append((first, second, pooledZ(table, row, first, second, totals)))
        }
      }
      let raw = found.map { normalTail($0.z, .twoSided) }
      let adjusted = adjustment.adjusted(raw)
      for (index, pair) in found.enumerated() {
        pairs.append(
          Pair(
            row: row, first: pair.first, second: pair.second, statistic: Statistic("z", pair.z),
            pValue: PValue(raw[index], .asymptotic),
            adjustedPValue: PValue(adjusted[index], .asymptotic)))
      }
    }
    self.adjustment = adjustment
    self.pairs = pairs
  }
}

/// The difference of two columns' proportions over its standard error under equality.
private func pooledZ(
  _ table: ContingencyTable, _ row: Int, _ first: Int, _ second: Int, _ totals: [Double]
) -> Double {
  let pooled = (table[row, first] + table[row, second]) / (totals[first] + totals[second])
  let variance = pooled * (1 - pooled) * (1 / totals[first] + 1 / totals[second])
  return (table[row, first] / totals[first] - table[row, second] / totals[second])
    / variance.squareRoot()
}
