package import SurveyStatistics

/// What a sample is to be weighted to, and how.
package struct WeightingRequest: Sendable {
  /// What is known of the population about one item.
  package struct Margin: Sendable, Hashable {
    package let item: String
    /// Categories by code or label with their shares of the population.
    package let shares: [Share]

    package init(item: String, shares: [Share]) {
      self.item = item
      self.shares = shares
    }
  }

  package struct Share: Sendable, Hashable {
    package let category: String
    package let share: Double
    package let source: String
    package let date: String

    package init(category: String, share: Double, source: String, date: String) {
      self.category = category
      self.share = share
      self.source = source
      self.date = date
    }
  }

  package var margins: [Margin]
  package var method = CalibrationMethod.raking
  /// Limits of the weights as multiples of their mean.
  package var trimming: ClosedRange<Double>?

  package init(margins: [Margin]) { self.margins = margins }
}
