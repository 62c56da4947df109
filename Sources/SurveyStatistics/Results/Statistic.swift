/// The number a test is decided by, as a report prints it.
package struct Statistic: Sendable, Hashable, Codable {
  /// The usual sign, such as `X²`, `G²`, `t` or `F`.
  package let symbol: String
  package let value: Double
  /// None, one, or numerator and denominator; Welch's and Rao and Scott's are fractional.
  package let degreesOfFreedom: [Double]

  package init(_ symbol: String, _ value: Double, degreesOfFreedom: [Double] = []) {
    precondition(value.isFinite, "a test statistic must be finite")
    precondition(degreesOfFreedom.allSatisfy(\.isFinite), "degrees of freedom must be finite")
    self.symbol = symbol
    self.value = value
    self.degreesOfFreedom = degreesOfFreedom
  }
}
