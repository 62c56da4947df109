/// Goodman and Kruskal's λ: the share of wrong guesses that knowing the predictor saves.
///
/// Guesses are of the most frequent category; Goodman & Kruskal 1954. λ is 0 where every row has the
/// same most frequent category, however strong the association is otherwise. The standard error does
/// not exist where λ is 0 or 1 or where two categories tie for the most frequent.
package struct Lambda: AssociationMeasure {
  package static let name = "Goodman and Kruskal's λ"

  /// The variable guessed; nil for the symmetric measure, which guesses both in turn.
  package let dependent: TableSide?
  package let estimate: Estimate
  package let sampleSize: Double

  /// - Throws: `degenerateTable` or `tooFewObservations`.
  package init(_ table: ContingencyTable, dependent: TableSide?) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    self.dependent = dependent
    sampleSize = reduced.total
    switch dependent {
    case .columns: estimate = Lambda.directed(Modes(reduced))
    case .rows: estimate = Lambda.directed(Modes(reduced.transposed))
    case nil: estimate = Lambda.symmetric(reduced)
    }
  }

  private static func directed(_ modes: Modes) -> Estimate {
    let n = modes.total
    let caught = modes.inRows.reduce(0) { $0 + $1.count }
    let missed = n - modes.overall.count
    let value = (caught - modes.overall.count) / missed
    guard modes.areUnique, value > 0, value < 1 else { return Estimate(value) }
    let agreeing = modes.inRows.filter { $0.index == modes.overall.index }
    let shared = agreeing.reduce(0) { $0 + $1.count }
    let variance = (n - caught) * (caught + modes.overall.count - 2 * shared)
    return Estimate(value, standardError: (variance / (missed * missed * missed)).squareRoot())
  }

  /// The variance is that of SAS PROC FREQ, "Lambda (symmetric)".
  private static func symmetric(_ table: ContingencyTable) -> Estimate {
    let rows = Modes(table)
    let columns = Modes(table.transposed)
    let n = rows.total
    let w = 2 * n - rows.overall.count - columns.overall.count
    let caught =
      rows.inRows.reduce(0) { $0 + $1.count } + columns.inRows.reduce(0) { $0 + $1.count }
    let v = 2 * n - caught
    let value = (w - v) / w
    guard rows.areUnique, columns.areUnique, value > 0, value < 1 else { return Estimate(value) }
    let modalColumn = rows.overall.index
    let modalRow = columns.overall.index
    let x =
      rows.inRows.filter { $0.index == modalColumn }.reduce(0) { $0 + $1.count }
      + columns.inRows.filter { $0.index == modalRow }.reduce(0) { $0 + $1.count }
      + rows.inRows[modalRow].count + columns.inRows[modalColumn].count
    let y = 8 * n - w - v - 2 * x
    var mutual = 0.0
    for (row, mode) in rows.inRows.enumerated() where columns.inRows[mode.index].index == row {
      mutual += mode.count
    }
    let corner = table[modalRow, modalColumn]
    let variance = w * v * y - 2 * w * w * (n - mutual) - 2 * v * v * (n - corner)
    return Estimate(value, standardError: max(variance, 0).squareRoot() / (w * w))
  }
}

/// The most frequent columns of a table, row by row and overall.
private struct Modes {
  struct Mode {
    let index: Int
    let count: Double
    let isUnique: Bool
  }

  let inRows: [Mode]
  let overall: Mode
  let total: Double

  var areUnique: Bool { overall.isUnique && inRows.allSatisfy(\.isUnique) }

  init(_ table: ContingencyTable) {
    inRows = (0..<table.rows).map { row in
      Modes.mode((0..<table.columns).map { table[row, $0] })
    }
    overall = Modes.mode(table.columnTotals)
    total = table.total
  }

  private static func mode(_ counts: [Double]) -> Mode {
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    return Mode(
      index: best, count: counts[best],
      isUnique: counts.filter { $0 == counts[best] }.count == 1)
  }
}
