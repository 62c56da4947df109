import SurveyStatistics
import Testing

@Suite struct SurveyDesignTests {
  private let weights = SamplingWeights(equal: 6)

  private func design(
    strata: [Int]? = nil, clusters: [Int]? = nil, population: FinitePopulation? = nil,
    nested: Bool = false, lonely: LonelyStratumPolicy = .fail
  ) throws -> SurveyDesign {
    try SurveyDesign(
      weights: weights,
      stages: [
        SamplingStage(
          strata: strata.map { DesignLabels($0) }, clusters: clusters.map { DesignLabels($0) },
          population: population)
      ], nested: nested, lonelyStrata: lonely)
  }

  @Test func `clusters that two strata share are refused unless nested`() throws {
    let strata = [1, 1, 1, 2, 2, 2]
    let clusters = [1, 1, 2, 1, 2, 2]
    #expect(throws: DesignError.clusterInTwoStrata("1", stage: 1)) {
      try design(strata: strata, clusters: clusters)
    }
    let nested = try design(strata: strata, clusters: clusters, nested: true)
    #expect(nested.primaryUnits == 4)
    #expect(nested.degreesOfFreedom() == 2)
    let renamed = try design(strata: strata, clusters: [1, 1, 2, 3, 4, 4])
    let values: [Double] = [1, 2, 3, 4, 5, 7]
    #expect(try nested.mean(of: values) == renamed.mean(of: values))
  }

  @Test func `a lonely stratum fails by name unless a policy is chosen`() throws {
    #expect(throws: DesignError.lonelyStratum("7", stage: 1)) {
      try design(strata: [1, 1, 1, 1, 1, 7])
    }
    #expect(
      DesignError.lonelyStratum("7", stage: 1).description
        == "stratum '7' has a single unit at stage 1, so its variance is not known; join it with "
        + "another stratum, or choose what lonely strata add")
    for policy in LonelyStratumPolicy.allCases where policy != .fail {
      #expect(try design(strata: [1, 1, 1, 1, 1, 7], lonely: policy).lonelyCount == 1)
    }
  }

  @Test func `a stratum drawn whole is never lonely`() throws {
    let design = try design(
      strata: [1, 1, 1, 1, 1, 7], population: .sizes([50, 50, 50, 50, 50, 1]))
    #expect(design.lonelyCount == 0)
  }

  @Test func `a domain makes no stratum lonely`() throws {
    let design = try design(strata: [1, 1, 1, 2, 2, 2])
    let mean = try design.mean(
      of: [1, 2, 3, 4, 5, 6], in: [true, true, true, true, false, false])
    #expect(mean.standardError > 0)
  }

  // R 4.2.2, survey 4.1-1: 30 E, 20 M and one H of apistrat without fpc, Reference/designs.R.
  @Test(arguments: [
    (LonelyStratumPolicy.adjust, (18.4668786433085, 70938.9704876032)),
    (.certainty, (18.3854731147323, 62957.1545385622)),
    (.average, (22.5175139053763, 77106.4521385117)),
  ])
  func `policies for lonely strata agree with R`(
    policy: LonelyStratumPolicy, errors: (Double, Double)
  ) throws {
    let sample = try SchoolSample("apistrat")
    let kind = sample["stype"]
    func first(_ count: Int, _ code: Double) -> ArraySlice<Int> {
      kind.indices.filter { kind[$0] == code }.prefix(count)
    }
    let rows = Array(first(30, 0)) + Array(first(20, 2)) + Array(first(1, 1))
    let design = try SurveyDesign(
      weights: try SamplingWeights(rows.map { sample["pw"][$0] }),
      stages: [SamplingStage(strata: DesignLabels(rows.map { Int(kind[$0]) }))],
      lonelyStrata: policy)
    let mean = try design.mean(of: rows.map { sample["api00"][$0] })
    let total = try design.total(of: rows.map { sample["enroll"][$0] })
    #expect(isClose(mean.standardError, errors.0))
    #expect(isClose(total.standardError, errors.1))
  }

  @Test func `populations that contradict the sample are refused`() {
    #expect(throws: DesignError.populationTooSmall(stratum: "all", stage: 1, sampled: 6)) {
      try design(population: .sizes([5, 5, 5, 5, 5, 5]))
    }
    #expect(throws: DesignError.populationVaries(stratum: "1", stage: 1)) {
      try design(strata: [1, 1, 1, 2, 2, 2], population: .sizes([9, 9, 8, 7, 7, 7]))
    }
    #expect(throws: DesignError.populationUnsound(row: 3)) {
      try design(population: .sizes([9, 9, -1, 9, 9, 9]))
    }
  }

  @Test func `a sample of the whole population has no sampling error`() throws {
    let mean = try design(population: .sizes([6, 6, 6, 6, 6, 6])).mean(of: [1, 2, 3, 4, 5, 6])
    #expect(mean.standardError == 0)
  }
}
