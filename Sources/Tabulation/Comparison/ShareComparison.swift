import Microdata
package import SurveyStatistics

/// What a comparison of an item with known shares is asked to show.
package struct ShareRequest: Sendable {
  /// The item with the shares of its categories.
  package var margin: WeightingRequest.Margin
  package var level = 0.95

  package init(_ margin: WeightingRequest.Margin) { self.margin = margin }
}

/// How far the answers to an item are from shares that are known: a test of goodness of fit.
package struct ShareComparison: Sendable {
  package struct Row: Sendable, Hashable {
    package let category: TableCategory
    /// Nil where it is held back.
    package let respondents: Int?
    /// Of the sample, from 0 to 1; nil where it is held back, with its error and interval.
    package let share: Double?
    package let standardError: Double?
    package let confidenceInterval: ConfidenceInterval?
    /// Of the population, from 0 to 1.
    package let known: Double
  }

  package let item: String
  package let label: String
  package let rows: [Row]
  /// Nil where it is held back.
  package let respondents: Int?
  package let excluded: [PublishedExclusion]
  package let level: Double
  /// The test; nil where it is held back.
  package let statistic: Statistic?
  package let p: PValue?
  /// Whether the test takes the design into account.
  package let isDesignBased: Bool
  package let notes: [ComparisonNote]

  /// Compares the answers of a sample.
  ///
  /// - Throws: where the request does not fit the data, or nothing can be tested.
  package init(_ request: ShareRequest, of sample: Sample) throws {
    guard 0 < request.level, request.level < 1 else {
      throw TabulationError.levelOutOfRange(request.level)
    }
    let answers = try SharedAnswers(request.margin, of: sample)
    let known = answers.kept.map { answers.shares[$0] }
    var notes = sample.comparisonNotes
    let estimates: [(share: Double, error: Double?, interval: ConfidenceInterval?)]
    if sample.isDesignBased {
      let designed = try sample.designed()
      let table = try designed.table(cells: answers.cells, rows: known.count, columns: 1)
      estimates = known.indices.map { place in
        let share = table.columnShare(place, 0)
        return (
          share?.estimate.value ?? 0, share?.estimate.knownError,
          share?.betaInterval(level: request.level)
        )
      }
      let test = try DesignGoodnessOfFit(table, shares: known)
      (statistic, p) = (test.statistic, test.pValue)
      notes.append(
        .sample(
          designed.summary(degreesOfFreedom: table.degreesOfFreedom, level: request.level)))
    } else {
      let counts = answers.kept.map { Double(answers.counts[$0]) }
      let test = try GoodnessOfFitChiSquare(counts: counts, proportions: known)
      (statistic, p) = (test.statistic, test.pValue)
      let n = counts.reduce(0, +)
      estimates = counts.map { count in
        let share = count / n
        return (
          share, (share * (1 - share) / n).squareRoot(),
          // It fails for nobody alone, which the test refuses.
          try? ProportionInterval.wilson(successes: count, trials: n, level: request.level)
        )
      }
    }
    item = answers.side.item
    label = answers.side.label
    rows = zip(answers.kept, estimates).map { place, estimate in
      Row(
        category: answers.groups[place].category, respondents: answers.counts[place],
        share: estimate.share, standardError: estimate.error,
        confidenceInterval: estimate.interval, known: answers.shares[place])
    }
    respondents = answers.counts.reduce(0, +)
    excluded = answers.excluded.map(\.published)
    level = request.level
    isDesignBased = sample.isDesignBased
    self.notes = notes
  }
}

/// The answers to an item whose shares are known.
struct SharedAnswers {
  let margin: MarginSide
  var side: CodedAnswers { margin.side }
  var groups: [MarginSide.Group] { margin.groups }
  var shares: [Double] { groups.map(\.share) }
  /// The categories that the population has.
  let kept: [Int]
  /// For each row its place among the kept categories; negative outside.
  let cells: [Int32]
  let counts: [Int]
  let excluded: [Exclusion]
  /// For each row its group, or why it has none, whatever it weighs.
  let fates: [CodedAnswers.Fate]

  init(_ request: WeightingRequest.Margin, of sample: Sample) throws(TabulationError) {
    let known = try MarginSides([request], of: sample.data, selection: sample.selection)
    let margin = known.margins[0]
    self.margin = margin
    let complete = CompleteRows(
      known, start: sample.weights, selection: sample.weighing, count: sample.data.rowCount)
    let shares = margin.groups.map(\.share)
    let kept = shares.indices.filter { shares[$0] > 0 }
    let places = shares.indices.map { kept.firstIndex(of: $0).map { Int32($0) } ?? -1 }
    var cells = [Int32](repeating: -1, count: sample.data.rowCount)
    var counts = [Int](repeating: 0, count: shares.count)
    let codes = complete.codes()[0]
    for place in 0..<complete.rows.count {
      let (row, code) = (complete.rows[place], Int(codes[place]))
      guard sample.weights.map({ $0.values[row] > 0 }) ?? true else { continue }
      counts[code] += 1
      cells[row] = places[code]
    }
    if let place = counts.indices.first(where: { counts[$0] > 0 && shares[$0] == 0 }) {
      throw .weighting(
        .absentCategory(margin: margin.side.item, category: margin.groups[place].category.label))
    }
    self.kept = kept
    self.cells = cells
    self.counts = counts
    excluded = complete.excluded
    fates = (0..<sample.data.rowCount).map { margin.fate(row: $0) }
  }
}
