import SurveyStatistics

extension StatisticID {
  package static let kappa = StatisticID("kappa")
  package static let kappaLinear = StatisticID("kappa-linear")
  package static let kappaQuadratic = StatisticID("kappa-quadratic")
}

extension TableStatistic {
  /// How far two sides with the same categories agree, beyond chance.
  static let agreementMeasures: [TableStatistic] = [
    .measure(
      .kappa, "κ", within: -1...1, of: .square
    ) { forms throws(StatisticsError) in try CohenKappa(forms.square) },
    .measure(
      .kappaLinear, "κ, linear weights", within: -1...1, of: .square, order: .scores
    ) { forms throws(StatisticsError) in try CohenKappa(forms.square, weights: .linear) },
    .measure(
      .kappaQuadratic, "κ, quadratic weights", within: -1...1, of: .square, order: .scores
    ) { forms throws(StatisticsError) in try CohenKappa(forms.square, weights: .quadratic) },
  ]
}
