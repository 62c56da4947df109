#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Loadings turned so that each item loads on few factors.
package struct RotatedLoadings: Sendable, Hashable, Codable {
  /// Items in rows, factors in columns.
  package let loadings: [[Double]]
  /// The correlations of the factors, row after row of the square; the identity after varimax.
  package let factorCorrelations: [[Double]]

  /// Turns loadings to the largest variance of their squares, the factors staying uncorrelated.
  ///
  /// Kaiser 1958, plane by plane, with his normalization of the rows by default.
  package static func varimax(
    _ loadings: [[Double]], normalized: Bool = true
  ) -> RotatedLoadings {
    let k = loadings.first?.count ?? 0
    let lengths = loadings.map { row in
      normalized ? max(row.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-300) : 1
    }
    var rotated = zip(loadings, lengths).map { row, length in row.map { $0 / length } }
    let p = Double(loadings.count)
    for _ in 0..<1000 {
      var largest = 0.0
      for second in 0..<k {
        for first in 0..<second {
          var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
          for row in rotated {
            let u = row[first] * row[first] - row[second] * row[second]
            let v = 2 * row[first] * row[second]
            a += u
            b += v
            c += u * u - v * v
            d += 2 * u * v
          }
          let angle = atan2(d - 2 * a * b / p, c - (a * a - b * b) / p) / 4
          largest = max(largest, abs(angle))
          let (cosine, sine) = (cos(angle), sin(angle))
          for row in rotated.indices {
            let (x, y) = (rotated[row][first], rotated[row][second])
            rotated[row][first] = x * cosine + y * sine
            rotated[row][second] = y * cosine - x * sine
          }
        }
      }
      if largest < 1e-15 { break }
    }
    return RotatedLoadings(
      loadings: zip(rotated, lengths).map { row, length in row.map { $0 * length } },
      factorCorrelations: (0..<k).map { row in (0..<k).map { $0 == row ? 1 : 0 } })
  }

  /// Turns loadings to the smallest products of their squares, and lets the factors correlate.
  ///
  /// Direct oblimin with γ = 0 (Jennrich & Sampson 1966) by gradient projection (Jennrich 2002),
  /// without normalization of the rows.
  ///
  /// - Throws: `noConvergence`.
  package static func oblimin(_ loadings: [[Double]]) throws(StatisticsError) -> RotatedLoadings {
    let k = loadings.first?.count ?? 0
    var turn = SmallMatrix.identity(k)
    var step = 1.0
    let start = SmallMatrix(loadings)
    guard var here = ObliminPoint(start, turn) else { throw .noConvergence }
    for _ in 0..<20_000 {
      let slope = here.projectedGradient(turn)
      let size = slope.squaredLength
      if size.squareRoot() < 1e-10 { break }
      step *= 2
      while true {
        let next = (turn - slope * step).withUnitColumns
        if let there = ObliminPoint(start, next), there.value < here.value - 0.5 * size * step {
          (turn, here) = (next, there)
          break
        }
        step /= 2
        guard step > 1e-12 else {
          // Rounding hides any further descent.
          guard size.squareRoot() < 1e-6 else { throw .noConvergence }
          return RotatedLoadings(here.loadings, turn)
        }
      }
    }
    guard here.projectedGradient(turn).squaredLength < 1e-12 else { throw .noConvergence }
    return RotatedLoadings(here.loadings, turn)
  }

  private init(_ loadings: SmallMatrix, _ turn: SmallMatrix) {
    self.init(loadings: loadings.rows, factorCorrelations: (turn.transposed * turn).rows)
  }

  private init(loadings: [[Double]], factorCorrelations: [[Double]]) {
    self.loadings = loadings
    self.factorCorrelations = factorCorrelations
  }
}

/// The criterion ¼ Σ over items of products of squared loadings, at one oblique turn.
private struct ObliminPoint {
  let loadings: SmallMatrix
  let value: Double
  private let gradient: SmallMatrix

  init?(_ start: SmallMatrix, _ turn: SmallMatrix) {
    guard let inverse = turn.inverse else { return nil }
    loadings = start * inverse.transposed
    var value = 0.0
    let slopes = loadings.rows.map { row in
      let squares = row.map { $0 * $0 }
      let sum = squares.reduce(0, +)
      value += squares.reduce(0) { $0 + $1 * (sum - $1) } / 4
      return zip(row, squares).map { $0 * (sum - $1) }
    }
    self.value = value
    gradient = (loadings.transposed * SmallMatrix(slopes) * inverse).transposed * -1
  }

  /// The gradient without what would change the lengths of the columns.
  func projectedGradient(_ turn: SmallMatrix) -> SmallMatrix {
    let k = turn.rows.count
    let along = (0..<k).map { column in
      (0..<k).reduce(0) { $0 + turn.rows[$1][column] * gradient.rows[$1][column] }
    }
    return SmallMatrix(
      (0..<k).map { row in
        (0..<k).map { gradient.rows[row][$0] - turn.rows[row][$0] * along[$0] }
      })
  }
}

/// A matrix of a few rows or columns.
private struct SmallMatrix {
  let rows: [[Double]]

  init(_ rows: [[Double]]) { self.rows = rows }

  static func identity(_ size: Int) -> SmallMatrix {
    SmallMatrix((0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } })
  }

  private var columns: Int { rows.first?.count ?? 0 }

  var transposed: SmallMatrix {
    SmallMatrix((0..<columns).map { column in rows.map { $0[column] } })
  }

  var squaredLength: Double { rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } }

  var withUnitColumns: SmallMatrix {
    let lengths = (0..<columns).map { column in
      rows.reduce(0) { $0 + $1[column] * $1[column] }.squareRoot()
    }
    return SmallMatrix(rows.map { row in zip(row, lengths).map { $0 / $1 } })
  }

  static func * (one: SmallMatrix, other: SmallMatrix) -> SmallMatrix {
    SmallMatrix(
      one.rows.map { row in
        (0..<other.columns).map { column in
          zip(row, other.rows).reduce(0) { $0 + $1.0 * $1.1[column] }
        }
      })
  }

  static func * (one: SmallMatrix, factor: Double) -> SmallMatrix {
    SmallMatrix(one.rows.map { row in row.map { $0 * factor } })
  }

  static func - (one: SmallMatrix, other: SmallMatrix) -> SmallMatrix {
    SmallMatrix(zip(one.rows, other.rows).map { zip($0, $1).map { $0 - $1 } })
  }

  /// The inverse by elimination with row exchanges; nil for a singular matrix.
  var inverse: SmallMatrix? {
    let size = rows.count
    var work = zip(rows, SmallMatrix.identity(size).rows).map { $0 + $1 }
    for column in 0..<size {
      guard
        let pivot = (column..<size).max(by: { abs(work[$0][column]) < abs(work[$1][column]) }),
        abs(work[pivot][column]) > 1e-12
      else { return nil }
      work.swapAt(pivot, column)
      let head = work[column][column]
      work[column] = work[column].map { $0 / head }
      for row in 0..<size where row != column {
        let factor = work[row][column]
        work[row] = zip(work[row], work[column]).map { $0 - factor * $1 }
      }
    }
    return SmallMatrix(work.map { Array($0[size...]) })
  }
}
