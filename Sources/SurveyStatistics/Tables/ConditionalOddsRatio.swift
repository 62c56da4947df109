import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distribution of a 2 by 2 table's first cell, given its margins and the odds ratio.
///
/// Fisher's noncentral hypergeometric distribution: the central probabilities times ωᵏ.
struct ConditionalCellDistribution {
  let support: ClosedRange<Int>
  /// The logarithms of the probabilities under independence, over the support.
  private let logProbabilities: [Double]

  init(firstRow: Int, secondRow: Int, firstColumn: Int) {
    let central = HypergeometricDistribution(
      successes: firstRow, failures: secondRow, draws: firstColumn)
    support = central.support
    logProbabilities = support.map { k in
      logChoose(firstRow, k) + logChoose(secondRow, firstColumn - k)
    }
  }

  /// Gives the probabilities over the support at the odds ratio e^`logOdds`.
  func probabilities(logOdds: Double) -> [Double] {
    let logs = logProbabilities.enumerated().map { $1 + Double($0) * logOdds }
    let largest = logs.max() ?? 0
    let weights = logs.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  func mean(logOdds: Double) -> Double {
    zip(support, probabilities(logOdds: logOdds)).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  /// Gives P(X ≤ k) at the odds ratio e^`logOdds`.
  func cumulative(_ k: Int, logOdds: Double) -> Double {
    probabilities(logOdds: logOdds).prefix(k - support.lowerBound + 1).reduce(0, +)
  }

  /// Gives P(X ≥ k) at the odds ratio e^`logOdds`.
  func atLeast(_ k: Int, logOdds: Double) -> Double {
    probabilities(logOdds: logOdds).dropFirst(k - support.lowerBound).reduce(0, +)
  }

  /// The odds ratio that makes the observed cell the expected one: 0 or ∞ at an end.
  func maximumLikelihoodOddsRatio(_ observed: Int) -> Double {
    if observed == support.lowerBound { return 0 }
    if observed == support.upperBound { return .infinity }
    return exp(solve(rising: { mean(logOdds: $0) - Double(observed) }))
  }

  /// The exact interval for the odds ratio, each tail holding (1 − level) / 2.
  ///
  /// Cornfield 1956; ends are 0 or ∞ where the observed cell is at an end of its range.
  func interval(_ observed: Int, level: Double) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    let lower =
      observed == support.lowerBound
      ? 0 : exp(solve(rising: { atLeast(observed, logOdds: $0) - tail }))
    let upper =
      observed == support.upperBound
      ? .infinity : exp(solve(rising: { tail - cumulative(observed, logOdds: $0) }))
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// Finds the zero of a function of the log odds ratio that rises.
  private func solve(rising function: (Double) -> Double) -> Double {
    var low = -1.0
    var high = 1.0
    // Beyond ±700 the odds ratio itself leaves the range of doubles.
    while function(low) > 0, low > -700 { low = max(low * 2, -700) }
    while function(high) < 0, high < 700 { high = min(high * 2, 700) }
    return findRoot(in: low...high, of: function)
  }
}
