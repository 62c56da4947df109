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
  private(set) var notes: [ScaleNote]

  /// Takes the items that vary over the respondents who answered all of these.
  ///
  /// - Throws: `constantItem` where fewer than two are left.
  init(varying request: ScaleRequest, of sample: Sample) throws(TabulationError) {
    var request = request
    var constant: [String] = []
    while true {
      var answers = try ScaleAnswers(request, of: sample)
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

  private init(_ request: ScaleRequest, of sample: Sample) throws(TabulationError) {
    items = request.items
    notes = sample.notes.map(ScaleNote.data)
    var scored: [NumericAnswers] = []
    var labels: [String] = []
    var turns: [ClosedRange<Double>?] = []
    for item in request.items {
      let column = try sample.data.column(item, for: .item)
      let answers = try sample.numbers(of: item, as: .item, showing: request.categories[item])
      let range: ClosedRange<Double>?
      if let declared = column.origin.reversal {
        range = request.categories[item] == nil ? declared : answers.range
        if let range { notes.append(.declaredReversed(item, within: range)) }
      } else {
        range = request.reversed.contains(item) ? answers.range : nil
        if let range { notes.append(.reversed(item, within: range)) }
      }
      let suspects = answers.suspectCodes(in: sample.selection)
      if !suspects.isEmpty { notes.append(.suspectCodes(item, suspects)) }
      if let places = answers.placesOf { notes.append(.placesAsNumbers(item, places)) }
      scored.append(answers)
      labels.append(column.label)
      turns.append(range)
    }
    self.labels = labels
    isReversed = turns.map { $0 != nil }
    let held = sample.rows(holding: scored)
    rowNumbers = held.rows
    rows = rowNumbers.map { row in
      zip(scored, turns).map { answers, turn in
        let score = answers.number(row) ?? 0
        return turn.map { $0.lowerBound + $0.upperBound - score } ?? score
      }
    }
    for answers in rows {
      if let beyond = answers.firstIndex(where: { !(abs($0) < OutcomeAnswers.greatest) }) {
        throw .answersBeyondRange(request.items[beyond])
      }
    }
    excluded = held.excluded.occurring
  }

  /// Whether everyone gave an item the same answer; not where nobody gave any.
  func isConstant(_ item: Int) -> Bool {
    rows.count > 1 && rows.allSatisfy { $0[item] == rows[0][item] }
  }
}
