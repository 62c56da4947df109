/// Goodman and Kruskal's γ: concordant less discordant pairs, as a share of both.
///
/// γ = (P − Q) / (P + Q). Tied pairs are left out, so γ grows when categories are merged.
/// Goodman & Kruskal 1954, 1963, 1972; variances as in SAS PROC FREQ.
package struct GoodmanKruskalGamma: OrdinalAssociation {
  package static let name = "Goodman and Kruskal's γ"

  package let estimate: Estimate
  package let nullStandardError: Double
  package let sampleSize: Double

  /// - Throws: `degenerateTable`, `tooFewObservations`, or `indeterminate` where every pair is tied.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let pairs = Concordance(try table.reducedForIndependence())
    let p = pairs.concordantTwice
    let q = pairs.discordantTwice
    let sum = p + q
    guard sum > 0 else { throw .indeterminate }
    var squares = 0.0
    for index in pairs.table.counts.indices {
      let term = (q * pairs.concordant[index] - p * pairs.discordant[index]) / sum
      squares += pairs.table.counts[index] * term * term
    }
    estimate = Estimate((p - q) / sum, standardError: 4 * squares.squareRoot() / sum)
    nullStandardError = 2 * pairs.nullCore.squareRoot() / sum
    sampleSize = pairs.total
  }
}

/// Kendall's τ-b: concordant less discordant pairs, corrected for ties on either variable.
///
/// τ-b = (P − Q) / √((n² − Σ nᵢ.²)(n² − Σ n.ⱼ²)). Kendall 1945; variances as in SAS PROC FREQ.
package struct KendallTauB: OrdinalAssociation {
  package static let name = "Kendall's τ-b"

  package let estimate: Estimate
  package let nullStandardError: Double
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let pairs = Concordance(reduced)
    let n = pairs.total
    let wr = pairs.rowsDiffer
    let wc = pairs.columnsDiffer
    let w = wr.squareRoot() * wc.squareRoot()
    let tau = (pairs.concordantTwice - pairs.discordantTwice) / w
    let rows = reduced.rowTotals
    let columns = reduced.columnTotals
    var squares = 0.0
    for index in reduced.counts.indices {
      let v = rows[index / reduced.columns] * wc + columns[index % reduced.columns] * wr
      let term = (2 * w * pairs.surplus[index] + tau * v) / w
      squares += reduced.counts[index] * term * term
    }
    let mean = tau * (wr + wc) / w
    let variance = max(squares - n * n * n * mean * mean, 0) / (w * w)
    estimate = Estimate(min(max(tau, -1), 1), standardError: variance.squareRoot())
    nullStandardError = 2 * pairs.nullCore.squareRoot() / w
    sampleSize = n
  }
}

/// Stuart's τ-c: concordant less discordant pairs, corrected for the shape of the table.
///
/// τ-c = m (P − Q) / (n² (m − 1)) with m the smaller number of categories, as given in the table.
/// Stuart 1953. Its two standard errors are equal.
package struct StuartTauC: OrdinalAssociation {
  package static let name = "Stuart's τ-c"

  package let estimate: Estimate
  package let nullStandardError: Double
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let pairs = Concordance(reduced)
    let m = Double(min(reduced.rows, reduced.columns))
    let n = pairs.total
    let scale = m / ((m - 1) * n * n)
    let difference = pairs.concordantTwice - pairs.discordantTwice
    nullStandardError = 2 * scale * pairs.nullCore.squareRoot()
    estimate = Estimate(scale * difference, standardError: nullStandardError)
    sampleSize = n
  }
}

/// Somers' D: concordant less discordant pairs, as a share of those untied on the predictor.
///
/// D(columns | rows) = (P − Q) / (n² − Σ nᵢ.²) for dependent columns; Somers 1962. The direction is
/// part of the measure, because packages differ in which variable they take as dependent.
package struct SomersD: OrdinalAssociation {
  package static let name = "Somers' D"

  package let dependent: TableSide
  package let estimate: Estimate
  package let nullStandardError: Double
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable, dependent: TableSide) throws(StatisticsError) {
    let oriented = dependent == .columns ? table : table.transposed
    let reduced = try oriented.reducedForIndependence()
    let pairs = Concordance(reduced)
    let wr = pairs.rowsDiffer
    let difference = pairs.concordantTwice - pairs.discordantTwice
    let rows = reduced.rowTotals
    var squares = 0.0
    for index in reduced.counts.indices {
      let untied = pairs.total - rows[index / reduced.columns]
      let term = pairs.surplus[index] - difference * untied / wr
      squares += reduced.counts[index] * term * term
    }
    self.dependent = dependent
    estimate = Estimate(difference / wr, standardError: 2 * squares.squareRoot() / wr)
    nullStandardError = 2 * pairs.nullCore.squareRoot() / wr
    sampleSize = pairs.total
  }
}

/// One of the two classifications of a table.
package enum TableSide: String, Sendable, Hashable, Codable, CaseIterable {
  case rows
  case columns
}
