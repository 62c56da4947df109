package import SurveyStatistics

/// Something the reader of a table should know about how it came about.
package enum TableNote: Hashable, Sendable {
  /// What the reader of the data said about them.
  case data(String)
  case filter(String, kept: Int, of: Int, unknown: Int)
  case nonanswersIncluded
  case frequencyWeight(String)
  case samplingWeight(String)
  case emptyBase
  case emptyCategoriesLeftOut(rows: Int, columns: Int)
  /// Expected counts that are small, of how many (Cochran 1954).
  case expectedCounts(underFive: Int, underOne: Int, of: Int)
  case intervals(level: Double)
  case oddsRatioWithZeroCell
  case notComputed([StatisticID], StatisticsError)

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
      "Filter: \(text); it leaves \(kept) of \(all) rows"
        + (unknown > 0 ? " (for \(unknown) left out, an answer it needs is not there)." : ".")
    case .nonanswersIncluded: "Non-answers that respondents gave are shown and are in the base."
    case .frequencyWeight(let name):
      "Each row counts as many times as frequency weight '\(name)' says."
    case .samplingWeight(let name):
      "Percentages and effect sizes are weighted by sampling weight '\(name)'. Weights are not "
        + "counts of people, so tests, residuals, standard errors and intervals that treat them as "
        + "such are left out: they would be wrong. Design-based tests come with a declared design "
        + "(strata, clusters, weights); until then judge precision by the effective base, or test "
        + "the unweighted table and say so."
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
    case .notComputed(let ids, let reason):
      "Not computed: \(ids.map(\.rawValue).joined(separator: ", ")); \(reason)."
    }
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
