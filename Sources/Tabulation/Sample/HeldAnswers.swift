import Microdata

/// Answers to an item, row by row, as far as it is known who gave none.
protocol HeldAnswers: Sendable {
  /// Why a row holds no answer that counts; nil where it does.
  func gap(_ row: Int) -> ExclusionReason?
}

extension CodedAnswers: HeldAnswers {
  func gap(_ row: Int) -> ExclusionReason? {
    if case .excluded(let reason) = fate(row: row) { reason } else { nil }
  }

  /// The place of a row's category among the candidates; nil where it has none.
  func candidate(_ row: Int) -> Int? {
    if case .shown(let candidate) = fate(row: row) { candidate } else { nil }
  }
}

extension NumericAnswers: HeldAnswers {
  func gap(_ row: Int) -> ExclusionReason? {
    if case .excluded(let reason) = rows[row] { reason } else { nil }
  }

  /// A row's number; nil where it has none.
  func number(_ row: Int) -> Double? {
    if case .score(let score) = rows[row] { score } else { nil }
  }
}

extension Sample {
  /// The answers to an item by its categories.
  ///
  /// - Parameter categories: those that count, by code or label, in order; the item's own where nil.
  /// - Throws: where the item or a category is not there.
  func answers(
    to item: String, as role: ColumnRole, showing categories: [String]? = nil,
    nonanswers: NonanswerRule = .outside
  ) throws(TabulationError) -> CodedAnswers {
    try CodedAnswers(
      try data.column(item, for: role), showing: categories, nonanswers: nonanswers, in: selection)
  }

  /// The answers to an item as numbers.
  ///
  /// - Parameter categories: those that count, by code or label, in order; all of them where nil.
  /// - Throws: where the item or a category is not there, or answers have neither numbers nor an order.
  func numbers(
    of item: String, as role: ColumnRole, showing categories: [String]? = nil
  ) throws(TabulationError) -> NumericAnswers {
    try NumericAnswers(try data.column(item, for: role), showing: categories)
  }

  /// The rows that hold an answer to every one of some items and have a weight, and why others do not.
  ///
  /// A row is excluded for the first item that it holds no answer to, else for its weight. One that a
  /// frequency repeats is excluded as often.
  func rows(holding answers: [any HeldAnswers]) -> (rows: [Int], excluded: ExclusionTally) {
    var rows: [Int] = []
    var tally = ExclusionTally()
    for row in 0..<data.rowCount where stands(row) {
      if let reason = answers.lazy.compactMap({ $0.gap(row) }).first {
        tally.add(reason, Int(times(row) ?? 1))
      } else if times(row) == nil {
        tally.add(.weight)
      } else {
        rows.append(row)
      }
    }
    return (rows, tally)
  }

  /// The most respondents that frequencies may add up to.
  static let mostRespondents = 10_000_000

  /// Rows, each as often as there are respondents like it.
  ///
  /// - Throws: where they are too many.
  func respondents(_ rows: [Int]) throws(TabulationError) -> [Int] {
    guard weighting.isFrequency else { return rows }
    let count = rows.reduce(0.0) { $0 + (times($1) ?? 0) }
    guard count <= Double(Self.mostRespondents) else {
      throw .tooManyRespondents(limit: Self.mostRespondents)
    }
    return rows.flatMap { Array(repeating: $0, count: Int(times($0) ?? 0)) }
  }

  /// For each row of the data whether it is one of some.
  func domain(_ rows: [Int]) -> [Bool] {
    var isIn = [Bool](repeating: false, count: data.rowCount)
    for row in rows { isIn[row] = true }
    return isIn
  }

  /// Whether a row is selected and does not weigh nothing.
  private func stands(_ row: Int) -> Bool {
    guard let weights else { return selection.holds(row) }
    return weights.states[row] != RowWeights.State.leftOut.rawValue
  }

  /// How many respondents a row is; nil where it has no weight.
  private func times(_ row: Int) -> Double? {
    guard let weights else { return 1 }
    guard !weights.isMissing(row) else { return nil }
    return weighting.isFrequency
      ? min(weights.values[row] * weights.unit, CountedCells.largestExactCount) : 1
  }
}
