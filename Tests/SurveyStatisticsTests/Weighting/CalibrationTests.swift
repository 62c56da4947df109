import SurveyStatistics
import Testing

/// Values: R 4.2.2, survey 4.1-1, Reference/designs.R.
@Suite struct CalibrationTests {
  let sample: SchoolSample
  let design: SurveyDesign
  let types: CategoryMargin
  let goals: CategoryMargin

  init() throws {
    sample = try SchoolSample("apiclus1")
    design = try SchoolDesigns.clustered(sample)
    types = CategoryMargin(
      name: "stype", categories: ["E", "H", "M"], codes: sample.codes("stype"),
      totals: [4421, 755, 1018])
    goals = CategoryMargin(
      name: "sch.wide", categories: ["No", "Yes"], codes: sample.codes("sch.wide"),
      totals: [1072, 5122])
  }

  private func expect(
    _ estimate: DesignEstimate, _ value: Double, _ error: Double, relative: Double = 1e-9,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(isClose(estimate.value, value, relative: relative), sourceLocation: location)
    #expect(
      isClose(estimate.standardError, error, relative: relative), sourceLocation: location)
  }

  @Test func `post-stratified totals have the variance of residuals`() throws {
    let fitted = try design.postStratified(by: types)
    expect(try fitted.total(of: sample["enroll"]), 3680892.94511905, 406292.636294802)
    expect(try fitted.mean(of: sample["api00"]), 642.310788211582, 23.9204864450904)
    // New weights alone would leave the variance of an uncalibrated design.
    let plain = try SurveyDesign(
      weights: fitted.weights,
      stages: [SamplingStage(clusters: sample.labels("dnum"), population: .sizes(sample["fpc"]))])
    #expect(
      try plain.total(of: sample["enroll"]).standardError
        > 2 * fitted.total(of: sample["enroll"]).standardError)
  }

  @Test func `a margin itself has no variance left`() throws {
    let fitted = try design.calibrated(to: try CalibrationTargets([types, goals]))
    let high = try fitted.total(of: sample["stype"].map { $0 == 1 ? 1 : 0 })
    #expect(isClose(high.value, 755))
    #expect(high.standardError < 1e-6)
  }

  @Test func `raking is R's`() throws {
    let fitted = try design.calibrated(to: try CalibrationTargets([types, goals]))
    // R stops within 1e-10 of a cell and then takes ten rounds of residuals.
    expect(try fitted.total(of: sample["enroll"]), 3647280.14806518, 400603.256862004)
    expect(
      try fitted.mean(of: sample["api00"]), 641.2303209268, 23.703616887929, relative: 1e-8)
  }

  @Test func `calibration on a number is R's regression estimator`() throws {
    let targets = try CalibrationTargets(
      [types], numbers: [NumericMargin(name: "api99", values: sample["api99"], total: 3_914_069)])
    let fitted = try design.calibrated(to: targets, by: .linear(bounds: nil))
    expect(try fitted.mean(of: sample["api00"]), 665.30907116578, 3.44175311640481)
    expect(try fitted.total(of: sample["enroll"]), 3638487.20413188, 385524.427352479)
    let weights = try CalibratedWeights(design.weights, to: targets, by: .linear(bounds: nil))
    #expect(isClose(weights.factors.lowerBound, 0.418592462213952))
    #expect(isClose(weights.factors.upperBound, 1.833294883169966))
  }

  @Test func `logit calibration keeps its bounds and is R's`() throws {
    let targets = try CalibrationTargets([types, goals])
    let fitted = try design.calibrated(to: targets, by: .logit(bounds: 0.5...1.6))
    expect(
      try fitted.mean(of: sample["api00"]), 640.528047060925, 24.0266037810906, relative: 1e-8)
    expect(
      try fitted.total(of: sample["enroll"]), 3667492.05193594, 407237.650926266, relative: 1e-8)
    let weights = try CalibratedWeights(
      design.weights, to: targets, by: .logit(bounds: 0.5...1.6))
    #expect(isClose(weights.factors.lowerBound, 0.872869634829096, relative: 1e-8))
    #expect(isClose(weights.factors.upperBound, 1.598317828449869, relative: 1e-8))
  }

  @Test func `bounded linear calibration is R's`() throws {
    let targets = try CalibrationTargets([types, goals])
    let fitted = try design.calibrated(to: targets, by: .linear(bounds: 0.5...1.7))
    expect(
      try fitted.total(of: sample["enroll"]), 3661235.15928719, 404867.821341773, relative: 1e-8)
    let weights = try CalibratedWeights(
      design.weights, to: targets, by: .linear(bounds: 0.5...1.7))
    #expect(weights.factors.upperBound <= 1.7)
  }

  @Test func `raking on rows and on combinations agree`() throws {
    let whole = try CalibrationTargets([types, goals])
    let one = Array(repeating: 1.0, count: sample.count)
    let byRows = try CalibrationTargets(
      [types, goals], numbers: [NumericMargin(name: "one", values: one, total: 6194)])
    let first = try CalibratedWeights(design.weights, to: whole)
    let second = try CalibratedWeights(design.weights, to: byRows)
    for (one, other) in zip(first.weights.values, second.weights.values) {
      #expect(isClose(one, other, relative: 1e-8))
    }
  }

  @Test func `an empty category is named with its margin`() throws {
    let margin = CategoryMargin(
      name: "stype", categories: ["E", "H", "M", "X"], codes: sample.codes("stype"),
      totals: [4421, 755, 1000, 18])
    #expect(throws: WeightingError.emptyCategory(margin: "stype", category: "X")) {
      try design.calibrated(to: try CalibrationTargets([margin, goals]))
    }
    let absent = CategoryMargin(
      name: "stype", categories: ["E", "H", "M"], codes: sample.codes("stype"),
      totals: [5176, 0, 1018])
    #expect(throws: WeightingError.absentCategory(margin: "stype", category: "H")) {
      try design.calibrated(to: try CalibrationTargets([absent, goals]))
    }
  }

  @Test func `margins that do not agree are both named`() {
    let other = CategoryMargin(
      name: "sch.wide", categories: ["No", "Yes"], codes: sample.codes("sch.wide"),
      totals: [1072, 5000])
    #expect(
      throws: WeightingError.marginsDisagree(
        "stype", sum: 6194, other: "sch.wide", otherSum: 6072)
    ) {
      try CalibrationTargets([types, other])
    }
  }

  @Test func `margins that no weights meet end with the margin named`() throws {
    // Everyone in A is in X and everyone in B in Y, but the margins differ.
    let codes: [Int32] = [0, 0, 1, 1]
    let targets = try CalibrationTargets([
      CategoryMargin(name: "one", categories: ["A", "B"], codes: codes, totals: [1, 3]),
      CategoryMargin(name: "two", categories: ["X", "Y"], codes: codes, totals: [2, 2]),
    ])
    let error = #expect(throws: WeightingError.self) {
      try CalibratedWeights(SamplingWeights(equal: 4), to: targets)
    }
    guard case .noConvergence(let margin, _, _) = error else {
      Issue.record("another error")
      return
    }
    #expect(margin == "one" || margin == "two")
  }

  @Test func `bounds that cannot be met name the margin`() throws {
    let targets = try CalibrationTargets([types, goals])
    for method in [
      CalibrationMethod.logit(bounds: 0.9...1.1), .linear(bounds: 0.9...1.1),
    ] {
      let error = #expect(throws: WeightingError.self) {
        try CalibratedWeights(design.weights, to: targets, by: method)
      }
      guard case .boundsUnattainable(let margin, let gap) = error else {
        Issue.record("another error")
        return
      }
      #expect(["stype", "sch.wide"].contains(margin))
      #expect(gap > 0.01)
    }
    let trimmed = #expect(throws: WeightingError.self) {
      try CalibratedWeights.raked(design.weights, to: targets, trimmedTo: 0.95...1.05)
    }
    guard case .boundsUnattainable = trimmed else {
      Issue.record("another error")
      return
    }
  }

  @Test func `trimmed weights meet the margins within their limits`() throws {
    let targets = try CalibrationTargets([types, goals])
    let free = try CalibratedWeights(design.weights, to: targets)
    let limited = try CalibratedWeights.raked(
      design.weights, to: targets, trimmedTo: 0.5...1.7)
    let mean = limited.weights.sum / Double(sample.count)
    #expect(limited.trimmed > 0)
    #expect((free.weights.values.max() ?? 0) > 1.7 * mean)
    #expect((limited.weights.values.max() ?? 0) <= 1.7 * mean * (1 + 1e-8))
    var sums = [0.0, 0, 0]
    for (code, weight) in zip(types.codes, limited.weights.values) { sums[Int(code)] += weight }
    for (sum, total) in zip(sums, types.totals) { #expect(isClose(sum, total, relative: 1e-8)) }
  }

  @Test func `weights below zero are kept, and the margins are met with them`() throws {
    let margin = CategoryMargin(
      name: "m", categories: ["a", "b"], codes: [0, 0, 0, 1, 1, 1], totals: [0.3, 5.7])
    let other = CategoryMargin(
      name: "o", categories: ["c", "d"], codes: [0, 0, 1, 0, 1, 1], totals: [0.5, 5.5])
    for start in [nil, try SamplingWeights([1, 2, 1, 2, 1, 1])] {
      let fitted = try CalibratedWeights(
        start, to: try CalibrationTargets([margin, other]), by: .linear(bounds: nil))
      let weights = fitted.rowWeights
      #expect(fitted.negative == weights.count { $0 < 0 })
      #expect(fitted.negative > 0)
      #expect(isClose(weights[0] + weights[1] + weights[2], 0.3))
      #expect(isClose(weights[0] + weights[1] + weights[3], 0.5))
      #expect(isClose(weights.reduce(0, +), 6))
      #expect(isClose(fitted.margins.after[0][0], 0.3))
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      #expect(isClose(fitted.spread.designEffect, 6 * squares / 36))
      #expect(fitted.spread.smallest == weights.min())
      #expect(fitted.spread.largest == weights.max())
      #expect(fitted.weights(of: 1..<4) == Array(weights[1..<4]))
    }
  }

  @Test func `a design takes no weights below zero`() throws {
    let margin = CategoryMargin(
      name: "m", categories: ["a", "b"], codes: [0, 0, 0, 1, 1, 1], totals: [0.3, 5.7])
    let other = CategoryMargin(
      name: "o", categories: ["c", "d"], codes: [0, 0, 1, 0, 1, 1], totals: [0.5, 5.5])
    let design = try SurveyDesign(weights: SamplingWeights(equal: 6))
    let error = #expect(throws: WeightingError.self) {
      try design.calibrated(
        to: try CalibrationTargets([margin, other]), by: .linear(bounds: nil))
    }
    guard case .negativeWeights = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
