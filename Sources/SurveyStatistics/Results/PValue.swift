/// The probability, under the null hypothesis, of data at least as far from it as those seen.
package struct PValue: Sendable, Hashable, Codable {
  /// How the probability was found.
  package enum Origin: Sendable, Hashable, Codable {
    /// Summed over every outcome the null hypothesis allows.
    case exact
    /// Taken from the distribution that the statistic approaches in large samples.
    case asymptotic
    /// Estimated from random outcomes; the standard error is that of the estimate.
    case monteCarlo(replicates: Int, standardError: Double)
  }

  /// The probability itself, from 0 to 1.
  package let value: Double
  package let origin: Origin

  /// Records a probability; rounding error beyond 0 or 1 is cut off.
  package init(_ value: Double, _ origin: Origin) {
    precondition(!value.isNaN, "a p-value must be a number")
    precondition(-1e-6 <= value && value <= 1 + 1e-6, "a p-value lies between 0 and 1")
    self.value = min(max(value, 0), 1)
    self.origin = origin
  }
}

/// The direction in which a departure from the null hypothesis counts as evidence.
package enum Alternative: String, Sendable, Hashable, Codable, CaseIterable {
  case twoSided
  /// The true value lies below that of the null hypothesis.
  case less
  /// The true value lies above that of the null hypothesis.
  case greater
}
