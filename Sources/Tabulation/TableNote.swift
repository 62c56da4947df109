package import SurveyStatistics

/// Something the reader of a table should know about how it came about.
package enum TableNote: Hashable, Sendable {
  /// What the reader of the data said about them.
  case data(String)
  case filter(String, kept: Int, of: Int, unknown: Int)
  /// A filter of which it is held back how many rows it leaves.
  case filterHeldBack(String)
  case nonanswersIncluded
  case frequencyWeight(String)
  case samplingWeight(String)
  /// Rows whose sampling weight is zero.
  case weightless(Int)
  case design(DesignSummary)
  /// The covariance of so many cells, without which there are neither errors nor tests.
  case covarianceTooLarge(cells: Int)
  case emptyBase
  case emptyCategoriesLeftOut(rows: Int, columns: Int)
  /// Expected counts that are small, of how many (Cochran 1954).
  case expectedCounts(underFive: Int, underOne: Int, of: Int)
  case intervals(level: Double)
  case oddsRatioWithZeroCell
  /// V lies above the interval that the noncentral chi-square gives.
  case cramersVWithoutInterval
  /// Some statistics take the categories in the order shown, and those named give them scores.
  case orderTaken(scored: [StatisticID])
  /// Groups that are the columns, compared by the rows.
  case columnsAreGroups([StatisticID])
  case trendOf(category: String, across: TableSide)
  case riskRatioOf(row: String, toRow: String, column: String)
  /// Statistics of square tables where the categories match by their places alone.
  case categoriesMatchedByPlace([StatisticID])
  /// The changes that McNemar's test counts, and its p-values that need no large sample.
  case mcnemarChanges(first: Int, second: Int, exact: Double, midP: Double)
  /// A p-value estimated from random tables.
  case randomTables(replicates: Int, seed: UInt64)
  case notComputed([StatisticID], StatisticsError)
  case notSuited([StatisticID], Unsuitability)

  /// Why a statistic that was asked for does not suit a table.
  package enum Unsuitability: Hashable, Sendable {
    case categoriesDiffer
    case nonanswersShown
    case notTwoColumns(Int)
    case samplingWeight
    case noDesign
  }

  static func expectedCounts(of table: ContingencyTable) -> TableNote {
    let expected = table.expected ?? []
    return .expectedCounts(
      underFive: expected.count { $0 < 5 }, underOne: expected.count { $0 < 1 },
      of: expected.count)
  }
}

extension TableNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let text): text
    case .filter(let text, let kept, let all, let unknown):
      "Filter: \(text); it leaves \(kept) of \(all) \(all == 1 ? "row" : "rows")"
        + (unknown > 0 ? " (for \(unknown) left out, an answer it needs is not there)." : ".")
    case .filterHeldBack(let text): "Filter: \(text); how many rows it leaves is held back."
    case .nonanswersIncluded: "Non-answers that respondents gave are shown and are in the base."
    case .frequencyWeight(let name):
      "Each row counts as many times as frequency weight '\(name)' says."
    case .samplingWeight(let name):
      "Percentages and effect sizes are weighted by sampling weight '\(name)'. Weights are not "
        + "counts of people, so tests and residuals that take them for such are left out."
    case .weightless(let count): Self.weightless(count)
    case .design(let summary):
      "\(summary) Intervals of column percentages are Korn and Graubard's at level "
        + "\(summary.level)."
    case .covarianceTooLarge(let cells):
      "Not computed: standard errors, intervals and tests under the design; the covariance of the "
        + "\(cells) cells takes too much memory or time. Tables of up to \(DesignTable.cellLimit) "
        + "cells have them, with replicates or margins somewhat smaller ones."
    case .emptyBase: "Nobody is in the base, so there is nothing to test."
    case .emptyCategoriesLeftOut(let rows, let columns):
      "Tests and measures of association leave out categories that nobody chose: "
        + Self.sides(rows: rows, columns: columns) + "."
    case .expectedCounts(let underFive, let underOne, let cells):
      "Expected counts: \(Self.percent(underFive, of: cells)) of cells under 5 (\(underFive) of "
        + "\(cells)), \(underOne) under 1; Cochran's rule asks for at most 20% and none."
    case .intervals(let level):
      "Intervals of column percentages are Wilson's at level \(level), for a simple random sample."
    case .oddsRatioWithZeroCell:
      "A cell is zero, so the odds ratio has no standard error; its interval is the score interval."
    case .cramersVWithoutInterval: Self.intervalBelowV
    case .orderTaken(let scored):
      "Statistics of order take the categories as they stand"
        + (scored.isEmpty
          ? "."
          : "; as equally spaced, also those that nobody chose, in \(Self.listed(scored)).")
    case .columnsAreGroups(let ids):
      "The columns are the groups compared, by the order of the rows, in \(Self.listed(ids))."
    case .trendOf(let category, let side):
      "The Cochran–Armitage z is positive where the share of '\(category)' rises across the "
        + "\(side.rawValue)."
    case .riskRatioOf(let first, let second, let column):
      "The risk ratio compares the share of '\(column)' in row '\(first)' with that in row "
        + "'\(second)'."
    case .categoriesMatchedByPlace(let ids):
      "The rows and columns do not share their categories, which are matched by their places in "
        + "\(Self.listed(ids))."
    case .mcnemarChanges(let first, let second, let exact, let midP):
      "McNemar's test compares \(first) changes with \(second) in reverse; its exact p is "
        + "\(Self.significant(exact)), its mid-p \(Self.significant(midP))."
    case .randomTables(let replicates, let seed):
      "fisher: exact computation takes too many steps, so p is estimated from \(replicates) random "
        + "tables with the margins seen, seed \(seed)."
    case .notComputed(let ids, .workLimitExceeded(let limit)):
      "Not computed: \(Self.listed(ids)); the exact computation takes more than \(limit) steps. "
        + "With --tests fisher --seed N it is estimated from random tables."
    case .notComputed(let ids, let reason):
      "Not computed: \(Self.listed(ids)); \(reason)."
    case .notSuited(let ids, let reason):
      "Not computed: \(Self.listed(ids)); \(reason)."
    }
  }

  /// What tables and books say of a V that chance has raised beyond the interval of the population's.
  static let intervalBelowV =
    "Cramér's V has no interval where chance alone gives a V about as large: that of the "
    + "population's V lies below it. cramers-v-corrected takes chance out."

  /// What tables, books and tests say of rows that stand for nobody.
  static func weightless(_ count: Int) -> String {
    "Rows that weigh nothing and are left out: \(count)."
  }

  private static func listed(_ ids: [StatisticID]) -> String {
    ids.map(\.rawValue).joined(separator: ", ")
  }

  /// A probability with three digits that matter.
  static func significant(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var scale = 1.0
    while value * scale < 100 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    let rounded = whole > 0 ? (100 * part + whole / 2) / whole : 0
    return "\(rounded)%"
  }

  private static func sides(rows: Int, columns: Int) -> String {
    let parts = [(rows, "row"), (columns, "column")].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
  }
}

extension TableNote.Unsuitability: CustomStringConvertible {
  package var description: String {
    switch self {
    case .categoriesDiffer:
      "the two items share some of their categories and not all; give both the same with "
        + "--categories"
    case .nonanswersShown: "non-answers have no place in an order; leave them out of the table"
    case .notTwoColumns(let count):
      "the statistic compares two columns; this table has \(count) with answers"
    case .samplingWeight: "the statistic counts respondents, which a sampling weight does not"
    case .noDesign:
      "the test is for samples with a design; say how it was drawn with --weight, --strata or "
        + "--cluster"
    }
  }
}
