package import Microdata
package import SurveyStatistics

/// Why a table cannot be made of these data as asked.
package enum TabulationError: Error, Hashable, Sendable {
  case unknownColumn(String, role: ColumnRole, suggestion: String?, known: [String])
  case levelOutOfRange(Double)
  /// Categories are listed for an item that is on neither side of the table.
  case categoriesOfAbsentItem(String, suggestion: String?)
  /// A category is named that an item does not have, or that several are called.
  case category(CategoryFault)
  case repeatedCategory(String, item: String)
  case noCategories(item: String)
  case tooManyCategories(item: String, count: Int, limit: Int)
  case weightIsNotNumeric(String)
  /// The row is counted from 1; what the cell holds is not told.
  case weightFault(String, row: Int, fault: WeightFault)
  case weightsAllZero(String)
  case weightsTooLarge(String)
  /// A test that counts people was asked of a sample with a design, which has perhaps a weight.
  case testNeedsCounts(StatisticID, weight: String?)
  /// Strata, clusters or populations come with a frequency weight.
  case designOfFrequencies
  case design(DesignError)
  /// The data have no rows.
  case designOfNobody
  case unknownReplication(String)
  case replication(ReplicationError)
  case weights(WeightError)
  case weighting(WeightingError)
  /// A file of margins holds none.
  case noMargins
  case nobodyToWeight
  /// A margin names a category that nobody has.
  case marginCategoryAbsent(String, item: String)
  case marginCategoryTwice(String, item: String)
  case sharesDoNotSum(item: String, sum: Double)
  /// A stage of sampling names no clusters, and another stage follows.
  case stageWithoutClusters(stage: Int)
  /// A row has no stratum, cluster or population.
  case designValueMissing(String, row: Int)
  case unknownStatistic(String, suggestion: String?)
  case unknownComparison(String, suggestion: String?)
  /// A test of groups was asked of pairs, or the other way round.
  case testOfOtherDesign(ComparisonTestID)
  /// A test that takes answers for counts was asked of a sample with a design, or the other way round.
  case comparisonOfOtherSample(ComparisonTestID)
  /// Answers are texts, and no order of them is known.
  case outcomeWithoutNumbers(String)
  case tooManyGroups(item: String, count: Int, limit: Int)
  case tooManyRespondents(limit: Int)
  case tooFewItems(found: Int)
  case repeatedItem(String)
  /// An item is to be turned round that is not of the scale.
  case reversedOutsideScale(String, suggestion: String?)
  /// Everyone who answered all items gave this one the same answer.
  case constantItem(String)
  /// Answers so large that their squares cannot be added up.
  case answersBeyondRange(String)
  case scaleNotComputed(StatisticsError)
  /// An analysis would tell of fewer respondents than its study allows, or of all alike.
  case tellsOfFew(String, remedy: String)
}

/// What a column is asked to be in a table.
package enum ColumnRole: String, Hashable, Sendable {
  case rows
  case columns
  case weight
  case strata
  case clusters
  case population
  case margin
  case predictor
  case respondent
  case outcome
  case groups
  case pairs
  case item
}

/// What is wrong with one row's weight.
package enum WeightFault: String, Hashable, Sendable {
  case negative
  case notANumber = "not a number"
  case infinite
  /// A frequency must be whole.
  case fractional = "not a whole number"
}
