import Distributions

/// The test of independence of Rao and Scott, second order as F, for a table of unequal weights.
///
/// The same as `RaoScottTest` of the rows, in closed form: Σλ and Σλ², the trace of the generalized
/// design effects and of their square, need no eigenvalues. With P the projection away from tables
/// that are sums of a row's and a column's term, weighted by the proportions, they are the traces of
/// n · P W P and its square, W the covariance of proportions over the roots of both. Rao & Scott 1984;
/// Thomas & Rao 1987.
package struct WeightedRaoScottTest: HypothesisTest {
  package static let name = "Rao–Scott test of independence"

  package let statistic: Statistic
  package let pValue: PValue
  /// Pearson's X² of the weighted table on the scale of n, uncorrected.
  package let pearson: Double
  /// Cramér's V of the weighted shares: √(X² / n / (min(r, c) − 1)).
  package let cramersV: Double
  /// The mean of the generalized design effects.
  package let meanDesignEffect: Double
  package let observations: Int
  package let designDegreesOfFreedom: Int

  /// - Throws: `degenerateTable`, `singularCovariance` where empty cells leave contrasts without
  ///   variance, `tooFewObservations` without degrees of freedom.
  package init(_ table: WeightedTable) throws(StatisticsError) {
    var reduced = table.withoutEmptyCategories
    guard reduced.rows >= 2, reduced.columns >= 2 else {
      throw .degenerateTable(nonemptyRows: reduced.rows, nonemptyColumns: reduced.columns)
    }
    guard reduced.degreesOfFreedom > 0, reduced.sampled > 1 else {
      throw .tooFewObservations(needed: 2, found: 1)
    }
    // The longer side of the table costs least as its columns.
    if reduced.rows > reduced.columns { reduced = reduced.transposed }
    let shares = reduced.shares
    guard let space = AdditiveSpace(shares, rows: reduced.rows, columns: reduced.columns) else {
      throw .singularCovariance
    }
    let count = Double((reduced.rows - 1) * (reduced.columns - 1))
    let (sum, squareTrace) = reduced.designEffectTraces(shares, space)
    let squares = count == 1 ? sum * sum : max(squareTrace, sum * sum / count)
    guard sum > 1e-12, squares > 0 else { throw .zeroVariance }
    pearson = reduced.pearson(shares)
    observations = reduced.observations.reduce(0, +)
    let freedom = Double(observations * (min(reduced.rows, reduced.columns) - 1))
    cramersV = min((pearson / freedom).squareRoot(), 1)
    designDegreesOfFreedom = reduced.degreesOfFreedom
    meanDesignEffect = sum / count
    let d0 = sum * sum / squares
    let scaleFreedom = d0 * Double(designDegreesOfFreedom)
    statistic = Statistic("F", pearson / sum, degreesOfFreedom: [d0, scaleFreedom])
    pValue = PValue(
      FDistribution(numerator: d0, denominator: scaleFreedom).upperTail(pearson / sum),
      .asymptotic)
  }
}

extension WeightedTable {
  fileprivate var shares: [Double] {
    let total = totals.reduce(0, +)
    return totals.map { $0 / total }
  }

  fileprivate func pearson(_ shares: [Double]) -> Double {
    var rowShares = [Double](repeating: 0, count: rows)
    var columnShares = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        rowShares[row] += shares[row * columns + column]
        columnShares[column] += shares[row * columns + column]
      }
    }
    var sum = 0.0
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = rowShares[row] * columnShares[column]
        let distance = shares[row * columns + column] - expected
        sum += distance * distance / expected
      }
    }
    return sum * Double(observations.reduce(0, +))
  }

  /// Σλ and Σλ² of the generalized design effects.
  ///
  /// With q a cell's squared weights, p its proportion and g its leverage, Σ q/p − Σ q g and
  /// Σ (q/p)² − 2 Σ q²/p · g + the trace of the square of what q makes of the space.
  fileprivate func designEffectTraces(
    _ shares: [Double], _ space: AdditiveSpace
  ) -> (sum: Double, squares: Double) {
    let total = totals.reduce(0, +)
    let scale =
      Double(observations.reduce(0, +)) * Double(sampled) / Double(sampled - 1) / (total * total)
    let leverages = space.leverages
    var trace = 0.0
    var square = space.squareTrace(squares)
    var hasEmptyCells = false
    for cell in shares.indices {
      guard shares[cell] > 0 else {
        hasEmptyCells = true
        continue
      }
      let spread = squares[cell] / shares[cell]
      trace += spread - squares[cell] * leverages[cell]
      square += spread * (spread - 2 * squares[cell] * leverages[cell])
    }
    if hasEmptyCells {
      let rest = emptyCellTraces(shares, space)
      trace += rest.sum
      square += rest.squares
    }
    return (scale * trace, scale * scale * square)
  }

  /// What is added where cells are empty, as the space then lacks the table of ones.
  private func emptyCellTraces(
    _ shares: [Double], _ space: AdditiveSpace
  ) -> (sum: Double, squares: Double) {
    let ones = space.projection(ofProducts: shares)
    let loads = space.projection(ofProducts: squares)
    let sigma = squares.reduce(0, +)
    var (hh, hu, uu, squareSum) = (0.0, 0.0, 0.0, 0.0)
    for cell in shares.indices where shares[cell] > 0 {
      let root = shares[cell].squareRoot()
      let spread = squares[cell] / shares[cell]
      // What the projection leaves of √p and of w²/√p.
      let u = root * (1 - ones[cell])
      let h = root * (spread - loads[cell])
      (hh, hu, uu) = (hh + h * h, hu + h * u, uu + u * u)
      squareSum += 2 * spread * u * (sigma * u - 2 * h)
    }
    squareSum += 2 * hu * hu + 2 * hh * uu - 4 * sigma * hu * uu + sigma * sigma * uu * uu
    return (sigma * uu - 2 * hu, squareSum)
  }
}
