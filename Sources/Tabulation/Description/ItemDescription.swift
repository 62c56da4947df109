package import Microdata
import SurveyStatistics

/// What some respondents answered to one item: how often each answer was given, and what sums it up.
///
/// A number that does not exist, or is held back, is nil.
package struct ItemDescription: Sendable, Hashable {
  package let item: String
  package let label: String
  package let measurement: Measurement
  /// How many gave an answer.
  package let answered: Int?
  package let nonanswers: [NonanswerCount]
  /// The answers in their order; nil for numbers of which there are many.
  package let categories: [CategoryCount]?
  package let numbers: DescribedNumbers?
  /// Whether anything of it is held back.
  package let isWithheld: Bool

  package struct CategoryCount: Sendable, Hashable {
    package let code: String
    package let label: String
    package let count: Int?
    /// Of those who gave an answer.
    package let percent: Double?
  }

  package struct NonanswerCount: Sendable, Hashable {
    package let code: String
    package let label: String
    package let count: Int?
  }
}

/// What sums up an item whose answers are numbers.
package struct DescribedNumbers: Sendable, Hashable {
  package let mean: Double?
  package let standardDeviation: Double?
  /// The lower quartile, the median and the upper one.
  package let quartiles: [Double]?
  package let minimum: Double?
  package let maximum: Double?
  /// How many numbers lie in each of equal parts of their range; nil where there is no range.
  package let histogram: [Int]?
  /// How many lie more than 1.5, and more than 3, interquartile ranges beyond the quartiles.
  package let outliers: Outliers?

  /// Tukey's fences (1977), with the numbers that they are.
  package struct Outliers: Sendable, Hashable {
    package let outside: Int
    package let farOutside: Int
    package let innerFence: ClosedRange<Double>
  }

  static let nothing = DescribedNumbers(
    mean: nil, standardDeviation: nil, quartiles: nil, minimum: nil, maximum: nil, histogram: nil,
    outliers: nil)
}

extension DescribedNumbers {
  private static let histogramParts = 24

  /// Sums up distinct numbers, ascending.
  init?(_ counted: [(value: Double, count: Int)]) {
    let points = counted.filter { $0.count > 0 }
    guard let summary = NumberSummary(points: points) else { return nil }
    let (low, high) = (summary.minimum, summary.maximum)
    let width = (high - low) / Double(Self.histogramParts)
    var histogram: [Int]?
    if width > 0, width.isFinite {
      var parts = [Int](repeating: 0, count: Self.histogramParts)
      for point in points {
        let part = min(Int((point.value - low) / width), Self.histogramParts - 1)
        parts[part] += point.count
      }
      histogram = parts
    }
    self.init(
      mean: summary.mean, standardDeviation: summary.standardDeviation,
      quartiles: [summary.lowerQuartile, summary.median, summary.upperQuartile], minimum: low,
      maximum: high, histogram: histogram, outliers: Self.outliers(points, summary))
  }

  private static func outliers(
    _ points: [(value: Double, count: Int)], _ summary: NumberSummary
  ) -> Outliers? {
    let range = summary.upperQuartile - summary.lowerQuartile
    guard range.isFinite else { return nil }
    func beyond(_ times: Double) -> Int {
      points.filter {
        $0.value < summary.lowerQuartile - times * range
          || $0.value > summary.upperQuartile + times * range
      }.reduce(0) { $0 + $1.count }
    }
    return Outliers(
      outside: beyond(1.5), farOutside: beyond(3),
      innerFence: summary.lowerQuartile - 1.5 * range...summary.upperQuartile + 1.5 * range)
  }
}
