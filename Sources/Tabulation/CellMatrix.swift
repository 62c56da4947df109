/// A value for each cell of a table, stored row by row.
package struct CellMatrix<Value: Sendable>: Sendable {
  package let rowCount: Int
  package let columnCount: Int
  package private(set) var values: [Value]

  package init(repeating value: Value, rows: Int, columns: Int) {
    rowCount = rows
    columnCount = columns
    values = Array(repeating: value, count: rows * columns)
  }

  /// The values stand row by row.
  package init(_ values: [Value], rows: Int, columns: Int) {
    precondition(values.count == rows * columns, "a matrix needs a value for each cell")
    rowCount = rows
    columnCount = columns
    self.values = values
  }

  package subscript(row: Int, column: Int) -> Value {
    get { values[row * columnCount + column] }
    set { values[row * columnCount + column] = newValue }
  }

  /// Keeps some of the rows and columns, in the order given.
  func keeping(rows: [Int], columns: [Int]) -> CellMatrix {
    CellMatrix(
      rows.flatMap { row in columns.map { self[row, $0] } }, rows: rows.count,
      columns: columns.count)
  }

  func map<Other>(_ transform: (Value) -> Other) -> CellMatrix<Other> {
    CellMatrix<Other>(values.map(transform), rows: rowCount, columns: columnCount)
  }
}

extension CellMatrix: Equatable where Value: Equatable {}

extension CellMatrix where Value: AdditiveArithmetic {
  package var rowTotals: [Value] {
    (0..<rowCount).map { row in
      values[row * columnCount..<(row + 1) * columnCount].reduce(.zero, +)
    }
  }

  package var columnTotals: [Value] {
    var totals = [Value](repeating: .zero, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { totals[column] += self[row, column] }
    }
    return totals
  }

  package var total: Value { values.reduce(.zero, +) }
}
