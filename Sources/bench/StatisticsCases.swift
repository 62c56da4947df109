import SurveyStatistics

/// The computations of tests that take long, and of the many that a table has.
enum StatisticsCases {
  static var all: [ComputationCase] {
    [tableStatistics] + [monteCarlo, monteCarloConcurrently, sequentialMonteCarlo] + exact
  }

  private static var tableStatistics: ComputationCase {
    ComputationCase(
      name: "statistics of a table of 5x8, none exact", runs: 21, repetitions: 50, target: 0.2
    ) { try TableBattery.sum(of: MadeTables.usual) }
  }

  private static var monteCarlo: ComputationCase {
    ComputationCase(
      name: "statistics by 100,000 tables of 6x8 of 2000", runs: 11, target: nil
    ) { try MonteCarloIndependenceTest(MadeTables.large, seed: 1).pValue.value }
  }

  private static var monteCarloConcurrently: ComputationCase {
    ComputationCase(
      name: "statistics by 100,000 tables of 6x8 of 2000, all cores", runs: 21, target: nil
    ) {
      try MonteCarloIndependenceTest.concurrently(MadeTables.large, seed: 1).pValue.value
    }
  }

  private static var sequentialMonteCarlo: ComputationCase {
    ComputationCase(
      name: "statistics by tables of 6x8 of 2000 until settled", runs: 21, target: nil
    ) {
      try MonteCarloIndependenceTest(
        MadeTables.large, replicates: 100_000, extremeTablesToStop: 100, seed: 1
      ).pValue.value
    }
  }

  private static var exact: [ComputationCase] {
    MadeTables.exact.map { name, table in
      let isLong = table.rows > 4
      return ComputationCase(
        name: "statistics by every table, \(name)", runs: isLong ? 3 : 21, target: nil
      ) { try FisherFreemanHaltonTest(table).pValue.value }
    }
  }
}

/// Every statistic that a table of ordered categories has, but for exact tests.
enum TableBattery {
  /// Adds up all statistics, p-values and ends of intervals.
  static func sum(of table: ContingencyTable) throws -> Double {
    let tests: [any HypothesisTest] = [
      try PearsonChiSquare(table), try LikelihoodRatioChiSquare(table),
      try LinearByLinearTest(table), try KruskalWallisTest(columnsOf: table),
      try JonckheereTerpstraTest(columnsOf: table),
    ]
    let measures: [any AssociationMeasure] = [
      try CramersV(table), try BiasCorrectedCramersV(table), try ContingencyCoefficient(table),
      try Lambda(table, dependent: .rows), try Lambda(table, dependent: .columns),
      try Lambda(table, dependent: nil), try UncertaintyCoefficient(table, dependent: .rows),
      try UncertaintyCoefficient(table, dependent: .columns),
      try UncertaintyCoefficient(table, dependent: nil), try GoodmanKruskalGamma(table),
      try KendallTauB(table), try StuartTauC(table), try SomersD(table, dependent: .rows),
      try SomersD(table, dependent: .columns), try SpearmanCorrelation(table),
    ]
    var sum = 0.0
    for test in tests { sum += test.statistic.value + test.pValue.value }
    for measure in measures {
      let interval = measure.confidenceInterval(level: 0.95)
      sum += measure.estimate.value + (interval?.lower ?? 0) + (interval?.upper ?? 0)
    }
    for residual in table.adjustedResiduals { sum += residual ?? 0 }
    return sum
  }
}
