import Distributions

/// A number estimated from data, with its standard error where one exists.
///
/// The value may be +∞, for a ratio whose denominator was observed as zero, and then has no
/// standard error; it is never NaN. Its coded form writes an infinite value as the text `inf`.
package struct Estimate: Sendable, Hashable {
  package let value: Double
  /// The estimated standard deviation of the value in repeated samples; finite.
  package let standardError: Double?

  package init(_ value: Double, standardError: Double? = nil) {
    precondition(!value.isNaN, "an estimate must be a number")
    if let standardError {
      precondition(
        value.isFinite && standardError.isFinite && standardError >= 0,
        "a standard error is finite, not negative, and belongs to a finite value")
    }
    self.value = value
    self.standardError = standardError
  }

  /// Gives the value ± the normal quantile times the standard error; nil without one.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard let standardError else { return nil }
    let reach = NormalDistribution.standard.upperQuantile((1 - level) / 2) * standardError
    return ConfidenceInterval(lower: value - reach, upper: value + reach, level: level)
  }

  /// Multiplies the value by a constant, and its standard error with it.
  package func scaled(by factor: Double) -> Estimate {
    precondition(factor.isFinite, "an estimate is scaled by a finite constant")
    return Estimate(value * factor, standardError: standardError.map { $0 * abs(factor) })
  }
}

extension Estimate: Codable {
  private enum CodingKeys: String, CodingKey { case value, standardError }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decodeExtended(forKey: .value),
      standardError: try container.decodeIfPresent(Double.self, forKey: .standardError))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeExtended(value, forKey: .value)
    try container.encodeIfPresent(standardError, forKey: .standardError)
  }
}
