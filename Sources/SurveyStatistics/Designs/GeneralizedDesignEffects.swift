import Distributions

/// The eigenvalues λ of (CᵀD⁻¹C / n)⁻¹ (CᵀD⁻¹VD⁻¹C) for contrasts C of interaction.
///
/// Their sum and that of their squares are the traces of n V B and its square, with B = D⁻¹ less what
/// the additive tables have of it, so that most tests need no eigenvalue.
struct GeneralizedDesignEffects {
  let sum: Double
  let squares: Double
  /// (r − 1)(c − 1), with those that are zero.
  let count: Int

  /// - Throws: `singularCovariance` where empty cells leave contrasts without variance, `zeroVariance`.
  init(_ table: DesignTable) throws(StatisticsError) {
    let p = table.proportions
    guard let space = AdditiveSpace(p, rows: table.rows, columns: table.columns) else {
      throw .singularCovariance
    }
    let covariance = table.proportionCovariance
    let size = p.count
    var product = [Double](repeating: 0, count: size * size)
    for row in 0..<size where p[row] > 0 {
      let line = Array(covariance.values[row * size..<(row + 1) * size])
      let inside = space.projection(ofProducts: line)
      for column in 0..<size where p[column] > 0 {
        product[row * size + column] = line[column] / p[column] - inside[column]
      }
    }
    var (trace, square) = (0.0, 0.0)
    for row in 0..<size {
      trace += product[row * size + row]
      for column in 0..<size {
        square += product[row * size + column] * product[column * size + row]
      }
    }
    let n = Double(table.observations)
    count = (table.rows - 1) * (table.columns - 1)
    sum = n * trace
    // A single one is squared without rounding anew; squares are least where all are alike.
    squares = count == 1 ? sum * sum : max(n * n * square, sum * sum / Double(count))
    guard sum > 1e-12, squares > 0 else { throw .zeroVariance }
  }

  /// The sum of chi-squares that the eigenvalues weigh.
  static func terms(_ table: DesignTable) throws(StatisticsError) -> WeightedChiSquareSum {
    let values = try eigenvalues(table)
    let sum = values.reduce(0, +)
    return WeightedChiSquareSum(weights: values.filter { $0 > 1e-12 * sum })
  }

  private static func eigenvalues(_ table: DesignTable) throws(StatisticsError) -> [Double] {
    let p = table.proportions
    let inverse = p.map { $0 > 0 ? 1 / $0 : 0 }
    let covariance = table.proportionCovariance
    let n = Double(table.observations)
    // Contrasts (i,j) − (r,j) − (i,c) + (r,c), each with four cells.
    let (r, c) = (table.rows - 1, table.columns - 1)
    let contrasts = (0..<r).flatMap { row in
      (0..<c).map { column in
        [
          (row * table.columns + column, 1.0), (r * table.columns + column, -1.0),
          (row * table.columns + c, -1.0), (r * table.columns + c, 1.0),
        ]
      }
    }
    let size = contrasts.count
    var simple = [Double](repeating: 0, count: size * size)
    var design = [Double](repeating: 0, count: size * size)
    for a in 0..<size {
      for b in a..<size {
        var (expected, seen) = (0.0, 0.0)
        for (x, signX) in contrasts[a] {
          for (y, signY) in contrasts[b] {
            if x == y { expected += signX * signY * inverse[x] }
            seen += signX * signY * inverse[x] * inverse[y] * covariance[x, y]
          }
        }
        simple[a * size + b] = expected / n
        design[a * size + b] = seen
      }
    }
    let values = generalizedEigenvalues(
      of: SymmetricMatrix(size: size, values: design).values,
      relativeTo: SymmetricMatrix(size: size, values: simple).values, size: size)
    guard let values else { throw .singularCovariance }
    guard values.contains(where: { $0 > 1e-12 }) else { throw .zeroVariance }
    return values.map { max($0, 0) }
  }
}
