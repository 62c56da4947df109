import SurveyStatistics

/// The tests and measures of association of a counted table, and what is to be said about them.
struct TableStatistics {
  let expected: [Double]?
  let adjustedResiduals: [Double?]?
  private(set) var tests: [TestResult] = []
  private(set) var associations: [AssociationResult] = []
  private(set) var notes: [TableNote] = []
  private let level: Double

  init(_ counted: CountedTable, request: CrossTabulationRequest) throws(TabulationError) {
    let weighted = counted.contingencyTable
    expected = weighted.expected
    level = request.level
    if case .sampling(let weight) = request.weighting {
      adjustedResiduals = nil
      try addWeightedShares(counted, request: request, weight: weight)
    } else {
      adjustedResiduals = weighted.adjustedResiduals
      addCounts(weighted, request: request)
    }
  }

  /// Adds what the weighted proportions alone determine: sizes of effects without intervals.
  private mutating func addWeightedShares(
    _ counted: CountedTable, request: CrossTabulationRequest, weight: String
  ) throws(TabulationError) {
    if case .some(let ids) = request.tests, let test = ids.first(where: { !$0.isAssociation }) {
      throw .testNeedsCounts(test, weight: weight)
    }
    notes.append(.samplingWeight(weight))
    let size = Double(counted.base.total.unweighted)
    let total = counted.weighted.total
    guard total > 0 else {
      notes.append(.emptyBase)
      return
    }
    let shares = ContingencyTable(
      counts: counted.weighted.values.map { $0 / total * size }, rows: counted.weighted.rowCount,
      columns: counted.weighted.columnCount
    ).withoutEmptyCategories
    addAssociations(shares, request: request, withIntervals: false)
  }

  private mutating func addCounts(_ table: ContingencyTable, request: CrossTabulationRequest) {
    guard table.total > 0 else {
      notes.append(.emptyBase)
      return
    }
    guard request.tests != .none else { return }
    let reduced = table.withoutEmptyCategories
    if reduced.rows < table.rows || reduced.columns < table.columns {
      notes.append(
        .emptyCategoriesLeftOut(
          rows: table.rows - reduced.rows, columns: table.columns - reduced.columns))
    }
    addTests(reduced, request: request)
    addAssociations(reduced, request: request, withIntervals: true)
  }

  private mutating func addTests(_ table: ContingencyTable, request: CrossTabulationRequest) {
    for id in request.tests.tests() where applies(id, to: table, request: request) {
      do {
        tests.append(try Self.test(id, of: table))
      } catch {
        addAbsence(of: id, because: error)
      }
    }
    if !tests.isEmpty { notes.append(.expectedCounts(of: table)) }
  }

  private mutating func addAssociations(
    _ table: ContingencyTable, request: CrossTabulationRequest, withIntervals: Bool
  ) {
    for id in request.tests.associations() where applies(id, to: table, request: request) {
      do {
        associations.append(try association(id, of: table, withInterval: withIntervals))
      } catch {
        addAbsence(of: id, because: error)
      }
    }
    if withIntervals, associations.contains(where: { $0.id == .oddsRatio }),
      table.counts.contains(0)
    {
      notes.append(.oddsRatioWithZeroCell)
    }
  }

  /// Leaves out what belongs to other shapes, with a word only where the user asked for it by name.
  private mutating func applies(
    _ id: StatisticID, to table: ContingencyTable, request: CrossTabulationRequest
  ) -> Bool {
    guard id.needsTwoByTwo, table.rows != 2 || table.columns != 2 else { return true }
    if request.tests.names(id) {
      addAbsence(of: id, because: .notTwoByTwo(rows: table.rows, columns: table.columns))
    }
    return false
  }

  private mutating func addAbsence(of id: StatisticID, because error: StatisticsError) {
    if case .notComputed(let ids, let reason) = notes.last, reason == error {
      notes[notes.count - 1] = .notComputed(ids + [id], error)
    } else {
      notes.append(.notComputed([id], error))
    }
  }

  private static func test(
    _ id: StatisticID, of table: ContingencyTable
  ) throws(StatisticsError) -> TestResult {
    switch id {
    case .pearson: result(id, try PearsonChiSquare(table))
    case .likelihoodRatio: result(id, try LikelihoodRatioChiSquare(table))
    case .yates: result(id, try YatesChiSquare(table))
    case .fisher:
      TestResult(
        id: id, statistic: nil, degreesOfFreedom: [], p: try FisherExact2x2(table).pValue)
    default: preconditionFailure("test \(id.rawValue) is listed as available and must be computed")
    }
  }

  private static func result(_ id: StatisticID, _ test: some HypothesisTest) -> TestResult {
    TestResult(
      id: id, statistic: test.statistic.value, degreesOfFreedom: test.statistic.degreesOfFreedom,
      p: test.pValue)
  }

  private func association(
    _ id: StatisticID, of table: ContingencyTable, withInterval: Bool
  ) throws(StatisticsError) -> AssociationResult {
    switch id {
    case .cramersV: return result(id, try CramersV(table), withInterval: withInterval)
    case .phi: return result(id, try Phi(table), withInterval: withInterval)
    case .oddsRatio:
      let ratio = try OddsRatio(table)
      return result(
        id, ratio, withInterval: withInterval, zeroCellInterval: ratio.scoreInterval)
    default:
      preconditionFailure("measure \(id.rawValue) is listed as available and must be computed")
    }
  }

  private func result(
    _ id: StatisticID, _ measure: some AssociationMeasure, withInterval: Bool,
    zeroCellInterval: ((Double) -> ConfidenceInterval)? = nil
  ) -> AssociationResult {
    let interval = measure.confidenceInterval(level: level) ?? zeroCellInterval?(level)
    return AssociationResult(
      id: id, estimate: measure.estimate.value,
      standardError: withInterval ? measure.estimate.standardError : nil,
      confidenceInterval: withInterval ? interval : nil, level: level)
  }
}

extension CountedTable {
  /// The weighted counts; for respondents that weigh one, their numbers.
  fileprivate var contingencyTable: ContingencyTable {
    ContingencyTable(
      counts: weighted.values, rows: weighted.rowCount, columns: weighted.columnCount)
  }
}
