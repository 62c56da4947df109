/// Gives the delta-method standard error of a function of multinomial proportions.
///
/// √((Σ p g² − (Σ p g)²) / n) with g the derivatives by the proportions; Agresti 2013, §16.1.
/// Derivatives may be off by a common constant, which cancels.
func multinomialStandardError(counts: [Double], gradients: [Double]) -> Double {
  let n = counts.reduce(0, +)
  let mean = zip(counts, gradients).reduce(0) { $0 + $1.0 * $1.1 } / n
  let squares = zip(counts, gradients).reduce(0) { sum, cell in
    let deviation = cell.1 - mean
    return sum + cell.0 * deviation * deviation
  }
  return (squares / n / n).squareRoot()
}
