import SurveyStatistics

extension DesignTable {
  /// Makes one of the tests that take the design into account.
  func test(_ id: StatisticID) throws(StatisticsError) -> TestResult {
    switch id {
    case .raoScottF: result(id, try RaoScottTest(self, form: .f))
    case .raoScottChiSquare: result(id, try RaoScottTest(self, form: .firstOrder))
    case .raoScottSecondOrder: result(id, try RaoScottTest(self, form: .secondOrder))
    case .raoScottLinearCombination: result(id, try RaoScottTest(self, form: .linearCombination))
    case .raoScottSaddlepoint: result(id, try RaoScottTest(self, form: .saddlepoint))
    case .wald: result(id, try DesignWaldTest(self))
    case .adjustedWald: result(id, try DesignWaldTest(self, adjusted: true))
    default: preconditionFailure("test \(id.rawValue) is not one of a design")
    }
  }

  private func result(_ id: StatisticID, _ test: some HypothesisTest) -> TestResult {
    TestResult(
      id: id, statistic: test.statistic.value, degreesOfFreedom: test.statistic.degreesOfFreedom,
      p: test.pValue)
  }
}
