/// A range that, over repeated samples, covers the true value with a stated probability.
///
/// An end may be infinite, and means that the data set no bound on that side: an odds ratio with a
/// zero cell, a one-sided interval. An end is never NaN. The coded form writes an infinite end as
/// the text `inf` or `-inf`, so that it survives in formats that have no infinity.
package struct ConfidenceInterval: Sendable, Hashable {
  package let lower: Double
  package let upper: Double
  /// The probability of covering the true value, strictly between 0 and 1.
  package let level: Double

  package init(lower: Double, upper: Double, level: Double) {
    requireLevel(level)
    precondition(lower <= upper, "an interval's lower end does not lie above its upper end")
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// Whether both ends are finite.
  package var isBounded: Bool { lower.isFinite && upper.isFinite }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// Maps both ends through a function that keeps their order.
  package func mapped(by increasing: (Double) -> Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: increasing(lower), upper: increasing(upper), level: level)
  }
}

extension ConfidenceInterval: Codable {
  private enum CodingKeys: String, CodingKey { case lower, upper, level }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      lower: try container.decodeExtended(forKey: .lower),
      upper: try container.decodeExtended(forKey: .upper),
      level: try container.decode(Double.self, forKey: .level))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeExtended(lower, forKey: .lower)
    try container.encodeExtended(upper, forKey: .upper)
    try container.encode(level, forKey: .level)
  }
}

extension KeyedEncodingContainer {
  /// Encodes a finite number as a number and an infinite one as text.
  mutating func encodeExtended(_ value: Double, forKey key: Key) throws {
    if value.isFinite {
      try encode(value, forKey: key)
    } else {
      try encode(value > 0 ? "inf" : "-inf", forKey: key)
    }
  }
}

extension KeyedDecodingContainer {
  /// Decodes what `encodeExtended` wrote.
  func decodeExtended(forKey key: Key) throws -> Double {
    guard let text = try? decode(String.self, forKey: key) else {
      return try decode(Double.self, forKey: key)
    }
    switch text {
    case "inf": return .infinity
    case "-inf": return -.infinity
    default:
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "the end is neither a number nor infinite")
    }
  }
}
