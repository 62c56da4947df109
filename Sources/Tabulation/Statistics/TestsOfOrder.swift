import SurveyStatistics

extension StatisticID {
  package static let linearByLinear = StatisticID("linear-by-linear")
  package static let cochranArmitage = StatisticID("cochran-armitage")
  package static let kruskalWallis = StatisticID("kruskal-wallis")
  package static let mannWhitney = StatisticID("mann-whitney")
  package static let jonckheere = StatisticID("jonckheere")
}

extension TableStatistic {
  /// Tests that take the categories in their order.
  static let testsOfOrder: [TableStatistic] = [
    .test(
      .linearByLinear, "Linear-by-linear", "M²", order: .scores
    ) { forms throws(StatisticsError) in try LinearByLinearTest(forms.given) },
    .test(
      .cochranArmitage, "Cochran–Armitage", "z", of: .binarySide, order: .scores
    ) { forms throws(StatisticsError) in try CochranArmitageTest(forms.trend) },
    .test(
      .kruskalWallis, "Kruskal–Wallis", "H", order: .ranksOfGroups
    ) { forms throws(StatisticsError) in try KruskalWallisTest(columnsOf: forms.reduced) },
    .test(
      .mannWhitney, "Mann–Whitney", "U", of: .twoColumns, order: .ranksOfGroups
    ) { forms throws(StatisticsError) in try MannWhitneyTest(columnsOf: forms.reduced) },
    .test(
      .jonckheere, "Jonckheere–Terpstra", "J", order: .ranksOfGroups
    ) { forms throws(StatisticsError) in try JonckheereTerpstraTest(columnsOf: forms.reduced) },
  ]
}
