import SurveyStatistics

extension StatisticID {
  package static let pearson = StatisticID("pearson")
  package static let likelihoodRatio = StatisticID("likelihood-ratio")
  package static let yates = StatisticID("yates")
  package static let fisher = StatisticID("fisher")
}

extension TableStatistic {
  /// Tests whether the rows go with the columns, whatever their order.
  static let testsOfIndependence: [TableStatistic] = [
    .test(
      .pearson, "Pearson", "χ²", isUsual: true
    ) { forms throws(StatisticsError) in try PearsonChiSquare(forms.reduced) },
    .test(
      .likelihoodRatio, "Likelihood ratio", "G²", isUsual: true
    ) { forms throws(StatisticsError) in try LikelihoodRatioChiSquare(forms.reduced) },
    .test(
      .yates, "Yates", "χ²", of: .twoByTwo, isUsual: true
    ) { forms throws(StatisticsError) in try YatesChiSquare(forms.reduced) },
    TableStatistic(
      id: .fisher, title: "Fisher's exact test", symbol: "", shape: .any, order: nil, bounds: nil,
      isUsual: true, countsRespondents: true, make: .exactTest),
  ]
}
