import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, `svyciprop`, Reference/designs.R.
@Suite struct DesignProportionTests {
  private func noLearners() throws -> DesignProportion {
    let sample = try SchoolSample("apiclus1")
    return try SchoolDesigns.clustered(sample).proportion(of: sample["ell"].map { $0 == 0 })
  }

  private func expect(
    _ interval: ConfidenceInterval?, _ lower: Double, _ upper: Double, relative: Double = 1e-9,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let interval = try #require(interval, sourceLocation: location)
    #expect(isClose(interval.lower, lower, relative: relative), sourceLocation: location)
    #expect(isClose(interval.upper, upper, relative: relative), sourceLocation: location)
  }

  @Test func `logit, beta and Wald intervals are R's`() throws {
    let share = try noLearners()
    // R's xlogit differentiates in doubles; its logit fits a model to 1e-8.
    try expect(share.logitInterval(), 0.0023046912841355, 0.1777477668226995)
    try expect(share.betaInterval(), 0.000216146832743157, 0.137507763914980763)
    try expect(share.waldInterval(), -0.0266624079577670, 0.0703782549523025)
  }

  @Test func `the arcsine interval is R's`() throws {
    let sample = try SchoolSample("apiclus1")
    let share = try SchoolDesigns.clustered(sample).proportion(of: sample["stype"].map { $0 == 0 })
    try expect(share.arcsineInterval(), 0.680068989103783, 0.876887683432301)
    try expect(share.arcsineInterval(level: 0.9), 0.700132880858651, 0.862280588597982)
  }

  @Test func `an arcsine interval that reaches past 0 begins there, where R folds it back`() throws
  {
    let interval = try #require(try noLearners().arcsineInterval())
    // R has .000307192708887876 below, the square of the sine of an angle under zero.
    #expect(interval.lower == 0)
    #expect(isClose(interval.upper, 0.0955767363668430))
  }

  @Test func `the likelihood interval ends where the curve of R's meets its limit`() throws {
    let sample = try SchoolSample("apiclus1")
    let design = try SchoolDesigns.clustered(sample)
    let rare = try noLearners()
    // Roots of the curve by R's uniroot, Reference/calibrated.R; its own spline misses them a little.
    try expect(rare.likelihoodInterval(), 0.000675005746850112, 0.107778513279002)
    try expect(rare.likelihoodInterval(), 0.000663921180934204, 0.107778408381593, relative: 0.02)
    let common = try design.proportion(of: sample["stype"].map { $0 == 0 })
    try expect(common.likelihoodInterval(), 0.677578897171332, 0.874085206623602)
    try expect(common.likelihoodInterval(), 0.677261363640005, 0.874289664521281, relative: 5e-4)
  }

  @Test func `intervals of a share and of its complement mirror each other`() throws {
    let sample = try SchoolSample("apiclus1")
    let design = try SchoolDesigns.clustered(sample)
    let share = try noLearners()
    let rest = try design.proportion(of: sample["ell"].map { $0 != 0 })
    for (one, other) in [
      (share.arcsineInterval(), rest.arcsineInterval()),
      (share.likelihoodInterval(), rest.likelihoodInterval()),
    ] {
      let (one, other) = (try #require(one), try #require(other))
      #expect(isClose(one.lower, 1 - other.upper, relative: 1e-8))
      #expect(isClose(one.upper, 1 - other.lower, relative: 1e-8))
    }
  }

  @Test func `arcsine intervals end at 0 and 1 and shares of 0 and 1 have none`() throws {
    let few = try SurveyDesign(weights: SamplingWeights(equal: 5))
      .proportion(of: (0..<5).map { $0 == 0 })
    #expect(try #require(few.arcsineInterval()).lower == 0)
    let none = try SurveyDesign(weights: SamplingWeights(equal: 5))
      .proportion(of: Array(repeating: false, count: 5))
    #expect(none.arcsineInterval() == nil && none.likelihoodInterval() == nil)
  }

  @Test func `the effective sample of a stratified design may exceed n only uncapped`() throws {
    let sample = try SchoolSample("apistrat")
    let share = try SchoolDesigns.stratified(sample).proportion(
      of: sample["sch.wide"].map { $0 == 1 })
    try expect(
      share.betaInterval(capped: false), 0.774171328597313, 0.873431592620735)
    let size = try #require(share.effectiveSampleSize(capped: false))
    #expect(try #require(share.effectiveSampleSize()) == min(size, 200))
  }

  @Test func `shares of 0 and 1 have one-sided beta intervals of n`() throws {
    let design = try SurveyDesign(weights: SamplingWeights(equal: 40))
    let none = try design.proportion(of: Array(repeating: false, count: 40))
    let exact = try ProportionInterval.clopperPearson(successes: 0, trials: 40)
    #expect(none.betaInterval() == exact)
    #expect(none.logitInterval() == nil)
    let everyone = try design.proportion(of: Array(repeating: true, count: 40))
    #expect(everyone.betaInterval()?.upper == 1)
    try expect(
      everyone.betaInterval(),
      try ProportionInterval.clopperPearson(successes: 40, trials: 40)
        .lower, 1)
  }

  @Test func `in a simple random sample the beta interval is Clopper and Pearson's`() throws {
    // V = p (1 − p) / (n − 1), so n* = n − 1: the identity holds for 30 of 101 respondents as 100.
    let design = try SurveyDesign(weights: SamplingWeights(equal: 101))
    let share = try design.proportion(of: (0..<101).map { $0 < 30 })
    #expect(isClose(try #require(share.effectiveSampleSize()), 100))
  }

  @Test func `Jeffreys' interval is that of statsmodels`() throws {
    // statsmodels 0.15.0: proportion_confint(81, 263, method="jeffreys").
    try expect(
      ProportionInterval.jeffreys(successes: 81, trials: 263), 0.2545219349910236,
      0.36564749917408246)
    let none = ProportionInterval.jeffreys(successes: 0, trials: 20)
    #expect(none.lower == 0)
  }

  @Test func `the effective Wilson interval contains the share and stays inside 0 to 1`() throws {
    let share = try noLearners()
    let interval = try #require(share.wilsonInterval())
    #expect(interval.contains(share.estimate.value))
    #expect(0 <= interval.lower && interval.upper <= 1)
    let jeffreys = try #require(share.jeffreysInterval())
    #expect(jeffreys.contains(share.estimate.value))
  }

  @Test func `the rule of NCHS keeps small and vague shares back`() throws {
    let rare = PresentationStandard(try noLearners())
    #expect(rare.findings == [.relativelyTooWide])
    #expect(rare.isSuppressed)
    let small = try SurveyDesign(weights: SamplingWeights(equal: 20))
      .proportion(of: (0..<20).map { $0 < 10 })
    #expect(PresentationStandard(small).findings == [.sampleTooSmall, .intervalTooWide])
    let large = try SurveyDesign(weights: SamplingWeights(equal: 2000))
      .proportion(of: (0..<2000).map { $0 < 900 })
    #expect(!PresentationStandard(large).isSuppressed)
    let none = try SurveyDesign(weights: SamplingWeights(equal: 100))
      .proportion(of: Array(repeating: false, count: 100))
    #expect(PresentationStandard(none).findings == [.noVariation])
  }
}
