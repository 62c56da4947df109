import Distributions

/// The bootstrap distribution of Krippendorff's α.
///
/// As many pairs of ratings as were observed are drawn from the observed coincidences, and their
/// disagreement is set against the expected disagreement of all; Hayes & Krippendorff 2007. Units are
/// not drawn: a small sample of them often holds one category only. A resample in which all pairs
/// agree on one value shows no variation and counts as 0; none counts less than −1.
package struct KrippendorffBootstrap: Sendable, Hashable, Codable {
  /// α of the data.
  package let value: Double
  /// The standard deviation of the replicates.
  package let standardError: Double
  package let seed: UInt64
  private let sortedReplicates: [Double]

  package var replicates: Int { sortedReplicates.count }

  /// - Parameter replicates: how many resamples are drawn, two at least.
  package init(_ alpha: KrippendorffAlpha, replicates: Int = 10_000, seed: UInt64) {
    precondition(replicates >= 2, "a bootstrap draws at least two replicates")
    let shares = alpha.coincidences
    let values = (0..<replicates).map { replicate in
      var stream = RandomStream(seed: seed, name: "krippendorff", index: replicate)
      return shares.resampledAlpha(using: &stream)
    }
    value = alpha.value
    let mean = values.reduce(0, +) / Double(replicates)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares / Double(replicates - 1)).squareRoot()
    self.seed = seed
    sortedReplicates = values.sorted()
  }

  /// Gives the interval between two quantiles of the replicates.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval {
    requireLevel(level)
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: replicateQuantile(sortedReplicates, tail),
      upper: replicateQuantile(sortedReplicates, 1 - tail), level: level)
  }

  /// Gives the share of replicates below a smallest acceptable α.
  package func shareBelow(_ minimum: Double) -> Double {
    Double(sortedReplicates.count { $0 < minimum }) / Double(replicates)
  }
}

/// The coincidences of two values as shares, with how much each disagrees.
struct CoincidenceShares: Sendable, Hashable, Codable {
  /// The share of each pair of values, row after row.
  let shares: [Double]
  /// The squared distance of each pair of values over the expected one.
  let disagreements: [Double]
  /// The number of pairs of ratings observed within units.
  let pairs: Int

  func resampledAlpha(using stream: inout RandomStream) -> Double {
    var cumulative: [Double] = []
    var sum = 0.0
    for share in shares {
      sum += share
      cumulative.append(sum)
    }
    var disagreement = 0.0
    var drawnCells: Set<Int> = []
    for _ in 0..<pairs {
      let draw = stream.uniform() * sum
      let cell = cumulative.firstIndex { draw < $0 } ?? cumulative.count - 1
      disagreement += disagreements[cell]
      drawnCells.insert(cell)
    }
    let isUniform = drawnCells.count == 1 && disagreement == 0
    return isUniform ? 0 : max(-1, 1 - disagreement / Double(pairs))
  }
}
