import SurveyStatistics

/// Tests whether the rows of a block go with the columns of a group.
struct OmnibusTesting {
  let crossing: Crossing
  let level: Double

  struct Outcome {
    let test: TestResult
    let effect: AssociationResult?
    let smallExpected: OmnibusResult.SmallExpected?
    let respondents: Int
  }

  /// - Throws: why there is no test.
  func outcome() throws(StatisticsError) -> Outcome {
    switch crossing.variation {
    case .counts: return try counted()
    case .weighted(let table):
      let test = try WeightedRaoScottTest(table)
      return weighted(TestResult(.raoScottF, test), v: test.cramersV)
    case .designed(let table):
      let test = try RaoScottTest(table)
      return weighted(TestResult(.raoScottF, test), v: test.cramersV)
    case .none: throw .tooFewObservations(needed: 1, found: 0)
    }
  }

  /// Pearson's test, or the exact one where Cochran's rule forbids it and the steps allow.
  private func counted() throws(StatisticsError) -> Outcome {
    let table = crossing.contingencyTable.withoutEmptyCategories
    let expected = table.expected ?? []
    let small = expected.count { $0 < 5 }
    var test = TestResult(.pearson, try PearsonChiSquare(table))
    if table.isSparse,
      let exact = try? table.exactFisher(
        workLimit: FisherFreemanHaltonTest.usualWorkLimit)
    {
      test = exact
    }
    let effect = StatisticID.cramersV.statistic.result(
      of: try CramersV(table), level: level, withInterval: true)
    return Outcome(
      test: test, effect: effect,
      smallExpected: OmnibusResult.SmallExpected(cells: small, of: expected.count),
      respondents: crossing.totalBase.unweighted)
  }

  private func weighted(_ test: TestResult, v: Double) -> Outcome {
    let effect = AssociationResult(
      id: .cramersV, estimate: v, standardError: nil, confidenceInterval: nil, level: level)
    return Outcome(
      test: test, effect: effect, smallExpected: nil,
      respondents: crossing.totalBase.unweighted)
  }
}
