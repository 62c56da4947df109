/// One table of a book as it is planned.
package struct PlannedTable: Hashable, Sendable {
  package let name: String
  package var title: String
  package var stub: Stub
  /// The name of its banner; nil for a table with the column of everybody alone.
  package var banner: String?
  /// The respondents, or records, that it is about, beyond the plan's own filter.
  package var filter: PlanCondition?
  /// Whom the question was asked, in words; nil where it was everybody.
  package var base: String?
  /// The set of records that it counts; respondents where nil.
  package var records: String?
  package var nonanswers = NonanswerRule.outside
  /// What its cells show, in order.
  package var cells: [CellStatistic] = [.columnPercent]
  package var tests = TablePlanTests()
  package var minimumBases = MinimumBases()
  /// The two items of a cross-tabulation, of which a respondent in it has answered both; nil where
  /// the rows alone say who is in the base.
  package var crossed: CrossedItems?

  package init(name: String, title: String, stub: Stub) {
    self.name = name
    self.title = title
    self.stub = stub
  }
}

/// What becomes of "don't know", "refused" and "not applicable"; who was not asked is never counted.
package enum NonanswerRule: String, CaseIterable, Hashable, Sendable {
  /// Neither shown nor in the base.
  case outside = "out"
  /// Shown below the categories, and in the base of every percentage.
  case inside = "in"
  /// Shown below the categories as counts and shares of all who were asked, and not in the base.
  case beside
}

/// One number of a cell.
package enum CellStatistic: String, CaseIterable, Hashable, Sendable {
  case count
  case weightedCount = "weighted"
  case columnPercent = "column"
  case rowPercent = "row"
  case totalPercent = "total"
  case standardError = "se"
  case interval
  case designEffect = "deff"
  case expected
  case residual
}

/// The bases below which nothing is tested, and below which results are flagged.
///
/// Bases are effective ones. The defaults are those of market research's tabulation programs.
package struct MinimumBases: Hashable, Sendable {
  /// Columns with fewer are not tested, and marked `**`.
  package var tested: Double
  /// Columns with fewer are marked `*`.
  package var unflagged: Double

  package init(tested: Double = 30, unflagged: Double = 100) {
    self.tested = tested
    self.unflagged = unflagged
  }
}
