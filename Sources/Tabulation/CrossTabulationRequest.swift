package import QuestionnaireModel

/// What a cross-tabulation is asked to show: two items, of whom, counted how.
package struct CrossTabulationRequest: Sendable {
  /// The name of the column whose categories become the rows of the table.
  package var rows: String
  /// The name of the column whose categories become the columns of the table.
  package var columns: String
  package var filter: RowFilter?
  package var weighting: Weighting
  /// How the sample was drawn, beyond its weights.
  package var design = DesignRequest()
  /// The categories of an item, by code or label, in the order wanted; the rest is dropped.
  package var categories: [String: [String]]
  package var nonanswers: NonanswerRule
  /// The confidence level of all intervals, between 0 and 1.
  package var level: Double
  package var tests: StatisticSelection
  /// Where random tables may stand in for an exact test that takes too long: where they begin.
  package var seed: UInt64?
  /// The steps after which an exact test that was asked for by name gives up.
  ///
  /// About 2·10⁸ take a second. A test that merely came along gets a hundredth of them, as in books.
  package var exactWorkLimit = 2_000_000_000

  package init(
    rows: String, columns: String, filter: RowFilter? = nil, weighting: Weighting = .none,
    categories: [String: [String]] = [:], nonanswers: NonanswerRule = .outside,
    level: Double = 0.95, tests: StatisticSelection = .default
  ) {
    self.rows = rows
    self.columns = columns
    self.filter = filter
    self.weighting = weighting
    self.categories = categories
    self.nonanswers = nonanswers
    self.level = level
    self.tests = tests
  }
}

extension CrossTabulationRequest {
  /// Whether numbers of people are estimated from a sample, and not counted.
  var isDesignBased: Bool { weighting.isSampling || !design.isEmpty }
}

/// The rows a table is about: those for which a condition is true, not false and not unknown.
package struct RowFilter: Hashable, Sendable {
  /// Items are column indices of the data set.
  package let condition: Condition
  /// The condition as the user wrote it, for the table's notes.
  package let text: String

  package init(_ condition: Condition, text: String) {
    self.condition = condition
    self.text = text
  }
}

/// How much each row counts.
package enum Weighting: Hashable, Sendable {
  case none
  /// Each row stands for that many identical respondents: a whole number.
  case frequency(String)
  /// Each respondent stands for that many people of the population, or a share of them.
  case sampling(String)

  var isFrequency: Bool { if case .frequency = self { true } else { false } }

  var isSampling: Bool { if case .sampling = self { true } else { false } }

  /// The name of the weight's column.
  package var column: String? {
    switch self {
    case .none: nil
    case .frequency(let name), .sampling(let name): name
    }
  }
}
