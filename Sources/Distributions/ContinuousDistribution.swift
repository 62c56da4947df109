/// A distribution on the real line, or on a part of it.
///
/// Arguments must not be NaN, and probabilities lie in 0…1: anything else is a caller's mistake and
/// stops the program. Both tails are computed directly, so a small one keeps its relative accuracy.
package protocol ContinuousDistribution: Sendable, Hashable {
  /// The values that can occur.
  var support: ClosedRange<Double> { get }

  /// Gives the density at `x`.
  func density(_ x: Double) -> Double

  /// Gives P(X ≤ x).
  func cumulative(_ x: Double) -> Double

  /// Gives P(X > x).
  func upperTail(_ x: Double) -> Double

  /// Gives the `x` with P(X ≤ x) = `probability`, which may be an end of the support.
  func quantile(_ probability: Double) -> Double

  /// Gives the `x` with P(X > x) = `probability`, which may be an end of the support.
  func upperQuantile(_ probability: Double) -> Double
}

/// Stops the program where an argument is not a number.
func requireNumber(_ x: Double) {
  precondition(!x.isNaN, "the argument of a distribution function must be a number")
}

/// Stops the program where an argument is not a probability.
func requireProbability(_ p: Double) {
  precondition(0 <= p && p <= 1, "a probability must lie between 0 and 1")
}

extension ContinuousDistribution {
  package func quantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return support.lowerBound }
    if probability == 1 { return support.upperBound }
    return invert(probability, tail: cumulative, slope: 1, guess: nil)
  }

  package func upperQuantile(_ probability: Double) -> Double {
    requireProbability(probability)
    if probability == 0 { return support.upperBound }
    if probability == 1 { return support.lowerBound }
    return invert(probability, tail: upperTail, slope: -1, guess: nil)
  }

  /// Solves `tail(x) = probability` by Newton's method from `guess`, or by Brent's without one.
  ///
  /// - Parameter slope: +1 where the tail rises with `x`, −1 where it falls.
  func invert(
    _ probability: Double, tail: (Double) -> Double, slope: Double, guess: Double?
  ) -> Double {
    if let guess, let refined = refine(guess, probability, tail: tail, slope: slope) {
      return refined
    }
    let bracket = bracket(probability, tail: tail, slope: slope)
    return findRoot(in: bracket) { tail($0) - probability }
  }

  /// Repeats Newton's step until it no longer moves; nil where it leaves the support or wanders.
  private func refine(
    _ guess: Double, _ probability: Double, tail: (Double) -> Double, slope: Double
  ) -> Double? {
    var x = guess
    var lastStep = Double.infinity
    for _ in 0..<20 {
      let density = density(x)
      guard density > 0 else { return nil }
      let step = slope * (tail(x) - probability) / density
      // The noise of the tail ends the descent: a step no shorter than the last is noise.
      guard abs(step) < lastStep else { return abs(step) < 1e-11 * abs(x) ? x : nil }
      let next = x - step
      guard support.contains(next) else { return nil }
      lastStep = abs(step)
      x = next
      if abs(step) <= 2e-16 * abs(x) { return x }
    }
    return nil
  }

  /// Finds an interval that holds the solution, by doubling away from a point of the support.
  private func bracket(
    _ probability: Double, tail: (Double) -> Double, slope: Double
  ) -> ClosedRange<Double> {
    var low = max(support.lowerBound, -1)
    var high = min(support.upperBound, 1)
    var stride = 1.0
    while slope * (tail(low) - probability) > 0, low > support.lowerBound {
      low = max(support.lowerBound, low - stride)
      stride *= 2
    }
    stride = 1
    while slope * (tail(high) - probability) < 0, high < support.upperBound {
      high = min(support.upperBound, high + stride)
      stride *= 2
    }
    return low...high
  }
}
