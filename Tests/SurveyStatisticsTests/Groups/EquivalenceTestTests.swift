import SurveyStatistics
import Testing

@Suite struct EquivalenceTestTests {
  @Test func `the sleep differences are equivalent within 2.5 hours`() throws {
    // R 4.2.2: t.test(d, mu = -2.5, alternative = "greater") and the other side.
    let test = try EquivalenceTest.pairedMeans(
      first: PublishedSamples.firstDrug, second: PublishedSamples.secondDrug, within: -2.5...2.5)
    #expect(isClose(test.pValue.value, 0.02111686024650074))
    #expect(isClose(test.upperPValue.value, 1.200241738189641e-06))
    #expect(test.statistic == test.aboveLower)
  }

  @Test func `independent means use Welch's degrees of freedom`() throws {
    // R 4.2.2: t.test(x, y, mu = ∓2.5) one-sided.
    let test = try EquivalenceTest.means(
      try SampleSummary(PublishedSamples.firstDrug), try SampleSummary(PublishedSamples.secondDrug),
      within: -2.5...2.5)
    #expect(isClose(test.lowerPValue.value, 0.1465297231225206))
    #expect(isClose(test.upperPValue.value, 7.328164793779153e-05))
  }

  @Test(arguments: [0.02, 0.05, 0.1])
  func `means are equivalent at a level exactly when the interval is inside`(
    level: Double
  ) throws {
    let pairs = try PairedTTest(
      first: PublishedSamples.firstDrug, second: PublishedSamples.secondDrug)
    let interval = pairs.confidenceInterval(level: 1 - 2 * level)
    let test = try EquivalenceTest.pairedMeans(
      first: PublishedSamples.firstDrug, second: PublishedSamples.secondDrug, within: -2.5...2.5)
    let isInside = -2.5 < interval.lower && interval.upper < 2.5
    #expect(isInside == (test.pValue.value < level))
  }

  @Test func `proportions at the end of their interval have its level`() throws {
    let table = ContingencyTable([[56, 14], [48, 32]])
    let interval = try RiskDifference(table).scoreInterval(level: 0.9)
    let test = try EquivalenceTest.proportions(table, within: -0.5...interval.upper)
    #expect(isClose(test.upperPValue.value, 0.05))
  }

  @Test func `relative effects at the end of their interval have its level`() throws {
    let effect = try BrunnerMunzelTest(PublishedSamples.painFirst, PublishedSamples.painSecond)
    let interval = effect.confidenceInterval(level: 0.9)
    let test = try EquivalenceTest.relativeEffect(
      PublishedSamples.painFirst, PublishedSamples.painSecond, within: 0.2...interval.upper)
    #expect(isClose(test.pValue.value, 0.05))
  }

  @Test func `a non-significant difference is not equivalence`() throws {
    let first = try SampleSummary([1, 5, 9])
    let second = try SampleSummary([2, 5, 10])
    #expect(try TwoSampleTTest(first, second).pValue.value > 0.5)
    #expect(try EquivalenceTest.means(first, second, within: -1...1).pValue.value > 0.3)
  }
}
