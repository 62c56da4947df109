import SurveyStatistics

extension StatisticID {
  package static let raoScottF = StatisticID("rao-scott-f")
  package static let raoScottChiSquare = StatisticID("rao-scott-chisq")
  package static let raoScottSecondOrder = StatisticID("rao-scott-second-order")
  package static let raoScottLinearCombination = StatisticID("rao-scott-lincom")
  package static let raoScottSaddlepoint = StatisticID("rao-scott-saddlepoint")
  package static let wald = StatisticID("wald")
  package static let adjustedWald = StatisticID("adjusted-wald")
}

extension TableStatistic {
  /// Tests that take the design of the sample into account.
  static let testsOfDesigns: [TableStatistic] = [
    .designTest(
      .raoScottF, "Rao–Scott", "F"
    ) { table throws(StatisticsError) in try RaoScottTest(table, form: .f) },
    .designTest(
      .raoScottChiSquare, "Rao–Scott", "χ²"
    ) { table throws(StatisticsError) in try RaoScottTest(table, form: .firstOrder) },
    .designTest(
      .raoScottSecondOrder, "Rao–Scott, second order,", "χ²"
    ) { table throws(StatisticsError) in try RaoScottTest(table, form: .secondOrder) },
    .designTest(
      .raoScottLinearCombination, "Rao–Scott, as a sum of chi-squares,", "χ²"
    ) { table throws(StatisticsError) in try RaoScottTest(table, form: .linearCombination) },
    .designTest(
      .raoScottSaddlepoint, "Rao–Scott, by saddlepoint,", "χ²"
    ) { table throws(StatisticsError) in try RaoScottTest(table, form: .saddlepoint) },
    .designTest(
      .wald, "Wald", "F"
    ) { table throws(StatisticsError) in try DesignWaldTest(table) },
    .designTest(
      .adjustedWald, "Adjusted Wald", "F"
    ) { table throws(StatisticsError) in try DesignWaldTest(table, adjusted: true) },
  ]
}
