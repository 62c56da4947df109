/// The Jonckheere–Terpstra test of groups that are expected to stand in a given order.
///
/// Null hypothesis: all groups have one distribution, against values that rise with the group's
/// position (`.greater`) or fall (`.less`). J counts the pairs of values in that order, equal ones as
/// half; its variance is corrected for ties. Hollander, Wolfe & Chicken 2014, §6.2.
package struct JonckheereTerpstraTest: DirectionalTest {
  package static let name = "Jonckheere–Terpstra test"

  /// The number of ordered pairs.
  package let orderedPairs: Double
  package let z: Double
  package let sampleSizes: [Int]
  package let notes: [AnalysisNote]

  /// - Throws: `tooFewGroups`, or `zeroVariance` where all values are equal.
  package init(_ groups: [[Double]]) throws(StatisticsError) {
    _ = try RankedGroups(groups)
    var pairs = 0.0
    for later in groups.indices {
      for earlier in 0..<later {
        let n = Double(groups[later].count)
        let together = Midranks(groups[later] + groups[earlier])
        pairs += together.ranks.prefix(groups[later].count).reduce(0, +) - n * (n + 1) / 2
      }
    }
    let ties = Midranks(groups.flatMap(\.self)).ties
    let null = JonckheereNull(sizes: groups.map { Double($0.count) }, ties: ties)
    guard null.variance > 0 else { throw .zeroVariance }
    orderedPairs = pairs
    z = (pairs - null.mean) / null.variance.squareRoot()
    sampleSizes = groups.map(\.count)
    notes = ties.isEmpty ? [] : [.ties]
  }

  package var statistic: Statistic { Statistic("J", orderedPairs) }

  package func pValue(_ alternative: Alternative) -> PValue {
    PValue(normalTail(z, alternative), .asymptotic)
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
