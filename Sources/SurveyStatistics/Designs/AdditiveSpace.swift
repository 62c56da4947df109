/// The tables whose cells are a term of the row less one of the column, and zero where nobody is.
///
/// An empty cell ties its row's term to its column's, so that terms belong to what empty cells
/// connect. Weighted by the proportions their products are those of a graph's Laplacian, of which a
/// generalized inverse tells how a table is projected on the space. Columns without an empty cell
/// touch no term but those of rows and are eliminated first, each on its own, so that what is
/// inverted is no larger than the rows and what is tied to them.
struct AdditiveSpace {
  /// For each row and column of the table its term: first the kept, then the eliminated.
  private let termOfRow: [Int]
  private let termOfColumn: [Int]
  private let columns: Int
  private let kept: Int
  /// The proportion in each eliminated column.
  private let eliminated: [Double]
  /// For each eliminated column the shares of it in the kept terms.
  private let ties: [Double]
  /// A generalized inverse for the kept terms: zero for the last of them.
  private let inverse: [Double]

  /// Nil where empty cells are so many that contrasts of interaction have no variance.
  ///
  /// - Parameter shares: the proportions of the cells, row by row; no row and no column is empty.
  init?(_ shares: [Double], rows: Int, columns: Int) {
    guard let terms = Self.terms(shares, rows: rows, columns: columns) else { return nil }
    (termOfRow, termOfColumn, kept) = (terms.ofRows, terms.ofColumns, terms.kept)
    self.columns = columns
    let form = Form(
      shares, rows: terms.ofRows, columns: terms.ofColumns, kept: terms.kept,
      eliminated: terms.eliminated)
    eliminated = form.loose
    var (ties, rest) = (form.ties, form.inner)
    for column in form.loose.indices {
      let start = column * kept
      let whole = form.loose[column]
      for term in 0..<kept { ties[start + term] /= whole }
      for one in 0..<kept {
        let part = form.ties[start + one]
        for other in 0..<kept { rest[one * kept + other] -= part * ties[start + other] }
      }
    }
    self.ties = ties
    guard let inverse = groundedInverse(of: rest, size: kept) else { return nil }
    self.inverse = inverse
  }

