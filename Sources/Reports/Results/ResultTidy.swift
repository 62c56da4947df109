import Interchange

extension BookTidy {
  /// One record for each number of each row; what does not exist is empty, and `unavailable` says why.
  package func result(_ page: ResultPage) -> [UInt8] {
    var csv = CSVWriter(BookRecords.options)
    for field in ["table", "row", "row_label", "statistic", "value", "unavailable"] {
      csv.append(text: field)
    }
    csv.endRecord()
    for table in page.tables {
      for row in table.rows {
        let names = table.names(of: row)
        for (column, cell) in zip(table.columns, row.cells)
        where column.kind != .key && column.kind != .label {
          for (field, atom) in zip(column.fields, cell.atoms(of: column)) where atom != .none {
            for text in [table.name, names.key, names.label, field] { csv.append(text: text) }
            csv.append(atom)
            csv.append(text: atom.absence ?? "")
            csv.endRecord()
          }
        }
      }
    }
    return csv.bytes
  }
}
