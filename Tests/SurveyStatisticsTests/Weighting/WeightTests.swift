import SurveyStatistics
import Testing

@Suite struct WeightTests {
  @Test func `Kish's example has its effective sample`() throws {
    // 12 respondents of weight 1.733 and 28 of 0.686: 32.516 (mTab and Quantum manuals).
    let weights = try SamplingWeights((0..<40).map { $0 < 12 ? 1.733 : 0.686 })
    #expect(isClose(weights.effectiveSampleSize, 32.516152, relative: 1e-7))
    #expect(isClose(weights.designEffect * weights.effectiveSampleSize, 40))
  }

  @Test func `equal weights lose nothing`() {
    #expect(SamplingWeights(equal: 9, weight: 0.3).designEffect.rounded(.toNearestOrEven) == 1)
  }

  @Test(arguments: [-1, Double.nan, .infinity])
  func `a weight that is none is refused by its row`(weight: Double) {
    #expect(throws: WeightError.unsound(row: 2)) { try SamplingWeights([1, weight]) }
    #expect(throws: WeightError.unsound(row: 2)) { try FrequencyWeights([1, weight]) }
    #expect(throws: WeightError.unsound(row: 2)) { try PrecisionWeights([1, weight]) }
  }

  @Test func `each kind of weight has rules of its own`() throws {
    #expect(throws: WeightError.notWhole(row: 1)) { try FrequencyWeights([0.5, 1]) }
    #expect(throws: WeightError.notPositive(row: 2)) { try PrecisionWeights([0.5, 0]) }
    #expect(try SamplingWeights([0.5, 0]).respondents == 1)
    #expect(try FrequencyWeights([2, 0, 3]).observations == 5)
    #expect(throws: WeightError.allZero) { try SamplingWeights([0, 0]) }
  }
}
