import Distributions

/// The Kruskal–Wallis test of several independent groups.
///
/// Null hypothesis: all groups have one distribution. H compares mean ranks, divided by 1 − Σ(t³ −
/// t)/(N³ − N) for ties; Kruskal & Wallis 1952. p is exact, over every assignment of the ranks to the
/// groups, ties included, for at most 50 values whose distribution takes no more than the steps given;
/// else from chi-square with k − 1 degrees of freedom.
package struct KruskalWallisTest: HypothesisTest {
  package static let name = "Kruskal–Wallis test"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSizes: [Int]
  package let notes: [AnalysisNote]

  /// - Parameter steps: that the exact distribution may take; none where p is from chi-square.
  /// - Throws: `tooFewGroups`, or `zeroVariance` where all values are equal.
  package init(
    _ groups: [[Double]], exactWithin steps: Int = exactSteps
  ) throws(StatisticsError) {
    let ranked = try RankedGroups(groups)
    let n = ranked.total
    let squares = zip(ranked.rankSums, groups).reduce(0) {
      $0 + $1.0 * $1.0 / Double($1.1.count)
    }
    let uncorrected = 12 / (n * (n + 1)) * squares - 3 * (n + 1)
    let h = max(uncorrected / (1 - ranked.tieSum / (n * n * n - n)), 0)
    self.init(
      h, sizes: groups.map(\.count), ties: ranked.ties, rankSums: ranked.rankSums, steps: steps)
  }

  /// The steps that exact distributions of ranks of several groups may take.
  package static let exactSteps = GroupAssignments.stepLimit

  /// - Parameter ties: how many values are equal, for each distinct one from the smallest up.
  init(_ h: Double, sizes: [Int], ties: [Int], rankSums: [Double], steps: Int) {
    let (statistic, limit) = chiSquareResult(
      "H", h, degreesOfFreedom: Double(sizes.count - 1))
    self.statistic = statistic
    pValue =
      GroupAssignments.kruskalWallisTail(
        sizes: sizes, ties: ties, rankSums: rankSums, steps: steps
      ).map { PValue($0, .exact) } ?? limit
    sampleSizes = sizes
    notes = ties.contains { $0 > 1 } ? [.ties] : []
  }

  /// Whether p would be exact if its distribution took no more steps than are given.
  package var isWithinExactSize: Bool { sampleSizes.reduce(0, +) <= GroupAssignments.largest }

  /// ε², H over its largest possible value: the share of the ranks' variance between groups.
  package var epsilonSquared: Double {
    statistic.value / Double(sampleSizes.reduce(0, +) - 1)
  }
}

/// Groups whose values are ranked together.
struct RankedGroups {
  let rankSums: [Double]
  let total: Double
  let tieSum: Double
  /// How many values are equal, for each distinct one from the smallest up.
  let ties: [Int]

  init(_ groups: [[Double]]) throws(StatisticsError) {
    let filled = groups.filter { !$0.isEmpty }.count
    guard filled >= 2, filled == groups.count else {
      throw .tooFewGroups(needed: max(groups.count, 2), found: filled)
    }
    let values = groups.flatMap(\.self)
    let midranks = Midranks(values)
    guard midranks.ties != [Double(values.count)] else { throw .zeroVariance }
    var start = 0
    rankSums = groups.map { group in
      defer { start += group.count }
      return midranks.ranks[start..<start + group.count].reduce(0, +)
    }
    total = Double(values.count)
    tieSum = midranks.tieSum
    ties = CountedValues(values).entries.map(\.count)
  }
}

/// Dunn's comparisons of all pairs of groups by the mean ranks of the Kruskal–Wallis test.
///
/// Null hypotheses: in any two groups a value of one is as often larger as smaller than one of the
/// other. Two-sided p-values, unlike the one-sided ones of R's `dunn.test`, and adjusted as asked;
/// Dunn 1964.
package struct DunnTest: Sendable, Hashable, Codable {
  /// One pair of groups; z is positive where the first has the higher ranks.
  package struct Pair: Sendable, Hashable, Codable {
    package let first: Int
    package let second: Int
    package let statistic: Statistic
    package let pValue: PValue
    package let adjustedPValue: PValue
  }

  package let adjustment: MultiplicityAdjustment
  /// The pairs in the order (0, 1), (0, 2), (1, 2), (0, 3) and so on.
  package let pairs: [Pair]

  /// - Throws: `tooFewGroups`, or `zeroVariance` where all values are equal.
  package init(
    _ groups: [[Double]], adjustment: MultiplicityAdjustment = .holm
  ) throws(StatisticsError) {
    let ranked = try RankedGroups(groups)
    let n = ranked.total
    let variance = n * (n + 1) / 12 - ranked.tieSum / (12 * (n - 1))
    let sizes = groups.map { Double($0.count) }
    var found: [(first: Int, second: Int, z: Double)] = []
    for second in groups.indices {
      for first in 0..<second {
        let difference =
          ranked.rankSums[first] / sizes[first] - ranked.rankSums[second] / sizes[second]
        let error = (variance * (1 / sizes[first] + 1 / sizes[second])).squareRoot()
        found.append((first, second, difference / error))
      }
    }
    let raw = found.map { normalTail($0.z, .twoSided) }
    let adjusted = adjustment.adjusted(raw)
    self.adjustment = adjustment
    pairs = found.indices.map { index in
      Pair(
        first: found[index].first, second: found[index].second,
        statistic: Statistic("z", found[index].z), pValue: PValue(raw[index], .asymptotic),
        adjustedPValue: PValue(adjusted[index], .asymptotic))
    }
  }
}
