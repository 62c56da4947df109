package import Microdata
package import SurveyStatistics

/// A sample weighted to what is known of its population.
package struct SampleWeighting: Sendable {
  package let margins: [WeightedMargin]
  package let start: String?
  package let method: CalibrationMethod
  package let trimming: ClosedRange<Double>?
  /// For each row of the data its weight, with a mean of one; nil where it was left out.
  package let weights: [Double?]
  package let fitted: CalibratedWeights
  /// Why rows were left out.
  package let excluded: [Exclusion]
  package let notes: [TableNote]

  /// The respondents that have a weight.
  package var respondents: Int { fitted.weights.values.count }

  /// Weights the rows that have an answer to every item of the margins.
  ///
  /// - Throws: where an item or category is unknown, or no weights meet the margins.
  package init(_ request: WeightingRequest, of dataset: Dataset) throws(TabulationError) {
    guard !request.margins.isEmpty else { throw .noMargins }
    let selection = RowSelection(request.filter, of: dataset)
    let table = CrossTabulationRequest(
      rows: request.margins[0].item, columns: request.margins[0].item)
    var sides: [Side] = []
    var shares: [[Double]] = []
    for margin in request.margins {
      let column = try dataset.column(margin.item, for: .margin)
      let side = try Side(column, request: table, selection: selection)
      shares.append(try Self.shares(of: margin, on: side))
      sides.append(side)
    }
    let start = try request.start.map { name throws(TabulationError) in
      try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: selection)
    }
    let complete = CompleteRows(sides, start: start, selection: selection, count: dataset.rowCount)
    guard !complete.rows.isEmpty else { throw .nobodyToWeight }
    let people = Double(complete.rows.count)
    let fitted: CalibratedWeights
    let startWeights: SamplingWeights
    do throws(WeightError) {
      startWeights = try SamplingWeights(complete.rows.map { start?.values[$0] ?? 1 })
    } catch {
      throw .weights(error)
    }
    do throws(WeightingError) {
      let targets = try CalibrationTargets(
        zip(sides, shares).enumerated().map { place, pair in
          CategoryMargin(
            name: pair.0.item, categories: pair.0.candidates.map(\.category.label),
            codes: complete.codes[place], totals: pair.1.map { $0 * people })
        })
      if let limits = request.trimming {
        fitted = try CalibratedWeights.raked(startWeights, to: targets, trimmedTo: limits)
      } else {
        fitted = try CalibratedWeights(startWeights, to: targets, by: request.method)
      }
    } catch {
      throw .weighting(error)
    }
    var weights = [Double?](repeating: nil, count: dataset.rowCount)
    for (row, weight) in zip(complete.rows, fitted.weights.values) { weights[row] = weight }
    self.weights = weights
    self.fitted = fitted
    self.start = request.start
    method = request.method
    trimming = request.trimming
    excluded = complete.excluded
    margins = sides.indices.map { place in
      WeightedMargin(
        sides[place], request.margins[place], shares[place], codes: complete.codes[place],
        start: startWeights.values, fitted: fitted.weights.values)
    }
    notes =
      dataset.notes.map(TableNote.data)
      + (request.filter.map {
        [
          .filter(
            $0.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount)
        ]
      } ?? [])
  }

  /// The share of each of a side's categories; those that the margin does not name have none.
  private static func shares(
    of margin: WeightingRequest.Margin, on side: Side
  ) throws(TabulationError) -> [Double] {
    var shares = [Double](repeating: 0, count: side.candidates.count)
    for share in margin.shares {
      let place =
        side.candidates.firstIndex { $0.category.code == share.category }
        ?? side.candidates.firstIndex { $0.category.label == share.category }
      guard let place else {
        if share.share == 0 { continue }
        throw .marginCategoryAbsent(share.category, item: margin.item)
      }
      shares[place] += share.share
    }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) <= 0.001 else { throw .sharesDoNotSum(item: margin.item, sum: sum) }
    return shares.map { $0 / sum }
  }
}

/// One item's shares before and after weighting.
package struct WeightedMargin: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package let category: TableCategory
    package let respondents: Int
    /// Of the population, of the weights to begin with, and of the weights made; from 0 to 1.
    package let target: Double
    package let before: Double
    package let after: Double
  }

  package let item: String
  package let label: String
  package let rows: [Row]
  /// Where and of when its shares are from, each once.
  package let sources: [String]

  fileprivate init(
    _ side: Side, _ margin: WeightingRequest.Margin, _ shares: [Double], codes: [Int32],
    start: [Double], fitted: [Double]
  ) {
    item = side.item
    label = side.label
    var counts = [Int](repeating: 0, count: shares.count)
    var before = [Double](repeating: 0, count: shares.count)
    var after = before
    for (row, code) in codes.enumerated() {
      counts[Int(code)] += 1
      before[Int(code)] += start[row]
      after[Int(code)] += fitted[row]
    }
    let (startSum, fittedSum) = (start.reduce(0, +), fitted.reduce(0, +))
    rows = side.candidates.indices.compactMap { place in
      guard counts[place] > 0 || shares[place] > 0 else { return nil }
      return Row(
        category: side.candidates[place].category, respondents: counts[place],
        target: shares[place], before: before[place] / startSum,
        after: after[place] / fittedSum)
    }
    var sources: [String] = []
    for share in margin.shares {
      let text = [share.source, share.date].filter { !$0.isEmpty }.joined(separator: ", ")
      if !text.isEmpty, !sources.contains(text) { sources.append(text) }
    }
    self.sources = sources
  }
}

/// The rows that hold an answer to all of some items, and why others do not count.
private struct CompleteRows {
  var rows: [Int] = []
  /// For each item the category of each complete row.
  var codes: [[Int32]]
  let excluded: [Exclusion]

  init(_ sides: [Side], start: RowWeights?, selection: RowSelection, count: Int) {
    codes = sides.map { _ in [] }
    var reasons: [ExclusionReason: Int] = [:]
    var found = [Int32](repeating: 0, count: sides.count)
    for row in 0..<count where selection.mask.map({ $0[row] != 0 }) ?? true {
      var reason: ExclusionReason?
      for (place, side) in sides.enumerated() where reason == nil {
        switch side.fate(of: row) {
        case .shown(let candidate): found[place] = Int32(candidate)
        case .excluded(let why): reason = why
        }
      }
      if reason == nil, let start, start.states[row] == RowWeights.State.missing.rawValue {
        reason = .weight
      }
      if let reason {
        reasons[reason, default: 0] += 1
        continue
      }
      rows.append(row)
      for place in found.indices { codes[place].append(found[place]) }
    }
    excluded = ExclusionReason.inOrder.compactMap { reason in
      reasons[reason].map { Exclusion(reason: reason, count: $0) }
    }
  }
}

extension Side {
  fileprivate func fate(of row: Int) -> Fate {
    switch codes {
    case .narrow(let codes): fates[Int(codes[row])]
    case .wide(let codes): fates[Int(codes[row])]
    }
  }
}
