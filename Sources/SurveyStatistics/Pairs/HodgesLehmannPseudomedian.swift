import Distributions

/// The Hodges–Lehmann pseudomedian of paired differences.
///
/// The median of the means of all pairs of differences, each with itself included. Time and memory
/// grow with the square of the number of distinct differences.
package struct HodgesLehmannPseudomedian: Sendable, Hashable, Codable {
  package let value: Double
  private let means: CountedValues
  private let count: Int

  /// - Throws: `tooFewObservations` for no differences.
  package init(differences: [Double]) throws(StatisticsError) {
    guard !differences.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    let distinct = CountedValues(differences).entries
    means = CountedValues(
      distinct.indices.flatMap { i in
        (0...i).map { j in
          CountedValues.Entry(
            value: (distinct[i].value + distinct[j].value) / 2,
            count: i == j
              ? distinct[i].count * (distinct[i].count + 1) / 2
              : distinct[i].count * distinct[j].count)
        }
      })
    value = means.median
    count = differences.count
  }

  /// Gives the distribution-free interval between two of the ordered means.
  ///
  /// By the exact distribution up to 50 differences, else its normal approximation. Nil where the
  /// sample is too small for the level.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    let tail = (1 - level) / 2
    let n = Double(count)
    let rank: Int
    if count <= 50 {
      let null = RankSumDistribution(halving: (1...count).map(Double.init))
      rank = (0...means.total).first { null.cumulative(Double($0)) > tail } ?? 0
    } else {
      let variance = n * (n + 1) * (2 * n + 1) / 24
      let reach = NormalDistribution.standard.upperQuantile(tail) * variance.squareRoot()
      rank = Int((n * (n + 1) / 4 - reach).rounded())
    }
    guard rank >= 1 else { return nil }
    return ConfidenceInterval(
      lower: means[rank - 1], upper: means[means.total - rank], level: level)
  }
}
