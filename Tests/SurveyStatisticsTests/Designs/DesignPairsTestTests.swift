import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, `svymean` and `svyttest` of differences, Reference/calibrated.R.
@Suite struct DesignPairsTestTests {
  private let sample: SchoolSample
  private let design: SurveyDesign
  private let gains: [Double]
  private let everyone: [Bool]

  init() throws {
    sample = try SchoolSample("apiclus1")
    design = try SchoolDesigns.clustered(sample)
    gains = zip(sample["api00"], sample["api99"]).map(-)
    everyone = Array(repeating: true, count: sample.count)
  }

  @Test func `the mean difference has R's t and interval`() throws {
    let test = try DesignPairsTest(design, of: gains, in: everyone)
    #expect(isClose(test.meanDifference.value, 37.1912568306011))
    #expect(isClose(test.meanDifference.standardError, 3.08519696689945))
    #expect(isClose(test.statistic.value, 12.0547430940779))
    let interval = try #require(test.meanDifference.confidenceInterval())
    #expect(isClose(interval.lower, 30.5741674463908))
    #expect(isClose(interval.upper, 43.8083462148114))
  }

  @Test func `degrees of freedom are those of a mean, one more than in R's svyttest`() throws {
    let test = try DesignPairsTest(design, of: gains, in: everyone)
    #expect(test.statistic.degreesOfFreedom == [14])
    #expect(isClose(test.pValue.value, 8.82232729351727e-09, relative: 1e-8))
  }

  @Test func `a domain keeps the clusters of the whole sample`() throws {
    let test = try DesignPairsTest(design, of: gains, in: sample["stype"].map { $0 == 0 })
    #expect(isClose(test.meanDifference.value, 41.0763888888889))
    #expect(isClose(test.meanDifference.standardError, 3.70577716173756))
  }

  @Test func `a jackknife of pairs is R's`() throws {
    let plain = try SurveyDesign(
      weights: try sample.weights(), stages: [SamplingStage(clusters: sample.labels("dnum"))])
    let test = try DesignPairsTest(
      plain, of: gains, in: everyone, replicates: try ReplicateWeights(plain, by: .jackknife1))
    #expect(isClose(test.meanDifference.standardError, 3.15650280552015))
  }

  @Test func `drawn singly and alike it is the paired t test`() throws {
    let simple = try SurveyDesign(weights: SamplingWeights(equal: sample.count))
    let test = try DesignPairsTest(simple, of: gains, in: everyone)
    let paired = try PairedTTest(first: sample["api00"], second: sample["api99"])
    #expect(isClose(test.statistic.value, paired.statistic.value))
    #expect(isClose(test.pValue.value, paired.pValue.value, relative: 1e-6))
  }

  @Test func `differences that are all alike have no test`() {
    #expect(throws: StatisticsError.zeroVariance) {
      try DesignPairsTest(design, of: gains.map { _ in 2 }, in: everyone)
    }
  }
}
