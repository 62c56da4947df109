import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, `as.svrepdesign`, Reference/designs.R.
@Suite struct ReplicateWeightTests {
  // Ambulance runs, cardiac arrests and survivors (Levy & Lemeshow, p. 395; R's `scd`).
  private let arrests: [Double] = [120, 78, 185, 228, 670, 530]
  private let alive: [Double] = [25, 24, 30, 49, 80, 70]

  private func ambulances() throws -> SurveyDesign {
    try SurveyDesign(
      weights: SamplingWeights(equal: 6),
      stages: [
        SamplingStage(
          strata: DesignLabels([1, 1, 2, 2, 3, 3]), clusters: DesignLabels([1, 2, 1, 2, 1, 2]))
      ], nested: true)
  }

  private func ratio(_ method: ReplicationMethod) throws -> DesignEstimate {
    let (alive, arrests) = (alive, arrests)
    return try ReplicateWeights(try ambulances(), by: method).estimate { weights in
      let below = zip(weights, arrests).reduce(0) { $0 + $1.0 * $1.1 }
      return below > 0 ? zip(weights, alive).reduce(0) { $0 + $1.0 * $1.1 } / below : nil
    }
  }

  @Test(arguments: [
    (ReplicationMethod.balancedHalves, 0.00941840066991849),
    (.jackknifeN, 0.00984645720399716), (.fay(rho: 0.3), 0.00952518747770524),
  ])
  func `ratios of ambulance stations are R's`(method: ReplicationMethod, error: Double) throws {
    let estimate = try ratio(method)
    #expect(isClose(estimate.value, 0.153506350082827))
    #expect(isClose(estimate.standardError, error))
  }

  @Test func `linearization gives another standard error`() throws {
    let taylor = try ambulances().ratio(of: alive, to: arrests)
    #expect(isClose(taylor.standardError, 0.00980730359997476))
  }

  private func mean(_ values: [Double]) -> ([Double]) -> Double? {
    { weights in
      let sum = weights.reduce(0, +)
      return sum > 0 ? zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / sum : nil
    }
  }

  @Test func `the jackknife without strata is not Taylor's`() throws {
    let sample = try SchoolSample("apiclus1")
    let design = try SchoolDesigns.clustered(sample)
    let replicates = try ReplicateWeights(design, by: .jackknife1)
    let estimate = try replicates.estimate(of: mean(sample["api00"]))
    #expect(isClose(estimate.standardError, 26.3293605895276))
    #expect(!isClose(estimate.standardError, 23.542240693781, relative: 0.1))
    let test = try RaoScottTest(
      try replicates.table(
        cells: sample.cells("sch.wide", "stype", columnCount: 3), rows: 2, columns: 3))
    #expect(isClose(test.statistic.value, 4.46390538192959))
    #expect(isClose(test.statistic.degreesOfFreedom[0], 1.4197254796946))
    #expect(isClose(test.statistic.degreesOfFreedom[1], 19.8761567157244))
    #expect(isClose(test.pValue.value, 0.0357733990135964))
  }

  @Test func `the stratified jackknife is R's`() throws {
    let sample = try SchoolSample("apistrat")
    let replicates = try ReplicateWeights(
      try SchoolDesigns.stratified(sample), by: .jackknifeN)
    #expect(
      isClose(
        try replicates.estimate(of: mean(sample["api00"])).standardError, 9.40894080278461))
    let total = try replicates.estimate { weights in
      zip(weights, sample["enroll"]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(isClose(total.standardError, 114641.71610078))
  }

  @Test func `bootstrap and linearization agree within its noise`() throws {
    let sample = try SchoolSample("apistrat")
    let design = try SurveyDesign(
      weights: try sample.weights(),
      stages: [SamplingStage(strata: sample.labels("stype"))])
    let replicates = try ReplicateWeights(
      design, by: .bootstrap(replicates: 2_000, seed: 20_261_124))
    let estimate = try replicates.estimate(of: mean(sample["api00"]))
    let taylor = try design.mean(of: sample["api00"])
    #expect(isClose(estimate.standardError, taylor.standardError, relative: 0.06))
    // The sum of a replicate's factors in a stratum is the number of its clusters.
    let weights = replicates.weights(of: 7)
    #expect(isClose(weights.reduce(0, +), sample["pw"].reduce(0, +)))
  }

  @Test func `replicated cells are those of each replicate's weights`() throws {
    let sample = try SchoolSample("apiclus1")
    let replicates = try ReplicateWeights(
      try SchoolDesigns.clustered(sample), by: .bootstrap(replicates: 20, seed: 1))
    let cells = sample.cells("sch.wide", "stype", columnCount: 3)
    let totals = replicates.cellTotals(cells, count: 6)
    for replicate in [0, 19] {
      var direct = [Double](repeating: 0, count: 6)
      for (cell, weight) in zip(cells, replicates.weights(of: replicate)) {
        direct[Int(cell)] += weight
      }
      for cell in 0..<6 {
        #expect(abs(totals[cell * 20 + replicate] - direct[cell]) <= 1e-9 * 6194)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 11, 12, 19, 23, 30, 39])
  func `balanced halves are orthogonal for any number of strata`(strata: Int) throws {
    let design = try SurveyDesign(
      weights: SamplingWeights(equal: 2 * strata),
      stages: [SamplingStage(strata: DesignLabels((0..<2 * strata).map { $0 / 2 }))])
    let replicates = try ReplicateWeights(design, by: .balancedHalves)
    // Full balance: the variance of a linear estimator is exactly Taylor's.
    let values = (0..<2 * strata).map { Double($0 * $0 % 17) }
    let estimate = try replicates.estimate(centeredAtEstimate: true) { weights in
      zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(isClose(estimate.standardError, try design.total(of: values).standardError))
  }

  @Test func `a method that does not suit the design is refused`() throws {
    #expect(throws: ReplicationError.strata(needed: false)) {
      try ReplicateWeights(try ambulances(), by: .jackknife1)
    }
    let single = try SurveyDesign(weights: SamplingWeights(equal: 5))
    #expect(throws: ReplicationError.strata(needed: true)) {
      try ReplicateWeights(single, by: .jackknifeN)
    }
    #expect(throws: ReplicationError.notTwoClusters(found: 5)) {
      try ReplicateWeights(single, by: .balancedHalves)
    }
  }
}
