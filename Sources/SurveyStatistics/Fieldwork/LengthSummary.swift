/// The quartiles of interview lengths, and how fast each was.
///
/// The quartiles are Hyndman and Fan's (1996) type 7, R's default.
package struct LengthSummary: Sendable, Hashable {
  package let count: Int
  package let lowerQuartile: Double
  package let median: Double
  package let upperQuartile: Double

  /// Summarizes lengths; without any there is no summary.
  package init?(_ lengths: [Double]) {
    precondition(lengths.allSatisfy { $0 >= 0 && $0.isFinite }, "a length is not negative")
    guard let summary = NumberSummary(lengths) else { return nil }
    count = summary.count
    lowerQuartile = summary.lowerQuartile
    median = summary.median
    upperQuartile = summary.upperQuartile
  }

  /// How much faster than the median a length is, as a share of the median.
  ///
  /// An interview is a speeder's where this exceeds 0.3, 0.4 or, most sparing, 0.5 (Greszki, Meyer &
  /// Schoen 2015). Nil where the median is zero.
  package func speedAdvantage(of length: Double) -> Double? {
    median > 0 ? 1 - length / median : nil
  }
}
