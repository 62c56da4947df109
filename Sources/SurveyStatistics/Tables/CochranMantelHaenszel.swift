import Distributions

/// The Cochran–Mantel–Haenszel test of conditional independence in tables of several strata.
///
/// Null hypothesis: within every stratum the two variables are independent. Each form looks for one
/// kind of departure that the strata share; Landis, Heyman & Koch 1978. Strata with fewer than two
/// observations are left out and noted, as are categories that no stratum holds.
package struct CochranMantelHaenszelTest: HypothesisTest {
  package static let name = "Cochran–Mantel–Haenszel test"

  /// The kind of departure looked for.
  package enum Form: Sendable, Hashable, Codable {
    /// Any association that the strata share.
    case general
    /// Rows that differ in the mean score of the columns.
    case rowMeans(columnScores: CategoryScores)
    /// A linear trend of the column scores in the row scores.
    case correlation(rowScores: CategoryScores, columnScores: CategoryScores)
  }

  package let form: Form
  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `tooFewObservations`, `degenerateTable`, or `singularCovariance`.
  package init(_ strata: [ContingencyTable], form: Form = .general) throws(StatisticsError) {
    let kept = strata.filter { $0.total > 1 }
    guard let first = kept.first else {
      throw .tooFewObservations(needed: 2, found: Int(strata.first?.total ?? 0))
    }
    precondition(
      strata.allSatisfy { $0.rows == first.rows && $0.columns == first.columns },
      "all strata have the same categories")
    let pooled = ContingencyTable(
      counts: first.counts.indices.map { cell in kept.reduce(0) { $0 + $1.counts[cell] } },
      rows: first.rows, columns: first.columns)
    let reduced = try pooled.reducedForIndependence()
    let contrasts = StratumContrasts(form: form, pooled: pooled)
    var sums = [Double](repeating: 0, count: contrasts.count)
    var covariance = [Double](repeating: 0, count: contrasts.count * contrasts.count)
    for stratum in kept { contrasts.add(stratum, to: &sums, &covariance) }
    guard let value = inverseQuadraticForm(covariance, sums) else { throw .singularCovariance }
    self.form = form
    (statistic, pValue) = chiSquareResult(
      "M²", max(value, 0), degreesOfFreedom: Double(contrasts.count))
    sampleSize = pooled.total
    let dropped: [AnalysisNote] =
      kept.count < strata.count ? [.strataDropped(strata.count - kept.count)] : []
    let empty: [AnalysisNote] =
      reduced.counts.count < pooled.counts.count
      ? [
        .emptyCategoriesDropped(
          rows: pooled.rows - reduced.rows, columns: pooled.columns - reduced.columns)
      ] : []
    notes = dropped + empty
  }
}

/// The linear combinations of a stratum's cells that a form of the test compares.
private struct StratumContrasts {
  let form: CochranMantelHaenszelTest.Form
  /// The rows looked at one by one: all that hold observations but the last.
  private let rows: [Int]
  private let columns: [Int]

  init(form: CochranMantelHaenszelTest.Form, pooled: ContingencyTable) {
    self.form = form
    rows = pooled.rowTotals.indices.filter { pooled.rowTotals[$0] > 0 }.dropLast()
    columns = pooled.columnTotals.indices.filter { pooled.columnTotals[$0] > 0 }.dropLast()
  }

  var count: Int {
    switch form {
    case .general: rows.count * columns.count
    case .rowMeans: rows.count
    case .correlation: 1
    }
  }

  /// The weights of a stratum's rows, one list for each contrast.
  private func rowWeights(_ totals: [Double]) -> [[Double]] {
    switch form {
    case .general, .rowMeans: rows.map { unit($0, totals.count) }
    case .correlation(let scores, _): [scores.values(for: totals)]
    }
  }

  private func columnWeights(_ totals: [Double]) -> [[Double]] {
    switch form {
    case .general: columns.map { unit($0, totals.count) }
    case .rowMeans(let scores), .correlation(_, let scores): [scores.values(for: totals)]
    }
  }

  private func unit(_ index: Int, _ count: Int) -> [Double] {
    (0..<count).map { $0 == index ? 1 : 0 }
  }

  func add(_ stratum: ContingencyTable, to sums: inout [Double], _ covariance: inout [Double]) {
    let rowTotals = stratum.rowTotals
    let columnTotals = stratum.columnTotals
    let left = rowWeights(rowTotals)
    let right = columnWeights(columnTotals)
    let expected = stratum.expected ?? []
    let n = stratum.total
    for (u, rowWeight) in left.enumerated() {
      for (v, columnWeight) in right.enumerated() {
        for cell in expected.indices {
          sums[u * right.count + v] +=
            rowWeight[cell / stratum.columns] * columnWeight[cell % stratum.columns]
            * (stratum.counts[cell] - expected[cell])
        }
      }
    }
    let rowSpread = spreads(left, rowTotals, n)
    let columnSpread = spreads(right, columnTotals, n)
    for first in 0..<sums.count {
      for second in 0..<sums.count {
        let rows = rowSpread[(first / right.count) * left.count + second / right.count]
        let columns = columnSpread[(first % right.count) * right.count + second % right.count]
        covariance[first * sums.count + second] += rows * columns / (n - 1)
      }
    }
  }

  /// Σ a b total − Σ a total Σ b total / n for each pair of weight lists, so that the product of the
  /// two sides over n − 1 is the covariance.
  private func spreads(_ weights: [[Double]], _ totals: [Double], _ n: Double) -> [Double] {
    let means = weights.map { list in zip(list, totals).reduce(0) { $0 + $1.0 * $1.1 } / n }
    return weights.indices.flatMap { i in
      weights.indices.map { j in
        totals.indices.reduce(0) { sum, k in
          sum + totals[k] * (weights[i][k] - means[i]) * (weights[j][k] - means[j])
        }
      }
    }
  }
}
