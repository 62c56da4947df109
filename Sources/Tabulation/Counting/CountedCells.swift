/// The counts of one item under one banner, with those who fell out of either.
///
/// The last row holds who fell out of the item, the last column who fell out of the banner; the
/// total under no banner has one column and nobody falls out of it.
package struct CountedCells: Hashable, Sendable {
  /// The item's kept slots; one row more is counted.
  package let slots: Int
  package let columns: Int
  /// Column by column, each with a line of slots.
  private let counts: [Int]
  private let weights: [Double]
  private let squares: [Double]

  init(slots: Int, columns: Int, counts: [Int], weights: [Double], squares: [Double]) {
    self.slots = slots
    self.columns = columns
    self.counts = counts
    self.weights = weights
    self.squares = squares
  }

  /// The respondents in a cell, whatever they weigh.
  package func count(_ slot: Int, _ column: Int) -> Int { counts[place(slot, column)] }

  package func weight(_ slot: Int, _ column: Int) -> Double { weights[place(slot, column)] }

  package func squaredWeight(_ slot: Int, _ column: Int) -> Double {
    squares[place(slot, column)]
  }

  /// From here on, `Double` no longer tells neighboring whole numbers apart.
  static let largestExactCount = 0x1p53

  /// The respondents in a cell, whom a frequency repeats: their count is its sum.
  func respondents(_ slot: Int, _ column: Int, _ weighting: Weighting) -> Int {
    weighting.isFrequency
      ? Int(min(weight(slot, column), Self.largestExactCount)) : count(slot, column)
  }

  private func place(_ slot: Int, _ column: Int) -> Int {
    precondition(slot <= slots && column < columns, "a cell lies in the table counted")
    return column * (slots + 1) + slot
  }
}
