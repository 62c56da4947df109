import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Scores of tables with given margins: Σ ln x! over the cells, in whole steps of 1e-13.
///
/// Built from the logarithms of primes, so that tables whose products of factorials are equal have
/// exactly the same score, in whatever order it is summed. A higher score is a smaller probability.
struct TableScoring {
  /// ln x! in steps.
  private let scores: [Int64]
  private let logs: [Double]
  private let rows: Int

  private static let stepsPerUnit = 1e13

  init(total: Int, rows: Int) {
    self.rows = rows
    logs = (0...total).map { logFactorial($0) }
    var smallestFactor = Array(0...max(total, 1))
    for candidate in 2..<max(total, 2) where smallestFactor[candidate] == candidate {
      for multiple in stride(from: candidate * candidate, through: total, by: candidate)
      where smallestFactor[multiple] == multiple {
        smallestFactor[multiple] = candidate
      }
    }
    var scores: [Int64] = [0]
    for count in stride(from: 1, through: total, by: 1) {
      var score = scores[count - 1]
      var rest = count
      while rest > 1 {
        score += Self.steps(log(Double(smallestFactor[rest])))
        rest /= smallestFactor[rest]
      }
      scores.append(score)
    }
    self.scores = scores
  }

  static func steps(_ value: Double) -> Int64 { Int64((value * stepsPerUnit).rounded()) }

  static func value(_ score: Int64) -> Double { Double(score) / stepsPerUnit }

  subscript(cell: Int) -> Int64 { scores[cell] }

  /// The score of a column.
  func score(_ column: SIMD8<UInt16>) -> Int64 {
    var sum: Int64 = 0
    for row in 0..<rows { sum &+= scores[Int(column[row])] }
    return sum
  }

  /// ln Σ Π 1 / x! over all ways to fill columns with these row totals.
  func logWays(_ node: RowTotals, _ columns: ArraySlice<Int>) -> Double {
    var value = logs[columns.reduce(0, +)]
    for column in columns { value -= logs[column] }
    for row in 0..<rows { value -= logs[node[row]] }
    return value
  }
}
