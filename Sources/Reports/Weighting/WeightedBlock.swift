import Tabulation

/// Some rows whose weights are written together, whatever the number of threads.
struct WeightedBlock: Sendable {
  let rows: Range<Int>
  /// Where the weights of these rows stand among those of the rows that have one.
  let places: Range<Int>

  /// Blocks small enough that the memory of one written is used again for another.
  static func all(of weighting: SampleWeighting, rowLimit: Int = 2_048) -> [WeightedBlock] {
    var blocks: [WeightedBlock] = []
    var place = 0
    for start in stride(from: 0, to: weighting.rowCount, by: rowLimit) {
      let rows = start..<min(start + rowLimit, weighting.rowCount)
      let first = place
      switch weighting.rows {
      case .all: place = rows.upperBound
      case .some(let numbers):
        while place < numbers.count, Int(numbers[place]) < rows.upperBound { place += 1 }
      }
      blocks.append(WeightedBlock(rows: rows, places: first..<place))
    }
    return blocks
  }

  /// Calls the body for each row with the place of its weight in the block; nil where it has none.
  func forEachRow(of weighting: SampleWeighting, _ body: (_ row: Int, _ place: Int?) -> Void) {
    switch weighting.rows {
    case .all:
      for row in rows { body(row, row - rows.lowerBound) }
    case .some(let numbers):
      var place = places.lowerBound
      for row in rows {
        if place < places.upperBound, Int(numbers[place]) == row {
          body(row, place - places.lowerBound)
          place += 1
        } else {
          body(row, nil)
        }
      }
    }
  }
}
