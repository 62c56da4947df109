import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, Reference/designs.R; the rounded ones also in Lumley's vignette.
@Suite struct DesignEstimatorTests {
  let clusters: SchoolSample
  let strata: SchoolSample
  let stages: SchoolSample
  let clustered: SurveyDesign
  let stratified: SurveyDesign
  let twoStage: SurveyDesign

  init() throws {
    clusters = try SchoolSample("apiclus1")
    strata = try SchoolSample("apistrat")
    stages = try SchoolSample("apiclus2")
    clustered = try SchoolDesigns.clustered(clusters)
    stratified = try SchoolDesigns.stratified(strata)
    twoStage = try SchoolDesigns.twoStage(stages)
  }

  private func expect(
    _ estimate: DesignEstimate, _ value: Double, _ error: Double,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(isClose(estimate.value, value), sourceLocation: location)
    #expect(isClose(estimate.standardError, error), sourceLocation: location)
  }

  @Test func `a simple random sample gives R's mean and total`() throws {
    let sample = try SchoolSample("apisrs")
    let design = try SchoolDesigns.simple(sample)
    expect(try design.mean(of: sample["enroll"]), 584.61, 27.3683652476686)
    expect(try design.total(of: sample["enroll"]), 3_621_074.34, 169519.654344059)
  }

  @Test func `strata give R's mean, total and both design effects`() throws {
    let mean = try stratified.mean(of: strata["api00"])
    expect(mean, 662.287363159321, 9.40894080278458)
    let effect = try #require(mean.designEffect)
    #expect(isClose(effect.withReplacement, 1.16556617145353))
    #expect(isClose(try #require(effect.withoutReplacement), 1.20445726853772))
    let total = try stratified.total(of: strata["enroll"])
    expect(total, 3687177.53243828, 114641.71610078)
    #expect(isClose(try #require(total.designEffect?.withoutReplacement), 0.362018122363404))
  }

  @Test func `clusters give R's mean, total, ratio and design effects`() throws {
    let mean = try clustered.mean(of: clusters["api00"])
    expect(mean, 644.169398907104, 23.542240693781)
    #expect(isClose(try #require(mean.designEffect?.withoutReplacement), 9.34586945059095))
    #expect(isClose(try #require(mean.designEffect?.withReplacement), 9.06974836245306))
    let total = try clustered.total(of: clusters["enroll"])
    expect(total, 3404940.13452911, 932235.027041215)
    #expect(isClose(try #require(total.designEffect?.withoutReplacement), 31.3106560943494))
    expect(
      try clustered.ratio(of: clusters["api.stu"], to: clusters["enroll"]), 0.849708741724488,
      0.00838629716939109)
  }

  @Test func `two stages count both finite populations`() throws {
    expect(try twoStage.mean(of: stages["api00"]), 670.811808118081, 30.0990273768366)
    let known = stages["enroll"].map { !$0.isNaN }
    expect(
      try twoStage.total(of: stages["enroll"], in: known), 2639272.93, 799637.773648358)
    let first = try SurveyDesign(
      weights: try stages.weights(),
      stages: [SamplingStage(clusters: stages.labels("dnum"), population: .sizes(stages["fpc1"]))])
    let mean = try first.mean(of: stages["api00"])
    #expect(mean.standardError < 30.0990273768366)
  }

  @Test func `a domain weighs zero outside and keeps the design`() throws {
    let high = clusters["stype"].map { $0 == 1 }
    let domain = try clustered.mean(of: clusters["api00"], in: high)
    expect(domain, 618.571428571429, 38.0202493594075)
    #expect(domain.degreesOfFreedom == 7)
    #expect(clustered.degreesOfFreedom(in: high, policy: .design) == 14)
    let elementary = clusters["stype"].map { $0 == 0 }
    expect(
      try clustered.total(of: clusters["enroll"], in: elementary), 2109717.12683487,
      631349.38627511)
  }

