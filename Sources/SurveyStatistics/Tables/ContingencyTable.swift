/// Counts of observations by two classifications.
///
/// Counts may be fractional (weighted tables); a statistic that counts whole observations refuses
/// those. Missing answers are not here: whoever counts leaves them out and says how many.
package struct ContingencyTable: Sendable, Hashable, Codable {
  /// The counts, row after row.
  package let counts: [Double]
  package let rows: Int
  package let columns: Int

  package init(counts: [Double], rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a table has no negative side")
    precondition(counts.count == rows * columns, "a table has rows × columns counts")
    precondition(
      counts.allSatisfy { $0 >= 0 && $0.isFinite }, "a count is finite and not negative")
    self.counts = counts
    self.rows = rows
    self.columns = columns
  }

  /// Makes a table from its rows, which must be equally long.
  package init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "the rows of a table are equally long")
    self.init(counts: rows.flatMap(\.self), rows: rows.count, columns: columns)
  }

  /// Counts observations given as category indices, each with its frequency where given.
  package init(
    rowIndices: [Int], columnIndices: [Int], frequencies: [Double]? = nil, rows: Int, columns: Int
  ) {
    precondition(rowIndices.count == columnIndices.count, "an observation has a row and a column")
    precondition(
      frequencies.map { $0.count == rowIndices.count } ?? true,
      "each observation has one frequency")
    var counts = [Double](repeating: 0, count: rows * columns)
    for (position, (row, column)) in zip(rowIndices, columnIndices).enumerated() {
      precondition(
        (0..<rows).contains(row) && (0..<columns).contains(column),
        "an observation falls into a row and a column of the table")
      counts[row * columns + column] += frequencies?[position] ?? 1
    }
    self.init(counts: counts, rows: rows, columns: columns)
  }

  package subscript(row: Int, column: Int) -> Double { counts[row * columns + column] }

  package var total: Double { counts.reduce(0, +) }

  package var rowTotals: [Double] {
    (0..<rows).map { row in counts[row * columns..<(row + 1) * columns].reduce(0, +) }
  }

  package var columnTotals: [Double] {
    var totals = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { totals[column] += self[row, column] }
    }
    return totals
  }

  package var transposed: ContingencyTable {
    let flipped = (0..<columns).flatMap { column in (0..<rows).map { self[$0, column] } }
    return ContingencyTable(counts: flipped, rows: columns, columns: rows)
  }

  /// Whether every count is a whole number.
  package var isWhole: Bool { counts.allSatisfy { $0 == $0.rounded() } }
}

// MARK: - Independence

extension ContingencyTable {
  /// The counts that independence would give, row after row; nil for a table without observations.
  package var expected: [Double]? {
    let total = total
    guard total > 0 else { return nil }
    let rowTotals = rowTotals
    let columnTotals = columnTotals
    return rowTotals.flatMap { row in columnTotals.map { row * $0 / total } }
  }

  /// The standardized residuals, row after row; about standard normal under independence.
  ///
  /// (O − E) / √(E (1 − row share) (1 − column share)); Agresti 2013, §3.3.1. Nil where the
  /// variance is zero: in an empty row or column, and in one that holds all observations.
  package var adjustedResiduals: [Double?] {
    guard let expected else { return counts.map { _ in nil } }
    let total = total
    let rowTotals = rowTotals
    let columnTotals = columnTotals
    return counts.indices.map { index in
      let rowShare = rowTotals[index / columns] / total
      let columnShare = columnTotals[index % columns] / total
      let variance = expected[index] * (1 - rowShare) * (1 - columnShare)
      return variance > 0 ? (counts[index] - expected[index]) / variance.squareRoot() : nil
    }
  }

  /// The table without its empty rows and columns.
  package var withoutEmptyCategories: ContingencyTable {
    let (rowSums, columnSums) = (rowTotals, columnTotals)
    let keptRows = rowSums.indices.filter { rowSums[$0] > 0 }
    let keptColumns = columnSums.indices.filter { columnSums[$0] > 0 }
    guard keptRows.count < rows || keptColumns.count < columns else { return self }
    let kept = keptRows.flatMap { row in keptColumns.map { self[row, $0] } }
    return ContingencyTable(counts: kept, rows: keptRows.count, columns: keptColumns.count)
  }

  /// Gives the table without empty categories, if two of each kind are left.
  ///
  /// - Throws: `tooFewObservations` for an empty table, `degenerateTable` for a single row or
  ///   column.
  func reducedForIndependence() throws(StatisticsError) -> ContingencyTable {
    let reduced = withoutEmptyCategories
    guard reduced.rows > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    guard reduced.rows >= 2, reduced.columns >= 2 else {
      throw .degenerateTable(nonemptyRows: reduced.rows, nonemptyColumns: reduced.columns)
    }
    return reduced
  }

  /// Stops a statistic for 2 by 2 tables from being asked of another.
  func requireTwoByTwo() throws(StatisticsError) {
    guard rows == 2, columns == 2 else { throw .notTwoByTwo(rows: rows, columns: columns) }
  }

  /// Says what a reader of an independence test should know about this table.
  ///
  /// - Parameter original: the table before empty categories were dropped.
  func independenceNotes(before original: ContingencyTable) -> [AnalysisNote] {
    var notes: [AnalysisNote] = []
    if original.rows > rows || original.columns > columns {
      notes.append(
        .emptyCategoriesDropped(rows: original.rows - rows, columns: original.columns - columns))
    }
    let expected = expected ?? []
    let small = expected.filter { $0 < 5 }
    if let smallest = small.min() {
      notes.append(
        .smallExpectedCounts(cells: small.count, of: expected.count, smallest: smallest))
    }
    return notes
  }
}
