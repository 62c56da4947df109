import SurveyStatistics

extension StatisticID {
  package static let cramersV = StatisticID("cramers-v")
  package static let cramersVCorrected = StatisticID("cramers-v-corrected")
  package static let contingencyCoefficient = StatisticID("contingency-coefficient")
  package static let phi = StatisticID("phi")
  package static let oddsRatio = StatisticID("odds-ratio")
  package static let riskRatio = StatisticID("risk-ratio")
  package static let lambdaRows = StatisticID("lambda-rows")
  package static let lambdaColumns = StatisticID("lambda-columns")
  package static let lambdaSymmetric = StatisticID("lambda-symmetric")
  package static let uncertaintyRows = StatisticID("uncertainty-rows")
  package static let uncertaintyColumns = StatisticID("uncertainty-columns")
  package static let uncertaintySymmetric = StatisticID("uncertainty-symmetric")
}

extension TableStatistic {
  /// How strongly rows and columns go together, whatever their order.
  static let nominalMeasures: [TableStatistic] = [
    .measure(
      .cramersV, "Cramér's V", within: 0...1, isUsual: true
    ) { forms throws(StatisticsError) in try CramersV(forms.reduced) },
    .measure(
      .cramersVCorrected, "Cramér's V, bias-corrected", within: 0...1, countsRespondents: true
    ) { forms throws(StatisticsError) in try BiasCorrectedCramersV(forms.reduced) },
    .measure(
      .contingencyCoefficient, "Contingency coefficient", within: 0...1
    ) { forms throws(StatisticsError) in try ContingencyCoefficient(forms.reduced) },
    .measure(
      .phi, "φ", within: -1...1, of: .twoByTwo, isUsual: true
    ) { forms throws(StatisticsError) in try Phi(forms.reduced) },
    .measure(
      .oddsRatio, "Odds ratio", within: nil, of: .twoByTwo, isUsual: true
    ) { forms throws(StatisticsError) in try OddsRatio(forms.reduced) },
    .measure(
      .riskRatio, "Risk ratio", within: nil, of: .twoByTwo
    ) { forms throws(StatisticsError) in try RiskRatio(forms.reduced) },
    .measure(
      .lambdaRows, "λ, rows dependent", within: 0...1
    ) { forms throws(StatisticsError) in try Lambda(forms.reduced, dependent: .rows) },
    .measure(
      .lambdaColumns, "λ, columns dependent", within: 0...1
    ) { forms throws(StatisticsError) in try Lambda(forms.reduced, dependent: .columns) },
    .measure(
      .lambdaSymmetric, "λ, symmetric", within: 0...1
    ) { forms throws(StatisticsError) in try Lambda(forms.reduced, dependent: nil) },
    .measure(
      .uncertaintyRows, "Uncertainty coefficient, rows dependent", within: 0...1
    ) { forms throws(StatisticsError) in try UncertaintyCoefficient(forms.reduced, dependent: .rows)
    },
    .measure(
      .uncertaintyColumns, "Uncertainty coefficient, columns dependent", within: 0...1
    ) { forms throws(StatisticsError) in
      try UncertaintyCoefficient(forms.reduced, dependent: .columns)
    },
    .measure(
      .uncertaintySymmetric, "Uncertainty coefficient, symmetric", within: 0...1
    ) { forms throws(StatisticsError) in try UncertaintyCoefficient(forms.reduced, dependent: nil)
    },
  ]
}
