import SurveyStatistics

/// The forms of one table that different statistics look at.
struct TableForms {
  let sides: TableSides
  /// All categories shown.
  let given: ContingencyTable
  /// Without the categories that nobody chose.
  let reduced: ContingencyTable
  /// With the columns in the rows' order.
  let square: ContingencyTable
  /// With two categories on one side and, on the other, all that have a place in the order.
  let trend: ContingencyTable

  init(_ counted: CountedTable, counts: CellMatrix<Double>) {
    sides = TableSides(rows: counted.rows, columns: counted.columns)
    given = ContingencyTable(counts)
    reduced = given.withoutEmptyCategories
    square = ContingencyTable(sides.squared(counts))
    trend =
      given.rows == 2 || given.columns == 2
      ? given : reduced.rows == 2 || reduced.columns == 2 ? reduced : given
  }

  var isTwoByTwo: Bool { reduced.rows == 2 && reduced.columns == 2 }

  var hasEmptyCategories: Bool { reduced.counts.count < given.counts.count }

  /// Why a statistic cannot be asked of the table.
  enum Obstacle {
    case shape(StatisticsError)
    case unsuited(TableNote.Unsuitability)
  }

  func obstacle(to id: StatisticID) -> Obstacle? {
    if let obstacle = shapeObstacle(to: id) { return obstacle }
    return id.needsOrder && sides.showNonanswers ? .unsuited(.nonanswersShown) : nil
  }

  private func shapeObstacle(to id: StatisticID) -> Obstacle? {
    switch id.shape {
    case .any: return nil
    case .twoByTwo: return Self.twoByTwoObstacle(reduced)
    case .binarySide:
      return trend.rows == 2 || trend.columns == 2
        ? nil : .shape(.noBinarySide(rows: trend.rows, columns: trend.columns))
    case .twoColumns: return reduced.columns == 2 ? nil : .unsuited(.notTwoColumns(reduced.columns))
    case .square: return squareObstacle
    case .squareTwoByTwo: return squareObstacle ?? Self.twoByTwoObstacle(square)
    }
  }

  private static func twoByTwoObstacle(_ table: ContingencyTable) -> Obstacle? {
    table.rows == 2 && table.columns == 2
      ? nil : .shape(.notTwoByTwo(rows: table.rows, columns: table.columns))
  }

  private var squareObstacle: Obstacle? {
    switch sides.matching {
    case .shared, .byPlace: nil
    case .partial: .unsuited(.categoriesDiffer)
    case .differentNumbers: .shape(.notSquare(rows: given.rows, columns: given.columns))
    }
  }
}

// MARK: - Statistics

extension TableForms {
  func test(_ id: StatisticID) throws(StatisticsError) -> TestResult {
    switch id {
    case .pearson: result(id, try PearsonChiSquare(reduced))
    case .likelihoodRatio: result(id, try LikelihoodRatioChiSquare(reduced))
    case .yates: result(id, try YatesChiSquare(reduced))
    case .linearByLinear: result(id, try LinearByLinearTest(given))
    case .cochranArmitage: result(id, try CochranArmitageTest(trend))
    case .kruskalWallis: result(id, try KruskalWallisTest(columnsOf: reduced))
    case .mannWhitney: result(id, try MannWhitneyTest(columnsOf: reduced))
    case .jonckheere: result(id, try JonckheereTerpstraTest(columnsOf: reduced))
    case .mcnemar: result(id, try McNemarTest(square))
    case .bowker: result(id, try BowkerSymmetryTest(square))
    case .stuartMaxwell: result(id, try StuartMaxwellTest(square))
    case .bhapkar: result(id, try BhapkarTest(square))
    default: preconditionFailure("test \(id.rawValue) is listed as available and must be computed")
    }
  }

  /// Makes Fisher's test of a table of any size, over all tables with the margins seen.
  func exactFisher(workLimit: Int) throws(StatisticsError) -> TestResult {
    let p =
      isTwoByTwo
      ? try FisherExact2x2(reduced).pValue
      : try FisherFreemanHaltonTest(reduced, workLimit: workLimit).pValue
    return TestResult(id: .fisher, statistic: nil, degreesOfFreedom: [], p: p)
  }

  private func result(_ id: StatisticID, _ test: some HypothesisTest) -> TestResult {
    TestResult(
      id: id, statistic: test.statistic.value, degreesOfFreedom: test.statistic.degreesOfFreedom,
      p: test.pValue)
  }

