import Interchange
import Tabulation

extension BookCSV {
  /// One record for each row of each table, with a field for each number.
  ///
  /// What does not exist is empty, and `unavailable` says why; what is held back is `[c]`. Fields that are
  /// not about a record are empty as well.
  package func result(_ page: ResultPage) -> [UInt8] {
    var csv = CSVWriter(BookRecords.options)
    let fields = page.recordFields
    for field in fields + ["unavailable"] { csv.append(text: field) }
    csv.endRecord()
    let first = page.records.kinds
    for table in page.tables.filter({ first.contains($0.kind) })
      + page.tables.filter({ !first.contains($0.kind) })
    {
      for row in table.rows {
        let atoms = table.atoms(of: row)
        for field in fields {
          csv.append(field == "kind" ? .text(table.kind) : atoms[field] ?? .none)
        }
        let reasons = fields.compactMap { field in
          atoms[field]?.absence.map { "\(field): \($0)" }
        }
        csv.append(text: reasons.joined(separator: "; "))
        csv.endRecord()
      }
    }
    return csv.bytes
  }
}

extension ResultPage {
  /// The fields of its records: those of the contract, `kind`, and all others.
  fileprivate var recordFields: [String] {
    var fields = records.fields
    for field in ["kind"] + tables.flatMap(\.columns).flatMap(\.fields)
    where !fields.contains(field) {
      fields.append(field)
    }
    return fields
  }
}

extension ResultTable {
  /// The fields of a row by their names.
  fileprivate func atoms(of row: ResultRow) -> [String: ResultAtom] {
    let pairs = zip(columns, row.cells).flatMap { column, cell in
      zip(column.fields, cell.atoms(of: column))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}

extension CSVWriter {
  /// Writes a field of a record; nothing where there is none, and a sign where it is held back.
  mutating func append(_ atom: ResultAtom) {
    switch atom {
    case .text(let text): append(text: text)
    case .count(let count): append(integer: count)
    case .number(let number): append(number: number)
    case .heldBack: append(text: PublishedNumber.withheldSign)
    case .absent, .none: appendMissing()
    }
  }
}
