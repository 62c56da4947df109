import Microdata
import SurveyStatistics
import Testing

@testable import Tabulation

/// Predictors that separate ordered answers are named, however they do it.
@Suite struct OrdinalSeparationTests {
  private func fit(
    _ y: [Int], _ x: [Double], _ z: [Double]? = nil, weights: [Double]? = nil
  ) throws -> RegressionModel {
    let data = dataset(
      SmallColumn.declared("y", ["lo", "mid", "hi"]).holding(y), numbers("x", x),
      numbers("z", z ?? x), numbers("w", weights ?? x.map { _ in 1 }))
    let request = ModelRequest(
      try ModelFormula(parsing: z == nil ? "y ~ x" : "y ~ x + z"), family: .ordinal)
    return try RegressionModel(
      request, of: Sample(data, weighting: weights == nil ? .none : .sampling("w")))
  }

  private func separated(_ names: [String]) -> ModelError {
    ModelError.separated(names, outcome: "y", mayPenalize: false)
  }

  @Test func `answers that rise with a number without an overlap`() {
    #expect(throws: separated(["x"])) { try fit([0, 0, 1, 1, 2, 2], [1, 2, 3, 4, 5, 6]) }
    #expect(throws: separated(["x"])) { try fit([2, 2, 1, 1, 0, 0], [1, 2, 3, 4, 5, 6]) }
  }

  @Test func `groups that share one answer alone, between those of their own`() {
    let y = [0, 0, 1, 0, 1, 2, 2, 2, 2]
    let x: [Double] = [0, 0, 0, 0, 1, 1, 1, 1, 1]
    #expect(throws: separated(["x"])) { try fit(y, x) }
    #expect(throws: separated(["x"])) { try fit(y, x, weights: [1, 2, 1, 1, 3, 1, 1, 2, 1]) }
  }

  @Test func `two predictors that do it together`() {
    // x + z tells the answers apart, neither alone does.
    let x: [Double] = [1, 5, 2, 6, 3, 8, 4, 9]
    let z: [Double] = [4, 1, 6, 3, 9, 4, 11, 7]
    #expect(throws: separated(["x", "z"])) { try fit([0, 0, 1, 1, 2, 2, 2, 2], x, z) }
  }

  @Test func `answers that overlap are fitted`() throws {
    let model = try fit([0, 1, 0, 1, 2, 1, 2, 0, 2, 2], [1, 2, 3, 4, 5, 6, 7, 5, 2, 9])
    #expect(model.coefficients.allSatisfy { abs($0.estimate.value) < 20 })
  }
}
