/// The size, mean and variance of a sample: all that tests of means need.
package struct SampleSummary: Sendable, Hashable, Codable {
  package let count: Int
  package let mean: Double
  /// The sum of squares around the mean over n − 1; 0 for a single value.
  package let sampleVariance: Double

  /// Summarizes values in two passes, which keeps the digits of values far from zero.
  ///
  /// - Throws: `tooFewObservations` for no values.
  package init(_ values: [Double]) throws(StatisticsError) {
    guard !values.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    precondition(values.allSatisfy { $0.isFinite }, "values are finite; leave missing answers out")
    let n = Double(values.count)
    // Around the first value, so that leading digits shared by all do not use up precision.
    let origin = values[0]
    let mean = values.reduce(0) { $0 + ($1 - origin) } / n
    var squares = 0.0
    var remainder = 0.0
    for value in values {
      let deviation = value - origin - mean
      squares += deviation * deviation
      remainder += deviation
    }
    count = values.count
    self.mean = origin + mean
    sampleVariance =
      values.count > 1 ? max(squares - remainder * remainder / n, 0) / (n - 1) : 0
  }

  package init(count: Int, mean: Double, sampleVariance: Double) {
    precondition(count >= 1, "a sample has at least one value")
    precondition(mean.isFinite && sampleVariance.isFinite, "a mean and a variance are finite")
    precondition(sampleVariance >= 0, "a variance is not negative")
    self.count = count
    self.mean = mean
    self.sampleVariance = sampleVariance
  }

  var size: Double { Double(count) }

  /// The squared standard error of the mean.
  var meanVariance: Double { sampleVariance / size }

  package var standardDeviation: Double { sampleVariance.squareRoot() }

  /// Stops a statistic that needs a variance from being asked of too few values.
  func requireAtLeast(_ needed: Int) throws(StatisticsError) {
    guard count >= needed else { throw .tooFewObservations(needed: needed, found: count) }
  }
}
