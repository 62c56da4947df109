import SurveyStatistics

/// Some rows of a data set, ascending; all of them take no memory.
package enum RowNumbers: Sendable, Hashable {
  case all(count: Int)
  case some([Int32])

  package var count: Int {
    switch self {
    case .all(let count): count
    case .some(let rows): rows.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  package subscript(place: Int) -> Int {
    switch self {
    case .all: place
    case .some(let rows): Int(rows[place])
    }
  }
}

/// The rows that hold an answer to all items of margins, and why others do not count.
struct CompleteRows {
  let rows: RowNumbers
  let excluded: [Exclusion]
  private let known: MarginSides

  init(_ known: MarginSides, start: RowWeights?, selection: RowSelection, count: Int) {
    self.known = known
    let holdAll = known.margins.allSatisfy(\.isComplete)
    let missing = RowWeights.State.missing.rawValue
    guard !holdAll || selection.mask != nil || start?.states.contains(missing) ?? false else {
      (rows, excluded) = (.all(count: count), [])
      return
    }
    var isComplete = [Bool](repeating: true, count: count)
    for margin in known.margins {
      for row in isComplete.indices { isComplete[row] = isComplete[row] && margin.holds(row) }
    }
    if let start {
      for row in isComplete.indices {
        isComplete[row] = isComplete[row] && start.states[row] != missing
      }
    }
    if let mask = selection.mask {
      for row in isComplete.indices { isComplete[row] = isComplete[row] && mask[row] != 0 }
    }
    guard isComplete.contains(false) else {
      (rows, excluded) = (.all(count: count), [])
      return
    }
    var kept: [Int32] = []
    var tally = ExclusionTally()
    for row in 0..<count {
      if isComplete[row] {
        kept.append(Int32(row))
      } else if selection.holds(row) {
        tally.add(known.margins.lazy.compactMap { $0.side.gap(row) }.first ?? .weight)
      }
    }
    rows = .some(kept)
    excluded = tally.occurring
  }

  /// For each margin the group of each complete row.
  func codes() -> [CategoryCodes] {
    known.margins.map { margin in
      switch rows {
      case .all: margin.codesOfAllRows
      case .some(let rows): margin.codes(of: rows)
      }
    }
  }

  /// The complete rows' values.
  func picked(_ values: [Double]) -> [Double] {
    switch rows {
    case .all: values
    case .some(let rows): rows.map { values[Int($0)] }
    }
  }
}
