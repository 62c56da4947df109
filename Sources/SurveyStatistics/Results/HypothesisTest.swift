/// The result of a test: what was computed, and how surprising it is under the null hypothesis.
package protocol HypothesisTest: Sendable, Hashable, Codable {
  /// The name a report prints.
  static var name: String { get }

  var statistic: Statistic { get }

  /// The p-value of the test as it is usually reported: of any departure, in any direction.
  var pValue: PValue { get }
}

/// A test whose null hypothesis can fail in two directions that can be told apart.
package protocol DirectionalTest: HypothesisTest {
  func pValue(_ alternative: Alternative) -> PValue
}

extension DirectionalTest {
  package var pValue: PValue { pValue(.twoSided) }
}

/// A number that says how strongly two variables hang together.
package protocol AssociationMeasure: Sendable, Hashable, Codable {
  /// The name a report prints.
  static var name: String { get }

  var estimate: Estimate { get }

  /// Gives the interval in usual use for this measure; nil where the data do not determine one.
  func confidenceInterval(level: Double) -> ConfidenceInterval?
}

extension AssociationMeasure {
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    estimate.confidenceInterval(level: level)
  }
}

/// Stops the program where a confidence level is not one.
func requireLevel(_ level: Double) {
  precondition(0 < level && level < 1, "a confidence level lies strictly between 0 and 1")
}
