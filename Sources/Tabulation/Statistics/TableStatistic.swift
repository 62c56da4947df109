import SurveyStatistics

/// A test or a measure of association: what it is called, what it needs of a table, how it is made.
package struct TableStatistic: Sendable {
  package let id: StatisticID
  /// The name a reader knows it by.
  package let title: String
  /// The letter of its statistic; empty for what has none.
  package let symbol: String
  /// What a table must be like for it to make sense.
  let shape: TableShape
  /// How it uses the order of the categories; nil where it takes them in any.
  let order: OrderUse?
  /// What it can be; nil for ratios, which know no end, and for tests.
  package let bounds: ClosedRange<Double>?
  /// Whether it comes with a table of unordered categories when nothing is asked for.
  let isUsual: Bool
  /// Whether it depends on how many respondents there are, beyond their shares.
  let countsRespondents: Bool
  let make: Making

  /// What a table must be like for a statistic to make sense of it.
  enum TableShape: Sendable {
    case any
    case twoByTwo
    /// One of the two sides has two categories.
    case binarySide
    /// The columns are two groups.
    case twoColumns
    /// Both sides have the same categories.
    case square
    /// Both sides have the same two categories.
    case squareTwoByTwo
  }

  enum OrderUse: Sendable {
    /// Only which category comes before which.
    case ranks
    /// Equally spaced numbers.
    case scores
    /// The rows rank the members of the groups that the columns are.
    case ranksOfGroups
  }

  enum Making: Sendable {
    case test(@Sendable (TableForms) throws(StatisticsError) -> any HypothesisTest)
    /// Fisher's, whose work has a limit.
    case exactTest
    case designTest(@Sendable (DesignTable) throws(StatisticsError) -> any HypothesisTest)
    case measure(@Sendable (TableForms) throws(StatisticsError) -> any AssociationMeasure)
  }
}

extension TableStatistic {
  /// A test of respondents who were counted.
  static func test(
    _ id: StatisticID, _ title: String, _ symbol: String, of shape: TableShape = .any,
    order: OrderUse? = nil, isUsual: Bool = false,
    _ make: @escaping @Sendable (TableForms) throws(StatisticsError) -> any HypothesisTest
  ) -> TableStatistic {
    TableStatistic(
      id: id, title: title, symbol: symbol, shape: shape, order: order, bounds: nil,
      isUsual: isUsual, countsRespondents: true, make: .test(make))
  }

  /// A test that takes the design of the sample into account.
  static func designTest(
    _ id: StatisticID, _ title: String, _ symbol: String,
    _ make: @escaping @Sendable (DesignTable) throws(StatisticsError) -> any HypothesisTest
  ) -> TableStatistic {
    TableStatistic(
      id: id, title: title, symbol: symbol, shape: .any, order: nil, bounds: nil, isUsual: false,
      countsRespondents: true, make: .designTest(make))
  }

  /// A measure of association.
  static func measure(
    _ id: StatisticID, _ title: String, within bounds: ClosedRange<Double>?,
    of shape: TableShape = .any, order: OrderUse? = nil, isUsual: Bool = false,
    countsRespondents: Bool = false,
    _ make: @escaping @Sendable (TableForms) throws(StatisticsError) -> any AssociationMeasure
  ) -> TableStatistic {
    TableStatistic(
      id: id, title: title, symbol: "", shape: shape, order: order, bounds: bounds,
      isUsual: isUsual, countsRespondents: countsRespondents, make: .measure(make))
  }

  package var isAssociation: Bool { if case .measure = make { true } else { false } }

  package var isDesignBased: Bool { if case .designTest = make { true } else { false } }

  /// Whether it takes the categories in their order.
  var needsOrder: Bool { order != nil }

  /// Whether it compares answers that belong to the same categories on both sides.
  var needsSharedCategories: Bool {
    switch shape {
    case .square, .squareTwoByTwo: true
    case .any, .twoByTwo, .binarySide, .twoColumns: false
    }
  }
}

// MARK: - Making

extension TableStatistic {
  /// Makes a test of counted respondents.
  ///
  /// - Parameter workLimit: the steps after which an exact test gives up.
  func test(of forms: TableForms, workLimit: Int) throws(StatisticsError) -> TestResult {
    switch make {
    case .test(let make): return TestResult(id, try make(forms))
    case .exactTest: return try forms.reduced.exactFisher(workLimit: workLimit)
    case .designTest, .measure:
      preconditionFailure("'\(id.rawValue)' is no test of counted respondents")
    }
  }

  /// Makes a test under the design of a sample.
  func test(of table: DesignTable) throws(StatisticsError) -> TestResult {
    guard case .designTest(let make) = make else {
      preconditionFailure("'\(id.rawValue)' is no test of a design")
    }
    return TestResult(id, try make(table))
  }

  /// Makes a measure of association.
  func association(
    of forms: TableForms, level: Double, withInterval: Bool
  ) throws(StatisticsError) -> AssociationResult {
    guard case .measure(let make) = make else {
      preconditionFailure("'\(id.rawValue)' is no measure of association")
    }
    return result(of: try make(forms), level: level, withInterval: withInterval)
  }

  /// What a table reports of a measure that has been made.
  func result(
    of measure: any AssociationMeasure, level: Double, withInterval: Bool
  ) -> AssociationResult {
    let estimate = measure.estimate
    return AssociationResult(
      id: id, estimate: estimate.value,
      standardError: withInterval ? estimate.standardError : nil,
      confidenceInterval: withInterval ? interval(of: measure, level: level) : nil, level: level)
  }

  /// The measure's own interval, in which its estimate lies, and no end beyond its bounds; for ratios
  /// with a zero cell the score interval.
  private func interval(
    of measure: any AssociationMeasure, level: Double
  ) -> ConfidenceInterval? {
    guard let interval = measure.confidenceInterval(level: level) else {
      return (measure as? OddsRatio)?.scoreInterval(level: level)
        ?? (measure as? RiskRatio)?.scoreInterval(level: level)
    }
    guard let bounds else { return interval }
    // An estimate at an end of what it can be may lie beyond it by its last digit.
    let estimate = measure.estimate.value
    return ConfidenceInterval(
      lower: min(max(interval.lower, bounds.lowerBound), estimate),
      upper: max(min(interval.upper, bounds.upperBound), estimate), level: level)
  }
}

extension TestResult {
  init(_ id: StatisticID, _ test: any HypothesisTest) {
    self.init(
      id: id, statistic: test.statistic.value, degreesOfFreedom: test.statistic.degreesOfFreedom,
      p: test.pValue)
  }
}
