/// A rule that protects a magnitude to which few respondents contribute nearly all.
///
/// Source: A. Hundepool et al., Statistical Disclosure Control (2012), tables 4.1 and 4.2. The
/// defaults are those of ACRO, NK(2, 0.9) and p = 0.1 (J. Smith et al., ACRO: a tool for
/// semi-automated checking of research outputs).
package enum DominanceRule: Hashable, Sendable {
  /// Sensitive where the `count` largest contributions exceed the `share` of the total.
  case largest(count: Int, share: Double)
  /// Sensitive where total − largest − second < `share` × largest.
  case percentOfLargest(share: Double)

  package static let acro: [DominanceRule] = [
    .largest(count: 2, share: 0.9), .percentOfLargest(share: 0.1),
  ]

  /// How far above its total a magnitude's upper bound must lie, or nil where it is not sensitive.
  ///
  /// For the n largest x₁ ≥ x₂ ≥ … of a total X: (x₁ + … + xₙ) / share − X, and
  /// share × x₁ − (X − x₁ − x₂). Source: Hundepool et al. (2012), table 4.3.
  package func protection(ofTotal total: Double, contributions: [Double]) -> Double? {
    precondition(contributions.allSatisfy { $0 >= 0 }, "a contribution is never negative")
    let sorted = contributions.sorted(by: >)
    let missing: Double
    switch self {
    case .largest(let count, let share):
      precondition(count > 0 && share > 0 && share < 1, "a dominant share lies between 0 and 1")
      missing = sorted.prefix(count).reduce(0, +) / share - total
    case .percentOfLargest(let share):
      precondition(share > 0, "a protected share is positive")
      let largest = sorted.first ?? 0
      missing = share * largest - (total - sorted.prefix(2).reduce(0, +))
    }
    // A total that its parts reach only through rounding is not sensitive for it.
    return missing > 1e-12 * abs(total) ? missing : nil
  }
}
