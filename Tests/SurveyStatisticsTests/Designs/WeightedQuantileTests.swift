import SurveyStatistics
import Testing

/// One definition of weighted quantiles; values: R 4.2.2, survey 4.1-1, `svyquantile(qrule = "school")`.
@Suite struct WeightedQuantileTests {
  @Test(arguments: [
    ([1.0, 2, 3, 4], [2.0, 1, 1, 2], 0.5, 2.5),
    ([1, 2, 3, 4], [2, 1, 1, 2], 0.75, 4), ([1, 2, 3, 4, 5], [1, 2, 3, 1, 1], 0.125, 1.5),
    ([1, 2, 3, 4, 5], [1, 2, 3, 1, 1], 0.375, 2.5), ([1, 2, 3, 4, 5], [1, 2, 3, 1, 1], 0.5, 3),
    ([1, 2, 3, 4, 5], [1, 2, 3, 1, 1], 0.75, 3.5),
    ([1, 2, 3, 4, 5], [1, 2, 3, 1, 1], 0.875, 4.5),
  ])
  func `a weighted quantile is R's of the school`(
    values: [Double], weights: [Double], probability: Double, expected: Double
  ) throws {
    #expect(WeightedDistribution(values, weights: weights).quantile(probability) == expected)
    let design = try SurveyDesign(weights: try SamplingWeights(weights))
    #expect(try design.quantile(probability, of: values).value == expected)
  }

  @Test func `below the first share lies the first value`() {
    // Where R's code finds none, and gives the second.
    #expect(WeightedDistribution([1, 2, 3, 4], weights: [2, 1, 1, 2]).quantile(0.25) == 1)
  }

  @Test(arguments: [1.0, 3.3, 0.1, 1e-7, 7e9])
  func `equal weights give the median without weights`(weight: Double) {
    for count in 1...60 {
      let values = (0..<count).map { Double(($0 * 7 + 3) % 11) + 0.1 }
      let sorted = values.sorted()
      let plain =
        count.isMultiple(of: 2)
        ? (sorted[count / 2 - 1] + sorted[count / 2]) / 2 : sorted[count / 2]
      let weights = [Double](repeating: weight, count: count)
      #expect(WeightedDistribution(values, weights: weights).median == plain)
    }
  }

  @Test func `who weighs nothing is not in the median`() {
    let distribution = WeightedDistribution([1, 2, 9, 9, 9], weights: [1, 1, 0, 0, 0])
    #expect(distribution.median == 1.5)
  }
}
