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
  /// The mean of the generalized design effects.
  package let meanDesignEffect: Double
  package let observations: Int
  package let designDegreesOfFreedom: Int

  /// - Throws: `degenerateTable`, `singularCovariance` where empty cells leave contrasts without
  ///   variance, `tooFewObservations` without degrees of freedom.
  package init(_ table: WeightedTable) throws(StatisticsError) {
    let reduced = table.withoutEmptyCategories
    guard reduced.rows >= 2, reduced.columns >= 2 else {
      throw .degenerateTable(nonemptyRows: reduced.rows, nonemptyColumns: reduced.columns)
    }
    guard reduced.degreesOfFreedom > 0, reduced.sampled > 1 else {
      throw .tooFewObservations(needed: 2, found: 1)
    }
    let shares = reduced.shares
    guard let space = AdditiveSpace(shares, rows: reduced.rows, columns: reduced.columns) else {
      throw .singularCovariance
    }
    let (sum, squares) = reduced.designEffectTraces(shares, space)
    guard sum > 1e-12, squares > 0 else { throw .zeroVariance }
    pearson = reduced.pearson(shares)
    observations = reduced.observations.reduce(0, +)
    designDegreesOfFreedom = reduced.degreesOfFreedom
    meanDesignEffect = sum / Double((reduced.rows - 1) * (reduced.columns - 1))
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
  fileprivate func designEffectTraces(
    _ shares: [Double], _ space: AdditiveSpace
  ) -> (sum: Double, squares: Double) {
    let cells = shares.indices.filter { shares[$0] > 0 }
    let roots = cells.map { shares[$0].squareRoot() }
    let spread = zip(cells, roots).map { squares[$0] / ($1 * $1) }
    let total = totals.reduce(0, +)
    let scale =
      Double(observations.reduce(0, +)) * Double(sampled) / Double(sampled - 1) / (total * total)
    var trace = 0.0
    var square = 0.0
    // What the projection leaves of √p and of w²/√p: the former is nothing but for empty cells.
    var u = roots
    var h = zip(spread, roots).map { $0 * $1 }
    let (rootsGiven, loads) = (u, h)
    let hasEmptyCells = cells.count < shares.count
    let places = cells.map(space.terms(of:))
    for (place, terms) in places.enumerated() {
      let line = space.line(terms)
      let share = roots[place] * roots[place]
      let left = 1 - share * (line[terms.row] - line[terms.column])
      trace += spread[place] * left
      square += spread[place] * left * spread[place] * left
      var others = 0.0
      for other in place + 1..<places.count {
        let inside = roots[other] * (line[places[other].row] - line[places[other].column])
        others += spread[other] * inside * inside
      }
      square += 2 * spread[place] * share * others
      guard hasEmptyCells else { continue }
      for (other, terms) in places.enumerated() {
        let inside = roots[place] * roots[other] * (line[terms.row] - line[terms.column])
        u[place] -= inside * rootsGiven[other]
        h[place] -= inside * loads[other]
      }
    }
    guard hasEmptyCells else { return (scale * trace, scale * scale * square) }
    let sigma = squares.reduce(0, +)
    let (hh, hu, uu) = (Self.product(h, h), Self.product(h, u), Self.product(u, u))
    trace += sigma * uu - 2 * hu
    for place in cells.indices {
      square += 2 * spread[place] * u[place] * (sigma * u[place] - 2 * h[place])
    }
    square += 2 * hu * hu + 2 * hh * uu - 4 * sigma * hu * uu + sigma * sigma * uu * uu
    return (scale * trace, scale * scale * square)
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The tables whose cells are a term of the row less one of the column, and zero where nobody is.
///
/// An empty cell ties its row's term to its column's, so that terms belong to what empty cells
/// connect. Weighted by the proportions their products are those of a graph's Laplacian.
private struct AdditiveSpace {
  private let columns: Int
  private let termOfRow: [Int]
  private let termOfColumn: [Int]
  /// The number of terms; the last of them is zero.
  private let terms: Int
  /// The inverse of the Laplacian, with zeros for the last term.
  private let inverse: [Double]

  /// Nil where empty cells are so many that contrasts of interaction have no variance.
  init?(_ shares: [Double], rows: Int, columns: Int) {
    self.columns = columns
    var nodes = Array(0..<rows + columns)
    func root(_ node: Int) -> Int {
      var node = node
      while nodes[node] != node { node = nodes[node] }
      return node
    }
    for (cell, share) in shares.enumerated() where share == 0 {
      let (row, column) = (root(cell / columns), root(rows + cell % columns))
      // A second way around empty cells leaves fewer contrasts than degrees of freedom.
      guard row != column else { return nil }
      nodes[row] = column
    }
    let roots = nodes.indices.filter { nodes[$0] == $0 }
    var number = [Int](repeating: 0, count: nodes.count)
    for (term, node) in roots.enumerated() { number[node] = term }
    let termOfRow = (0..<rows).map { number[root($0)] }
    let termOfColumn = (0..<columns).map { number[root(rows + $0)] }
    var laplacian = [Double](repeating: 0, count: roots.count * roots.count)
    for (cell, share) in shares.enumerated() where share > 0 {
      let (a, b) = (termOfRow[cell / columns], termOfColumn[cell % columns])
      guard a != b else { continue }
      laplacian[a * roots.count + a] += share
      laplacian[b * roots.count + b] += share
      laplacian[a * roots.count + b] -= share
      laplacian[b * roots.count + a] -= share
    }
    guard let inverse = groundedInverse(of: laplacian, size: roots.count) else { return nil }
    terms = roots.count
    self.termOfRow = termOfRow
    self.termOfColumn = termOfColumn
    self.inverse = inverse
  }

  /// The terms of a cell's row and column.
  func terms(of cell: Int) -> (row: Int, column: Int) {
    (termOfRow[cell / columns], termOfColumn[cell % columns])
  }

  /// For each term what the projection has for a cell and it, over the roots of their proportions.
  func line(_ cell: (row: Int, column: Int)) -> [Double] {
    (0..<terms).map { inverse[cell.row * terms + $0] - inverse[cell.column * terms + $0] }
  }
}

/// The inverse of a symmetric matrix without its last row and column, which are zeros in the result.
///
/// By Gauss and Jordan; nil where it is not positive definite.
private func groundedInverse(of matrix: [Double], size: Int) -> [Double]? {
  var work = matrix
  let kept = size - 1
  for place in 0..<size {
    work[kept * size + place] = 0
    work[place * size + kept] = 0
  }
  let isSound = work.withUnsafeMutableBufferPointer { work in
    for pivot in 0..<kept {
      let line = pivot * size
      let value = work[line + pivot]
      guard value > 1e-13 * matrix[line + pivot] else { return false }
      for column in 0..<kept where column != pivot { work[line + column] /= value }
      for row in 0..<kept where row != pivot {
        let start = row * size
        let factor = work[start + pivot]
        guard factor != 0 else { continue }
        work[start + pivot] = 0
        for column in 0..<kept {
          work[start + column] -= factor * (column == pivot ? 1 / value : work[line + column])
        }
      }
      work[line + pivot] = 1 / value
    }
    return true
  }
  guard isSound else { return nil }
  return work
}
