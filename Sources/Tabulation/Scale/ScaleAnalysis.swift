import Diagnostics
package import SurveyStatistics
import Words

/// What an analysis of a scale is asked to look at.
package struct ScaleRequest: Sendable {
  package var items: [String]
  /// Those worded the other way round, besides those that the questionnaire declares so.
  package var reversed: [String]
  /// The item whose groups may answer differently at the same level of the trait.
  package var groups: String?
  /// The categories of an item, by code or label, in the order wanted; the rest is dropped.
  package var categories: [String: [String]] = [:]
  /// The confidence level of the interval, between 0 and 1.
  package var level = 0.95

  package init(items: [String], reversed: [String] = []) {
    self.items = items
    self.reversed = reversed
  }

  /// Refuses lists of items that make no scale, whatever the data.
  package func check() throws(TabulationError) {
    guard 0 < level, level < 1 else { throw .levelOutOfRange(level) }
    guard items.count >= 2 else { throw .tooFewItems(found: items.count) }
    for list in [items, reversed] {
      for (place, item) in list.enumerated() where list.prefix(place).contains(item) {
        throw .repeatedItem(item)
      }
    }
    if let outside = reversed.first(where: { !items.contains($0) }) {
      throw .reversedOutsideScale(outside, suggestion: suggestion(for: outside, among: items))
    }
    if let absent = categories.keys.filter({ !items.contains($0) }).min() {
      throw .categoriesOfAbsentItem(
        absent, suggestion: suggestion(for: absent, among: items))
    }
  }
}

/// How well items hang together as one scale, over the respondents who answered all of them.
package struct ScaleAnalysis: Sendable {
  package let items: [ScaleItem]
  /// The respondents who answered all items.
  package let size: Int
  /// Why the others were left out; those of the first item that lacks an answer.
  package let excluded: [Exclusion]
  package let alpha: Double
  package let alphaInterval: ConfidenceInterval?
  package let standardizedAlpha: Double
  /// Nil where one factor cannot be fitted.
  package let omega: Double?
  /// For each item whether groups answer it differently; empty where that is not asked.
  package let differentialFunctioning: [ItemFunctioning]
  package let notes: [ScaleNote]

  /// Analyzes items of a sample, listwise and unweighted; an item that everybody answered alike is left out.
  ///
  /// - Throws: where the items are not the data's, or make no scale.
  package init(_ request: ScaleRequest, of sample: Sample) throws(TabulationError) {
    try request.check()
    let answers = try ScaleAnswers(varying: request, of: sample)
    var notes = answers.notes
    do throws(StatisticsError) {
      let covariance = try ItemCovariance(answers.rows)
      let cronbach = try CronbachAlpha(covariance)
      alpha = cronbach.estimate.value
      let interval = cronbach.confidenceInterval(level: request.level)
      alphaInterval = interval.flatMap { $0.contains(cronbach.estimate.value) ? $0 : nil }
      if interval != nil, alphaInterval == nil { notes.append(.intervalBesideAlpha) }
      standardizedAlpha = cronbach.standardizedAlpha
      do throws(StatisticsError) {
        omega = try McDonaldOmega(covariance).value
      } catch {
        omega = nil
        notes.append(.omegaNotComputed(error))
      }
      items = try cronbach.itemStatistics.map { part throws(StatisticsError) in
        let summary = try SampleSummary(answers.rows.map { $0[part.item] })
        return ScaleItem(
          name: answers.items[part.item], label: answers.labels[part.item],
          isReversed: answers.isReversed[part.item], mean: summary.mean,
          standardDeviation: summary.standardDeviation, itemRest: part.itemRest,
          alphaIfDropped: part.alphaIfDropped)
      }
    } catch {
      throw .scaleNotComputed(error)
    }
    if items.contains(where: { ($0.itemRest ?? 0) < 0 }) { notes.append(.negativeItems) }
    if let groups = request.groups {
      let found = try ItemFunctioning.all(answers.items, by: groups, answers, of: sample)
      differentialFunctioning = found.items
      notes += found.notes
    } else {
      differentialFunctioning = []
    }
    size = answers.rows.count
    excluded = answers.excluded
    self.notes = notes
  }
}

/// An item's part in a scale.
package struct ScaleItem: Hashable, Sendable {
  package let name: String
  package let label: String
  package let isReversed: Bool
  /// After turning round, as the standard deviation.
  package let mean: Double
  package let standardDeviation: Double
  /// The correlation with the sum of the other items.
  package let itemRest: Double?
  package let alphaIfDropped: Double?
}
