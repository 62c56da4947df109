import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The network of margins left after filling some columns.
struct TableNetwork {
  /// The row totals left, in falling order; tables of up to eight rows.
  typealias Node = SIMD8<Int32>

  /// The ways to go from a node to another, by the weight they add.
  private struct Arc {
    let child: Node
    /// −Σ ln x! over the column.
    let weight: Double
    /// How many fillings add this weight and lead to this child.
    let ways: Double
  }

  private let columnTotals: [Int]
  private let rows: Int
  private let logs: [Double]
  private let seen: Double
  private let start: Node
  private let workLimit: Int
  private var work = 0
  /// For each number of columns filled, the largest and smallest weight that can still be added.
  private var bounds: [[Node: ClosedRange<Double>]] = []
  /// ln of Π row totals! Π column totals! / n!, which turns weights into probabilities.
  private let scale: Double

  /// The logarithm of the probability of the table seen.
  var logProbability: Double { seen + scale }

  init(_ table: ContingencyTable, workLimit: Int) throws(StatisticsError) {
    guard table.rows <= 8, table.total < 30_000 else {
      throw .workLimitExceeded(limit: workLimit)
    }
    let n = Int(table.total)
    let logs = (0...n).map { logFactorial($0) }
    self.logs = logs
    self.workLimit = workLimit
    rows = table.rows
    columnTotals = table.columnTotals.map { Int($0) }.sorted(by: >)
    seen = -table.counts.reduce(0) { $0 + logs[Int($1)] }
    let margins = table.rowTotals + table.columnTotals
    scale = margins.reduce(0) { $0 + logs[Int($1)] } - logs[n]
    var node = Node.zero
    for (index, total) in table.rowTotals.sorted(by: >).enumerated() {
      node[index] = Int32(total)
    }
    start = node
  }

  /// Sums the probabilities of the tables no more probable than the one seen.
  mutating func tailProbability() throws(StatisticsError) -> Double {
    bounds = columnTotals.map { _ in [:] } + [[Node.zero: 0...0]]
    _ = try bounds(of: start, filled: 0)
    var tail = 0.0
    var reached: [Node: PastWeights] = [start: PastWeights(weight: 0)]
    for filled in columnTotals.indices {
      var next: [Node: PastWeights] = [:]
      for node in reached.keys.sorted(by: { $0.precedes($1) }) {
        guard var past = reached.removeValue(forKey: node) else { continue }
        past.settle()
        try propagate(past, from: node, filled: filled, to: &next, &tail)
      }
      reached = next
    }
    return min(tail, 1)
  }

  /// Carries the weights of a node over one column, but for those whose fate is settled.
  private mutating func propagate(
    _ past: PastWeights, from node: Node, filled: Int, to next: inout [Node: PastWeights],
    _ tail: inout Double
  ) throws(StatisticsError) {
    let limit = seen + 1e-7
    for arc in try arcs(from: node, filling: columnTotals[filled]) {
      let future = try bounds(of: arc.child, filled: filled + 1)
      // Below the first place every completion is in the tail, from the second on none.
      let all = past.places(upTo: limit - arc.weight - future.upperBound)
      let some = past.places(upTo: limit - arc.weight - future.lowerBound)
      if all > 0 {
        let completions = logCompletions(of: arc.child, filled: filled + 1)
        tail += arc.ways * past.sum(first: all, times: arc.weight + completions + scale)
      }
      guard all < some else { continue }
      try spend(some - all)
      next[arc.child, default: PastWeights()].add(
        past, all..<some, weight: arc.weight, ways: arc.ways)
    }
  }

  /// Finds the largest and smallest weight that filling the columns left can add.
  private mutating func bounds(
    of node: Node, filled: Int
  ) throws(StatisticsError) -> ClosedRange<Double> {
    if let known = bounds[filled][node] { return known }
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    let fill = ColumnFill(node, rows: rows, logs: logs)
    try fill.visit(columnTotals[filled]) { (child, weight, _) throws(StatisticsError) in
      try spend(1)
      let future = try bounds(of: child, filled: filled + 1)
      lowest = min(lowest, weight + future.lowerBound)
      highest = max(highest, weight + future.upperBound)
    }
    precondition(lowest <= highest, "the rows left fit the columns left")
    bounds[filled][node] = lowest...highest
    return lowest...highest
  }

