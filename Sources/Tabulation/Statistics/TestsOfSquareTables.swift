import SurveyStatistics

extension StatisticID {
  package static let mcnemar = StatisticID("mcnemar")
  package static let bowker = StatisticID("bowker")
  package static let stuartMaxwell = StatisticID("stuart-maxwell")
  package static let bhapkar = StatisticID("bhapkar")
}

extension TableStatistic {
  /// Tests of answers to the same categories on both sides.
  static let testsOfSquareTables: [TableStatistic] = [
    .test(
      .mcnemar, "McNemar", "χ²", of: .squareTwoByTwo
    ) { forms throws(StatisticsError) in try McNemarTest(forms.square) },
    .test(
      .bowker, "Bowker", "χ²", of: .square
    ) { forms throws(StatisticsError) in try BowkerSymmetryTest(forms.square) },
    .test(
      .stuartMaxwell, "Stuart–Maxwell", "χ²", of: .square
    ) { forms throws(StatisticsError) in try StuartMaxwellTest(forms.square) },
    .test(
      .bhapkar, "Bhapkar", "χ²", of: .square
    ) { forms throws(StatisticsError) in try BhapkarTest(forms.square) },
  ]
}
