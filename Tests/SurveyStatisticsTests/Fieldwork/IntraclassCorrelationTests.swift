import SurveyStatistics
import Testing

/// Reference values are printed by `Reference/fieldwork.R`.
@Suite struct IntraclassCorrelationTests {
  private func correlation(_ groups: [[Double]]) throws -> IntraclassCorrelation {
    try IntraclassCorrelation(try groups.map { values in try SampleSummary(values) })
  }

  private let turnips = [
    [3.28, 3.09, 3.03, 3.03], [3.52, 3.48, 3.38, 3.38], [2.88, 2.80, 2.81, 2.76],
    [3.34, 3.38, 3.23, 3.26],
  ]

  @Test func `turnip leaves are as Snedecor and Cochran print them and R computes them`() throws {
    let result = try correlation(turnips)
    // The book: mean squares 0.2961 and 0.0066, components 0.0724 and 0.0066.
    #expect(abs(result.value - 0.0724 / (0.0724 + 0.0066)) < 0.001)
    #expect(isClose(result.value, 0.91641058781636120))
    let interval = result.confidenceInterval()
    #expect(isClose(interval.lower, 0.69289430827898346))
    #expect(isClose(interval.upper, 0.99380840102232937))
  }

  @Test func `judges agree as Shrout and Fleiss print them`() throws {
    let result = try correlation([
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ])
    // Shrout & Fleiss (1979), table 4: ICC(1,1) = .17.
    #expect(abs(result.value - 0.17) < 0.005)
    #expect(isClose(result.value, 0.165741768405475))
    #expect(isClose(result.confidenceInterval().lower, -0.132932324874751))
    #expect(isClose(result.confidenceInterval().upper, 0.722560062328121))
  }

  @Test func `with equal groups Wald's interval is Searle's closed form`() throws {
    let result = try correlation(turnips)
    // (F / F_q − 1) / (F / F_q + n − 1), R's qf(c(.975, .025), 3, 12).
    let f = result.analysis.statistic.value
    for (quantile, end) in [
      (4.4741848096377481, result.confidenceInterval().lower),
      (0.0697517768221774, result.confidenceInterval().upper),
    ] {
      #expect(isClose(end, (f / quantile - 1) / (f / quantile + 3), relative: 1e-9))
    }
  }

  @Test func `unequal groups agree with R`() throws {
    // R's warpbreaks, the first twenty breaks, in groups of 7, 2, 5 and 6.
    let breaks: [Double] = [
      26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21,
    ]
    let groups = [breaks[0..<7], breaks[7..<9], breaks[9..<14], breaks[14..<20]].map(Array.init)
    let result = try correlation(groups)
    #expect(isClose(result.effectiveSize, 4.7666666666666666))
    #expect(isClose(result.value, 0.3711432443868528))
    #expect(isClose(result.confidenceInterval().lower, -0.0123203120481404, relative: 1e-8))
    #expect(isClose(result.confidenceInterval().upper, 0.9215190042019414))
  }

  @Test func `groups more alike than chance give a negative value and no design effect`() throws {
    let result = try correlation([[1, 2, 3], [3, 1, 2], [2, 3, 1.1]])
    #expect(result.value < 0)
    #expect(result.designEffect == 1)
    #expect(result.confidenceInterval().lower < result.value)
  }

  @Test func `a shift of all answers changes nothing`() throws {
    let shifted = try correlation(turnips.map { $0.map { $0 + 1024 } })
    #expect(isClose(shifted.value, try correlation(turnips).value))
  }

  @Test func `answers that do not vary have no correlation`() {
    #expect(throws: StatisticsError.zeroVariance) { try correlation([[1, 1], [1, 1]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try correlation([[1, 2]])
    }
  }
}
