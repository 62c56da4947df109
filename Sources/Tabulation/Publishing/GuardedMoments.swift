import Disclosure

/// The sums that numbers tell which sum up answers, each as a cell that can be held back.
///
/// A mean over a known base tells the sum of the answers' numbers, a deviation with its mean that of
/// their squares, and a median how many lie below and above it. Each is an equation between the
/// counts of the answers, whether these are printed here, in another table, or nowhere.
extension Table {
  /// - Parameters:
  ///   - parts: the counts of the block, of which they are sums.
  ///   - isPrinted: false where the answers themselves are printed, of which sums tell nothing new.
  func guardedMoments(
    _ block: Int, _ parts: [GuardedTable], isPrinted: Bool
  ) -> [GuardedTable] {
    let scale = MomentScale(account.scores[block])
    guard let scale, account.answers[block] != nil, account.numbers[block] == nil else { return [] }
    return parts.flatMap { part -> [GuardedTable] in
      let source = part.table
      let width = source.axes.dropFirst().reduce(1) { $0 * $1.count }
      guard source.axes.first?.categories.count == scale.values.count else { return [] }
      let sides = printedSides(of: part)
      return sides.flatMap { side -> [GuardedTable] in
        let position = side.base % width
        let counts = scale.values.indices.map { source.counts[$0 * width + position] }
        let keys = scale.values.indices.map { slot in
          source.key(at: source.positions(of: slot * width + position))
        }
        let whole = source.key(at: source.positions(of: side.base))
        let told = summaryPlaces(block, side.column)
        return Moment.allCases.compactMap { moment -> GuardedTable? in
          let places = told.filter { moment.isTold(by: $0.kind) }
          let compared =
            moment == .squares && part.group != nil
            ? told.filter { isCompared($0.place.row, $0.kind) }.map(\.place.row) : []
          guard !isPrinted || !places.isEmpty || !compared.isEmpty,
            let times = scale.times(moment, counts)
          else { return nil }
          var table = BookTable(
            name: name, base: "\(moment.rawValue) of \(whole.described)", axes: [],
            counts: [zip(times, counts).reduce(0) { $0 + $1.0 * $1.1 }], rule: .open)
          table.isPrinted = isPrinted
          table.combinations = [
            0: .init(zip(keys, times).map { (cell: $0, times: $1) }, rank: moment.rank)
          ]
          var made = GuardedTable(
            table: table, cells: isPrinted ? places.map { ($0.place, 0, 0) } : [], columns: [],
            number: part.number, group: part.group)
          if isPrinted { made.comparisons = compared.map { ($0, 0) } }
          return made
        }
      }
    }
  }

  /// The columns of a part with the place of their base; of a battery of answers the one of everybody.
  private func printedSides(of part: GuardedTable) -> [(column: Int?, base: Int)] {
    if part.group == nil, columns.contains(where: { $0.content != nil }) {
      return [(nil, part.table.counts.count - 1)]
    }
    return part.columns.map { ($0.column, $0.base) }
  }

  /// Where a block's numbers that sum up are printed in a column.
  private func summaryPlaces(
    _ block: Int, _ column: Int?
  ) -> [(place: WithheldCells.Place, kind: TableRow.Kind)] {
    let own = rows.indices.filter { rows[$0].block == block }
    guard let column else {
      return own.flatMap { row in
        columns.indices.compactMap { column in
          columns[column].content?.summary.map {
            (WithheldCells.Place(row: row, column: column), TableRow.Kind.summary($0))
          }
        }
      }
    }
    return own.filter { !rows[$0].isShare }.map {
      (WithheldCells.Place(row: $0, column: column), rows[$0].kind)
    }
  }

  /// Whether means of a row are tested, so that statistics tell how far its answers lie apart.
  private func isCompared(_ row: Int, _ kind: TableRow.Kind) -> Bool {
    guard kind == .summary(.mean) || kind == .meanRank else { return false }
    return !rows[row].comparisons.isEmpty || !omnibus.isEmpty || !hypotheses.isEmpty
  }
}

