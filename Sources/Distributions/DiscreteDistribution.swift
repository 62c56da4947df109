/// A distribution on counts.
package protocol DiscreteDistribution: Sendable, Hashable {
  /// The counts that can occur; a count without a bound ends at `Int.max`.
  var support: ClosedRange<Int> { get }

  /// Gives P(X = k).
  func probability(_ k: Int) -> Double

  /// Gives P(X ≤ k).
  func cumulative(_ k: Int) -> Double

  /// Gives P(X > k), the upper tail without `k` itself.
  func upperTail(_ k: Int) -> Double
}

extension DiscreteDistribution {
  /// Gives P(X ≥ k), the upper tail with `k` itself.
  package func atLeast(_ k: Int) -> Double {
    k <= support.lowerBound ? 1 : upperTail(k - 1)
  }

  /// Gives the smallest `k` with P(X ≤ k) ≥ `probability`.
  ///
  /// A probability that a `k` reaches up to rounding error counts as reached.
  package func quantile(_ probability: Double) -> Int {
    requireProbability(probability)
    if probability == 1 { return support.upperBound }
    let goal = probability * (1 - 64 * Double.ulpOfOne)
    var low = support.lowerBound
    var stride = 1
    while low + stride < support.upperBound, cumulative(low + stride) < goal {
      low += stride
      stride *= 2
    }
    var high = min(low + stride, support.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if cumulative(middle) >= goal { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
