#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Draws tables with given margins under independence (Patefield 1981, AS 159).
///
/// Cell by cell from the hypergeometric distribution, searched outward from its mode. Memory is
/// proportional to the total, time to the cells and their spread.
package struct RandomTableSampler: Sendable {
  package let rowTotals: [Int]
  package let columnTotals: [Int]
  /// ln n! up to the total.
  package let logFactorials: [Double]
  private let total: Int

  package init(rowTotals: [Int], columnTotals: [Int]) {
    precondition(
      (rowTotals + columnTotals).allSatisfy { $0 >= 0 }, "margins are counts")
    total = rowTotals.reduce(0, +)
    precondition(total == columnTotals.reduce(0, +), "both margins have one total")
    precondition(!rowTotals.isEmpty && !columnTotals.isEmpty, "a table has cells")
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    logFactorials = (0...max(total, 1)).map { logFactorial($0) }
  }

  /// Fills `cells`, row after row, with a table drawn at random.
  ///
  /// - Parameter columnsLeft: room for one number for each column, overwritten.
  package func draw(
    into cells: inout [Int], columnsLeft: inout [Int], using stream: inout RandomStream
  ) {
    let columns = columnTotals.count
    for column in 0..<columns { columnsLeft[column] = columnTotals[column] }
    var rest = total
    for row in 0..<(rowTotals.count - 1) {
      var rowLeft = rowTotals[row]
      var open = rest
      rest -= rowLeft
      for column in 0..<(columns - 1) {
        let columnLeft = columnsLeft[column]
        let count =
          rowLeft == 0 || columnLeft == 0
          ? 0 : cell(draws: rowLeft, successes: columnLeft, of: open, using: &stream)
        cells[row * columns + column] = count
        columnsLeft[column] = columnLeft - count
        rowLeft -= count
        open -= columnLeft
      }
      cells[row * columns + columns - 1] = rowLeft
      columnsLeft[columns - 1] -= rowLeft
    }
    let lastRow = (rowTotals.count - 1) * columns
    for column in 0..<columns { cells[lastRow + column] = columnsLeft[column] }
  }

  /// Draws from the hypergeometric distribution.
  @inline(__always)
  private func cell(
    draws: Int, successes: Int, of population: Int, using stream: inout RandomStream
  ) -> Int {
    let failures = population - successes
    let slack = failures - draws
    let least = max(0, -slack)
    let most = min(draws, successes)
    if least == most { return least }
    let mode = (draws + 1) * (successes + 1) / (population + 2)
    let logs = logFactorials
    let start =
      logs[draws] + logs[population - draws] + logs[successes] + logs[failures]
      - logs[population] - logs[mode] - logs[draws - mode] - logs[successes - mode]
    let peak = exp(start - logs[slack + mode])
    var left = stream.uniform() - peak
    if left < 0 { return mode }
    var (up, down) = (mode, mode)
    var (upward, downward) = (peak, peak)
    while up < most || down > least {
      if up < most {
        upward *=
          Double((draws - up) * (successes - up)) / Double((up + 1) * (slack + up + 1))
        up += 1
        left -= upward
        if left < 0 { return up }
      }
      if down > least {
        downward *=
          Double(down * (slack + down)) / Double((draws - down + 1) * (successes - down + 1))
        down -= 1
        left -= downward
        if left < 0 { return down }
      }
    }
    // Rounding left a remainder beyond the last outcome.
    return mode
  }
}
