/// A number that a table shows beside its counts, by the cells that it is computed from.
///
/// It is blank where a cell is held back from which it is computed, or whose bounds it would narrow:
/// a percentage tells the count over a known base, a mean is one equation between the counts of a
/// column, an interval is centered on its percentage, a p-value narrows what a table may hold.
package enum DerivedNumber: Hashable, Sendable {
  /// The cell's weighted or effective count, in any unit.
  case count(cell: Int)
  /// A percentage with its standard error, interval and design effect.
  case share(cell: Int, base: Int)
  /// An expected count, which is computed from three totals.
  case expected(row: Int, column: Int, total: Int)
  /// A residual, which is computed from the cell and three totals.
  case residual(cell: Int, row: Int, column: Int, total: Int)
  /// A mean, a median, a deviation or a rank of a column's or a row's cells, with its interval.
  case summary(cells: [Int], base: Int)
  /// A letter or a difference, which compares the shares of two cells in their bases.
  case comparison(cells: [Int], bases: [Int])
  /// A test or an association of all cells that it is computed from, with its p-value.
  case test(cells: [Int])

  /// The cells of the table whose counts go into the number.
  package var cells: [Int] {
    switch self {
    case .count(let cell): [cell]
    case .share(let cell, let base): [cell, base]
    case .expected(let row, let column, let total): [row, column, total]
    case .residual(let cell, let row, let column, let total): [cell, row, column, total]
    case .summary(let cells, let base): cells + [base]
    case .comparison(let cells, let bases): cells + bases
    case .test(let cells): cells
    }
  }
}

extension SuppressionMask {
  /// Whether a number of a table may be printed: each cell that it is computed from is published.
  ///
  /// Cells that are printed nowhere count as held back; name none for a number that needs none.
  package func permits(_ number: DerivedNumber, table: Int) -> Bool {
    number.cells.allSatisfy { states[table][$0].isPublished }
  }
}

extension BookTable {
  /// Says for each cell of a table of two sides which of its numbers a mask leaves.
  ///
  /// The sides are rows and columns, their last positions the totals.
  package func number(
    _ kind: TwoWayNumber, row: Int, column: Int
  ) -> DerivedNumber {
    precondition(axes.count == 2, "rows and columns are of a table of two sides")
    let (lastRow, lastColumn) = (axes[0].total, axes[1].total)
    func at(_ row: Int, _ column: Int) -> Int { index(of: [row, column]) }
    let categories = axes[0].categories.indices
    return switch kind {
    case .count: .count(cell: at(row, column))
    case .columnShare: .share(cell: at(row, column), base: at(lastRow, column))
    case .rowShare: .share(cell: at(row, column), base: at(row, lastColumn))
    case .totalShare: .share(cell: at(row, column), base: at(lastRow, lastColumn))
    case .expected:
      .expected(
        row: at(row, lastColumn), column: at(lastRow, column), total: at(lastRow, lastColumn))
    case .residual:
      .residual(
        cell: at(row, column), row: at(row, lastColumn), column: at(lastRow, column),
        total: at(lastRow, lastColumn))
    case .columnBase: .count(cell: at(lastRow, column))
    case .columnSummary:
      .summary(cells: categories.map { at($0, column) }, base: at(lastRow, column))
    case .letter(let other):
      .comparison(
        cells: [at(row, column), at(row, other)], bases: [at(lastRow, column), at(lastRow, other)])
    case .test:
      .test(
        cells: categories.flatMap { row in axes[1].categories.indices.map { at(row, $0) } })
    }
  }

  /// What a table of rows and columns shows of a cell, a column or itself.
  package enum TwoWayNumber: Hashable, Sendable {
    case count
    case columnShare
    case rowShare
    case totalShare
    case expected
    case residual
    /// The unweighted, weighted or effective base of a column.
    case columnBase
    /// A column's mean, median, deviation or rank, which all rows go into.
    case columnSummary
    /// A letter of the cell against another column.
    case letter(against: Int)
    /// The test or association of the rows with the columns.
    case test
  }
}
