/// The cells of columns that may overlap, from which shares of the columns are compared under a design.
///
/// A difference of two shares is linear in the totals of cells. So the rows of the data are read once for
/// all pairs of columns and all rows of the table, and each comparison then costs the square of its
/// cells. Its numbers are those of `SurveyDesign.meanDifference`.
package struct ComparedShares: Sendable {
  private let rows: Int
  private let columns: Int
  private let sums: CellSums
  private let units: DomainUnits

  /// - Parameters:
  ///   - rows: for each row of the data its row in the table; negative outside.
  ///   - layers: for each row of the data its column in the table, or a negative number, in each of
  ///     several layers of different columns.
  /// - Throws: `tooManyCells`.
  package init(
    _ design: SurveyDesign, rows: [Int32], count: Int, layers: [[Int32]], columns: Int
  ) throws(StatisticsError) {
    try DesignTable.requireRoom(
      cells: count * columns, contributions: design.isCalibrated ? design.rowCount : 0)
    let weights = design.weights.values
    let width = Int32(columns)
    let inside = layers.map { layer in zip(rows, layer).map { $0 < 0 ? -1 : $1 } }
    sums = CellSums(
      design,
      layers: inside.map { layer in
        CellLayer(
          cells: zip(rows, layer).map { $1 < 0 ? -1 : $0 * width + $1 }, contributions: weights)
      }, count: count * columns)
    units = DomainUnits(
      design.stages[0], layers: inside, count: columns, weights: weights, withPairs: true)
    self.rows = count
    self.columns = columns
  }

  /// The share of one column's people in some rows less that of another's; nil where one has nobody.
  ///
  /// Of its observations those in both columns count in each.
  package func difference(
    of chosen: [Int], between first: Int, and second: Int
  ) -> DesignEstimate? {
    var isChosen = [Bool](repeating: false, count: rows)
    for row in chosen { isChosen[row] = true }
    guard let one = gradient(of: isChosen, column: first, sign: 1),
      let other = gradient(of: isChosen, column: second, sign: -1)
    else { return nil }
    return DesignEstimate(
      estimate: Estimate(
        one.share - other.share,
        standardError: sums.variance(of: one.cells + other.cells).squareRoot()),
      degreesOfFreedom: units.degreesOfFreedom(first, second) - 1,
      observations: observations(first) + observations(second), designEffect: nil)
  }

  private func observations(_ column: Int) -> Int {
    (0..<rows).reduce(0) { $0 + sums.observations[$1 * columns + column] }
  }

  /// How the share of a column's people in some rows changes with the totals of its cells.
  private func gradient(
    of chosen: [Bool], column: Int, sign: Double
  ) -> (share: Double, cells: [(cell: Int, value: Double)])? {
    var (people, part) = (0.0, 0.0)
    for row in 0..<rows {
      let total = sums.totals[row * columns + column]
      people += total
      part += chosen[row] ? total : 0
    }
    guard people > 0 else { return nil }
    let share = part / people
    let cells = (0..<rows).compactMap { row -> (cell: Int, value: Double)? in
      let cell = row * columns + column
      guard sums.totals[cell] > 0 else { return nil }
      return (cell, sign * ((chosen[row] ? 1 : 0) - share) / people)
    }
    return (share, cells)
  }
}

/// The sums of columns that may overlap, from which their means are compared under a design.
///
/// A difference of two means is linear in the columns' totals of weights and of weights times numbers,
/// however many numbers there are.
package struct ComparedMeans: Sendable {
  private let sums: CellSums
  private let units: DomainUnits
  /// What numbers are counted from, so that no digits are lost where they are large.
  private let center: Double

  /// - Parameters:
  ///   - values: the number of each row of the data; nil outside.
  ///   - layers: as of `ComparedShares`.
  /// - Throws: `tooManyCells`.
  package init(
    _ design: SurveyDesign, values: [Double?], layers: [[Int32]], columns: Int
  ) throws(StatisticsError) {
    try DesignTable.requireRoom(
      cells: 2 * columns, contributions: design.isCalibrated ? design.rowCount : 0)
    let weights = design.weights.values
    let inside = layers.map { layer in zip(values, layer).map { $0 == nil ? -1 : $1 } }
    var (sum, people) = (0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      guard let value, weight > 0 else { continue }
      sum += weight * value
      people += weight
    }
    let center = people > 0 ? sum / people : 0
    let moments = zip(values, weights).map { value, weight in
      weight > 0 ? weight * ((value ?? center) - center) : 0
    }
    sums = CellSums(
      design,
      layers: inside.flatMap { layer in
        [
          CellLayer(cells: layer.map { $0 < 0 ? -1 : 2 * $0 }, contributions: moments),
          CellLayer(cells: layer.map { $0 < 0 ? -1 : 2 * $0 + 1 }, contributions: weights),
        ]
      }, count: 2 * columns)
    units = DomainUnits(
      design.stages[0], layers: inside, count: columns, weights: weights, withPairs: true)
    self.center = center
  }

  /// The mean of one column less that of another; nil where one has nobody.
  ///
  /// Of its observations those in both columns count in each.
  package func difference(between first: Int, and second: Int) -> DesignEstimate? {
    let people = [sums.totals[2 * first + 1], sums.totals[2 * second + 1]]
    guard people.allSatisfy({ $0 > 0 }) else { return nil }
    let means = [sums.totals[2 * first] / people[0], sums.totals[2 * second] / people[1]]
    return DesignEstimate(
      estimate: Estimate(
        means[0] - means[1],
        standardError: sums.variance(of: [
          (2 * first, 1 / people[0]), (2 * first + 1, -means[0] / people[0]),
          (2 * second, -1 / people[1]), (2 * second + 1, means[1] / people[1]),
        ]).squareRoot()),
      degreesOfFreedom: units.degreesOfFreedom(first, second) - 1,
      observations: sums.observations[2 * first + 1] + sums.observations[2 * second + 1],
      designEffect: nil)
  }
}
