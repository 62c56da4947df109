#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Breslow–Day test that the odds ratio is the same in every stratum.
///
/// Null hypothesis: one odds ratio, taken to be the Mantel–Haenszel estimate. X² = Σ (a − A)² / V for
/// the cell A that this odds ratio gives with the stratum's margins; Breslow & Day 1980. Tarone's
/// correction makes the statistic's distribution right (Tarone 1985).
package struct BreslowDayTest: HypothesisTest {
  package static let name = "Breslow–Day test"

  package let isTaroneCorrected: Bool
  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// - Throws: `notTwoByTwo`; `tooFewGroups` for fewer than two strata with all margins;
  ///   `indeterminate` where the common odds ratio is 0 or infinite.
  package init(
    _ strata: [ContingencyTable], taroneCorrected: Bool
  ) throws(StatisticsError) {
    let common = try MantelHaenszelOddsRatio(strata).value
    let kept = strata.informative
    guard kept.count >= 2 else { throw .tooFewGroups(needed: 2, found: kept.count) }
    guard common > 0, common.isFinite else { throw .indeterminate }
    var value = 0.0
    var distance = 0.0
    var variance = 0.0
    for table in kept {
      let fitted = table.fittedFirstCell(oddsRatio: common)
      let row = table.rowTotals
      let column = table.columnTotals[0]
      let cells = [fitted, row[0] - fitted, column - fitted, row[1] - column + fitted]
      let stratumVariance = 1 / cells.reduce(0) { $0 + 1 / $1 }
      value += (table[0, 0] - fitted) * (table[0, 0] - fitted) / stratumVariance
      distance += table[0, 0] - fitted
      variance += stratumVariance
    }
    if taroneCorrected { value -= distance * distance / variance }
    isTaroneCorrected = taroneCorrected
    (statistic, pValue) = chiSquareResult(
      "X²", max(value, 0), degreesOfFreedom: Double(kept.count - 1))
    sampleSize = kept.reduce(0) { $0 + $1.total }
    notes = kept.count < strata.count ? [.strataDropped(strata.count - kept.count)] : []
  }
}

/// Woolf's test that the odds ratio is the same in every stratum.
///
/// Null hypothesis: one odds ratio. The weighted squares of the log odds ratios around their mean;
/// Woolf 1955. A zero cell leaves a logarithm undefined; nothing is added to it in silence.
package struct WoolfTest: HypothesisTest {
  package static let name = "Woolf's test of homogeneous odds ratios"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double

  /// - Throws: `notTwoByTwo`, `tooFewGroups` for fewer than two strata, or `zeroCells`.
  package init(_ strata: [ContingencyTable]) throws(StatisticsError) {
    guard strata.count >= 2 else { throw .tooFewGroups(needed: 2, found: strata.count) }
    var estimates: [(log: Double, weight: Double)] = []
    for table in strata {
      try table.requireTwoByTwo()
      guard !table.counts.contains(0) else { throw .zeroCells }
      let logOdds = log(table[0, 0] / table[0, 1]) - log(table[1, 0] / table[1, 1])
      estimates.append((logOdds, 1 / table.counts.reduce(0) { $0 + 1 / $1 }))
    }
    let weight = estimates.reduce(0) { $0 + $1.weight }
    let mean = estimates.reduce(0) { $0 + $1.weight * $1.log } / weight
    let value = estimates.reduce(0) { $0 + $1.weight * ($1.log - mean) * ($1.log - mean) }
    (statistic, pValue) = chiSquareResult(
      "X²", value, degreesOfFreedom: Double(strata.count - 1))
    sampleSize = strata.reduce(0) { $0 + $1.total }
  }
}
