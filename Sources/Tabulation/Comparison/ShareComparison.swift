package import Microdata
package import SurveyStatistics

/// What a comparison of an item with known shares is asked to show.
package struct ShareRequest: Sendable {
  /// The item with the shares of its categories.
  package var margin: WeightingRequest.Margin
  package var filter: RowFilter?
  /// A sampling weight.
  package var weight: String?
  package var design = DesignRequest()
  package var level = 0.95

  package init(_ margin: WeightingRequest.Margin) { self.margin = margin }

  var isDesignBased: Bool { weight != nil || !design.isEmpty }
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

  /// Compares the answers of the rows that the filter leaves.
  ///
  /// - Throws: where the request does not fit the data, or nothing can be tested.
  package init(_ request: ShareRequest, of dataset: Dataset) throws {
    guard 0 < request.level, request.level < 1 else {
      throw TabulationError.levelOutOfRange(request.level)
    }
    let answers = try SharedAnswers(request, of: dataset)
    let known = answers.kept.map { answers.shares[$0] }
    var notes = dataset.notes.map { ComparisonNote.data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: answers.selection.count, of: dataset.rowCount,
            unknown: answers.selection.unknownCount)))
    }
    let estimates: [(share: Double, error: Double?, interval: ConfidenceInterval?)]
    if request.isDesignBased {
      let sample = try DesignedSample(
        request.design, weights: answers.weights?.values, fitted: answers.fitted, of: dataset)
      let table = try sample.table(cells: answers.cells, rows: known.count, columns: 1)
      estimates = known.indices.map { place in
        let share = table.columnShare(place, 0)
        return (
          share?.estimate.value ?? 0, share?.estimate.knownError,
          share?.betaInterval(level: request.level)
        )
      }
      let test = try DesignGoodnessOfFit(table, shares: known)
      (statistic, p) = (test.statistic, test.pValue)
      if let weightless = answers.weights?.weightless, weightless > 0 {
        notes.append(.data(.weightless(weightless)))
      }
      if let weight = request.weight { notes.append(.weight(weight)) }
      notes.append(
        .sample(
          sample.summary(degreesOfFreedom: table.degreesOfFreedom, level: request.level)))
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
    isDesignBased = request.isDesignBased
    self.notes = notes
  }
}

/// The answers to an item whose shares are known.
struct SharedAnswers {
  let selection: RowSelection
  let margin: MarginSide
  var side: Side { margin.side }
  var groups: [MarginSide.Group] { margin.groups }
  var shares: [Double] { groups.map(\.share) }
  /// The categories that the population has.
  let kept: [Int]
  let fitted: FittedSample?
  let weights: RowWeights?
  /// For each row its place among the kept categories; negative outside.
  let cells: [Int32]
  let counts: [Int]
  let excluded: [Exclusion]
  /// For each row its group, or why it has none, whatever it weighs.
  let fates: [Side.Fate]

  init(_ request: ShareRequest, of dataset: Dataset) throws(TabulationError) {
    selection = RowSelection(request.filter, of: dataset)
    let known = try MarginSides([request.margin], of: dataset, selection: selection)
    let margin = known.margins[0]
    self.margin = margin
    fitted = try FittedSample.ifAsked(
      request.design, weight: request.weight, of: dataset, selection: selection)
    if let fitted {
      weights = fitted.rowWeights(selection)
    } else if let name = request.weight {
      weights = try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: selection)
    } else {
      weights = nil
    }
    let complete = CompleteRows(
      known, start: weights,
      selection: weights.map { [selection] in $0.weighing(selection) } ?? selection,
      count: dataset.rowCount)
    let shares = margin.groups.map(\.share)
    let kept = shares.indices.filter { shares[$0] > 0 }
    let places = shares.indices.map { kept.firstIndex(of: $0).map { Int32($0) } ?? -1 }
    var cells = [Int32](repeating: -1, count: dataset.rowCount)
    var counts = [Int](repeating: 0, count: shares.count)
    let codes = complete.codes()[0]
    for place in 0..<complete.rows.count {
      let (row, code) = (complete.rows[place], Int(codes[place]))
      guard weights.map({ $0.values[row] > 0 }) ?? true else { continue }
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
    fates = (0..<dataset.rowCount).map { margin.fate(row: $0) }
  }
}
