import Interchange
package import Tabulation

/// Renders a book as CSV: one record for each cell, with a field for each of its numbers.
///
/// Numbers carry full precision; what does not exist is empty and what is held back is `[c]`. Bases,
/// tests and claims are records of their own, with their number as `value`.
package struct BookCSV: TableWriter {
  package init() {}

  package func beginning(of book: BookPage) -> [UInt8] {
    BookRecords.header(CellNumber.allCases.map(\.field) + ["mark"])
  }

  package func table(_ page: TablePage, at place: Int, of book: BookPage) -> [UInt8] {
    let records = BookRecords(page: page)
    var csv = CSVWriter(BookRecords.options)
    for base in records.bases { append(base, mark: "", to: &csv) }
    for row in page.rows.indices {
      for column in page.columns.indices {
        records.appendPlace(row, column, to: &csv)
        for number in CellNumber.allCases {
          csv.append(page[number, row: row, column: column])
        }
        csv.append(text: page.rows[row].marks[column])
        csv.endRecord()
      }
    }
    for result in records.results { append(result, mark: result.name, to: &csv) }
    return csv.bytes
  }

  private func append(_ record: BookRecords.Record, mark: String, to csv: inout CSVWriter) {
    for text in record.place { csv.append(text: text) }
    for field in CellNumber.allCases {
      if field == .value { csv.append(record.value) } else { csv.appendMissing() }
    }
    csv.append(text: mark)
    csv.endRecord()
  }
}
