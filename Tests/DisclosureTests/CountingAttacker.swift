@testable import Disclosure

/// Somebody who writes down every table of whole numbers that agrees with what is printed.
///
/// It shares no code with the audit: it reads the tables and the mask, makes its own sums along
/// rows and columns, and tries numbers one after the other.
struct CountingAttacker {
  /// Sums with the index of the whole first.
  private var sums: [[Int]] = []
  private var truth: [Int] = []
  private var isPrinted: [Bool] = []
  private var small: [Int] = []
  private let threshold: Int
  private var steps = 0
  private let mostSteps: Int

  enum Verdict { case protected, exposed, unknown }

  /// Reads tables of rows and columns of one base.
  init(_ tables: [BookTable], _ mask: SuppressionMask, threshold: Int, mostSteps: Int = 10_000) {
    self.threshold = threshold
    self.mostSteps = mostSteps
    var numbers: [String: Int] = [:]
    for (table, source) in tables.enumerated() {
      let (rows, columns) = (source.axes[0], source.axes[1])
      func cell(_ row: Int, _ column: Int) -> Int {
        let parts =
          [row < rows.total ? "\(rows.item)=\(row)" : nil]
          + [column < columns.total ? "\(columns.item)=\(column)" : nil]
        let name = parts.compactMap(\.self).sorted().joined(separator: "&")
        let index = row * columns.count + column
        if let known = numbers[name] { return known }
        numbers[name] = truth.count
        truth.append(source.counts[index])
        isPrinted.append(mask[table, index].isPublished)
        return truth.count - 1
      }
      for row in 0..<rows.count {
        sums.append(
          [cell(row, columns.total)] + (0..<columns.total).map { cell(row, $0) })
      }
      for column in 0..<columns.count {
        sums.append(
          [cell(rows.total, column)] + (0..<rows.total).map { cell($0, column) })
      }
    }
    small = truth.indices.filter { truth[$0] > 0 && truth[$0] < threshold }
  }

  var hasSmallCells: Bool { !small.isEmpty }

  /// Whether each small cell may be as large as the threshold, and uncertain by as much.
  mutating func verdict() -> Verdict {
    if small.contains(where: { isPrinted[$0] }) { return .exposed }
    var verdict = Verdict.protected
    for cell in small {
      // One table in which the cell is larger by the threshold shows enough beside the truth.
      if (threshold..<2 * threshold).contains(where: { exists(cell, truth[cell] + $0) == true }) {
        continue
      }
      let most = extreme(cell, descending: true)
      let least = extreme(cell, descending: false)
      guard let most, let least else {
        verdict = .unknown
        continue
      }
      if most < threshold || most - least < threshold { return .exposed }
    }
    return verdict
  }

  private mutating func extreme(_ cell: Int, descending: Bool) -> Int? {
    let ceiling = (truth.max() ?? 0) + 2 * threshold
    let tried = descending ? Array((0...ceiling).reversed()) : Array(0...ceiling)
    for value in tried {
      // The truth itself is one of the tables.
      if value == truth[cell] { return value }
      guard let exists = exists(cell, value) else { return nil }
      if exists { return value }
    }
    return truth[cell]
  }

  /// Whether some table agrees in which a cell has a number; nil where it takes too long.
  private mutating func exists(_ cell: Int, _ value: Int) -> Bool? {
    var values = truth.indices.map { isPrinted[$0] ? truth[$0] : -1 }
    values[cell] = value
    steps = 0
    return complete(&values, (truth.max() ?? 0) + 2 * threshold)
  }

  /// Fills in what is unknown, marked by −1; nil where it takes too long.
  private mutating func complete(_ values: inout [Int], _ ceiling: Int) -> Bool? {
    steps += 1
    if steps > mostSteps { return nil }
    let before = values
    guard propagate(&values) else {
      values = before
      return false
    }
    guard let next = values.indices.first(where: { values[$0] < 0 }) else { return true }
    let limit = limit(of: next, values, ceiling)
    // Numbers near the truth are tried first, for they lead to tables soonest.
    let order = (0...max(limit, 0)).sorted { abs($0 - truth[next]) < abs($1 - truth[next]) }
    for value in order where value <= limit {
      values[next] = value
      guard let found = complete(&values, ceiling) else { return nil }
      if found { return true }
      values[next] = -1
    }
    values = before
    return false
  }

  private func limit(of cell: Int, _ values: [Int], _ ceiling: Int) -> Int {
    var limit = ceiling
    for sum in sums where sum.dropFirst().contains(cell) && values[sum[0]] >= 0 {
      limit = min(limit, values[sum[0]] - sum.dropFirst().reduce(0) { $0 + max(0, values[$1]) })
    }
    return limit
  }

  /// Fills in whatever is alone unknown in its sum; false where a sum cannot hold.
  private func propagate(_ values: inout [Int]) -> Bool {
    var goesOn = true
    while goesOn {
      goesOn = false
      for sum in sums {
        let parts = sum.dropFirst()
        let known = parts.reduce(0) { $0 + max(0, values[$1]) }
        let unknown = parts.filter { values[$0] < 0 }
        if values[sum[0]] >= 0 {
          let left = values[sum[0]] - known
          if left < 0 || unknown.isEmpty && left != 0 { return false }
          if unknown.count == 1 {
            values[unknown[0]] = left
            goesOn = true
          }
        } else if unknown.isEmpty {
          values[sum[0]] = known
          goesOn = true
        }
      }
    }
    return true
  }
}
