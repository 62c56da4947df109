/// The ways to fill one column, given what the rows have left.
///
/// Rows with equally much left are filled in falling order only, and the orders counted.
struct ColumnFill {
  private let node: RowTotals
  private let rows: Int
  /// What a row and those after it have left together.
  private let capacity: [Int]

  init(_ node: RowTotals, rows: Int) {
    self.node = node
    self.rows = rows
    var capacity = [Int](repeating: 0, count: rows + 1)
    for row in (0..<rows).reversed() { capacity[row] = capacity[row + 1] + node[row] }
    self.capacity = capacity
  }

  /// Where a filling stands.
  private struct State {
    var row = 0
    var left: Int
    var fills = SIMD8<UInt16>.zero
    var ways = 1.0
    /// The fill of the row before, its place among rows with equally much left, and how many of
    /// those just before have the same fill.
    var previous = 0
    var place = 0
    var run = 0
  }

  /// Hands over each filling, row by row, with the number of orders it stands for.
  func visit(_ total: Int, _ body: (SIMD8<UInt16>, Double) -> Void) {
    visit(State(left: total), body)
  }

  private func visit(_ state: State, _ body: (SIMD8<UInt16>, Double) -> Void) {
    let row = state.row
    let isRepeat = row > 0 && node[row] == node[row - 1]
    let most = min(state.left, node[row], isRepeat ? state.previous : .max)
    let least = max(0, state.left - capacity[row + 1])
    guard least <= most else { return }
    for fill in least...most {
      var next = state
      next.row += 1
      next.left -= fill
      next.fills[row] = UInt16(truncatingIfNeeded: fill)
      next.place = isRepeat ? state.place + 1 : 1
      next.run = isRepeat && fill == state.previous ? state.run + 1 : 1
      if next.place > 1 { next.ways *= Double(next.place) / Double(next.run) }
      next.previous = fill
      if next.row == rows {
        body(next.fills, next.ways)
      } else {
        visit(next, body)
      }
    }
  }
}
