import Distributions

/// Bowker's test that a square table is symmetric.
///
/// Null hypothesis: each change is as likely as its reverse. X² = Σ (nᵢⱼ − nⱼᵢ)² / (nᵢⱼ + nⱼᵢ), with
/// one degree of freedom for each pair of cells that holds observations (pairs of empty cells say
/// nothing); Bowker 1948.
package struct BowkerSymmetryTest: HypothesisTest {
  package static let name = "Bowker's test of symmetry"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double

  /// - Throws: `notSquare` or `noDiscordantPairs`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireSquare()
    var value = 0.0
    var pairs = 0
    for row in 0..<table.rows {
      for column in 0..<row {
        let sum = table[row, column] + table[column, row]
        let difference = table[row, column] - table[column, row]
        guard sum > 0 else { continue }
        value += difference * difference / sum
        pairs += 1
      }
    }
    guard pairs > 0 else { throw .noDiscordantPairs }
    (statistic, pValue) = chiSquareResult("X²", value, degreesOfFreedom: Double(pairs))
    sampleSize = table.total
  }
}

/// The Stuart–Maxwell test that both margins of a square table are equal.
///
/// Null hypothesis: each category is as frequent in the rows as in the columns. The differences of
/// the margins, weighed by their covariance under the null hypothesis; Stuart 1955, Maxwell 1970.
/// Categories that exchange no observations are left out, and where groups of categories exchange
/// only among themselves each group costs one degree of freedom.
package struct StuartMaxwellTest: HypothesisTest {
  package static let name = "Stuart–Maxwell test of marginal homogeneity"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `notSquare`, `noDiscordantPairs` or `singularCovariance`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let margins = try MarginDifferences(table)
    (statistic, pValue) = chiSquareResult(
      "X²", margins.value, degreesOfFreedom: margins.degreesOfFreedom)
    sampleSize = table.total
    notes = margins.notes
  }
}

/// Bhapkar's test that both margins of a square table are equal.
///
/// Null hypothesis: as for the Stuart–Maxwell test. The covariance is estimated without the null
/// hypothesis, which makes the statistic larger: X² = S / (1 − S / n) for the Stuart–Maxwell S;
/// Bhapkar 1966.
package struct BhapkarTest: HypothesisTest {
  package static let name = "Bhapkar's test of marginal homogeneity"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `notSquare`, `noDiscordantPairs`, or `singularCovariance`, as where every observation
  ///   changed in the same way.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let margins = try MarginDifferences(table)
    let n = table.total
    guard n - margins.value > 1e-12 * n else { throw .singularCovariance }
    (statistic, pValue) = chiSquareResult(
      "X²", margins.value / (1 - margins.value / n), degreesOfFreedom: margins.degreesOfFreedom)
    sampleSize = n
    notes = margins.notes
  }
}

/// The differences between row and column totals of a square table, and their weight.
private struct MarginDifferences {
  let value: Double
  let degreesOfFreedom: Double
  let notes: [AnalysisNote]

  init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireSquare()
    let groups = MarginDifferences.exchangingGroups(table)
    var value = 0.0
    var df = 0
    for group in groups where group.count > 1 {
      // One category of a group follows from the others.
      let kept = group.dropLast()
      let differences = kept.map { table.rowTotals[$0] - table.columnTotals[$0] }
      let covariance = kept.flatMap { i in
        kept.map { j in
          i == j
            ? table.rowTotals[i] + table.columnTotals[i] - 2 * table[i, i]
            : -(table[i, j] + table[j, i])
        }
      }
      guard let part = inverseQuadraticForm(covariance, differences) else {
        throw .singularCovariance
      }
      value += part
      df += kept.count
    }
    guard df > 0 else { throw .noDiscordantPairs }
    self.value = max(value, 0)
    degreesOfFreedom = Double(df)
    let idle = groups.filter { $0.count == 1 }.count
    notes = idle > 0 ? [.categoriesDropped(idle)] : []
  }

  /// The categories, grouped so that observations change only within a group.
  private static func exchangingGroups(_ table: ContingencyTable) -> [[Int]] {
    var group = Array(0..<table.rows)
    for i in 0..<table.rows {
      for j in 0..<i where table[i, j] + table[j, i] > 0 && group[i] != group[j] {
        let (old, new) = (group[i], group[j])
        for k in group.indices where group[k] == old { group[k] = new }
      }
    }
    return Set(group).sorted().map { id in group.indices.filter { group[$0] == id } }
  }
}

extension ContingencyTable {
  /// Stops a statistic for square tables from being asked of another.
  func requireSquare() throws(StatisticsError) {
    guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
  }
}
