import SurveyStatistics
import Testing

@Suite struct RankBiserialCorrelationTests {
  private let differences = zip(
    PublishedSamples.depressionBefore, PublishedSamples.depressionAfter
  ).map { $0 - $1 }

  @Test func `the depression scores agree with R`() throws {
    // R 4.2.2: 7/9 = (40 − 5) / 45 from the ranks, the jackknife over outer(d, d), and Fisher's z.
    let correlation = try RankBiserialCorrelation(differences: differences)
    #expect(isClose(correlation.estimate.value, 7.0 / 9))
    #expect(isClose(try #require(correlation.estimate.standardError), 0.20210747584870245))
    let interval = try #require(correlation.confidenceInterval())
    #expect(isClose(interval.lower, 0.03701656031032791))
    #expect(isClose(interval.upper, 0.96690440809272815))
  }

  @Test func `it is that of the signed ranks, ties and zeros too`() throws {
    let tied = [1.0, 1, -1, 2, 0, -3, 2, 0, 5]
    let test = try WilcoxonSignedRankTest(differences: tied)
    let correlation = try RankBiserialCorrelation(differences: tied)
    #expect(isClose(correlation.estimate.value, test.rankBiserial, relative: 1e-12))
    #expect(correlation.sampleSize == 7)
  }

  @Test func `swapping the answers mirrors it`() throws {
    let there = try #require(
      try RankBiserialCorrelation(differences: differences).confidenceInterval())
    let back = try #require(
      try RankBiserialCorrelation(differences: differences.map { -$0 }).confidenceInterval())
    #expect(isClose(there.lower, -back.upper) && isClose(there.upper, -back.lower))
  }

  @Test func `where all differences agree it is one and has no interval`() throws {
    let correlation = try RankBiserialCorrelation(differences: [1, 2, 2])
    #expect(correlation.estimate.value == 1 && correlation.estimate.standardError == nil)
    #expect(correlation.confidenceInterval() == nil)
    #expect(throws: StatisticsError.noDiscordantPairs) {
      try RankBiserialCorrelation(differences: [0, 0])
    }
  }
}
