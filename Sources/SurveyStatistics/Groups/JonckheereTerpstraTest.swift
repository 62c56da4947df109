/// The Jonckheere–Terpstra test of groups that are expected to stand in a given order.
///
/// Null hypothesis: all groups have one distribution, against values that rise with the group's
/// position (`.greater`) or fall (`.less`). J counts the pairs of values in that order, equal ones as
/// half. Hollander, Wolfe & Chicken 2014, §6.2. p is exact, over every assignment of the values to the
/// groups, for at most 50 values, with ties as far as the distribution takes no more than the steps
/// given; else from the normal distribution, with the variance corrected for ties and no correction
/// for continuity.
package struct JonckheereTerpstraTest: DirectionalTest {
  package static let name = "Jonckheere–Terpstra test"

  /// The number of ordered pairs.
  package let orderedPairs: Double
  package let z: Double
  package let sampleSizes: [Int]
  package let notes: [AnalysisNote]
  /// P(J′ ≤ J), P(J′ ≥ J) and that of a J′ as far from the mean, or farther; nil where p is normal.
  private let exact: ExactTails?

  private struct ExactTails: Sendable, Hashable, Codable {
    var below = 0.0
    var above = 0.0
    var either = 0.0

    init?(_ pairs: Double, mean: Double, sizes: [Int], ties: [Int], steps: Int) {
      guard let all = GroupAssignments.jonckheere(sizes: sizes, ties: ties, steps: steps) else {
        return nil
      }
      for (sum, probability) in all {
        let value = Double(sum) / 2
        if value <= pairs { below += probability }
        if value >= pairs { above += probability }
        if abs(value - mean) >= abs(pairs - mean) { either += probability }
      }
    }
  }

  /// - Parameter steps: that the exact distribution may take; none where p is from the normal one.
  /// - Throws: `tooFewGroups`, or `zeroVariance` where all values are equal.
  package init(
    _ groups: [[Double]], exactWithin steps: Int = KruskalWallisTest.exactSteps
  ) throws(StatisticsError) {
    let ranked = try RankedGroups(groups)
    var pairs = 0.0
    for later in groups.indices {
      for earlier in 0..<later {
        let n = Double(groups[later].count)
        let together = Midranks(groups[later] + groups[earlier])
        pairs += together.ranks.prefix(groups[later].count).reduce(0, +) - n * (n + 1) / 2
      }
    }
    try self.init(pairs, sizes: groups.map(\.count), ties: ranked.ties, steps: steps)
  }

  /// - Parameter ties: how many values are equal, for each distinct one from the smallest up.
  init(_ pairs: Double, sizes: [Int], ties: [Int], steps: Int) throws(StatisticsError) {
    let null = JonckheereNull(sizes: sizes.map(Double.init), ties: ties.map(Double.init))
    guard null.variance > 0 else { throw .zeroVariance }
    orderedPairs = pairs
    z = (pairs - null.mean) / null.variance.squareRoot()
    sampleSizes = sizes
    notes = ties.contains { $0 > 1 } ? [.ties] : []
    exact = ExactTails(pairs, mean: null.mean, sizes: sizes, ties: ties, steps: steps)
  }

  /// Whether p would be exact if its distribution took no more steps than are given.
  package var isWithinExactSize: Bool { sampleSizes.reduce(0, +) <= GroupAssignments.largest }

  package var statistic: Statistic { Statistic("J", orderedPairs) }

  package func pValue(_ alternative: Alternative) -> PValue {
    guard let exact else { return PValue(normalTail(z, alternative), .asymptotic) }
    return switch alternative {
    case .less: PValue(min(exact.below, 1), .exact)
    case .greater: PValue(min(exact.above, 1), .exact)
    case .twoSided: PValue(min(exact.either, 1), .exact)
    }
  }
}

/// The mean and variance of J where all groups have one distribution, given the ties.
struct JonckheereNull {
  let mean: Double
  let variance: Double

  init(sizes: [Double], ties: [Double]) {
    func sum(_ counts: [Double], _ term: (Double) -> Double) -> Double {
      counts.reduce(0) { $0 + term($1) }
    }
    func cubic(_ x: Double) -> Double { x * (x - 1) * (2 * x + 5) }
    func triples(_ x: Double) -> Double { x * (x - 1) * (x - 2) }
    func twos(_ x: Double) -> Double { x * (x - 1) }
    let n = sizes.reduce(0, +)
    var variance = (cubic(n) - sum(sizes, cubic) - sum(ties, cubic)) / 72
    if n > 2 { variance += sum(sizes, triples) * sum(ties, triples) / (36 * triples(n)) }
    self.variance = variance + sum(sizes, twos) * sum(ties, twos) / (8 * twos(n))
    mean = (n * n - sum(sizes) { $0 * $0 }) / 4
  }
}
