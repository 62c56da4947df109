import Distributions
import Files
import SurveyStatistics

/// Tables made for benchmarks, and written out for peers to read.
enum MadeTables {
  /// Tables for the exact test, by their sizes; each respondent fell into a random row and column.
  static let exact: [(name: String, table: ContingencyTable)] = [
    ("3x4 of 60", [[5, 2, 8, 5], [5, 7, 3, 5], [3, 6, 5, 6]]),
    ("4x4 of 80", [[7, 3, 3, 8], [2, 6, 7, 6], [5, 7, 2, 4], [6, 2, 9, 3]]),
    ("4x5 of 80", [[2, 2, 3, 3, 4], [2, 1, 7, 5, 7], [3, 3, 4, 4, 5], [4, 3, 5, 8, 5]]),
    (
      "5x5 of 100",
      [[1, 7, 5, 3, 5], [4, 0, 3, 4, 6], [3, 9, 4, 2, 0], [4, 2, 6, 2, 10], [3, 5, 2, 4, 6]]
    ),
    (
      "5x6 of 100",
      [
        [1, 9, 5, 2, 4, 3], [2, 1, 2, 2, 6, 5], [5, 3, 0, 7, 3, 6], [1, 2, 2, 6, 3, 5],
        [4, 2, 3, 1, 4, 1],
      ]
    ),
    (
      "3x8 of 200",
      [[8, 7, 10, 8, 12, 7, 13, 6], [9, 12, 8, 8, 6, 6, 4, 12], [3, 9, 11, 12, 6, 11, 4, 8]]
    ),
    (
      "6x8 of 100",
      [
        [0, 2, 2, 3, 2, 0, 2, 6], [2, 3, 4, 3, 0, 1, 0, 1], [3, 2, 3, 1, 1, 1, 2, 2],
        [5, 4, 2, 7, 3, 3, 2, 2], [2, 4, 1, 1, 1, 2, 2, 2], [0, 1, 1, 5, 3, 0, 0, 1],
      ]
    ),
  ].map { ($0.0, ContingencyTable($0.1)) }

  /// A table of 6 by 8 and 2,000 respondents, for random tables.
  static let large = drawn(
    rows: [120, 260, 410, 530, 380, 300], columns: [310, 180, 250, 420, 90, 330, 270, 150])

  /// A table of 5 by 8 and 400 respondents, for all statistics of a table.
  static let usual = drawn(
    rows: [60, 90, 110, 80, 60], columns: [40, 55, 60, 45, 70, 50, 45, 35])

  private static func drawn(rows: [Int], columns: [Int]) -> ContingencyTable {
    let sampler = RandomTableSampler(rowTotals: rows, columnTotals: columns)
    var cells = [Int](repeating: 0, count: rows.count * columns.count)
    var left = columns
    var stream = RandomStream(seed: 20_261_124, name: "bench")
    sampler.draw(into: &cells, columnsLeft: &left, using: &stream)
    return ContingencyTable(
      counts: cells.map(Double.init), rows: rows.count, columns: columns.count)
  }

  /// Writes every table as a file of comma-separated rows, named by its size.
  static func write(to folder: String) throws(FileError) {
    if !exists(folder) { try createFolder(folder) }
    for (name, table) in exact + [("6x8 of 2000", large)] {
      var text = ""
      for row in 0..<table.rows {
        let counts = table.counts[row * table.columns..<(row + 1) * table.columns]
        text += counts.map { "\(Int($0))" }.joined(separator: ",") + "\n"
      }
      try writeFile("\(folder)/\(name).csv", Array(text.utf8), mode: 0o644)
    }
  }
}
