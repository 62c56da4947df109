import SurveyStatistics
import Testing

@Suite struct FriedmanTestTests {
  @Test func `rounding first base agrees with R`() throws {
    // R 4.2.2 friedman.test: 11.14285714285714 = 78/7, p = exp(−39/7).
    let test = try FriedmanTest(PublishedSamples.roundingBases)
    #expect(isClose(test.statistic.value, 78.0 / 7))
    #expect(isClose(test.pValue.value, 0.003805040775511363))
    #expect(isClose(test.kendallsW, 78.0 / 7 / 44))
  }

  @Test func `of two questions without ties it is the sign test's z squared`() throws {
    let test = try FriedmanTest([[1, 2], [3, 1], [2, 5], [0, 4], [1, 3]])
    #expect(isClose(test.statistic.value, 9.0 / 5))
  }

  @Test func `of yes and no answers it is Cochran's Q`() throws {
    let rows: [[Bool]] = [
      [true, true, false], [true, false, false], [true, true, true], [false, true, false],
      [true, false, false],
    ]
    let friedman = try FriedmanTest(rows.map { $0.map { $0 ? 1 : 0 } })
    #expect(isClose(friedman.statistic.value, try CochranQTest(answers: rows).statistic.value))
  }

  @Test func `Nemenyi's comparisons use the range of all mean ranks`() throws {
    let test = try FriedmanTest(PublishedSamples.roundingBases)
    let pairs = test.nemenyiComparisons()
    // z is the difference of mean ranks over √(k (k + 1) / 6n) = √(12/132).
    let z = (test.meanRanks[0] - test.meanRanks[2]) / (12.0 / 132).squareRoot()
    #expect(isClose(pairs[1].statistic.value, z))
    #expect(pairs.count == 3)
    #expect(pairs[1].adjustedPValue.value < 0.01)
    #expect(pairs[0].adjustedPValue.value > 0.5)
  }

  @Test func `answers that never differ are refused`() {
    #expect(throws: StatisticsError.zeroVariance) { try FriedmanTest([[1, 1], [4, 4]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) { try FriedmanTest([[1]]) }
  }
}
