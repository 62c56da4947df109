import SurveyStatistics
import Testing

// Expected values: mpmath 1.3.0 at 40 digits from the definitions unless a line says otherwise; R 4.2.2
// mantelhaen.test, vcd 1.4-11 woolf_test and statsmodels 0.15.0 StratifiedTable agree.

@Suite struct StratifiedTests {
  @Test func `Doll and Hill's common odds ratio has the RBG interval`() throws {
    let ratio = try MantelHaenszelOddsRatio(StratifiedTables.dollHill)
    let interval = try #require(ratio.confidenceInterval())
    #expect(isClose(ratio.value, 4.5239147622812616))
    // R and statsmodels agree on these; one R package's own tests assert [2.3556, 8.6880].
    #expect(isClose(interval.lower, 2.4171005493298347))
    #expect(isClose(interval.upper, 8.4670887117462586))
  }

  @Test func `Doll and Hill's strata differ in their odds ratios`() throws {
    let plain = try BreslowDayTest(StratifiedTables.dollHill, taroneCorrected: false)
    #expect(isClose(plain.statistic.value, 5.2154753640095038))
    #expect(isClose(plain.pValue.value, 0.022386725930430188))
    let corrected = try BreslowDayTest(StratifiedTables.dollHill, taroneCorrected: true)
    #expect(isClose(corrected.statistic.value, 5.1746459273404071))
    #expect(isClose(corrected.pValue.value, 0.022918841957976717))
  }

  @Test func `the Mantel-Haenszel test agrees with and without correction`() throws {
    let doll = try MantelHaenszelTest(StratifiedTables.dollHill)
    #expect(isClose(doll.statistic.value, 24.920024482689142))
    #expect(isClose(doll.pValue.value, 5.975848011539449e-7))
    let plain = try MantelHaenszelTest(StratifiedTables.admissions)
    #expect(isClose(plain.statistic.value, 1.5246066604434417))
    let corrected = try MantelHaenszelTest(
      StratifiedTables.admissions, method: .asymptotic(continuityCorrected: true))
    #expect(isClose(corrected.statistic.value, 1.4269462285866942))
    #expect(isClose(corrected.pValue.value, 0.2322634628170472))
  }

  @Test func `the admissions have a common odds ratio that Woolf's test rejects`() throws {
    let ratio = try MantelHaenszelOddsRatio(StratifiedTables.admissions)
    #expect(isClose(ratio.value, 0.90469682825862298))
    let woolf = try WoolfTest(StratifiedTables.admissions)
    #expect(isClose(woolf.statistic.value, 17.901712469797224))
    #expect(woolf.statistic.degreesOfFreedom == [5])
    #expect(isClose(woolf.pValue.value, 0.0030721423087325604))
  }

  @Test func `the rabbits have an exact test and a conditional odds ratio`() throws {
    let exact = try MantelHaenszelTest(StratifiedTables.rabbits, method: .exact)
    #expect(isClose(exact.pValue.value, 0.039944903581267218))
    #expect(isClose(exact.pValue(.greater).value, 0.019972451790633609))
    #expect(isClose(try #require(exact.conditionalOddsRatio).value, 10.361046349488694))
    let corrected = try MantelHaenszelTest(
      StratifiedTables.rabbits, method: .asymptotic(continuityCorrected: true))
    #expect(isClose(corrected.statistic.value, 3.9285714285714286))
    #expect(corrected.notes == [.strataDropped(2)])
  }

  @Test func `of one stratum the exact test is Fisher's`() throws {
    let fisher = try FisherExact2x2(PublishedTables.perondi).pValue.value
    let exact = try MantelHaenszelTest([PublishedTables.perondi], method: .exact).pValue.value
    #expect(isClose(exact, fisher, relative: 1e-12))
  }

  @Test func `of one stratum the test is chi-square times (n − 1)/n`() throws {
    let chiSquare = try PearsonChiSquare(PublishedTables.perondi).statistic.value
    let test = try MantelHaenszelTest([PublishedTables.perondi])
    #expect(isClose(test.statistic.value, chiSquare * 67 / 68, relative: 1e-12))
  }

  // R 4.2.2, coin 1.4-2: cmh_test and lbl_test on jobsatisfaction; Agresti 2002, §7.5.3.
  @Test(
    arguments: [
      (CochranMantelHaenszelTest.Form.general, 10.20008875776863, 9.0, 0.334531183397822),
      (.rowMeans(columnScores: .equallySpaced), 9.22585872657883, 3, 0.02643391572349507),
      (
        .correlation(rowScores: .equallySpaced, columnScores: .equallySpaced),
        2.573611957269604 * 2.573611957269604, 1, 0.01006430793492519
      ),
      (
        .correlation(
          rowScores: .given([3, 10, 20, 35]), columnScores: .given([1, 3, 4, 5])),
        2.481189531626052 * 2.481189531626052, 1, 0.01309447264695707
      ),
    ])
  func `each form agrees with coin on job satisfaction`(
    form: CochranMantelHaenszelTest.Form, value: Double, df: Double, p: Double
  ) throws {
    let test = try CochranMantelHaenszelTest(StratifiedTables.jobSatisfaction, form: form)
    #expect(isClose(test.statistic.value, value))
    #expect(test.statistic.degreesOfFreedom == [df])
    #expect(isClose(test.pValue.value, p))
  }

  @Test func `of 2 by 2 tables the general form is the Mantel-Haenszel test`() throws {
    let general = try CochranMantelHaenszelTest(StratifiedTables.admissions)
    let special = try MantelHaenszelTest(StratifiedTables.admissions)
    #expect(isClose(general.statistic.value, special.statistic.value, relative: 1e-12))
  }

  @Test func `of one stratum the correlation form is linear-by-linear`() throws {
    let table = PublishedTables.jobSatisfaction
    let form = CochranMantelHaenszelTest.Form.correlation(
      rowScores: .midranks, columnScores: .midranks)
    let stratified = try CochranMantelHaenszelTest([table], form: form)
    let single = try LinearByLinearTest(table, rowScores: .midranks, columnScores: .midranks)
    #expect(isClose(stratified.statistic.value, single.statistic.value, relative: 1e-12))
  }

  @Test func `strata with a single observation are dropped and noted`() throws {
    let lonely = ContingencyTable([[1, 0], [0, 0]])
    let test = try CochranMantelHaenszelTest(StratifiedTables.admissions + [lonely])
    let without = try CochranMantelHaenszelTest(StratifiedTables.admissions)
    #expect(test.statistic == without.statistic)
    #expect(test.notes == [.strataDropped(1)])
  }

  @Test func `a zero cell stops Woolf's test instead of gaining a half`() {
    #expect(throws: StatisticsError.zeroCells) { try WoolfTest(StratifiedTables.rabbits) }
  }

  @Test func `a common odds ratio without discordance is infinite and has no interval`() throws {
    let ratio = try MantelHaenszelOddsRatio([ContingencyTable([[3, 0], [0, 2]])])
    #expect(ratio.value == .infinity)
    #expect(ratio.confidenceInterval() == nil)
  }

  @Test func `strata without all four margins leave nothing to test`() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 0)) {
      try MantelHaenszelTest([ContingencyTable([[3, 2], [0, 0]])])
    }
  }
}
