import SurveyStatistics
import Testing

// Expected values: R 4.2.2 t.test(extra ~ group, sleep) and its pooled and paired forms.

@Suite struct TTestTests {
  private func summaries() throws -> (SampleSummary, SampleSummary) {
    (
      try SampleSummary(PublishedSamples.firstDrug),
      try SampleSummary(PublishedSamples.secondDrug)
    )
  }

  @Test func `Welch's test agrees with R`() throws {
    let (first, second) = try summaries()
    let test = try TwoSampleTTest(first, second)
    #expect(isClose(test.statistic.value, -1.860813467486853))
    #expect(isClose(test.statistic.degreesOfFreedom[0], 17.7764735161785))
    #expect(isClose(test.pValue.value, 0.07939414018735817))
    #expect(isClose(test.confidenceInterval().lower, -3.3654832307117104))
    #expect(isClose(test.confidenceInterval().upper, 0.2054832307117102))
  }

  @Test func `Student's test agrees with R`() throws {
    let (first, second) = try summaries()
    let test = try TwoSampleTTest(first, second, variances: .equal)
    #expect(test.statistic.degreesOfFreedom == [18])
    #expect(isClose(test.pValue.value, 0.07918671421593818))
    #expect(isClose(test.confidenceInterval().lower, -3.3638740322875984))
  }

  @Test func `the paired test agrees with R`() throws {
    let test = try PairedTTest(
      first: PublishedSamples.firstDrug, second: PublishedSamples.secondDrug)
    #expect(isClose(test.statistic.value, -4.062127683382037))
    #expect(isClose(test.pValue.value, 0.00283289019738427))
    #expect(isClose(test.confidenceInterval().lower, -2.4598857632769824))
    #expect(isClose(test.confidenceInterval().upper, -0.7001142367230175))
  }

  @Test func `Cohen's d has the noncentral interval`() throws {
    let (first, second) = try summaries()
    let d = try StandardizedDifference(first, second)
    let interval = try #require(d.confidenceInterval())
    // t √(1/10 + 1/10); ends by SciPy 1.17.1 nct and brentq.
    #expect(isClose(d.estimate.value, -1.860813467486853 * 0.2.squareRoot()))
    #expect(isClose(interval.lower, -1.738816899106732))
    #expect(isClose(interval.upper, 0.09545039821141507))
    #expect(abs(try #require(d.hedgesG)) < abs(d.estimate.value))
  }

  @Test func `the standardizers of paired answers are not interchangeable`() throws {
    let pairs = try PairedTTest(
      first: PublishedSamples.firstDrug, second: PublishedSamples.secondDrug)
    let dz = try StandardizedDifference(pairs, by: .differences)
    let dav = try StandardizedDifference(pairs, by: .averageOfPairs)
    #expect(isClose(dz.estimate.value, -4.062127683382037 / 10.0.squareRoot()))
    // With equal sizes the average variance is the pooled one.
    #expect(isClose(dav.estimate.value, -1.860813467486853 * 0.2.squareRoot()))
    // R 4.2.2 from Bonett's formula (2008).
    #expect(isClose(try #require(dav.estimate.standardError), 0.2795019265021202))
    let interval = try #require(dav.confidenceInterval())
    #expect(isClose(interval.lower, -1.3799947909032564))
    #expect(isClose(interval.upper, -0.2843673717958231))
  }

  @Test func `one-sided p-values sum to one`() throws {
    let (first, second) = try summaries()
    let test = try TwoSampleTTest(first, second)
    #expect(isClose(test.pValue(.less).value + test.pValue(.greater).value, 1))
    #expect(test.pValue(.less).value < 0.05)
  }

  @Test func `a shift of all values keeps every digit`() throws {
    let far = PublishedSamples.firstDrug.map { $0 * 8 + 1e9 }
    let near = PublishedSamples.firstDrug.map { $0 * 8 }
    let shifted = try SampleSummary(far).sampleVariance
    #expect(isClose(shifted, try SampleSummary(near).sampleVariance, relative: 1e-7))
  }

  @Test func `values that cannot answer are refused`() throws {
    let constant = try SampleSummary([2, 2, 2])
    #expect(throws: StatisticsError.zeroVariance) { try OneSampleTTest(constant) }
    #expect(throws: StatisticsError.zeroVariance) { try TwoSampleTTest(constant, constant) }
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 1)) {
      try OneSampleTTest(try SampleSummary([2]))
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try SampleSummary([])
    }
  }
}
