/// The weighted cells of a table with their covariance under a design.
///
/// Respondents outside the table, such as those with an item missing, weigh zero and stay in the
/// design.
package struct DesignTable: Sendable {
  package let rows: Int
  package let columns: Int
  /// The weights in each cell, row by row.
  package let totals: [Double]
  package let covariance: SymmetricMatrix
  /// The respondents in the table that weigh anything.
  package let observations: Int
  /// Of the whole table, as its tests have them.
  package let degreesOfFreedom: Int
  /// Of each column, as its shares have them.
  package let columnDegreesOfFreedom: [Int]
  /// The respondents of each column.
  package let columnObservations: [Int]
  /// The cells under each replicate, from which shares are found anew; nil where errors are linearized.
  private let replicated: ReplicatedCells?

  /// The most cells that a table's covariance is found of, which then takes 200 MB.
  package static let cellLimit = 5_000

  /// Numbers that may be held at a time beside the covariance: 1.6 GB.
  private static let memory = 200_000_000
  /// Steps in which the covariance of replicates or residuals may be summed, which take about a minute.
  private static let steps = 60_000_000_000

  /// Stops a table whose covariance would take more memory or time than is given.
  ///
  /// - Parameters:
  ///   - cells: of the table.
  ///   - contributions: the rows or replicates that are each held for every cell; 0 where none are.
  /// - Throws: `tooManyCells`.
  static func requireRoom(cells: Int, contributions: Int) throws(StatisticsError) {
    guard cells <= cellLimit, contributions * cells <= memory,
      contributions * cells * cells <= steps
    else { throw .tooManyCells(found: cells) }
  }

  /// - Parameters:
  ///   - cells: for each row of the data its cell, `row * columns + column`; negative outside.
  ///   - degreesOfFreedom: which clusters and strata they count.
  /// - Throws: `tooFewObservations` where nobody is in the table, `tooManyCells`.
  package init(
    _ design: SurveyDesign, cells: [Int32], rows: Int, columns: Int,
    degreesOfFreedom policy: DegreesOfFreedomPolicy = .domain
  ) throws(StatisticsError) {
    precondition(cells.count == design.rowCount, "each row has a cell or lies outside")
    try Self.requireRoom(
      cells: rows * columns, contributions: design.isCalibrated ? design.rowCount : 0)
    let sums = CellSums(
      design, layers: [CellLayer(cells: cells, contributions: design.weights.values)],
      count: rows * columns)
    guard sums.observations.contains(where: { $0 > 0 }) else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    self.rows = rows
    self.columns = columns
    totals = sums.totals
    covariance = sums.covariance
    observations = sums.observations.reduce(0, +)
    columnObservations = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + sums.observations[$1 * columns + column] }
    }
    replicated = nil
    (degreesOfFreedom, columnDegreesOfFreedom) = design.degreesOfFreedom(
      ofCells: cells, columns: columns, policy: policy)
  }

  /// A table from its parts, such as replicates give it.
  init(
    rows: Int, columns: Int, totals: [Double], covariance: SymmetricMatrix, observations: Int,
    columnObservations: [Int], degreesOfFreedom: Int, columnDegreesOfFreedom: [Int],
    replicated: ReplicatedCells?
  ) {
    self.rows = rows
    self.columns = columns
    self.totals = totals
    self.covariance = covariance
    self.observations = observations
    self.columnObservations = columnObservations
    self.degreesOfFreedom = degreesOfFreedom
    self.columnDegreesOfFreedom = columnDegreesOfFreedom
    self.replicated = replicated
  }

  package var total: Double { totals.reduce(0, +) }

  package var proportions: [Double] {
    let total = total
    return totals.map { $0 / total }
  }

  /// The covariance of the proportions of the whole, by linearization.
  package var proportionCovariance: SymmetricMatrix {
    // With J = (I − p 1ᵀ) / W the product J V Jᵀ needs V's row sums alone.
    let total = total
    let p = proportions
    let size = covariance.size
    let sums = covariance.multiplied(by: [Double](repeating: 1, count: size))
    let all = sums.reduce(0, +)
    var cells = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in row..<size {
        cells[row * size + column] =
          (covariance[row, column] - p[row] * sums[column] - sums[row] * p[column]
            + p[row] * p[column] * all) / (total * total)
      }
    }
    return SymmetricMatrix(size: size, values: cells)
  }

  /// The share of a column's people in a row; nil for an empty column.
  package func columnShare(_ row: Int, _ column: Int) -> DesignProportion? {
    columnShare(of: [row], column: column)
  }

  /// The share of a column's people in some of its rows; nil for an empty column.
  ///
  /// With replicates the share itself is found anew in each of them, about their mean (R's
  /// `svyby(~y, ~g, design, svymean)` with its default `mse = FALSE`).
  package func columnShare(of chosen: [Int], column: Int) -> DesignProportion? {
    guard let gradient = gradient(of: chosen, column: column) else { return nil }
    let observations = columnObservations[column]
    let variance =
      replicated.map { replicated in
        replicated.variance {
          replicated.share(of: chosen, rows: rows, column: column, of: columns, replicate: $0)
        }
      } ?? max(covariance.quadraticForm(gradient.values), 0)
    let p = gradient.share
    let simple = observations > 1 ? p * (1 - p) / Double(observations - 1) : nil
    return DesignProportion(
      DesignEstimate(
        estimate: Estimate(p, standardError: variance.squareRoot()),
        degreesOfFreedom: columnDegreesOfFreedom[column], observations: observations,
        designEffect: DesignEffect(
          variance: variance, simpleVariance: simple, observations: observations,
          population: gradient.people)))
  }

  /// The share of one column's people in some rows less that of another's; nil where one is empty.
  ///
  /// It has the degrees of freedom of `SurveyDesign.meanDifference`.
  package func columnShareDifference(
    of chosen: [Int], between first: Int, and second: Int
  ) -> DesignEstimate? {
    guard let one = gradient(of: chosen, column: first),
      let other = gradient(of: chosen, column: second)
    else { return nil }
    let variance =
      replicated.map { replicated in
        replicated.variance { replicate in
          let shares = [first, second].compactMap {
            replicated.share(of: chosen, rows: rows, column: $0, of: columns, replicate: replicate)
          }
          return shares.count == 2 ? shares[0] - shares[1] : nil
        }
      } ?? max(covariance.quadraticForm(zip(one.values, other.values).map(-)), 0)
    return DesignEstimate(
      estimate: Estimate(one.share - other.share, standardError: variance.squareRoot()),
      degreesOfFreedom: degreesOfFreedom - 1,
      observations: columnObservations[first] + columnObservations[second], designEffect: nil)
  }

  /// How the share of a column's people in some rows changes with the cells.
  private func gradient(
    of chosen: [Int], column: Int
  ) -> (share: Double, people: Double, values: [Double])? {
    let people = (0..<rows).reduce(0) { $0 + totals[$1 * columns + column] }
    guard people > 0 else { return nil }
    let share = min(chosen.reduce(0) { $0 + totals[$1 * columns + column] } / people, 1)
    var values = [Double](repeating: 0, count: totals.count)
    for row in 0..<rows {
      values[row * columns + column] = ((chosen.contains(row) ? 1 : 0) - share) / people
    }
    return (share, people, values)
  }

  /// Without the rows and columns that nobody is in.
  package var withoutEmptyCategories: DesignTable {
    let rowsKept = (0..<rows).filter { row in
      (0..<columns).contains { totals[row * columns + $0] > 0 }
    }
    let columnsKept = (0..<columns).filter { column in
      (0..<rows).contains { totals[$0 * columns + column] > 0 }
    }
    if rowsKept.count == rows, columnsKept.count == columns { return self }
    let cells = rowsKept.flatMap { row in columnsKept.map { row * columns + $0 } }
    return DesignTable(
      rows: rowsKept.count, columns: columnsKept.count, totals: cells.map { totals[$0] },
      covariance: covariance.keeping(cells), observations: observations,
      columnObservations: columnsKept.map { columnObservations[$0] },
      degreesOfFreedom: degreesOfFreedom,
      columnDegreesOfFreedom: columnsKept.map { columnDegreesOfFreedom[$0] },
      replicated: replicated?.keeping(cells))
  }
}

extension SurveyDesign {
  /// The degrees of freedom of a table and of each of its columns.
  ///
  /// - Parameter cells: for each row of the data its cell, `row * columns + column`; negative outside.
  func degreesOfFreedom(
    ofCells cells: [Int32], columns: Int, policy: DegreesOfFreedomPolicy = .domain
  ) -> (table: Int, columns: [Int]) {
    guard policy == .domain else {
      let all = degreesOfFreedom(policy: policy)
      return (all, Array(repeating: all, count: columns))
    }
    let width = Int32(columns)
    // Where a row's column is, and that it is in the table.
    let layers = [cells.map { $0 < 0 ? -1 : $0 % width }, cells.map { $0 < 0 ? -1 : width }]
    let units = DomainUnits(
      stages[0], layers: layers, count: columns + 1, weights: weights.values, withPairs: false)
    return (
      units.degreesOfFreedom(columns), (0..<columns).map { units.degreesOfFreedom($0) }
    )
  }
}
