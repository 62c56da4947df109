import SurveyStatistics
import Testing

/// Grades of the students of 5 of 100 suites (Lohr 2022, Sampling: Design and Analysis, §5.2).
@Suite struct SuiteSampleTests {
  private let grades: [Double] = [
    3.08, 2.60, 3.44, 3.04, 2.36, 3.04, 3.28, 2.68, 2.00, 2.56, 2.52, 1.88, 3.00, 2.88, 3.44, 3.64,
    2.68, 1.92, 3.28, 3.20,
  ]

  private func design() throws -> SurveyDesign {
    try SurveyDesign(
      weights: SamplingWeights(equal: 20, weight: 20),
      stages: [
        SamplingStage(
          clusters: DesignLabels((0..<20).map { $0 / 4 }),
          population: .sizes([Double](repeating: 100, count: 20)))
      ])
  }

  @Test func `clusters of equal size have Lohr's mean and total`() throws {
    let mean = try design().mean(of: grades)
    #expect(isClose(mean.value, 2.826))
    // (1 − 5/100) s²/5 of the suites' totals over 4², s² = 2.25568.
    #expect(isClose(mean.standardError, (0.95 * 2.25568 / 5).squareRoot() / 4, relative: 1e-9))
    #expect(abs(mean.standardError - 0.16366) < 5e-6)
    let total = try design().total(of: grades)
    #expect(isClose(total.value, 1130.4))
    #expect(abs(total.standardError - 65.466) < 5e-4)
  }
}
