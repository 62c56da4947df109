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
  /// For each margin the group of each complete row.
  let codes: [[Int32]]
  let excluded: [Exclusion]

  init(_ known: MarginSides, start: RowWeights?, selection: RowSelection, count: Int) {
    let places = known.margins.map { $0.groupOfRow() }
    var isComplete = [Bool](repeating: true, count: count)
    for place in places {
      for row in isComplete.indices { isComplete[row] = isComplete[row] && place[row] >= 0 }
    }
    if let start {
      let missing = RowWeights.State.missing.rawValue
      for row in isComplete.indices {
        isComplete[row] = isComplete[row] && start.states[row] != missing
      }
    }
    if let mask = selection.mask {
      for row in isComplete.indices { isComplete[row] = isComplete[row] && mask[row] != 0 }
    }
    guard isComplete.contains(false) else {
      (rows, codes, excluded) = (.all(count: count), places, [])
      return
    }
    var kept: [Int32] = []
    var reasons: [ExclusionReason: Int] = [:]
    for row in 0..<count {
      if isComplete[row] {
        kept.append(Int32(row))
      } else if selection.mask.map({ $0[row] != 0 }) ?? true {
        let fates = known.margins.lazy.map { $0.side.fate(row: row) }
        let reason = fates.compactMap { fate -> ExclusionReason? in
          guard case .excluded(let why) = fate else { return nil }
          return why
        }.first
        reasons[reason ?? .weight, default: 0] += 1
      }
    }
    rows = .some(kept)
    codes = places.map { place in kept.map { place[Int($0)] } }
    excluded = ExclusionReason.inOrder.compactMap { reason in
      reasons[reason].map { Exclusion(reason: reason, count: $0) }
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

extension MarginSide {
  /// For each row the group that it is counted in; -1 where it is excluded.
  fileprivate func groupOfRow() -> [Int32] {
    let places = side.fates.map { fate -> Int32 in
      guard case .shown(let candidate) = fate else { return -1 }
      return groupOfCandidate[candidate]
    }
    return places.withUnsafeBufferPointer { places in
      switch side.codes {
      case .narrow(let codes): codes.map { places[Int($0)] }
      case .wide(let codes): codes.map { places[Int($0)] }
      }
    }
  }
}
