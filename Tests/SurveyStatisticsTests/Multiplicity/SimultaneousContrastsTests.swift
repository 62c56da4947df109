import Distributions
import SurveyStatistics
import Testing

@Suite struct SimultaneousContrastsTests {
  private let contrasts: [[Double]] = [[-1, 1, 0], [-1, 0, 1], [0, -1, 1], [-1, 0.5, 0.5]]

  private func plants() throws -> [SampleSummary] {
    try PublishedSamples.plants.map { try SampleSummary($0) }
  }

  @Test func `contrasts of the plants agree with mvtnorm`() throws {
    // R 4.2.2, mvtnorm 1.1-3: 1 − pmvt(df = 27) with the contrasts' correlations, abseps = 1e-7.
    let test = try SimultaneousContrasts(plants(), contrasts: contrasts, seed: 1)
    let statistics = [
      -1.330790801164684, 1.771996376752972, 3.102787177917655, 0.254730157833862,
    ]
    let adjusted = [0.399255541, 0.205067044, 0.013017597, 0.965732221]
    for (comparison, (t, p)) in zip(test.comparisons, zip(statistics, adjusted)) {
      #expect(isClose(comparison.statistic.value, t))
      #expect(comparison.statistic.degreesOfFreedom == [27])
      #expect(abs(comparison.adjustedPValue.value - p) < 1.3e-4)
      guard case .monteCarlo(_, let error) = comparison.adjustedPValue.origin else {
        Issue.record("the p-value states its error")
        return
      }
      #expect(error <= 1e-4 / 3)
    }
  }

  @Test func `all pairs of equal groups are Tukey's comparisons`() throws {
    let groups = try plants()
    let pairs: [[Double]] = [[1, -1, 0], [1, 0, -1], [0, 1, -1]]
    let test = try SimultaneousContrasts(groups, contrasts: pairs, seed: 2)
    let tukey = try PairwiseMeans(groups, method: .tukeyKramer)
    let intervals = test.simultaneousIntervals()
    for (place, pair) in tukey.comparisons.enumerated() {
      let comparison = test.comparisons[place]
      #expect(isClose(comparison.statistic.value, pair.statistic.value))
      #expect(abs(comparison.adjustedPValue.value - pair.adjustedPValue.value) < 1.3e-4)
      let expected = tukey.confidenceInterval(of: pair)
      #expect(abs(intervals[place].lower - expected.lower) < 1e-3)
      #expect(abs(intervals[place].upper - expected.upper) < 1e-3)
    }
  }

  @Test func `comparisons with a control are Dunnett's`() throws {
    let values = PublishedSamples.ozone
    let test = try SimultaneousContrasts(
      values.map { try SampleSummary($0) },
      contrasts: (1..<5).map { group in (0..<5).map { $0 == 0 ? -1 : $0 == group ? 1 : 0 } },
      seed: 3)
    let dunnett = try ComparisonsWithControl(control: values[0], groups: Array(values[1...]))
    for (comparison, expected) in zip(test.comparisons, dunnett.comparisons) {
      #expect(isClose(comparison.statistic.value, expected.statistic.value))
      #expect(abs(comparison.adjustedPValue.value - expected.adjustedPValue.value) < 1.3e-4)
    }
  }

  @Test func `the adjusted p lies between the single one and Bonferroni's`() throws {
    let test = try SimultaneousContrasts(plants(), contrasts: contrasts, seed: 4)
    for comparison in test.comparisons {
      let single =
        2 * StudentTDistribution(degreesOfFreedom: 27).upperTail(abs(comparison.statistic.value))
      #expect(comparison.adjustedPValue.value > single)
      #expect(comparison.adjustedPValue.value < min(4 * single, 1))
    }
  }

  @Test func `one-sided contrasts look one way`() throws {
    let groups = try plants()
    let up = try SimultaneousContrasts(
      groups, contrasts: contrasts, alternative: .greater, seed: 5)
    let down = try SimultaneousContrasts(
      groups, contrasts: contrasts.map { $0.map { -$0 } }, alternative: .less, seed: 5)
    for (a, b) in zip(up.comparisons, down.comparisons) {
      #expect(isClose(a.adjustedPValue.value, b.adjustedPValue.value))
    }
    let interval = try #require(up.simultaneousIntervals().first)
    #expect(interval.upper == .infinity && interval.lower > -2)
  }

  @Test func `groups that cannot answer are refused`() throws {
    let single = try SampleSummary([1])
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, found: 2)) {
      try SimultaneousContrasts([single, single], contrasts: [[1, -1]], seed: 1)
    }
    let equal = try SampleSummary([2, 2])
    #expect(throws: StatisticsError.zeroVariance) {
      try SimultaneousContrasts([equal, equal], contrasts: [[1, -1]], seed: 1)
    }
  }
}
