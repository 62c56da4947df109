/// The eigenvalues of B⁻¹A for a symmetric A and a positive definite B, in falling order.
///
/// By the square root of B's inverse; nil where B is singular, with an eigenvalue under 1e-12 of its
/// largest.
package func generalizedEigenvalues(
  of a: [Double], relativeTo b: [Double], size: Int
) -> [Double]? {
  let base = symmetricEigensystem(b, size: size)
  guard base[size - 1].value > 1e-12 * base[0].value else { return nil }
  // Rows of R = D^(−1/2) Qᵀ, so that R A Rᵀ has the eigenvalues of B⁻¹A.
  let root = base.map { pair in pair.vector.map { $0 / pair.value.squareRoot() } }
  var product = [Double](repeating: 0, count: size * size)
  for row in 0..<size {
    for middle in 0..<size where root[row][middle] != 0 {
      let factor = root[row][middle]
      for column in 0..<size { product[row * size + column] += factor * a[middle * size + column] }
    }
  }
  var reduced = [Double](repeating: 0, count: size * size)
  for row in 0..<size {
    for column in row..<size {
      var sum = 0.0
      for middle in 0..<size { sum += product[row * size + middle] * root[column][middle] }
      reduced[row * size + column] = sum
      reduced[column * size + row] = sum
    }
  }
  return symmetricEigensystem(reduced, size: size).map(\.value)
}

/// The inverse of a symmetric positive definite matrix; nil where it is singular.
package func invertPositiveDefinite(_ matrix: [Double], size: Int) -> [Double]? {
  var inverse = [Double](repeating: 0, count: size * size)
  for column in 0..<size {
    let unit = (0..<size).map { $0 == column ? 1.0 : 0 }
    guard let solution = solvePositiveDefinite(matrix, unit) else { return nil }
    for row in 0..<size { inverse[row * size + column] = solution[row] }
  }
  return inverse
}