/// A sum of a column's answers.
enum Moment: String, CaseIterable {
  case scored = "answers with numbers"
  case sum = "sum"
  case squares = "sum of squares"
  case below = "answers below the median"
  case above = "answers above the median"
  // A median between two answers tells that both were given.
  case lower = "answers below the middle of two"
  case upper = "answers above the middle of two"

  /// Means are wanted more than medians, and those more than deviations.
  fileprivate var rank: Int {
    switch self {
    case .scored: 0
    case .sum: 1
    case .below, .above, .lower, .upper: 2
    case .squares: 3
    }
  }

  fileprivate func isTold(by kind: TableRow.Kind) -> Bool {
    let summary: Summary
    switch kind {
    case .summary(let named): summary = named
    case .meanRank: summary = .mean
    case .category, .net, .nonanswer, .beside: return false
    }
    switch self {
    case .scored: return true
    case .sum: return summary != .median
    case .squares: return summary == .standardDeviation || summary == .standardError
    case .below, .above, .lower, .upper: return summary == .median
    }
  }
}

/// The numbers of answers as whole numbers from 0.
private struct MomentScale {
  let values: [Int?]

  /// - Parameter scores: nil where an answer has no number.
  init?(_ scores: [Double?]) {
    let numbers = scores.compactMap(\.self)
    guard let least = numbers.min(), let most = numbers.max(), most > least else { return nil }
    // Steps of which all distances are multiples; else a thousandth of the range, which is as telling.
    let steps = [1, 2, 3, 4, 5, 10, 20, 50, 100].map(Double.init)
    let times =
      steps.first { step in
        numbers.allSatisfy { number in
          let distance = (number - least) * step
          return abs(distance - distance.rounded()) < 1e-9
        }
      } ?? 1000 / (most - least)
    guard (most - least) * times <= 10_000 else { return nil }
    values = scores.map { $0.map { Int((($0 - least) * times).rounded()) } }
  }

  /// How often each answer counts in a sum; nil where the sum tells nothing.
  func times(_ moment: Moment, _ counts: [Int]) -> [Int]? {
    switch moment {
    case .scored: values.contains(nil) ? values.map { $0 == nil ? 0 : 1 } : nil
    case .sum: values.map { $0 ?? 0 }
    case .squares: values.map { ($0 ?? 0) * ($0 ?? 0) }
    case .below: middle(counts).map { middle in values.map { ($0 ?? .max) < middle.low ? 1 : 0 } }
    case .above: middle(counts).map { middle in values.map { ($0 ?? .min) > middle.high ? 1 : 0 } }
    case .lower: between(counts).map { middle in values.map { $0 == middle.low ? 1 : 0 } }
    case .upper: between(counts).map { middle in values.map { $0 == middle.high ? 1 : 0 } }
    }
  }

  /// The two answers between which the median lies, where they differ.
  private func between(_ counts: [Int]) -> (low: Int, high: Int)? {
    middle(counts).flatMap { $0.low < $0.high ? $0 : nil }
  }

  /// The answers in the middle of those that have numbers: one twice, or the two next to it.
  private func middle(_ counts: [Int]) -> (low: Int, high: Int)? {
    let ascending = zip(values, counts).compactMap { value, count in value.map { ($0, count) } }
      .sorted { $0.0 < $1.0 }
    let given = ascending.reduce(0) { $0 + $1.1 }
    func answer(at place: Int) -> Int? {
      var below = 0
      return ascending.first {
        below += $0.1
        return below > place
      }?.0
    }
    guard given > 0, let low = answer(at: (given - 1) / 2), let high = answer(at: given / 2) else {
      return nil
    }
    return (low, high)
  }
}

extension CellKey {
  fileprivate var described: String {
    ([base] + conditions.map { "\($0.item) = \($0.category)" }).joined(separator: ", ")
  }
}
