import SurveyStatistics

extension ContingencyTable {
  /// Whether the limit distribution of Pearson's statistic is in doubt: more than a fifth of the
  /// expected counts under five, or one under one (Cochran 1954).
  ///
  /// Exact tests then stand beside it, or take its place.
  var isSparse: Bool {
    let expected = rows > 1 && columns > 1 ? expected ?? [] : []
    return expected.count { $0 < 5 } * 5 > expected.count || expected.contains { $0 < 1 }
  }

  /// Fisher's exact test, over all tables of any size with the margins seen.
  ///
  /// - Parameter workLimit: the steps after which it gives up.
  func exactFisher(workLimit: Int) throws(StatisticsError) -> TestResult {
    let p =
      rows == 2 && columns == 2
      ? try FisherExact2x2(self).pValue
      : try FisherFreemanHaltonTest(self, workLimit: workLimit).pValue
    return TestResult(id: .fisher, statistic: nil, degreesOfFreedom: [], p: p)
  }
}
