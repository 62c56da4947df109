/// The exact null distribution of a sum of ranks, ties included.
///
/// Ranks are doubled so that midranks are whole; the counts of ways are divided by their total.
/// Streitberg & Röhmel 1986, the "shift algorithm".
package struct RankSumDistribution: Sendable, Hashable {
  /// Probabilities of the doubled sums 0, 1, 2 and so on.
  private let probabilities: [Double]

  /// Makes the distribution of the sum over `count` ranks drawn from all, each draw equally likely.
  ///
  /// Time is proportional to ranks × count × doubled sum of the ranks.
  package init(drawing count: Int, from ranks: [Double]) {
    let doubled = RankSumDistribution.doubled(ranks)
    precondition(0 <= count && count <= ranks.count, "no more ranks can be drawn than there are")
    let most = doubled.sorted().suffix(count).reduce(0, +)
    // ways[j] holds, for each sum, the share of ways to draw j ranks; scaled as it grows.
    var ways = [[Double]](repeating: [Double](repeating: 0, count: most + 1), count: count + 1)
    ways[0][0] = 1
    for rank in doubled {
      for drawn in stride(from: count, to: 0, by: -1) where rank <= most {
        for sum in rank...most { ways[drawn][sum] += ways[drawn - 1][sum - rank] }
      }
    }
    let total = ways[count].reduce(0, +)
    probabilities = ways[count].map { $0 / total }
  }

  /// Makes the distribution of the sum where each rank counts or not with probability one half.
  ///
  /// The null distribution of the Wilcoxon signed-rank statistic.
  package init(halving ranks: [Double]) {
    let doubled = RankSumDistribution.doubled(ranks)
    let most = doubled.reduce(0, +)
    var ways = [Double](repeating: 0, count: most + 1)
    ways[0] = 1
    for rank in doubled {
      for sum in stride(from: most, through: 0, by: -1) {
        ways[sum] = 0.5 * (ways[sum] + (sum >= rank ? ways[sum - rank] : 0))
      }
    }
    probabilities = ways
  }

  private static func doubled(_ ranks: [Double]) -> [Int] {
    ranks.map { rank in
      let whole = (2 * rank).rounded()
      precondition(whole == 2 * rank && whole >= 0, "ranks are whole or half numbers")
      return Int(whole)
    }
  }

  /// Gives P(sum ≤ x).
  package func cumulative(_ x: Double) -> Double {
    let last = Int((2 * x).rounded(.down))
    return last < 0 ? 0 : probabilities.prefix(last + 1).reduce(0, +)
  }

  /// Gives P(sum ≥ x).
  package func atLeast(_ x: Double) -> Double {
    let first = max(Int((2 * x).rounded(.up)), 0)
    return probabilities.dropFirst(first).reduce(0, +)
  }

  /// The mean of the sum.
  package var mean: Double {
    probabilities.enumerated().reduce(0) { $0 + Double($1.offset) / 2 * $1.element }
  }

  /// Gives the probability of a sum at least as far from the mean as `x`.
  package func atLeastAsFar(as x: Double) -> Double {
    let mean = mean
    let distance = abs(x - mean) - 1e-9
    return probabilities.enumerated().reduce(0) {
      abs(Double($1.offset) / 2 - mean) >= distance ? $0 + $1.element : $0
    }
  }
}

/// The exact null distribution of Kendall's number of discordant pairs, without ties.
package struct KendallDistribution: Sendable, Hashable {
  private let probabilities: [Double]

  package init(observations: Int) {
    precondition(observations >= 1, "a permutation has at least one element")
    var row = [1.0]
    for size in stride(from: 2, through: observations, by: 1) {
      var next = [Double](repeating: 0, count: row.count + size - 1)
      for (inversions, share) in row.enumerated() {
        for more in 0..<size { next[inversions + more] += share / Double(size) }
      }
      row = next
    }
    probabilities = row
  }

  /// Gives the probability of at most `k` discordant pairs.
  package func cumulative(_ k: Int) -> Double {
    k < 0 ? 0 : probabilities.prefix(k + 1).reduce(0, +)
  }
}
