import Distributions

/// Wilcoxon's signed-rank test of paired answers.
///
/// Null hypothesis: the differences lie symmetrically around zero. V is the sum of the ranks of the
/// positive differences, first less second; `.greater` means that the first tends to be larger.
/// Wilcoxon 1945. What is done with pairs that do not differ changes the result, and is stated.
package struct WilcoxonSignedRankTest: DirectionalTest {
  package static let name = "Wilcoxon signed-rank test"

  /// What is done with differences of zero.
  package enum Zeros: String, Sendable, Hashable, Codable {
    /// They are left out before ranking (Wilcoxon; R).
    case dropped
    /// They are ranked, and their ranks left out (Pratt 1959).
    case ranked
    /// They are ranked, and half of their ranks counted on each side.
    case split
  }

  package let zeros: Zeros
  /// The method; exact is chosen by default for at most 50 differences that are not zero.
  package let method: RankMethod
  package let sampleSize: Int
  package let notes: [AnalysisNote]
  private let v: Double
  /// The ranks of the differences that are not zero.
  private let ranks: [Double]
  /// Half the ranks of the zeros, counted with the positive ones where they are split.
  private let zeroShare: Double
  private let zeroSquares: Double

  /// Makes the test from differences, first less second.
  ///
  /// - Throws: `tooFewObservations` for no differences, or `noDiscordantPairs` if all are zero.
  package init(
    differences: [Double], zeros: Zeros = .dropped, method: RankMethod? = nil
  ) throws(StatisticsError) {
    guard !differences.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    let used = zeros == .dropped ? differences.filter { $0 != 0 } : differences
    guard used.contains(where: { $0 != 0 }) else { throw .noDiscordantPairs }
    let midranks = Midranks(used.map { abs($0) })
    let pairs = Array(zip(used, midranks.ranks))
    let zeroRanks = zeros == .split ? pairs.filter { $0.0 == 0 }.map(\.1) : []
    ranks = pairs.filter { $0.0 != 0 }.map(\.1)
    zeroShare = zeroRanks.reduce(0, +) / 2
    zeroSquares = zeroRanks.reduce(0) { $0 + $1 * $1 }
    v = pairs.filter { $0.0 > 0 }.reduce(0) { $0 + $1.1 } + zeroShare
    self.zeros = zeros
    self.method =
      method ?? (ranks.count <= 50 ? .exact : .normalApproximation(continuityCorrected: true))
    sampleSize = differences.count
    let dropped = differences.filter { $0 == 0 }.count
    notes =
      (midranks.ties.isEmpty ? [] : [.ties])
      + (zeros == .dropped && dropped > 0 ? [.zeroDifferencesDropped(dropped)] : [])
  }

  package var statistic: Statistic { Statistic("V", v) }

  package func pValue(_ alternative: Alternative) -> PValue {
    switch method {
    case .exact:
      let null = RankSumDistribution(halving: ranks)
      let sum = v - zeroShare
      switch alternative {
      case .less: return PValue(null.cumulative(sum), .exact)
      case .greater: return PValue(null.atLeast(sum), .exact)
      case .twoSided: return PValue(null.atLeastAsFar(as: sum), .exact)
      }
    case .normalApproximation(let isCorrected):
      // Split zeros count in the variance too, as in SciPy.
      let variance = (ranks.reduce(0) { $0 + $1 * $1 } + zeroSquares) / 4
      let distance = v - zeroShare - ranks.reduce(0, +) / 2
      let z = rankZ(
        distance, variance: variance, continuityCorrected: isCorrected, alternative)
      return PValue(normalTail(z, alternative), .asymptotic)
    }
  }

  /// The matched-pairs rank-biserial correlation: favorable less unfavorable ranks over their sum.
  package var rankBiserial: Double {
    let sum = ranks.reduce(0, +)
    return (2 * (v - zeroShare) - sum) / sum
  }
}
