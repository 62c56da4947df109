import Testing

@testable import SurveyStatistics

@Suite struct FittedValuesTests {
  private static let rows = JointKeys.blockRows + 1_000

  private func targets() throws -> CalibrationTargets {
    try CalibrationTargets([
      CategoryMargin(
        name: "one", categories: ["A", "B", "C"],
        codes: (0..<Self.rows).map { Int32($0 * $0 / 3 % 3) },
        totals: [0.2, 0.3, 0.5].map { $0 * Double(Self.rows) }),
      CategoryMargin(
        name: "two", categories: ["X", "Y"], codes: (0..<Self.rows).map { Int32($0 % 2) },
        totals: [0.4, 0.6].map { $0 * Double(Self.rows) }),
    ])
  }

  @Test func `no weights to begin with are weights of one`() throws {
    let targets = try targets()
    let shared = try CalibratedWeights(nil, to: targets)
    let own = try CalibratedWeights(SamplingWeights(equal: Self.rows), to: targets)
    #expect(shared.weights == own.weights)
    #expect(shared.sharedWeights != nil && own.sharedWeights == nil)
    #expect(shared.weights(of: 65_000..<66_000) == Array(own.weights.values[65_000..<66_000]))
  }

  @Test func `the spread of fitted weights is that of their values`() throws {
    let targets = try targets()
    let start = try SamplingWeights((0..<Self.rows).map { 0.5 + Double($0 % 97) / 13 })
    for fitted in [
      try CalibratedWeights(nil, to: targets), try CalibratedWeights(start, to: targets),
    ] {
      let spread = fitted.weights.spread
      #expect(fitted.spread.respondents == spread.respondents)
      #expect(isClose(fitted.spread.designEffect, spread.designEffect))
      #expect(isClose(fitted.spread.effectiveSampleSize, spread.effectiveSampleSize))
      #expect(fitted.spread.smallest == spread.smallest)
      #expect(fitted.spread.largest == spread.largest)
    }
  }

  @Test(arguments: [1, 2, 3])
  func `the spread has the same digits on any number of threads`(threads: Int) throws {
    let keys = try targets().keys
    let values = (0..<Self.rows).map { 0.5 + Double($0 % 97) / 13 }
    let factors = (0..<keys.count).map { 0.3 + Double($0) / 7 }
    #expect(
      keys.spread(of: values, times: factors, threads: threads)
        == keys.spread(of: values, times: factors, threads: 1))
  }
}