  /// Which term each row and column has; nil where empty cells close a circle.
  private static func terms(
    _ shares: [Double], rows: Int, columns: Int
  ) -> (ofRows: [Int], ofColumns: [Int], kept: Int, eliminated: Int)? {
    var nodes = Array(0..<rows + columns)
    var isTied = [Bool](repeating: false, count: columns)
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
      isTied[cell % columns] = true
    }
    var number = [Int](repeating: 0, count: nodes.count)
    let isKept = { (node: Int) in node < rows || isTied[node - rows] }
    let roots = nodes.indices.filter { nodes[$0] == $0 }
    let (kept, eliminated) = (roots.filter(isKept), roots.filter { !isKept($0) })
    for (term, node) in (kept + eliminated).enumerated() { number[node] = term }
    return (
      (0..<rows).map { number[root($0)] }, (0..<columns).map { number[root(rows + $0)] },
      kept.count, eliminated.count
    )
  }

  /// For each cell the product of its own indicator's terms: of its row less its column, with itself.
  var leverages: [Double] {
    var columnParts = [Double](repeating: 0, count: termOfColumn.count)
    var crossParts = [Double](repeating: 0, count: termOfColumn.count * kept)
    for (column, term) in termOfColumn.enumerated() {
      let start = column * kept
      if term < kept {
        columnParts[column] = inverse[term * kept + term]
        for other in 0..<kept { crossParts[start + other] = inverse[term * kept + other] }
        continue
      }
      let tied = (term - kept) * kept
      var inside = 1 / eliminated[term - kept]
      for one in 0..<kept {
        var sum = 0.0
        for other in 0..<kept { sum += inverse[one * kept + other] * ties[tied + other] }
        crossParts[start + one] = sum
        inside += ties[tied + one] * sum
      }
      columnParts[column] = inside
    }
    var all: [Double] = []
    all.reserveCapacity(termOfRow.count * columns)
    for row in termOfRow {
      let own = inverse[row * kept + row]
      for column in 0..<columns {
        all.append(own + columnParts[column] - 2 * crossParts[column * kept + row])
      }
    }
    return all
  }

  /// The trace of the square of the generalized inverse times the Laplacian of some values.
  ///
  /// Σ of the values of two cells times the squared product of their indicators' terms, over all pairs.
  func squareTrace(_ values: [Double]) -> Double {
    let form = Form(
      values, rows: termOfRow, columns: termOfColumn, kept: kept, eliminated: eliminated.count)
    var inner = form.inner
    var moved = [Double](repeating: 0, count: kept)
    var trace = 0.0
    for column in eliminated.indices {
      let start = column * kept
      let value = form.loose[column]
      for term in 0..<kept { moved[term] = value * ties[start + term] - form.ties[start + term] }
      var cross = 0.0
      for one in 0..<kept {
        var sum = 0.0
        for other in 0..<kept {
          sum += inverse[one * kept + other] * moved[other]
          inner[one * kept + other] +=
            moved[one] * ties[start + other] - ties[start + one] * form.ties[start + other]
        }
        cross += moved[one] * sum
      }
      let ratio = value / eliminated[column]
      trace += 2 * cross / eliminated[column] + ratio * ratio
    }
    return trace + Self.squareTrace(ofProduct: inverse, inner, size: kept)
  }

  private static func squareTrace(
    ofProduct left: [Double], _ right: [Double], size: Int
  ) -> Double {
    var product = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = left[row * size + inner]
        for column in 0..<size {
          product[row * size + column] += factor * right[inner * size + column]
        }
      }
    }
    var trace = 0.0
    for row in 0..<size {
      for column in 0..<size {
        trace += product[row * size + column] * product[column * size + row]
      }
    }
    return trace
  }

  /// What the projection on the space has of a table, over the proportions of its cells.
  ///
  /// - Parameter products: the table's cells times the proportions; those of empty cells are zero.
  func projection(ofProducts products: [Double]) -> [Double] {
    var terms = [Double](repeating: 0, count: kept + eliminated.count)
    for (row, rowTerm) in termOfRow.enumerated() {
      for (column, columnTerm) in termOfColumn.enumerated() {
        terms[rowTerm] += products[row * columns + column]
        terms[columnTerm] -= products[row * columns + column]
      }
    }
    for column in eliminated.indices {
      for term in 0..<kept { terms[term] += ties[column * kept + term] * terms[kept + column] }
    }
    var solved = (0..<kept).map { one in
      (0..<kept).reduce(0.0) { $0 + inverse[one * kept + $1] * terms[$1] }
    }
    for column in eliminated.indices {
      var sum = terms[kept + column] / eliminated[column]
      for term in 0..<kept { sum += ties[column * kept + term] * solved[term] }
      solved.append(sum)
    }
    return termOfRow.flatMap { row in termOfColumn.map { solved[row] - solved[$0] } }
  }
}

/// The Laplacian of the graph whose edges, from a row's term to a column's, weigh what cells hold.
private struct Form {
  /// Among the kept terms.
  var inner: [Double]
  /// What ties each eliminated column to the kept terms.
  var ties: [Double]
  /// The sums of the eliminated columns.
  var loose: [Double]

  init(_ values: [Double], rows: [Int], columns: [Int], kept: Int, eliminated: Int) {
    inner = Array(repeating: 0, count: kept * kept)
    ties = Array(repeating: 0, count: eliminated * kept)
    loose = Array(repeating: 0, count: eliminated)
    var cell = 0
    for row in rows {
      for column in columns {
        let value = values[cell]
        cell += 1
        if column >= kept {
          inner[row * kept + row] += value
          ties[(column - kept) * kept + row] += value
          loose[column - kept] += value
        } else if row != column {
          inner[row * kept + row] += value
          inner[column * kept + column] += value
          inner[row * kept + column] -= value
          inner[column * kept + row] -= value
        }
      }
    }
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
