import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The tables with given margins that are more probable than the one seen, one by one.
///
/// Where the one seen is nearly the most probable they are few, however many tables there are, and
/// Fisher's p is one less their probability. Columns are filled in turn; with λ = row × column / n of
/// what is left, −Σ ln x! is a constant less the distance of each cell's x ln λ − ln x! from its largest
/// value, and a filling whose distances exceed what the threshold leaves is not carried on.
struct ProbableTables {
  private let columns: [Int]
  private let rowTotals: [Int]
  /// ln x!.
  private let logs: [Double]
  /// The logarithm of the probability of a table whose −Σ ln x! is zero.
  private let constant: Double
  /// The −Σ ln x! that a table must exceed.
  private let threshold: Double
  /// The logarithm of the probability of the table seen.
  let logProbability: Double
  private var steps: Int
  private var sum = 0.0

  /// The observations from which the logarithms are not kept.
  private static let largestSample = 30_000.0

  /// - Parameter steps: the fillings of cells after which the search gives up.
  /// - Throws: `workLimitExceeded` for too many observations.
  init(_ table: ContingencyTable, steps: Int) throws(StatisticsError) {
    guard table.total < Self.largestSample else { throw .workLimitExceeded(limit: steps) }
    let logs = (0...max(Int(table.total), 1)).map { logFactorial($0) }
    func sum(_ counts: [Double]) -> Double { counts.reduce(0) { $0 + logs[Int($1)] } }
    columns = table.columnTotals.map { Int($0) }.sorted(by: >)
    rowTotals = table.rowTotals.map { Int($0) }
    constant = sum(table.rowTotals) + sum(table.columnTotals) - logs[Int(table.total)]
    threshold = -sum(table.counts) + log1p(1e-7)
    logProbability = constant - sum(table.counts)
    self.logs = logs
    self.steps = steps
  }

  /// Sums their probabilities; nil where they are too many for the steps.
  mutating func probability() -> Double? {
    fill(column: 0, left: rowTotals, score: 0)
    return steps > 0 ? sum : nil
  }

  /// Fills a column and those after it.
  ///
  /// - Parameters:
  ///   - left: what the rows have left.
  ///   - score: −Σ ln x! of the columns filled.
  private mutating func fill(column: Int, left: [Int], score: Double) {
    guard column < columns.count - 1 else {
      let whole = left.reduce(score) { $0 - logs[$1] }
      if whole > threshold { sum += exp(constant + whole) }
      return
    }
    let total = columns[column...].reduce(0, +)
    func weighted(_ counts: some Sequence<Int>) -> Double {
      counts.reduce(0) { $1 > 0 ? $0 + Double($1) * log(Double($1)) : $0 }
    }
    // Σ x ln λ of whatever is left, and the largest that all cells could add to it.
    var slack =
      score - threshold
      - (weighted(left) + weighted(columns[column...]) - weighted([total]))
    for size in columns[column...] {
      for row in left { slack += Cell(row, size, total, logs).largest }
    }
    guard slack > -1e-9 else { return }
    let cells = left.map { Cell($0, columns[column], total, logs) }
    var capacity = [Int](repeating: 0, count: left.count + 1)
    for row in left.indices.reversed() { capacity[row] = capacity[row + 1] + left[row] }
    var fills = left
    place(
      row: 0, of: columns[column], slack: slack + 1e-9, cells: cells, capacity: capacity,
      fills: &fills
    ) { tables, fills in
      var score = score
      for fill in fills { score -= tables.logs[fill] }
      tables.fill(column: column + 1, left: zip(left, fills).map(-), score: score)
    }
  }

  /// Fills one row of a column and those after it.
  private mutating func place(
    row: Int, of rest: Int, slack: Double, cells: [Cell], capacity: [Int], fills: inout [Int],
    _ body: (inout ProbableTables, [Int]) -> Void
  ) {
    guard row < cells.count else {
      body(&self, fills)
      return
    }
    let cell = cells[row]
    let range = max(0, rest - capacity[row + 1])...min(rest, cell.most)
    let start = min(max(cell.mode, range.lowerBound), range.upperBound)
    // From the likeliest count outward, as distances only grow.
    for direction in [1, -1] {
      var count = direction == 1 ? start : start - 1
      while range.contains(count), steps > 0 {
        steps -= 1
        let distance = cell.largest - cell.value(count, logs)
        guard distance <= slack else { break }
        fills[row] = count
        place(
          row: row + 1, of: rest - count, slack: slack - distance, cells: cells,
          capacity: capacity, fills: &fills, body)
        count += direction
      }
    }
  }

  /// x ln λ − ln x! of a cell.
  private struct Cell {
    let most: Int
    let mode: Int
    let largest: Double
    private let logMean: Double

    init(_ row: Int, _ column: Int, _ total: Int, _ logs: [Double]) {
      most = row
      guard row > 0, column > 0 else {
        (mode, largest, logMean) = (0, 0, 0)
        return
      }
      let mean = Double(row) * Double(column) / Double(total)
      logMean = log(mean)
      mode = min(Int(mean), min(row, column))
      largest = Double(mode) * logMean - logs[mode]
    }

    func value(_ count: Int, _ logs: [Double]) -> Double { Double(count) * logMean - logs[count] }
  }
}
