/// A symmetric matrix, such as the covariance of several estimators.
package struct SymmetricMatrix: Sendable, Hashable, Codable {
  package let size: Int
  /// Row by row, both triangles.
  package private(set) var values: [Double]

  package init(size: Int) {
    self.size = size
    values = Array(repeating: 0, count: size * size)
  }

  /// - Parameter values: row by row; the upper triangle is taken.
  package init(size: Int, values: [Double]) {
    precondition(values.count == size * size, "a square matrix has size² cells")
    self.size = size
    self.values = values
    for row in 0..<size {
      for column in 0..<row { self.values[row * size + column] = values[column * size + row] }
    }
  }

  package subscript(row: Int, column: Int) -> Double { values[row * size + column] }

  package var diagonal: [Double] { (0..<size).map { self[$0, $0] } }

  package var trace: Double { diagonal.reduce(0, +) }

  /// Adds v vᵀ times a factor.
  mutating func addSquare(of vector: [Double], times factor: Double) {
    for row in 0..<size where vector[row] != 0 {
      let scaled = vector[row] * factor
      for column in 0..<size { values[row * size + column] += scaled * vector[column] }
    }
  }

  /// Gives vᵀ · self · v.
  package func quadraticForm(_ vector: [Double]) -> Double {
    bilinearForm(vector, vector)
  }

  package func bilinearForm(_ left: [Double], _ right: [Double]) -> Double {
    let filled = right.indices.filter { right[$0] != 0 }
    var sum = 0.0
    for row in 0..<size where left[row] != 0 {
      var inner = 0.0
      for column in filled { inner += self[row, column] * right[column] }
      sum += left[row] * inner
    }
    return sum
  }

  /// Gives M · self · Mᵀ for a matrix given as rows: the covariance of linear combinations.
  package func transformed(by rows: [[Double]]) -> SymmetricMatrix {
    let products = rows.map { multiplied(by: $0) }
    var cells: [Double] = []
    cells.reserveCapacity(rows.count * rows.count)
    for left in rows {
      for product in products { cells.append(zip(left, product).reduce(0) { $0 + $1.0 * $1.1 }) }
    }
    return SymmetricMatrix(size: rows.count, values: cells)
  }

  package func multiplied(by vector: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: size)
    for column in 0..<size where vector[column] != 0 {
      let factor = vector[column]
      for row in 0..<size { product[row] += values[column * size + row] * factor }
    }
    return product
  }

  /// Keeps the rows and columns at some positions, in the order given.
  package func keeping(_ positions: [Int]) -> SymmetricMatrix {
    SymmetricMatrix(
      size: positions.count,
      values: positions.flatMap { row in positions.map { self[row, $0] } })
  }
}
