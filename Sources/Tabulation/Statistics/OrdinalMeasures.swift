import SurveyStatistics

extension StatisticID {
  package static let gamma = StatisticID("gamma")
  package static let tauB = StatisticID("tau-b")
  package static let tauC = StatisticID("tau-c")
  package static let somersDRows = StatisticID("somers-d-rows")
  package static let somersDColumns = StatisticID("somers-d-columns")
  package static let spearman = StatisticID("spearman")
}

extension TableStatistic {
  /// How far the categories of one side rise with those of the other.
  static let ordinalMeasures: [TableStatistic] = [
    .measure(
      .gamma, "γ", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try GoodmanKruskalGamma(forms.reduced) },
    .measure(
      .tauB, "τ-b", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try KendallTauB(forms.reduced) },
    .measure(
      .tauC, "τ-c", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try StuartTauC(forms.reduced) },
    .measure(
      .somersDRows, "Somers' d, rows dependent", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try SomersD(forms.reduced, dependent: .rows) },
    .measure(
      .somersDColumns, "Somers' d, columns dependent", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try SomersD(forms.reduced, dependent: .columns) },
    .measure(
      .spearman, "Spearman's ρ", within: -1...1, order: .ranks
    ) { forms throws(StatisticsError) in try SpearmanCorrelation(forms.reduced) },
  ]
}
