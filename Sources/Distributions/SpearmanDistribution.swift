/// The exact null distribution of Spearman's sum of squared rank differences, without ties.
///
/// Every permutation is equally likely. Counted over the sets of ranks already used: time and
/// memory grow as 2ⁿ n³, so that `largest` observations are the most.
package struct SpearmanDistribution: Sendable, Hashable {
  /// The most observations for which the distribution is counted.
  package static let largest = 12

  /// Probabilities of the sums 0, 1, 2 and so on; odd sums do not occur.
  private let probabilities: [Double]

  package init(observations n: Int) {
    precondition(
      1 <= n && n <= SpearmanDistribution.largest, "the exact null needs from 1 to 12 observations")
    let most = n * (n * n - 1) / 3
    var ways = [[Double]](repeating: [], count: 1 << n)
    ways[0] = [Double](repeating: 0, count: most + 1)
    ways[0][0] = 1
    for used in 0..<(1 << n) - 1 {
      let rank = used.nonzeroBitCount
      let here = ways[used]
      // No later set needs this one again.
      ways[used] = []
      for other in 0..<n where used & (1 << other) == 0 {
        let next = used | (1 << other)
        if ways[next].isEmpty { ways[next] = [Double](repeating: 0, count: most + 1) }
        let square = (rank - other) * (rank - other)
        for sum in 0...most - square where here[sum] > 0 {
          ways[next][sum + square] += here[sum] / Double(n - rank)
        }
      }
    }
    probabilities = ways[(1 << n) - 1]
  }

  /// Gives the probability of a sum of squared differences of at most `sum`.
  package func cumulative(_ sum: Int) -> Double {
    sum < 0 ? 0 : min(1, probabilities.prefix(sum + 1).reduce(0, +))
  }

  /// Gives the probability of a sum of squared differences of at least `sum`.
  package func atLeast(_ sum: Int) -> Double {
    min(1, probabilities.dropFirst(max(sum, 0)).reduce(0, +))
  }
}
