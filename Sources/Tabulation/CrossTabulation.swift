package import SurveyStatistics

/// How the answers to two items go together: counts, bases, tests, and how they came about.
///
/// Percentages and other numbers of a cell are computed when asked for; a number that does not exist
/// (a percentage of an empty column, a standard error under sampling weights) is nil.
package struct CrossTabulation: Sendable {
  package let rows: TableItem
  package let columns: TableItem
  package let base: TableBase
  package let weighting: Weighting
  /// Whether weights are counts, so that the formulas for simple random samples apply.
  package let countsRespondents: Bool
  /// The filter as the user wrote it.
  package let filter: String?
  /// The confidence level of every interval.
  package let level: Double
  /// Respondents; where each row stands for several, their number.
  package let unweighted: CellMatrix<Int>
  package let weighted: CellMatrix<Double>
  package let tests: [TestResult]
  package let associations: [AssociationResult]
  package let notes: [TableNote]

  /// The sums of `weighted` over the columns, one for each row.
  package let rowTotals: [Double]
  /// The sums of `weighted` over the rows, one for each column.
  package let columnTotals: [Double]
  /// The sum of `weighted`.
  package let total: Double

  private let expectedCounts: [Double]?
  private let adjustedResiduals: [Double?]?
  /// The covariance of the cells where they are estimated from a sample with a design.
  private let design: DesignTable?

  init(
    _ request: CrossTabulationRequest, counted: CountedTable, design: DesignTable?,
    statistics: TableStatistics, notes: [TableNote]
  ) {
    rows = counted.rows
    columns = counted.columns
    base = counted.base
    weighting = request.weighting
    countsRespondents = !request.isDesignBased
    self.design = design
    filter = request.filter?.text
    level = request.level
    unweighted = counted.unweighted
    weighted = counted.weighted
    tests = statistics.tests
    associations = statistics.associations
    rowTotals = counted.weighted.rowTotals
    columnTotals = counted.weighted.columnTotals
    total = counted.weighted.total
    expectedCounts = statistics.expected
    adjustedResiduals = statistics.adjustedResiduals
    self.notes = notes
  }
}

// MARK: - Cells

extension CrossTabulation {
  /// The share of a column's respondents in the row, in percent; nil for an empty column.
  package func columnPercent(_ row: Int, _ column: Int) -> Double? {
    Self.percent(weighted[row, column], of: columnTotals[column])
  }

  /// The share of a row's respondents in the column, in percent; nil for an empty row.
  package func rowPercent(_ row: Int, _ column: Int) -> Double? {
    Self.percent(weighted[row, column], of: rowTotals[row])
  }

  /// The share of all respondents of the table in the cell, in percent; nil for an empty table.
  package func totalPercent(_ row: Int, _ column: Int) -> Double? {
    Self.percent(weighted[row, column], of: total)
  }

  /// The share of all respondents of the table in the row, in percent; nil for an empty table.
  package func totalPercent(row: Int) -> Double? { Self.percent(rowTotals[row], of: total) }

  /// The count that independence would give, on the scale of the weighted counts.
  package func expected(_ row: Int, _ column: Int) -> Double? {
    expectedCounts?[row * columns.categories.count + column]
  }

  /// The standardized Pearson residual; nil under sampling weights and in empty rows and columns.
  package func adjustedResidual(_ row: Int, _ column: Int) -> Double? {
    adjustedResiduals?[row * columns.categories.count + column]
  }

  /// The standard error of the column percent, in percentage points.
  ///
  /// 100 √(p (1 − p) / n) where respondents are counted, else linearized under the design or from
  /// replicates of the percent; nil without degrees of freedom.
  package func standardError(_ row: Int, _ column: Int) -> Double? {
    guard columnTotals[column] > 0 else { return nil }
    guard countsRespondents else {
      return design?.columnShare(row, column)?.estimate.knownError.map { 100 * $0 }
    }
    let share = weighted[row, column] / columnTotals[column]
    return 100 * (share * (1 - share) / columnTotals[column]).squareRoot()
  }

  /// The interval of the column percent, in percentage points; nil for an empty column.
  ///
  /// Wilson's where respondents are counted, else Korn and Graubard's under the design.
  package func confidenceInterval(_ row: Int, _ column: Int) -> ConfidenceInterval? {
    guard countsRespondents else {
      return design?.columnShare(row, column)?.betaInterval(level: level)?.mapped { 100 * $0 }
    }
    // It fails for an empty column alone, whose percent does not exist either.
    let interval = try? ProportionInterval.wilson(
      successes: weighted[row, column], trials: columnTotals[column], level: level)
    return interval?.mapped { 100 * $0 }
  }

  private static func percent(_ part: Double, of whole: Double) -> Double? {
    whole > 0 ? 100 * part / whole : nil
  }
}
