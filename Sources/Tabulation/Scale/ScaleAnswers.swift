import Microdata

/// The answers to the items of a scale, one row for each respondent who answered all.
struct ScaleAnswers {
  /// The items that make the scale.
  let items: [String]
  private(set) var rows: [[Double]] = []
  /// For each of them its row in the data.
  private(set) var rowNumbers: [Int] = []
  let labels: [String]
  /// For each item whether it is turned round.
  let isReversed: [Bool]
  let excluded: [Exclusion]
  /// Why the other rows that the filter leaves have no answers.
  private(set) var gaps: [Int: ExclusionReason] = [:]
  private(set) var notes: [ScaleNote]

  /// Takes the items that vary over the respondents who answered all of these.
  ///
  /// - Throws: `constantItem` where fewer than two are left.
  init(varying request: ScaleRequest, of dataset: Dataset) throws(TabulationError) {
    var request = request
    var constant: [String] = []
    while true {
      var answers = try ScaleAnswers(request, of: dataset)
      let alike = request.items.indices.filter(answers.isConstant).map { request.items[$0] }
      guard let first = alike.first else {
        answers.notes += constant.map { .constantItem($0) }
        self = answers
        return
      }
      guard request.items.count - alike.count >= 2 else {
        throw .constantItem(constant.first ?? first)
      }
      // Those who lack only the answers to these count now, and may all agree on another item.
      constant += alike
      request.items.removeAll(where: alike.contains)
      request.reversed.removeAll(where: alike.contains)
      for item in alike { request.categories[item] = nil }
    }
  }

  private init(_ request: ScaleRequest, of dataset: Dataset) throws(TabulationError) {
    items = request.items
    let selection = RowSelection(request.filter, of: dataset)
    notes = dataset.notes.map { .data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount)))
    }
    let table = CrossTabulationRequest(
      rows: request.items[0], columns: request.items[1], categories: request.categories)
    var scored: [ScoredAnswers] = []
    var labels: [String] = []
    var turns: [ClosedRange<Double>?] = []
    for item in request.items {
      let column = try dataset.column(item, for: .item)
      let answers = try ScoredAnswers(column, request: table, selection: selection)
      let range: ClosedRange<Double>?
      if let declared = column.origin.reversal {
        range = request.categories[item] == nil ? declared : answers.range
        if let range { notes.append(.declaredReversed(item, within: range)) }
      } else {
        range = request.reversed.contains(item) ? answers.range : nil
        if let range { notes.append(.reversed(item, within: range)) }
      }
      if let places = answers.placesOf { notes.append(.placesAsNumbers(item, places)) }
      scored.append(answers)
      labels.append(column.label)
      turns.append(range)
    }
    self.labels = labels
    isReversed = turns.map { $0 != nil }
    var reasons: [ExclusionReason: Int] = [:]
    for row in 0..<dataset.rowCount where selection.holds(row) {
      switch Self.answers(of: row, scored, turns) {
      case .success(let answers):
        if let beyond = answers.firstIndex(where: { !(abs($0) < OutcomeAnswers.greatest) }) {
          throw .answersBeyondRange(request.items[beyond])
        }
        rows.append(answers)
        rowNumbers.append(row)
      case .failure(let gap):
        reasons[gap.reason, default: 0] += 1
        gaps[row] = gap.reason
      }
    }
    excluded = ExclusionReason.inOrder.compactMap { reason in
      reasons[reason].map { Exclusion(reason: reason, count: $0) }
    }
  }

  /// What a respondent lacks.
  private struct Gap: Error {
    let reason: ExclusionReason
  }

  private static func answers(
    of row: Int, _ scored: [ScoredAnswers], _ turns: [ClosedRange<Double>?]
  ) -> Result<[Double], Gap> {
    var answers: [Double] = []
    answers.reserveCapacity(scored.count)
    for (item, turn) in zip(scored, turns) {
      switch item.rows[row] {
      case .score(let score):
        answers.append(turn.map { $0.lowerBound + $0.upperBound - score } ?? score)
      case .excluded(let reason): return .failure(Gap(reason: reason))
      }
    }
    return .success(answers)
  }

  /// Whether everyone gave an item the same answer; not where nobody gave any.
  func isConstant(_ item: Int) -> Bool {
    rows.count > 1 && rows.allSatisfy { $0[item] == rows[0][item] }
  }
}
