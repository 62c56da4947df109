import SurveyStatistics
import Testing

@Suite struct OddsRatioTests {
  // mpmath 1.3.0 at 40 digits from the closed form; Agresti 2007 prints 1.83 and (1.44, 2.33), and
  // R's 1.83205 [1.44004, 2.33078] for the aspirin table.
  @Test(
    arguments: [
      (PublishedTables.aspirin, 1.8320539419087137, 1.4400423918486225, 2.3307797500006404),
      (PublishedTables.dollHillMen, 14.042604501607717, 3.3253288105755971, 59.300824797064184),
      (PublishedTables.dollHillWomen, 2.4661654135338346, 1.1722750132922317, 5.1881783523047412),
      (PublishedTables.dollHillAll, 2.9737728937728938, 1.7867370301800722, 4.9494274055803032),
    ])
  func `the sample odds ratio has Woolf's interval`(
    table: ContingencyTable, value: Double, lower: Double, upper: Double
  ) throws {
    let oddsRatio = try OddsRatio(table)
    let interval = try #require(oddsRatio.confidenceInterval(level: 0.95))
    #expect(isClose(oddsRatio.estimate.value, value))
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
  }

  @Test func `a zero cell leaves no Wald interval and adds nothing to the cells`() throws {
    let infinite = try OddsRatio(ContingencyTable([[5, 0], [2, 4]]))
    #expect(infinite.estimate.value == .infinity)
    #expect(infinite.estimate.standardError == nil)
    #expect(infinite.confidenceInterval() == nil)
    #expect(infinite.notes == [.zeroCell])
    #expect(try OddsRatio(ContingencyTable([[0, 5], [4, 2]])).estimate.value == 0)
  }

  @Test func `a zero cell leaves a score interval open on one side`() throws {
    let interval = try OddsRatio(ContingencyTable([[5, 0], [2, 4]])).scoreInterval()
    #expect(interval.upper == .infinity)
    #expect(interval.lower > 1)
    let mirrored = try OddsRatio(ContingencyTable([[0, 5], [4, 2]])).scoreInterval()
    #expect(mirrored.lower == 0)
    #expect(isClose(mirrored.upper, 1 / interval.lower, relative: 1e-9))
  }

  @Test func `an empty row leaves the ratio undefined`() {
    #expect(throws: StatisticsError.degenerateTable(nonemptyRows: 1, nonemptyColumns: 2)) {
      try OddsRatio(ContingencyTable([[5, 3], [0, 0]]))
    }
  }

  @Test func `swapping the columns inverts the ratio and its interval`() throws {
    let interval = try OddsRatio(ContingencyTable([[41, 28], [19, 32]])).scoreInterval()
    let inverse = try OddsRatio(ContingencyTable([[28, 41], [32, 19]])).scoreInterval()
    #expect(isClose(interval.lower, 1 / inverse.upper))
    #expect(isClose(interval.upper, 1 / inverse.lower))
  }

  @Test func `the score interval excludes 1 exactly when chi-square rejects`() throws {
    // (n − 1)/n · X² at odds ratio 1 is the score statistic; its level is the interval's.
    let table = PublishedTables.dollHillWomen
    let chiSquare = try PearsonChiSquare(table).statistic.value * 119 / 120
    let z = chiSquare.squareRoot()
    #expect(z > 2.3 && z < 2.4)
    let narrow = try OddsRatio(table).scoreInterval(level: 0.98)
    let wide = try OddsRatio(table).scoreInterval(level: 0.984)
    #expect(narrow.lower > 1)
    #expect(wide.lower < 1)
  }
}
