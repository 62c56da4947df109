/// The cells of a table of respondents who were drawn singly and weigh differently.
///
/// All that its variances need is the number, the weights and the squared weights in each cell, so
/// that it is made of sums and not of rows. It is the `DesignTable` of a design without strata,
/// clusters and finite population.
package struct WeightedTable: Sendable, Hashable {
  package let rows: Int
  package let columns: Int
  /// The respondents that weigh anything, row by row.
  package let observations: [Int]
  /// Their weights.
  package let totals: [Double]
  /// Their squared weights.
  package let squares: [Double]
  /// All respondents of the sample, in the table or not.
  package let sampled: Int

  package init(
    rows: Int, columns: Int, observations: [Int], totals: [Double], squares: [Double],
    sampled: Int
  ) {
    precondition(
      observations.count == rows * columns && totals.count == rows * columns
        && squares.count == rows * columns, "a table has each of its sums for each cell")
    self.rows = rows
    self.columns = columns
    self.observations = observations
    self.totals = totals
    self.squares = squares
    self.sampled = sampled
  }

  /// Of the whole table, as its tests have them; a column has one fewer than its own respondents.
  package var degreesOfFreedom: Int { observations.reduce(0, +) - 1 }

  /// n / (n − 1) of the whole sample; nil for a sample of one.
  private var scale: Double? { sampled > 1 ? Double(sampled) / Double(sampled - 1) : nil }

  /// The share of a column's people in some of its rows; nil for an empty column.
  ///
  /// Var p̂ = n / (n − 1) · Σ w² (y − p̂)² / (Σw)² (Wolter 2007, §6.11).
  package func columnShare(of chosen: [Int], column: Int) -> DesignProportion? {
    var (sum, part, all, inside, people) = (0.0, 0.0, 0.0, 0.0, 0)
    for row in 0..<rows {
      let cell = row * columns + column
      sum += totals[cell]
      all += squares[cell]
      people += observations[cell]
    }
    for row in chosen {
      part += totals[row * columns + column]
      inside += squares[row * columns + column]
    }
    guard sum > 0, let scale else { return nil }
    let p = min(part / sum, 1)
    let variance =
      scale * (inside * (1 - p) * (1 - p) + max(all - inside, 0) * p * p) / (sum * sum)
    let simple = people > 1 ? p * (1 - p) / Double(people - 1) : nil
    return DesignProportion(
      DesignEstimate(
        estimate: Estimate(p, standardError: variance.squareRoot()),
        degreesOfFreedom: people - 1, observations: people,
        designEffect: DesignEffect(
          variance: variance, simpleVariance: simple, observations: people, population: sum)))
  }

  /// Without the rows and columns that nobody is in.
  var withoutEmptyCategories: WeightedTable {
    let rowsKept = (0..<rows).filter { row in
      (0..<columns).contains { totals[row * columns + $0] > 0 }
    }
    let columnsKept = (0..<columns).filter { column in
      (0..<rows).contains { totals[$0 * columns + column] > 0 }
    }
    if rowsKept.count == rows, columnsKept.count == columns { return self }
    let cells = rowsKept.flatMap { row in columnsKept.map { row * columns + $0 } }
    return WeightedTable(
      rows: rowsKept.count, columns: columnsKept.count,
      observations: cells.map { observations[$0] }, totals: cells.map { totals[$0] },
      squares: cells.map { squares[$0] }, sampled: sampled)
  }

  /// The same table with its columns as rows.
  var transposed: WeightedTable {
    func turned<Value>(_ values: [Value]) -> [Value] {
      (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
    }
    return WeightedTable(
      rows: columns, columns: rows, observations: turned(observations), totals: turned(totals),
      squares: turned(squares), sampled: sampled)
  }
}
