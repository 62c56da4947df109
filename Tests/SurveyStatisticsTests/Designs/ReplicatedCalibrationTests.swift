import Testing

@testable import SurveyStatistics

/// Values: R 4.2.2, survey 4.1-1, Reference/replicates.R.
@Suite struct ReplicatedCalibrationTests {
  private let sample: SchoolSample
  private let targets: CalibrationTargets

  init() throws {
    sample = try SchoolSample("apiclus1")
    targets = try CalibrationTargets([
      CategoryMargin(
        name: "stype", categories: ["E", "H", "M"], codes: sample.codes("stype"),
        totals: [4421, 755, 1018]),
      CategoryMargin(
        name: "sch.wide", categories: ["No", "Yes"], codes: sample.codes("sch.wide"),
        totals: [1072, 5122]),
    ])
  }

  private func design() throws -> SurveyDesign {
    try SurveyDesign(
      weights: try sample.weights(), stages: [SamplingStage(clusters: sample.labels("dnum"))])
  }

  private func total(_ name: String, of replicates: ReplicateWeights) throws -> DesignEstimate {
    let values = sample[name]
    return try replicates.estimate { weights in
      zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  private func mean(_ name: String, of replicates: ReplicateWeights) throws -> DesignEstimate {
    let values = sample[name]
    return try replicates.estimate { weights in
      zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    }
  }

  @Test func `a jackknife raked anew is R's`() throws {
    let replicates = try ReplicateWeights(try design(), by: .jackknife1, calibratedTo: targets)
    // R rakes each replicate to 1e-9 of the largest change of a total.
    let mean = try mean("api00", of: replicates)
    #expect(isClose(mean.value, 641.2303209265716, relative: 1e-8))
    #expect(isClose(mean.standardError, 27.1442585238704, relative: 1e-7))
    let total = try total("enroll", of: replicates)
    #expect(isClose(total.value, 3647280.148131873, relative: 1e-8))
    #expect(isClose(total.standardError, 468244.536363169, relative: 1e-7))
  }

  @Test func `a margin does not vary between replicates that are raked anew`() throws {
    let high = sample["stype"].map { $0 == 1 ? 1.0 : 0 }
    let fitted = try ReplicateWeights(try design(), by: .jackknife1, calibratedTo: targets)
    let total = try fitted.estimate { zip($0, high).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(isClose(total.value, 755))
    #expect(total.standardError < 1e-5)
    let plain = try ReplicateWeights(try design(), by: .jackknife1)
    #expect(try plain.estimate { zip($0, high).reduce(0) { $0 + $1.0 * $1.1 } }.standardError > 1)
  }

  @Test func `cells of replicates raked anew are those of their weights`() throws {
    let replicates = try ReplicateWeights(
      try design(), by: .bootstrap(replicates: 20, seed: 3),
      calibratedTo: try CalibrationTargets([targets.margins[1]]))
    let cells = sample.cells("comp.imp", "sch.wide", columnCount: 2)
    let totals = replicates.cellTotals(cells, count: 4)
    for replicate in 0..<20 {
      var sums = [0.0, 0, 0, 0]
      for (cell, weight) in zip(cells, replicates.weights(of: replicate)) {
        sums[Int(cell)] += weight
      }
      for cell in 0..<4 { #expect(isClose(totals[cell * 20 + replicate], sums[cell])) }
    }
  }

  @Test func `a replicate that misses a category is named`() throws {
    // The villages are in the second cluster alone.
    let codes: [Int32] = [0, 0, 1, 1, 0, 0]
    let targets = try CalibrationTargets([
      CategoryMargin(name: "area", categories: ["town", "village"], codes: codes, totals: [4, 2])
    ])
    let design = try SurveyDesign(
      weights: SamplingWeights(equal: 6),
      stages: [SamplingStage(clusters: DesignLabels([1, 1, 2, 2, 3, 3]))])
    #expect(
      throws: ReplicationError.recalibration(
        replicate: 2, .emptyCategory(margin: "area", category: "village"))
    ) {
      try ReplicateWeights(design, by: .jackknife1, calibratedTo: targets)
    }
  }

  @Test(arguments: [2, 3, 8])
  func `the digits of a bootstrap do not depend on the number of threads`(threads: Int) throws {
    let replicates = try ReplicateWeights(
      try design(), by: .bootstrap(replicates: 700, seed: 5))
    let cells = sample.cells("stype", "sch.wide", columnCount: 2)
    #expect(
      replicates.startTotals(cells, count: 6, threads: 1)
        == replicates.startTotals(cells, count: 6, threads: threads))
  }

  @Test(arguments: [2, 3, 8])
  func `the digits of raked weights do not depend on the number of threads`(threads: Int) {
    let rows = 3 * JointKeys.blockRows + 17
    var state: UInt64 = 1
    let codes = (0..<rows).map { _ -> Int32 in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Int32(state >> 62)
    }
    let keys = JointKeys([
      CategoryMargin(
        name: "one", categories: ["A", "B", "C", "D"], codes: codes, totals: [1, 1, 1, 1])
    ])
    let weights = (0..<rows).map { 0.1 + Double($0 % 997) / 7 }
    #expect(keys.sums(weights, threads: 1) == keys.sums(weights, threads: threads))
    #expect(keys.rowCounts(threads: 1) == keys.rowCounts(threads: threads))
    let factors = [0.3, 1.7, 2.2, 0.01]
    #expect(
      keys.scaled(weights, by: factors, threads: 1)
        == keys.scaled(weights, by: factors, threads: threads))
  }
}
