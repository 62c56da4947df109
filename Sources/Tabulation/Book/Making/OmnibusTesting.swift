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
    if table.isSparse, let exact = exact(table) {
      test = TestResult(id: .fisher, statistic: nil, degreesOfFreedom: [], p: exact)
    }
    return Outcome(
      test: test, effect: try effect(table),
      smallExpected: OmnibusResult.SmallExpected(cells: small, of: expected.count),
      respondents: respondents)
  }

  private func exact(_ table: ContingencyTable) -> PValue? {
    if table.rows == 2, table.columns == 2 { return (try? FisherExact2x2(table))?.pValue }
    return
      (try? FisherFreemanHaltonTest(
        table, workLimit: FisherFreemanHaltonTest.usualWorkLimit))?.pValue
  }

  private func weighted(_ test: TestResult, v: Double) -> Outcome {
    let effect = AssociationResult(
      id: .cramersV, estimate: v, standardError: nil, confidenceInterval: nil, level: level)
    return Outcome(test: test, effect: effect, smallExpected: nil, respondents: respondents)
  }

  private var respondents: Int {
    (0..<crossing.columns).reduce(0) { $0 + crossing.count(crossing.base, $1) }
  }

  private func effect(_ table: ContingencyTable) throws(StatisticsError) -> AssociationResult {
    let measure = try CramersV(table)
    let interval = measure.confidenceInterval(level: level)
    return AssociationResult(
      id: .cramersV, estimate: measure.estimate.value,
      standardError: measure.estimate.standardError,
      confidenceInterval: interval.map {
        ConfidenceInterval(lower: max($0.lower, 0), upper: min($0.upper, 1), level: level)
      }, level: level)
  }
}
