import SurveyStatistics
import Testing

@Suite struct MarginTestTests {
  private static let first = (mean: 2.33, variance: 4.009)
  private static let second = (mean: 0.75, variance: 3.2005555555555558)

  /// R's sleep data, the second drug less the first: two groups of ten.
  private func sleep(_ claim: MarginTest.Claim, _ margin: Double) throws -> MarginTest {
    try .means(
      (Self.first.mean, Self.second.mean), variances: (Self.first.variance, Self.second.variance),
      bases: (10, 10), claim: claim, margin: margin)
  }

  private func shares(_ claim: MarginTest.Claim, _ margin: Double) throws -> MarginTest {
    try .shares((83.0 / 160, 60.0 / 150), bases: (160, 150), claim: claim, margin: margin)
  }

  @Test func `means greater by a margin are R's t.test of that difference`() throws {
    // R 4.2.2: t.test(b, a, mu = 0.5, alternative = "greater").
    let test = try sleep(.greater, 0.5)
    #expect(isClose(test.statistic.value, 1.27194844613025393))
    #expect(isClose(test.degreesOfFreedom, 17.77647351617849836))
    #expect(isClose(test.pValue.value, 0.10989003874855216))
    #expect(isClose(test.difference.standardError ?? 0, 0.84909101723876201))
    #expect(isClose(test.confidenceInterval().upper, 3.36548323073171041))
  }

  @Test func `means less by a margin are R's t.test of minus that difference`() throws {
    // R 4.2.2: t.test(b, a, mu = -0.5, alternative = "less").
    let test = try sleep(.less, 0.5)
    #expect(isClose(test.statistic.value, 2.44967848884345196))
    #expect(isClose(test.pValue.value, 0.98754867228226628))
  }

  @Test func `equivalence is the larger of R's two one-sided tests`() throws {
    // R 4.2.2: t.test(b, a, mu = -3, "greater") and t.test(b, a, mu = 3, "less").
    #expect(isClose(try sleep(.equivalent, 3).pValue.value, 0.055978914532244482))
    let other = try EquivalenceTest.means(
      try SampleSummary(PublishedSamples.secondDrug), try SampleSummary(PublishedSamples.firstDrug),
      within: -3...3)
    #expect(isClose(try sleep(.equivalent, 3).pValue.value, other.pValue.value))
  }

  @Test func `a difference beyond a margin has both tails at the margin`() throws {
    // R 4.2.2: pt((d - 0.5) / se, df, lower = FALSE) + pt((d + 0.5) / se, df, lower = FALSE).
    #expect(isClose(try sleep(.different, 0.5).pValue.value, 0.12234136646628586))
  }

  @Test func `shares have the unpooled error of Wald's interval`() throws {
    // R 4.2.2: prop.test(c(83, 60), c(160, 150), correct = FALSE)$conf.int; p by pt on 308.
    let test = try shares(.greater, 0.05)
    #expect(isClose(test.difference.standardError ?? 0, 0.056216569927157595))
    #expect(
      isClose(
        test.difference.confidenceInterval(level: 0.95)?.lower ?? 0, 0.0085675476083936775))
    #expect(isClose(test.statistic.value, 1.222949036006333534))
    #expect(isClose(test.pValue.value, 0.111141925804023017))
  }

  @Test func `without a margin the two directions sum to one and a difference is two-sided`() throws
  {
    let (greater, less) = (try shares(.greater, 0), try shares(.less, 0))
    #expect(isClose(greater.pValue.value + less.pValue.value, 1))
    #expect(
      isClose(
        try shares(.different, 0).pValue.value,
        2 * min(greater.pValue.value, less.pValue.value)))
    // R 4.2.2: t.test(b, a)$p.value.
    #expect(isClose(try sleep(.different, 0).pValue.value, 0.079394140187358173))
  }

  @Test func `groups in the other order turn greater into less`() throws {
    let turned = try MarginTest.shares(
      (60.0 / 150, 83.0 / 160), bases: (150, 160), claim: .less, margin: 0.05)
    #expect(isClose(turned.pValue.value, try shares(.greater, 0.05).pValue.value))
    #expect(isClose(-turned.statistic.value, try shares(.greater, 0.05).statistic.value))
  }

  @Test(arguments: [0.02, 0.1])
  func `groups are equivalent at a level exactly when the interval is within the margin`(
    level: Double
  ) throws {
    let interval = try shares(.equivalent, 0.3).confidenceInterval(level: 1 - 2 * level)
    #expect(isClose(try shares(.equivalent, interval.upper).pValue.value, level))
  }

  @Test func `an equal pair lies wholly within any margin of a difference`() throws {
    let test = try MarginTest.shares(
      (0.4, 0.4), bases: (100, 100), claim: .different, margin: 0.1)
    #expect(isClose(test.pValue.value, 1))
  }

  @Test func `shares that do not vary are not tested`() {
    #expect(throws: StatisticsError.zeroVariance) {
      try MarginTest.shares((1, 0), bases: (50, 50), claim: .greater, margin: 0)
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 1)) {
      try MarginTest.means(
        (1, 0), variances: (1, 1), bases: (1, 50), claim: .greater, margin: 0)
    }
  }
}
