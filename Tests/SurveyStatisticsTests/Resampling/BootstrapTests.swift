import SurveyStatistics
import Testing

@Suite struct BootstrapTests {
  private let values = [3.0, 7, 1, 4, 9, 2, 2, 30, 5, 6, 4, 8]

  private func mean(_ positions: [Int]) -> Double? {
    positions.isEmpty ? nil : positions.reduce(0) { $0 + values[$1] } / Double(positions.count)
  }

  @Test func `the standard error of a mean is the plug-in one`() throws {
    let bootstrap = try Bootstrap(count: 12, replicates: 4000, seed: 1, statistic: mean)
    let center = 6.75
    let variance = values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 144
    let error = try #require(bootstrap.estimate.standardError)
    #expect(isClose(error, variance.squareRoot(), relative: 0.05))
    #expect(bootstrap.estimate.value == center)
  }

  @Test func `the acceleration of a mean is a sixth of its skewness`() throws {
    // Efron 1987, equation 7.3: Σ d³ / (6 (Σ d²)^1.5).
    let bootstrap = try Bootstrap(count: 12, replicates: 10, seed: 1, statistic: mean)
    let deviations = values.map { $0 - 6.75 }
    let second = deviations.reduce(0) { $0 + $1 * $1 }
    let third = deviations.reduce(0) { $0 + $1 * $1 * $1 }
    #expect(isClose(bootstrap.acceleration, third / (6 * second * second.squareRoot())))
  }

  @Test func `a long tail moves the corrected interval towards it`() throws {
    let bootstrap = try Bootstrap(count: 12, replicates: 2000, seed: 2, statistic: mean)
    let plain = bootstrap.percentileInterval()
    let corrected = bootstrap.correctedInterval()
    #expect(corrected.lower > plain.lower)
    #expect(corrected.upper > plain.upper)
    #expect(plain.contains(6.75))
  }

  @Test func `a seed gives one result and another seed another`() throws {
    let one = try Bootstrap(count: 12, replicates: 50, seed: 3, statistic: mean)
    #expect(try Bootstrap(count: 12, replicates: 50, seed: 3, statistic: mean) == one)
    #expect(try Bootstrap(count: 12, replicates: 50, seed: 4, statistic: mean) != one)
  }

  @Test func `clusters are drawn whole`() throws {
    // Two clusters of equal values: only the means 2, 5 and 8 can occur.
    let answers = [2.0, 2, 2, 8, 8, 8]
    var seen: Set<Double> = []
    _ = try Bootstrap(count: 6, clusters: [1, 1, 1, 4, 4, 4], replicates: 40, seed: 1) { chosen in
      let mean = chosen.reduce(0) { $0 + answers[$1] } / Double(chosen.count)
      if chosen.count == 6 { seen.insert(mean) }
      return mean
    }
    #expect(seen == [2, 5, 8])
  }

  @Test func `replicates without a value are counted`() throws {
    let bootstrap = try Bootstrap(count: 12, replicates: 300, seed: 1) { chosen in
      chosen.contains(7) ? self.mean(chosen) : nil
    }
    #expect(bootstrap.failedReplicates > 50)
    #expect(bootstrap.replicates + bootstrap.failedReplicates == 300)
    #expect(throws: StatisticsError.zeroVariance) {
      try Bootstrap(count: 5, replicates: 20, seed: 1) { _ in 1 }
    }
  }

  @Test func `a permutation test comes near the exact one`() throws {
    // Exact: 2 of 70 assignments put the four smallest in the first group or tie with that.
    let (first, second) = ([1.0, 2, 3, 4], [5.0, 6, 7, 8])
    let test = try PermutationTest(first, second, replicates: 5000, seed: 8) { one, other in
      one.reduce(0, +) - other.reduce(0, +)
    }
    #expect(abs(test.pValue(.less).value - 1.0 / 70) < 4 * (1.0 / 70 / 5000).squareRoot())
    #expect(test.pValue(.greater).value == 1)
    #expect(isClose(test.pValue.value, 2 * test.pValue(.less).value))
  }
}