  /// ln Σ Π 1 / x! over all ways to fill the columns left.
  private func logCompletions(of node: Node, filled: Int) -> Double {
    let columns = columnTotals[filled...]
    var value = logs[columns.reduce(0, +)] - columns.reduce(0) { $0 + logs[$1] }
    for row in 0..<rows { value -= logs[Int(node[row])] }
    return value
  }

  private mutating func spend(_ steps: Int) throws(StatisticsError) {
    work += steps
    guard work <= workLimit else { throw .workLimitExceeded(limit: workLimit) }
  }

  /// Lists the fillings of one column, those alike taken together.
  private mutating func arcs(
    from node: Node, filling total: Int
  ) throws(StatisticsError) -> [Arc] {
    var merged: [ArcKey: Double] = [:]
    var visited = 0
    let fill = ColumnFill(node, rows: rows, logs: logs)
    fill.visit(total) { child, weight, ways in
      merged[ArcKey(child: child, weight: PastWeights.key(weight)), default: 0] += ways
      visited += 1
    }
    try spend(visited)
    let keys = merged.keys.sorted {
      $0.weight == $1.weight ? $0.child.precedes($1.child) : $0.weight < $1.weight
    }
    return keys.map { key in
      Arc(child: key.child, weight: PastWeights.weight(key.weight), ways: merged[key] ?? 0)
    }
  }

  private struct ArcKey: Hashable {
    let child: Node
    let weight: Int64
  }
}

/// The ways to fill one column, given what the rows have left.
///
/// Rows with equally much left are filled in falling order only, and the orders counted.
private struct ColumnFill {
  private let node: TableNetwork.Node
  private let rows: Int
  private let logs: [Double]
  /// What a row and those after it have left together.
  private let capacity: [Int]

  init(_ node: TableNetwork.Node, rows: Int, logs: [Double]) {
    self.node = node
    self.rows = rows
    self.logs = logs
    var capacity = [Int](repeating: 0, count: rows + 1)
    for row in (0..<rows).reversed() { capacity[row] = capacity[row + 1] + Int(node[row]) }
    self.capacity = capacity
  }

  /// Where a filling stands.
  private struct State {
    var row = 0
    var left: Int
    var child: TableNetwork.Node
    var weight = 0.0
    var ways = 1.0
    /// The fill of the row before, its place among rows with equally much left, and how many of
    /// those just before have the same fill.
    var previous = 0
    var place = 0
    var run = 0
  }

  func visit<Failure: Error>(
    _ total: Int, _ body: (TableNetwork.Node, Double, Double) throws(Failure) -> Void
  ) throws(Failure) {
    try visit(State(left: total, child: node), body)
  }

  private func visit<Failure: Error>(
    _ state: State, _ body: (TableNetwork.Node, Double, Double) throws(Failure) -> Void
  ) throws(Failure) {
    let row = state.row
    guard row < rows else {
      try body(state.child.sortedFalling(rows), state.weight, state.ways)
      return
    }
    let isRepeat = row > 0 && node[row] == node[row - 1]
    let most = min(state.left, Int(node[row]), isRepeat ? state.previous : .max)
    let least = max(0, state.left - capacity[row + 1])
    guard least <= most else { return }
    for fill in least...most {
      var next = state
      next.row += 1
      next.left -= fill
      next.child[row] -= Int32(fill)
      next.weight -= logs[fill]
      next.place = isRepeat ? state.place + 1 : 1
      next.run = isRepeat && fill == state.previous ? state.run + 1 : 1
      next.ways *= Double(next.place) / Double(next.run)
      next.previous = fill
      try visit(next, body)
    }
  }
}

extension SIMD8<Int32> {
  /// Whether this comes first, number by number.
  fileprivate func precedes(_ other: Self) -> Bool {
    for index in 0..<8 where self[index] != other[index] { return self[index] < other[index] }
    return false
  }

  /// The first numbers in falling order.
  fileprivate func sortedFalling(_ count: Int) -> Self {
    var sorted = self
    for index in 1..<Swift.max(count, 1) {
      let value = sorted[index]
      var position = index
      while position > 0, sorted[position - 1] < value {
        sorted[position] = sorted[position - 1]
        position -= 1
      }
      sorted[position] = value
    }
    return sorted
  }
}