  func association(
    _ id: StatisticID, level: Double, withInterval: Bool
  ) throws(StatisticsError) -> AssociationResult {
    let measure = try measure(id)
    let estimate = measure.estimate
    let interval = withInterval ? Self.interval(of: measure, level: level) : nil
    return AssociationResult(
      id: id, estimate: estimate.value,
      standardError: withInterval ? estimate.standardError : nil,
      confidenceInterval: interval, level: level)
  }

  private func measure(_ id: StatisticID) throws(StatisticsError) -> any AssociationMeasure {
    switch id {
    case .cramersV: try CramersV(reduced)
    case .cramersVCorrected: try BiasCorrectedCramersV(reduced)
    case .contingencyCoefficient: try ContingencyCoefficient(reduced)
    case .phi: try Phi(reduced)
    case .oddsRatio: try OddsRatio(reduced)
    case .riskRatio: try RiskRatio(reduced)
    case .lambdaRows: try Lambda(reduced, dependent: .rows)
    case .lambdaColumns: try Lambda(reduced, dependent: .columns)
    case .lambdaSymmetric: try Lambda(reduced, dependent: nil)
    case .uncertaintyRows: try UncertaintyCoefficient(reduced, dependent: .rows)
    case .uncertaintyColumns: try UncertaintyCoefficient(reduced, dependent: .columns)
    case .uncertaintySymmetric: try UncertaintyCoefficient(reduced, dependent: nil)
    case .gamma: try GoodmanKruskalGamma(reduced)
    case .tauB: try KendallTauB(reduced)
    case .tauC: try StuartTauC(reduced)
    case .somersDRows: try SomersD(reduced, dependent: .rows)
    case .somersDColumns: try SomersD(reduced, dependent: .columns)
    case .spearman: try SpearmanCorrelation(reduced)
    case .kappa: try CohenKappa(square)
    case .kappaLinear: try CohenKappa(square, weights: .linear)
    case .kappaQuadratic: try CohenKappa(square, weights: .quadratic)
    default:
      preconditionFailure("measure \(id.rawValue) is listed as available and must be computed")
    }
  }

  /// The measure's own interval, in which its estimate lies; for ratios with a zero cell the score interval, and no end of a
  /// coefficient beyond what it can be.
  private static func interval(
    of measure: any AssociationMeasure, level: Double
  ) -> ConfidenceInterval? {
    guard let interval = measure.confidenceInterval(level: level) else {
      return (measure as? OddsRatio)?.scoreInterval(level: level)
        ?? (measure as? RiskRatio)?.scoreInterval(level: level)
    }
    if measure is OddsRatio || measure is RiskRatio { return interval }
    let least: Double = measure is Lambda || measure is UncertaintyCoefficient ? 0 : -1
    // An estimate at an end of what it can be may lie beyond it by its last digit.
    let estimate = measure.estimate.value
    return ConfidenceInterval(
      lower: min(max(interval.lower, least), estimate),
      upper: max(min(interval.upper, 1), estimate), level: level)
  }
}

// MARK: - Reading the numbers the right way round

extension TableForms {
  private func labels(_ item: TableItem, _ totals: [Double]) -> [String] {
    zip(item.categories, totals).filter { $0.1 > 0 }.map(\.0.label)
  }

  /// The second of the two categories, and the side whose order is followed.
  var trendNote: TableNote {
    let isByRows = trend.columns == 2
    let item = isByRows ? sides.columns : sides.rows
    let all = item.categories.map(\.label)
    let chosen = labels(item, isByRows ? given.columnTotals : given.rowTotals)
    return .trendOf(
      category: (all.count == 2 ? all : chosen)[1], across: isByRows ? .rows : .columns)
  }

  var riskRatioNote: TableNote {
    let rows = labels(sides.rows, given.rowTotals)
    return .riskRatioOf(
      row: rows[0], toRow: rows[1], column: labels(sides.columns, given.columnTotals)[0])
  }

  var mcnemarNote: TableNote? {
    // Both fail only where the test itself did.
    guard let exact = try? McNemarTest(square, method: .exact),
      let midP = try? McNemarTest(square, method: .midP)
    else { return nil }
    return .mcnemarChanges(
      first: Int(exact.firstChange), second: Int(exact.secondChange), exact: exact.pValue.value,
      midP: midP.pValue.value)
  }
}

extension ContingencyTable {
  init(_ counts: CellMatrix<Double>) {
    self.init(counts: counts.values, rows: counts.rowCount, columns: counts.columnCount)
  }
}
