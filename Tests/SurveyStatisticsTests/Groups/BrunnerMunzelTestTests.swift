import SurveyStatistics
import Testing

@Suite struct BrunnerMunzelTestTests {
  @Test func `the pain scores agree with SciPy, in its sign`() throws {
    let test = try BrunnerMunzelTest(PublishedSamples.painFirst, PublishedSamples.painSecond)
    // SciPy 1.17.1 brunnermunzel: 3.1374674823029505, p = 0.005786208666151469; statsmodels 0.15.0
    // gives the effect of the other direction, .21103896103896103 [.01729478633, .40478313575].
    #expect(isClose(test.statistic.value, 3.1374674823029505))
    #expect(isClose(test.pValue.value, 0.005786208666151469))
    #expect(isClose(test.pValue(.greater).value, 0.0028931043330757346))
    #expect(isClose(test.relativeEffect.value, 1 - 0.21103896103896103))
    #expect(isClose(test.confidenceInterval().lower, 1 - 0.4047831357462636))
    #expect(isClose(test.confidenceInterval().upper, 1 - 0.01729478633165843))
  }

  @Test func `Cliff's delta is minus one plus twice the first group's chance`() throws {
    let test = try BrunnerMunzelTest(PublishedSamples.painFirst, PublishedSamples.painSecond)
    let wins = try MannWhitneyTest(PublishedSamples.painFirst, PublishedSamples.painSecond)
    #expect(isClose(test.cliffsDelta.value, -0.577922077922078))
    #expect(isClose(test.cliffsDelta.value, wins.rankBiserial))
    let interval = try #require(test.cliffsDeltaInterval())
    #expect(interval.contains(test.cliffsDelta.value))
    #expect(interval.lower > -1)
  }

  @Test func `swapping the groups reverses the sign`() throws {
    let there = try BrunnerMunzelTest([1, 3, 4, 6], [2, 5, 7])
    let back = try BrunnerMunzelTest([2, 5, 7], [1, 3, 4, 6])
    #expect(isClose(there.statistic.value, -back.statistic.value))
    #expect(isClose(there.pValue(.less).value, back.pValue(.greater).value))
  }

  @Test func `any rising transformation changes nothing`() throws {
    let test = try BrunnerMunzelTest([1, 2, 2, 4], [2, 3, 5])
    let other = try BrunnerMunzelTest([1, 4, 4, 16], [4, 9, 25])
    #expect(test == other)
  }

  @Test func `groups that do not overlap have no variance`() {
    #expect(throws: StatisticsError.zeroVariance) { try BrunnerMunzelTest([1, 2, 3], [4, 5]) }
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 1)) {
      try BrunnerMunzelTest([1], [4, 5])
    }
  }
}
