import Interchange
package import Tabulation

/// Renders a book as tidy CSV: one record for each number of each cell.
///
/// Numbers carry full precision; what does not exist has no record and what is held back is `[c]`.
package struct BookTidy: TableWriter {
  package init() {}

  package func beginning(of book: BookPage) -> [UInt8] {
    BookRecords.header(["statistic", "value"])
  }

  package func table(_ page: TablePage, at place: Int, of book: BookPage) -> [UInt8] {
    let records = BookRecords(page: page)
    var csv = CSVWriter(BookRecords.options)
    for base in records.bases { append(base, to: &csv) }
    for row in page.rows.indices {
      for column in page.columns.indices {
        for number in page.numbers {
          let published = page[number, row: row, column: column]
          guard published != .none else { continue }
          records.appendPlace(row, column, to: &csv)
          csv.append(text: number.field)
          csv.append(published)
          csv.endRecord()
        }
      }
    }
    for result in records.results { append(result, to: &csv) }
    return csv.bytes
  }

  private func append(_ record: BookRecords.Record, to csv: inout CSVWriter) {
    for text in record.place { csv.append(text: text) }
    csv.append(text: record.name)
    csv.append(record.value)
    csv.endRecord()
  }
}
