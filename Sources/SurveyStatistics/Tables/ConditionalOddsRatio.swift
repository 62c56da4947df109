import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distribution of the first cells' sum over 2 by 2 tables, given margins and one odds ratio.
///
/// Fisher's noncentral hypergeometric distribution, and over several strata the convolution of them:
/// the central probabilities times ωᵏ.
struct ConditionalCellDistribution {
  /// The margins of a stratum.
  struct Margins: Sendable, Hashable, Codable {
    let firstRow: Int
    let secondRow: Int
    let firstColumn: Int

    /// Takes the margins of a 2 by 2 table of whole counts.
    init(_ table: ContingencyTable) {
      firstRow = Int(table[0, 0] + table[0, 1])
      secondRow = Int(table[1, 0] + table[1, 1])
      firstColumn = Int(table[0, 0] + table[1, 0])
    }
  }

  let support: ClosedRange<Int>
  /// The logarithms of the probabilities under independence, over the support.
  private let logProbabilities: [Double]

  init(_ strata: [Margins]) {
    var lowest = 0
    var logs: [Double] = [0]
    for stratum in strata {
      let (support, weights) = ConditionalCellDistribution.stratum(stratum)
      lowest += support.lowerBound
      logs = logs.count == 1 ? weights : convolve(logs, weights)
    }
    support = lowest...(lowest + logs.count - 1)
    logProbabilities = logs
  }

  private static func stratum(_ margins: Margins) -> (support: ClosedRange<Int>, logs: [Double]) {
    let central = HypergeometricDistribution(
      successes: margins.firstRow, failures: margins.secondRow, draws: margins.firstColumn)
    let logs = central.support.map { k in
      logChoose(margins.firstRow, k) + logChoose(margins.secondRow, margins.firstColumn - k)
    }
    let largest = logs.max() ?? 0
    return (central.support, logs.map { $0 - largest })
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

/// Convolves two sequences of weights given by their logarithms.
private func convolve(_ first: [Double], _ second: [Double]) -> [Double] {
  let length = first.count + second.count - 1
  return (0..<length).map { k in
    let range = max(0, k - second.count + 1)...min(k, first.count - 1)
    let terms = range.map { first[$0] + second[k - $0] }
    let largest = terms.max() ?? 0
    return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
  }
}

extension ConditionalCellDistribution {
  /// Gives the tail beyond an observed sum where the odds ratio is 1.
  ///
  /// Two-sided: all sums no more probable than the one seen, up to a relative 1e-7.
  func tail(_ observed: Int, _ alternative: Alternative) -> Double {
    switch alternative {
    case .less: return cumulative(observed, logOdds: 0)
    case .greater: return atLeast(observed, logOdds: 0)
    case .twoSided:
      let probabilities = probabilities(logOdds: 0)
      let limit = probabilities[observed - support.lowerBound] * (1 + 1e-7)
      return probabilities.filter { $0 <= limit }.reduce(0, +)
    }
  }
}
