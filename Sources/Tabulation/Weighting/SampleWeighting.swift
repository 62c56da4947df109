import Microdata
package import SurveyStatistics

/// A sample weighted to what is known of its population.
package struct SampleWeighting: Sendable {
  package let margins: [WeightedMargin]
  package let start: String?
  package let method: CalibrationMethod
  package let trimming: ClosedRange<Double>?
  /// The rows of the data.
  package let rowCount: Int
  /// The rows that have a weight, ascending.
  package let rows: RowNumbers
  /// The weights of these rows, with a mean of one; its factors multiply weights to begin with that
  /// were brought to that mean first.
  package let fitted: CalibratedWeights
  /// Why rows were left out.
  package let excluded: [PublishedExclusion]
  package let notes: [WeightingNote]
  /// The respondents that have a weight; nil where that is held back.
  package let respondents: Int?
  /// Whether the range, the factors and the effect of the weights are held back.
  ///
  /// With the population's shares they tell how many are in a category.
  package let holdsSpreadBack: Bool

  /// For each row of the data its weight; nil where it was left out.
  package var weights: [Double?] {
    var weights = [Double?](repeating: nil, count: rowCount)
    for (place, weight) in fitted.rowWeights.enumerated() { weights[rows[place]] = weight }
    return weights
  }

  /// Weights the rows that have an answer to every item of the margins, from the sample's own weights.
  ///
  /// - Throws: where an item or category is unknown, or no weights meet the margins.
  package init(_ request: WeightingRequest, of sample: Sample) throws(TabulationError) {
    let known = try MarginSides(
      request.margins, of: sample.data, selection: sample.selection)
    let start = sample.weights
    let complete = CompleteRows(
      known, start: start, selection: sample.selection, count: sample.data.rowCount)
    guard !complete.rows.isEmpty else { throw .nobodyToWeight }
    let people = Double(complete.rows.count)
    let fitted: CalibratedWeights
    let startWeights: SamplingWeights?
    do throws(WeightError) {
      startWeights = try start.map { start throws(WeightError) in
        try SamplingWeights(complete.picked(start.values)).scaled(toSum: people)
      }
    } catch {
      throw .weights(error)
    }
    do throws(WeightingError) {
      let targets = try known.targets(codes: complete.codes(), people: people)
      if let limits = request.trimming {
        fitted = try CalibratedWeights.raked(startWeights, to: targets, trimmedTo: limits)
      } else {
        fitted = try CalibratedWeights(startWeights, to: targets, by: request.method)
      }
    } catch {
      throw .weighting(error)
    }
    rowCount = sample.data.rowCount
    rows = complete.rows
    self.fitted = fitted
    self.start = sample.weighting.column
    method = request.method
    trimming = request.trimming
    excluded = complete.excluded.map(\.published)
    respondents = complete.rows.count
    holdsSpreadBack = false
    margins = known.margins.indices.map { place in
      WeightedMargin(
        known.margins[place], request.margins[place], counts: fitted.margins.counts[place],
        before: fitted.margins.before[place], after: fitted.margins.after[place])
    }
    var notes = sample.readingNotes.map(WeightingNote.data)
    if let start = self.start { notes.append(.start(start)) }
    if fitted.negative > 0 {
      notes.append(.negative(fitted.negative))
    }
    self.notes = notes
  }
}

/// One item's shares before and after weighting.
package struct WeightedMargin: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package let category: TableCategory
    /// Nil where it is held back.
    package let respondents: Int?
    /// Of the population, from 0 to 1.
    package let target: Double
    /// Of the weights to begin with, from 0 to 1; nil where it is held back.
    package let before: Double?
    /// Of the weights made, from 0 to 1.
    package let after: Double
  }

  package let item: String
  package let label: String
  package let rows: [Row]
  /// Where and of when its shares are from, each once.
  package let sources: [String]

  init(item: String, label: String, rows: [Row], sources: [String]) {
    self.item = item
    self.label = label
    self.rows = rows
    self.sources = sources
  }

  fileprivate init(
    _ known: MarginSide, _ margin: WeightingRequest.Margin, counts: [Int], before: [Double],
    after: [Double]
  ) {
    item = known.side.item
    label = known.side.label
    let (startSum, fittedSum) = (before.reduce(0, +), after.reduce(0, +))
    rows = known.groups.indices.compactMap { place in
      let group = known.groups[place]
      guard counts[place] > 0 || group.share > 0 else { return nil }
      return Row(
        category: group.category, respondents: counts[place], target: group.share,
        before: before[place] / startSum, after: after[place] / fittedSum)
    }
    var sources: [String] = []
    for share in margin.shares {
      let text = [share.source, share.date].filter { !$0.isEmpty }.joined(separator: ", ")
      if !text.isEmpty, !sources.contains(text) { sources.append(text) }
    }
    self.sources = sources
  }
}