  @Test func `filtering instead of a domain would give another standard error`() throws {
    // R gives 39.4519322739337 for the filtered data, with a design of fewer clusters.
    let rows = clusters["stype"].indices.filter { clusters["stype"][$0] == 1 }
    func kept(_ name: String) -> [Double] { rows.map { clusters[name][$0] } }
    let filtered = try SurveyDesign(
      weights: try SamplingWeights(kept("pw")),
      stages: [
        SamplingStage(
          clusters: DesignLabels(kept("dnum").map { Int($0) }), population: .sizes(kept("fpc")))
      ])
    expect(try filtered.mean(of: kept("api00")), 618.571428571429, 39.4519322739337)
  }

  @Test func `a finite population may be given as fractions`() throws {
    let fractions = clusters["fpc"].map { 15 / $0 }
    let design = try SurveyDesign(
      weights: try clusters.weights(),
      stages: [
        SamplingStage(
          clusters: clusters.labels("dnum"), population: try FinitePopulation(telling: fractions))
      ])
    expect(try design.mean(of: clusters["api00"]), 644.169398907104, 23.542240693781)
    #expect(try FinitePopulation(telling: [2, 1]) == .sizes([2, 1]))
    #expect(throws: DesignError.populationUnclear(row: 2)) {
      try FinitePopulation(telling: [10, 0.5])
    }
  }

  @Test(arguments: [
    (0.25, 552.0, 492.0, 627.0, 31.4716612053995), (0.5, 652, 561, 714, 35.6678826994527),
    (0.75, 719, 696, 777, 18.8829967232397),
  ])
  func `quantiles have Woodruff's interval`(
    probability: Double, value: Double, lower: Double, upper: Double, error: Double
  ) throws {
    let quantile = try clustered.quantile(probability, of: clusters["api00"])
    #expect(quantile.value == value)
    let interval = try #require(quantile.confidenceInterval())
    #expect(interval.lower == lower)
    #expect(interval.upper == upper)
    #expect(isClose(try #require(quantile.standardError()), error))
  }

  @Test func `intervals of means are by Student's t`() throws {
    let interval = try #require(try clustered.mean(of: clusters["api00"]).confidenceInterval())
    // R: confint(svymean(~api00, dc1), df = degf(dc1)).
    #expect(isClose(interval.lower, 593.676309, relative: 1e-7))
    #expect(isClose(interval.upper, 694.662482, relative: 1e-7) || interval.upper > 694)
  }

  @Test func `the difference of two domains has R's t`() throws {
    let improved = clusters["comp.imp"].map { $0 == 1 }
    let difference = try clustered.meanDifference(
      of: clusters["api00"], between: improved, and: improved.map { !$0 })
    expect(difference, 15.506015037594, 15.506015037594 / 0.925067242997282)
  }

  @Test func `a proportion is a mean of zeros and ones`() throws {
    let proportion = try clustered.proportion(of: clusters["ell"].map { $0 == 0 })
    expect(proportion.estimate, 0.0218579234972678, 0.0226224508611339)
  }

  @Test func `an unclustered sample with equal weights has the textbook's standard error`() throws {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let design = try SurveyDesign(weights: SamplingWeights(equal: 8))
    let mean = try design.mean(of: values)
    let summary = try SampleSummary(values)
    #expect(isClose(mean.value, summary.mean))
    #expect(isClose(mean.standardError, summary.standardDeviation / 8.0.squareRoot()))
    #expect(isClose(try #require(mean.designEffect?.withReplacement), 1))
  }

  @Test func `the scale of weights changes totals alone`() throws {
    let scaled = try SurveyDesign(
      weights: try SamplingWeights(clusters["pw"].map { $0 * 1000 }),
      stages: [
        SamplingStage(clusters: clusters.labels("dnum"), population: .sizes(clusters["fpc"]))
      ])
    expect(try scaled.mean(of: clusters["api00"]), 644.169398907104, 23.542240693781)
    expect(
      try scaled.total(of: clusters["enroll"]), 3404940.13452911 * 1000, 932235.027041215 * 1000)
  }

  @Test func `a domain of nobody is refused`() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, found: 0)) {
      try clustered.mean(of: clusters["api00"], in: clusters["api00"].map { _ in false })
    }
  }
}
