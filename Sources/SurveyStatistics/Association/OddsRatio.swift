import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The sample odds ratio of a 2 by 2 table, ad / bc.
///
/// Above 1 where the first row goes with the first column. With a zero cell the estimate is 0 or +∞
/// and has neither a standard error nor a Wald interval; nothing is added to the cells in silence.
/// The score interval exists all the same, with an end at 0 or +∞.
package struct OddsRatio: AssociationMeasure {
  package static let name = "Odds ratio"

  package let table: ContingencyTable
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `notTwoByTwo`, `tooFewObservations`, or `degenerateTable` where a row or a column is
  ///   empty and the ratio would be 0 / 0.
  package init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.requireTwoByTwo()
    _ = try table.reducedForIndependence()
    self.table = table
    sampleSize = table.total
    notes = table.counts.contains(0) ? [.zeroCell] : []
  }

  /// The odds ratio; its standard error is that by the delta method, on its own scale.
  package var estimate: Estimate {
    guard let logEstimate else {
      return Estimate(table[0, 0] == 0 || table[1, 1] == 0 ? 0 : .infinity)
    }
    let value = table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0])
    return Estimate(value, standardError: logEstimate.standardError.map { $0 * value })
  }

  /// The logarithm of the odds ratio, √(Σ 1 / cell) its standard error (Woolf 1955).
  ///
  /// Nil with a zero cell.
  package var logEstimate: Estimate? {
    guard !table.counts.contains(0) else { return nil }
    let value = log(table[0, 0] / table[0, 1]) - log(table[1, 0] / table[1, 1])
    let variance = table.counts.reduce(0) { $0 + 1 / $1 }
    return Estimate(value, standardError: variance.squareRoot())
  }

  /// Gives the Wald interval on the logarithm; nil with a zero cell.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    logEstimate?.confidenceInterval(level: level)?.mapped(by: exp)
  }

  /// Gives the interval of odds ratios that the score test does not reject.
  ///
  /// Miettinen & Nurminen 1985, with their n / (n − 1); Fagerland, Lydersen & Laake 2017, §4.8.
  package func scoreInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let critical = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    func score(_ logOdds: Double) -> Double { self.score(logOdds: logOdds) }
    let isAtZero = table[0, 0] == 0 || table[1, 1] == 0
    let isAtInfinity = table[0, 1] == 0 || table[1, 0] == 0
    let lower = isAtZero ? 0 : exp(solve(falling: { score($0) - critical }))
    let upper = isAtInfinity ? .infinity : exp(solve(falling: { score($0) + critical }))
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// The standardized distance of the first cell from its expectation at an odds ratio.
  private func score(logOdds: Double) -> Double {
    let fitted = table.fittedFirstCell(oddsRatio: exp(logOdds))
    let rows = table.rowTotals
    let column = table.columnTotals[0]
    let cells = [fitted, rows[0] - fitted, column - fitted, rows[1] - column + fitted]
    let variance = 1 / cells.reduce(0) { $0 + 1 / max($1, Double.leastNormalMagnitude) }
    let correction = ((sampleSize - 1) / sampleSize).squareRoot()
    return (table[0, 0] - fitted) / variance.squareRoot() * correction
  }

  /// Finds the zero of a function of the log odds ratio that falls.
  private func solve(falling function: (Double) -> Double) -> Double {
    var low = -1.0
    var high = 1.0
    while function(low) < 0, low > -300 { low = max(low * 2, -300) }
    while function(high) > 0, high < 300 { high = min(high * 2, 300) }
    return findRoot(in: low...high, of: function)
  }
}

extension ContingencyTable {
  /// The first cell of the 2 by 2 table with the same margins and the given odds ratio.
  func fittedFirstCell(oddsRatio: Double) -> Double {
    let row = rowTotals[0]
    let column = columnTotals[0]
    let a = oddsRatio - 1
    guard abs(a) > 1e-12 else { return row * column / total }
    let b = total + a * (row + column)
    let c = oddsRatio * row * column
    // The root inside the range, in the form that does not cancel.
    return 2 * c / (b + max(b * b - 4 * a * c, 0).squareRoot())
  }
}
