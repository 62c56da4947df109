import SurveyStatistics
import Testing

@Suite struct TrendTests {
  @Test func `the linear-by-linear test agrees with coin`() throws {
    let test = try LinearByLinearTest(PublishedTables.jobSatisfaction)
    // R 4.2.2, coin 1.4-2 lbl_test: Z = 1.72713291923136, p = 0.0841437947064283.
    #expect(isClose(test.statistic.value, 1.72713291923136 * 1.72713291923136))
    #expect(test.statistic.degreesOfFreedom == [1])
    #expect(isClose(test.pValue.value, 0.0841437947064283))
    #expect(isClose(test.pValue(.greater).value, 0.0841437947064283 / 2))
  }

  @Test func `the trend test agrees with R's and keeps n`() throws {
    let test = try CochranArmitageTest(PublishedTables.smokers)
    let z = test.statistic.value
    // R 4.2.2 prop.trend.test: X-squared = 8.22492228519771, p = 0.00413189747764149.
    #expect(isClose(z * z, 8.22492228519771))
    #expect(isClose(test.pValue.value, 0.00413189747764149))
    // With n − 1 it would be the linear-by-linear 8.2042046.
    let linear = try LinearByLinearTest(PublishedTables.smokers).statistic.value
    #expect(isClose(linear, z * z * 396 / 397, relative: 1e-12))
  }

  @Test func `scores decide the trend`() throws {
    let test = try CochranArmitageTest(PublishedTables.smokers, scores: .given([0, 0, 0, 1]))
    // R 4.2.2 prop.trend.test(smokers, patients, c(0, 0, 0, 1)): 12.1731462207403.
    #expect(isClose(test.statistic.value * test.statistic.value, 12.1731462207403))
  }

  @Test func `greater means that the second category's share rises`() throws {
    let rising = ContingencyTable([[9, 1], [7, 3], [3, 7]])
    #expect(try CochranArmitageTest(rising).statistic.value > 0)
    #expect(try CochranArmitageTest(rising).pValue(.greater).value < 0.01)
    #expect(try CochranArmitageTest(rising.transposed) == CochranArmitageTest(rising))
  }

  @Test func `the scale of the scores does not matter and their spacing does`() throws {
    let table = PublishedTables.smokers
    let one = try CochranArmitageTest(table, scores: .given([1, 2, 3, 4])).statistic.value
    let ten = try CochranArmitageTest(table, scores: .given([10, 20, 30, 40])).statistic.value
    let uneven = try CochranArmitageTest(table, scores: .given([1, 2, 3, 9])).statistic.value
    #expect(isClose(one, ten, relative: 1e-13))
    #expect(abs(one - uneven) > 0.1)
  }

  @Test func `with midranks linear-by-linear is Spearman's correlation`() throws {
    let table = PublishedTables.jobSatisfaction
    let ranks = try LinearByLinearTest(table, rowScores: .midranks, columnScores: .midranks)
    let spearman = try SpearmanCorrelation(table).estimate.value
    #expect(isClose(ranks.correlation, spearman, relative: 1e-12))
  }

  @Test func `a trend needs a side with two categories`() {
    #expect(throws: StatisticsError.noBinarySide(rows: 4, columns: 4)) {
      try CochranArmitageTest(PublishedTables.jobSatisfaction)
    }
  }

  @Test func `equal scores leave no trend to test`() {
    #expect(throws: StatisticsError.zeroVariance) {
      try CochranArmitageTest(PublishedTables.smokers, scores: .given([2, 2, 2, 2]))
    }
  }
}
