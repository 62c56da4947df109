import CGSL

/// Solves `matrix` · x = `right` for a symmetric positive definite matrix given row after row.
///
/// Nil where the matrix is singular or not positive definite, with a pivot under 1e-11 of its diagonal.
package func solvePositiveDefinite(_ matrix: [Double], _ right: [Double]) -> [Double]? {
  precondition(GSL.isQuiet)
  let n = right.count
  precondition(matrix.count == n * n, "a matrix has as many rows as its right side")
  guard n > 0 else { return [] }
  // Scaled to a unit diagonal first, so that a small pivot means near dependence and not small
  // units.
  let scale = (0..<n).map { matrix[$0 * n + $0].squareRoot() }
  guard scale.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
  var scaled = matrix.indices.map { matrix[$0] / (scale[$0 / n] * scale[$0 % n]) }
  var solution = right.indices.map { right[$0] / scale[$0] }
  let isSolved = scaled.withUnsafeMutableBufferPointer { cells in
    solution.withUnsafeMutableBufferPointer { values in
      var matrixView = gsl_matrix_view_array(cells.baseAddress, n, n)
      var vectorView = gsl_vector_view_array(values.baseAddress, n)
      let success = CInt(GSL_SUCCESS)
      guard gsl_linalg_cholesky_decomp1(&matrixView.matrix) == success else { return false }
      guard (0..<n).allSatisfy({ cells[$0 * n + $0] > 3e-6 }) else {
        return false
      }
      return gsl_linalg_cholesky_svx(&matrixView.matrix, &vectorView.vector) == success
    }
  }
  guard isSolved else { return nil }
  return solution.indices.map { solution[$0] / scale[$0] }
}

/// Gives `vector`ᵀ · `matrix`⁻¹ · `vector`; nil where the matrix is not positive definite.
package func inverseQuadraticForm(_ matrix: [Double], _ vector: [Double]) -> Double? {
  solvePositiveDefinite(matrix, vector).map { solution in
    zip(solution, vector).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The eigenvalues of a symmetric matrix in falling order, each with its unit eigenvector.
package func symmetricEigensystem(
  _ matrix: [Double], size: Int
) -> [(value: Double, vector: [Double])] {
  precondition(GSL.isQuiet)
  precondition(size > 0 && matrix.count == size * size, "a square matrix has size² cells")
  guard
    let workspace = gsl_eigen_symmv_alloc(size), let values = gsl_vector_alloc(size),
    let vectors = gsl_matrix_alloc(size, size)
  else { preconditionFailure("no memory for eigenvalues") }
  defer {
    gsl_eigen_symmv_free(workspace)
    gsl_vector_free(values)
    gsl_matrix_free(vectors)
  }
  var cells = matrix
  let status = cells.withUnsafeMutableBufferPointer { buffer in
    var view = gsl_matrix_view_array(buffer.baseAddress, size, size)
    return gsl_eigen_symmv(&view.matrix, values, vectors, workspace)
  }
  precondition(status == CInt(GSL_SUCCESS), "the eigenvalues of a symmetric matrix exist")
  gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC)
  return (0..<size).map { column in
    (
      gsl_vector_get(values, column),
      (0..<size).map { gsl_matrix_get(vectors, $0, column) }
    )
  }
}
