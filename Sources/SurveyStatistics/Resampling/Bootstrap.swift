import Distributions

/// The bootstrap distribution of a statistic, with percentile and BCa intervals.
///
/// Respondents, or whole clusters of them, are drawn with replacement; Efron & Tibshirani 1993. Each
/// replicate has a random stream of its own, so that a seed gives one result.
package struct Bootstrap: Sendable, Hashable, Codable {
  /// The statistic of the data, with the standard deviation of the replicates.
  package let estimate: Estimate
  package let seed: UInt64
  /// How many replicates gave no value and were left out.
  package let failedReplicates: Int
  /// The share of replicates below the estimate, as a normal deviate.
  package let biasCorrection: Double
  /// From leaving out each respondent, or cluster, in turn.
  package let acceleration: Double
  private let sortedReplicates: [Double]

  /// The number of replicates that gave a value.
  package var replicates: Int { sortedReplicates.count }

  /// Draws replicates of a statistic.
  ///
  /// - Parameters:
  ///   - count: the number of respondents.
  ///   - clusters: the cluster of each respondent; nil to draw respondents singly.
  ///   - statistic: of respondents given by position, some repeatedly; nil where it does not exist.
  /// - Throws: `tooFewObservations` for fewer than two units, `indeterminate` where the statistic does
  ///   not exist for the data or all replicates fail, `zeroVariance` where replicates do not vary.
  package init(
    count: Int, clusters: [Int]? = nil, replicates: Int = 2_000, seed: UInt64,
    statistic: ([Int]) -> Double?
  ) throws(StatisticsError) {
    precondition(replicates >= 2, "a bootstrap draws at least two replicates")
    precondition(clusters.map { $0.count == count } ?? true, "each respondent has a cluster")
    let units =
      clusters.map { ids in
        Dictionary(grouping: ids.indices) { ids[$0] }.sorted { $0.key < $1.key }.map(\.value)
      } ?? (0..<count).map { [$0] }
    guard units.count >= 2 else { throw .tooFewObservations(needed: 2, found: units.count) }
    guard let value = statistic(Array(0..<count)) else { throw .indeterminate }
    var values: [Double] = []
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, name: "bootstrap", index: replicate)
      let drawn = units.indices.flatMap { _ in units[stream.below(units.count)] }
      if let value = statistic(drawn) { values.append(value) }
    }
    guard values.count >= 2 else { throw .indeterminate }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { throw .zeroVariance }
    estimate = Estimate(
      value, standardError: (squares / Double(values.count - 1)).squareRoot())
    self.seed = seed
    failedReplicates = replicates - values.count
    sortedReplicates = values.sorted()
    // Replicates equal to the estimate count as half below it, as in discrete data.
    let below = values.reduce(0.0) { $0 + ($1 < value ? 1 : $1 == value ? 0.5 : 0) }
    let half = 0.5 / Double(values.count)
    biasCorrection = NormalDistribution.standard.quantile(
      min(max(below / Double(values.count), half), 1 - half))
    acceleration = Bootstrap.acceleration(units, statistic)
  }

  /// A sixth of the skewness of the jackknife values; 0 where they do not vary.
  private static func acceleration(
    _ units: [[Int]], _ statistic: ([Int]) -> Double?
  ) -> Double {
    let values = units.indices.compactMap { left in
      statistic(units.indices.flatMap { $0 == left ? [] : units[$0] }.sorted())
    }
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let second = values.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let third = values.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return second > 0 ? third / (6 * second * second.squareRoot()) : 0
  }

  /// Gives the interval between two quantiles of the replicates.
  package func percentileInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: quantile(tail), upper: quantile(1 - tail), level: level)
  }

  /// Gives the interval corrected for bias and for a standard error that changes (Efron 1987).
  package func correctedInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: quantile(corrected(tail)), upper: quantile(corrected(1 - tail)), level: level)
  }

  private func corrected(_ probability: Double) -> Double {
    let standard = NormalDistribution.standard
    let z = biasCorrection + standard.quantile(probability)
    let scale = 1 - acceleration * z
    // Beyond the pole of the correction the interval reaches to the end.
    guard scale > 0 else { return z > 0 ? 1 : 0 }
    return standard.cumulative(biasCorrection + z / scale)
  }

  private func quantile(_ probability: Double) -> Double {
    replicateQuantile(sortedReplicates, probability)
  }
}

/// Gives the (B + 1) p-th smallest of B replicates, between neighbors where that is a fraction.
func replicateQuantile(_ sorted: [Double], _ probability: Double) -> Double {
  let last = sorted.count - 1
  let position = min(max(probability * Double(last + 2) - 1, 0), Double(last))
  let below = Int(position)
  let above = min(below + 1, last)
  let share = position - Double(below)
  return sorted[below] * (1 - share) + sorted[above] * share
}
