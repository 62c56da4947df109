import CGSL

/// Solves min ‖y − Xβ‖ by Householder's QR decomposition.
///
/// - Parameter columns: the columns of X, all as long as `right`.
/// - Returns: β and (XᵀX)⁻¹ row after row; nil where a column depends on those before it, with less
///   than 1e-11 of its length left.
package func solveLeastSquares(
  _ columns: [[Double]], _ right: [Double]
) -> (solution: [Double], inverseGram: [Double])? {
  precondition(GSL.isQuiet)
  let (n, p) = (right.count, columns.count)
  precondition(
    columns.allSatisfy { $0.count == n } && p > 0, "columns are as long as the right side")
  guard n >= p else { return nil }
  let lengths = columns.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
  // Columns of length one, so that what is left of a column is told from its units.
  var cells = [Double](repeating: 0, count: n * p)
  for (place, column) in columns.enumerated() {
    for row in 0..<n { cells[row * p + place] = column[row] / lengths[place] }
  }
  var tau = [Double](repeating: 0, count: p)
  var values = right
  var solution = [Double](repeating: 0, count: p)
  var residuals = [Double](repeating: 0, count: n)
  let isSolved = cells.withUnsafeMutableBufferPointer { cells in
    tau.withUnsafeMutableBufferPointer { tau in
      values.withUnsafeMutableBufferPointer { values in
        solution.withUnsafeMutableBufferPointer { solution in
          residuals.withUnsafeMutableBufferPointer { residuals in
            var matrix = gsl_matrix_view_array(cells.baseAddress, n, p)
            var tauView = gsl_vector_view_array(tau.baseAddress, p)
            var rightView = gsl_vector_view_array(values.baseAddress, n)
            var solutionView = gsl_vector_view_array(solution.baseAddress, p)
            var residualView = gsl_vector_view_array(residuals.baseAddress, n)
            let success = CInt(GSL_SUCCESS)
            guard gsl_linalg_QR_decomp(&matrix.matrix, &tauView.vector) == success,
              (0..<p).allSatisfy({ abs(cells[$0 * p + $0]) > 1e-11 })
            else { return false }
            return gsl_linalg_QR_lssolve(
              &matrix.matrix, &tauView.vector, &rightView.vector, &solutionView.vector,
              &residualView.vector) == success
          }
        }
      }
    }
  }
  guard isSolved else { return nil }
  let inverse = invertUpperTriangle(cells, size: p)
  var gram = [Double](repeating: 0, count: p * p)
  for row in 0..<p {
    for column in 0..<p {
      var sum = 0.0
      for middle in max(row, column)..<p {
        sum += inverse[row * p + middle] * inverse[column * p + middle]
      }
      gram[row * p + column] = sum / (lengths[row] * lengths[column])
    }
  }
  return (zip(solution, lengths).map { $0 / $1 }, gram)
}

/// The inverse of the upper triangle in the first rows of a matrix of that many columns.
private func invertUpperTriangle(_ cells: [Double], size: Int) -> [Double] {
  var inverse = [Double](repeating: 0, count: size * size)
  for column in 0..<size {
    inverse[column * size + column] = 1 / cells[column * size + column]
    for row in stride(from: column - 1, through: 0, by: -1) {
      var sum = 0.0
      for middle in row + 1...column {
        sum += cells[row * size + middle] * inverse[middle * size + column]
      }
      inverse[row * size + column] = -sum / cells[row * size + row]
    }
  }
  return inverse
}
