/// Something the reader of a result should know about how it came about.
package enum AnalysisNote: Sendable, Hashable, Codable {
  /// Rows or columns without observations were left out before the degrees of freedom.
  case emptyCategoriesDropped(rows: Int, columns: Int)
  /// Cells whose expected count is under 5, of how many, and the smallest (Cochran 1954).
  case smallExpectedCounts(cells: Int, of: Int, smallest: Double)
  /// Some cells are zero, so the usual interval does not exist.
  case zeroCell
  /// Some values are equal, and the variance is corrected for it.
  case ties
  /// Pairs with no difference that were left out.
  case zeroDifferencesDropped(Int)
  /// Strata that cannot inform the statistic and were left out.
  case strataDropped(Int)
  /// Categories that cannot inform the statistic and were left out.
  case categoriesDropped(Int)
  /// Rows that hold the same answer throughout and cannot inform the statistic.
  case constantRows(Int)
}
