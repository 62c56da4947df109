import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, `svyttest` and `regTermTest`, Reference/replicates.R.
@Suite struct DesignMeansTestTests {
  private let sample: SchoolSample
  private let design: SurveyDesign

  init() throws {
    sample = try SchoolSample("apiclus1")
    design = try SchoolDesigns.clustered(sample)
  }

  @Test func `two groups have R's t`() throws {
    let test = try DesignMeansTest(
      design, of: sample["api00"], groups: sample.codes("comp.imp"))
    // R's difference is of the second group less the first.
    #expect(isClose(test.statistic.value, -0.925067242997282))
    #expect(test.statistic.degreesOfFreedom == [13])
    #expect(isClose(test.pValue.value, 0.371784794638103))
    #expect(isClose(try #require(test.difference).value, -15.506015037593974))
  }

  @Test func `three groups have R's F`() throws {
    let test = try DesignMeansTest(design, of: sample["api00"], groups: sample.codes("stype"))
    #expect(isClose(test.statistic.value, 1.278200742517776))
    #expect(test.statistic.degreesOfFreedom == [2, 12])
    #expect(isClose(test.pValue.value, 0.313879768243218))
    #expect(test.difference == nil)
  }

  @Test func `a jackknife of two groups is that of a regression on the second`() throws {
    let plain = try SurveyDesign(
      weights: try sample.weights(), stages: [SamplingStage(clusters: sample.labels("dnum"))])
    let test = try DesignMeansTest(
      plain, of: sample["api00"], groups: sample.codes("comp.imp"),
      replicates: try ReplicateWeights(plain, by: .jackknife1))
    let difference = try #require(test.difference)
    #expect(isClose(difference.value, -15.5060150375940))
    #expect(isClose(try #require(difference.standardError), 18.6332496495639))
  }

  @Test func `the order of groups changes the sign alone`() throws {
    let codes = sample.codes("comp.imp")
    let one = try DesignMeansTest(design, of: sample["api00"], groups: codes)
    let other = try DesignMeansTest(design, of: sample["api00"], groups: codes.map { 1 - $0 })
    #expect(isClose(one.statistic.value, -other.statistic.value))
    #expect(isClose(one.pValue.value, other.pValue.value))
  }

  @Test func `ranks found anew in replicates agree with linearized ones within their noise`() throws
  {
    let values = sample["api00"]
    let groups = sample.codes("comp.imp")
    let taylor = try DesignRankTest(design, of: values, groups: groups)
    let replicated = try DesignRankTest(
      design, of: values, groups: groups,
      replicates: try ReplicateWeights(design, by: .jackknife1))
    let (one, other) = (try #require(taylor.difference), try #require(replicated.difference))
    #expect(isClose(one.value, other.value))
    let ratio = try #require(other.standardError) / (try #require(one.standardError))
    #expect(0.7 < ratio && ratio < 1.4)
  }

  @Test func `bounds of a domain's share are those of the whole design`() throws {
    let share = try design.proportion(
      of: sample["ell"].map { $0 < 15 }, in: sample["stype"].map { $0 == 0 })
    let interval = try #require(share.betaInterval())
    #expect(isClose(share.estimate.value, 0.194444444444444))
    #expect(isClose(interval.lower, 0.104196233529888))
    #expect(isClose(interval.upper, 0.315959584713657))
  }
}
