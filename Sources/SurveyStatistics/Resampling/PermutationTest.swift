import Distributions

/// A test of two groups by random reassignment of the values to the groups.
///
/// Null hypothesis: the values would have been the same in either group. p = (1 + number of
/// reassignments at least as extreme) / (1 + reassignments), equal ones within 1e-10 included. The
/// statistic must be larger, the more the first group exceeds the second.
package struct PermutationTest: DirectionalTest {
  package static let name = "Permutation test"

  package let statistic: Statistic
  package let replicates: Int
  package let seed: UInt64
  private let atLeast: Int
  private let atMost: Int

  /// - Parameter measure: of the first group's values and of the second's.
  /// - Throws: `tooFewObservations` for an empty group.
  package init(
    _ first: [Double], _ second: [Double], replicates: Int = 9_999, seed: UInt64,
    measure: ([Double], [Double]) -> Double
  ) throws(StatisticsError) {
    precondition(replicates >= 1, "a permutation test draws at least one reassignment")
    guard !first.isEmpty, !second.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    let seen = measure(first, second)
    let tolerance = 1e-10 * max(abs(seen), 1e-300)
    var (least, most) = (0, 0)
    let values = first + second
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, name: "permutation", index: replicate)
      var order = values
      stream.shuffle(&order)
      let value = measure(Array(order[..<first.count]), Array(order[first.count...]))
      if value >= seen - tolerance { least += 1 }
      if value <= seen + tolerance { most += 1 }
    }
    statistic = Statistic("T", seen)
    self.replicates = replicates
    self.seed = seed
    atLeast = least
    atMost = most
  }

  package func pValue(_ alternative: Alternative) -> PValue {
    func p(_ count: Int) -> Double { Double(count + 1) / Double(replicates + 1) }
    let value =
      switch alternative {
      case .greater: p(atLeast)
      case .less: p(atMost)
      case .twoSided: min(1, 2 * min(p(atLeast), p(atMost)))
      }
    let error = (value * (1 - value) / Double(replicates)).squareRoot()
    return PValue(value, .monteCarlo(replicates: replicates, standardError: error))
  }
}
