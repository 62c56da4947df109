import Microdata
import QuestionnaireModel

/// The rows for which a filter is true: one byte for each row of the data set, 1 or 0.
struct RowSelection {
  /// Nil where every row is selected.
  let mask: [UInt8]?
  let count: Int
  /// The rows left out because an answer that the condition needs is not there.
  let unknownCount: Int

  /// All rows of a data set.
  init(all dataset: Dataset) {
    mask = nil
    count = dataset.rowCount
    unknownCount = 0
  }

  init(_ filter: RowFilter, of dataset: Dataset) {
    var mask = [UInt8](repeating: 0, count: dataset.rowCount)
    var selected = 0
    var unknown = 0
    Self.forEachTruth(of: filter.condition, in: dataset) { row, truth in
      switch truth {
      case .yes:
        mask[row] = 1
        selected += 1
      case .unknown: unknown += 1
      case .no: break
      }
    }
    self.mask = mask
    count = selected
    unknownCount = unknown
  }

  init(mask: [UInt8], unknownCount: Int = 0) {
    self.mask = mask
    count = mask.count { $0 == 1 }
    self.unknownCount = unknownCount
  }

  /// The rows that both select; a row that each leaves out for want of an answer is unknown twice.
  func intersected(with other: RowSelection) -> RowSelection {
    let unknown = unknownCount + other.unknownCount
    guard let mine = mask else {
      return RowSelection(mask: other.mask, count: other.count, unknownCount: unknown)
    }
    guard let theirs = other.mask else {
      return RowSelection(mask: mine, count: count, unknownCount: unknown)
    }
    return RowSelection(mask: zip(mine, theirs).map { $0 & $1 }, unknownCount: unknown)
  }

  private init(mask: [UInt8]?, count: Int, unknownCount: Int) {
    self.mask = mask
    self.count = count
    self.unknownCount = unknownCount
  }

  func holds(_ row: Int) -> Bool { mask.map { $0[row] != 0 } ?? true }

  /// Evaluates the condition once for each combination of codes where those are few, else by row.
  private static func forEachTruth(
    of condition: Condition, in dataset: Dataset, _ body: (Int, Truth) -> Void
  ) {
    guard let keys = jointKeys(of: condition.items.sorted(), in: dataset) else {
      for row in 0..<dataset.rowCount {
        body(row, condition.truth(in: DatasetRow(dataset, row: row)))
      }
      return
    }
    var known = [Truth?](repeating: nil, count: Int(UInt16.max) + 1)
    for (row, key) in keys.enumerated() {
      if let truth = known[Int(key)] {
        body(row, truth)
      } else {
        let truth = condition.truth(in: DatasetRow(dataset, row: row))
        known[Int(key)] = truth
        body(row, truth)
      }
    }
  }

  /// Numbers the combinations of codes that rows hold; nil where there may be too many of them.
  private static func jointKeys(of items: [Int], in dataset: Dataset) -> [UInt16]? {
    var combinations = 1
    var keys = [UInt16](repeating: 0, count: dataset.rowCount)
    for item in items {
      let column = dataset.columns[item]
      guard case .narrow(let codes) = column.values else { return nil }
      let size = column.categories.count + column.nonanswers.count
      combinations *= max(size, 1)
      guard combinations <= Int(UInt16.max) + 1 else { return nil }
      for row in codes.indices {
        keys[row] = UInt16(truncatingIfNeeded: Int(keys[row]) * size + Int(codes[row]))
      }
    }
    return keys
  }
}
