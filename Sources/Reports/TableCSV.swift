import Interchange
package import Tabulation

/// Renders the cells of a cross-tabulation as tidy CSV: one record for each cell, row by row.
///
/// Numbers carry full precision and what does not exist is empty. Tests, bases and notes do not fit
/// into records of cells; they are in the JSON and text forms. Text that a spreadsheet would run as
/// a formula gets an apostrophe before it.
package struct TableCSV: Sendable {
  package init() {}

  package static let header = [
    "row_code", "row_label", "column_code", "column_label", "unweighted", "weighted",
    "column_percent", "row_percent", "total_percent", "expected", "adjusted_residual",
  ]

  package func render(_ table: CrossTabulation) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var csv = CSVWriter(options)
    for name in Self.header { csv.append(text: name) }
    csv.endRecord()
    for row in table.rows.categories.indices {
      for column in table.columns.categories.indices {
        append(row, column, of: table, to: &csv)
      }
    }
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  private func append(
    _ row: Int, _ column: Int, of table: CrossTabulation, to csv: inout CSVWriter
  ) {
    for category in [table.rows.categories[row], table.columns.categories[column]] {
      csv.append(text: category.code)
      csv.append(text: category.label)
    }
    csv.append(integer: table.unweighted[row, column])
    let numbers: [Double?] = [
      table.weighted[row, column], table.columnPercent(row, column),
      table.rowPercent(row, column), table.totalPercent(row, column), table.expected(row, column),
      table.adjustedResidual(row, column),
    ]
    for number in numbers {
      if let number { csv.append(number: number) } else { csv.appendMissing() }
    }
    csv.endRecord()
  }
}
