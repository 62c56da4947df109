import Files
package import StudyStorage
package import SurveyStatistics

/// A list of contacts: a CSV file with one person or establishment in each row.
///
/// Every column that is not declared to be something else is an identifier, so that nothing slips
/// out of the contact book for want of being declared.
package struct SampleFile: Sendable {
  /// What the columns mean, by name.
  package struct Roles: Sendable {
    /// The case's number; without it cases are numbered in the order of the file.
    package var number = "case"
    /// `person` or `establishment`; without it all are persons.
    package var kind = "kind"
    package var interviewer = "interviewer"
    /// What cases are sampled or reported by, and the columns where it stands; nil for those of
    /// `profession` and `region` there are.
    package var strata: [(name: String, column: String)]?

    package init() {}
  }

  private static let usual = Roles()

  /// One row.
  package struct Entry: Sendable {
    package let row: Int
    package let number: Int?
    package let kind: CaseKind
    package let strata: [StudyCase.Stratum]
    package let interviewer: String?
    package let identifiers: [ContactBook.Identifier]
  }

  package let entries: [Entry]
  /// The columns that went into the contact book.
  package let identifierColumns: [String]

  private static let usualStrata = ["profession", "region"]
  private static let largestRow = 100_000
  private static let longestText = 500
  private static let longestStratum = 80
  /// More values than Romania has counties, with room: a column with more tells persons apart.
  private static let mostValues = 60

  package init(_ path: String, roles: Roles) throws(SampleError) {
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    self = try file.withBytes { bytes throws(SampleError) in try SampleFile(bytes, roles) }
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ roles: Roles) throws(SampleError) {
    let reader: CSVReader
    do throws(CSVError) { reader = try CSVReader(bytes) } catch { throw .csv(error) }
    let layout = try Layout(reader.columns, roles)
    var entries: [Entry] = []
    try reader.forEachRecord { record throws(SampleError) in
      guard record.number <= Self.largestRow else { throw .tooManyRows(limit: Self.largestRow) }
      entries.append(try layout.entry(record))
    }
    try Self.check(entries, layout)
    self.entries = entries
    identifierColumns = layout.identifiers.map { layout.columns[$0] }
  }

  /// Refuses what only the whole file shows: numbers used twice, and strata that identify.
  private static func check(_ entries: [Entry], _ layout: Layout) throws(SampleError) {
    var rows: [Int: Int] = [:]
    for entry in entries {
      guard let number = entry.number else { continue }
      if let first = rows[number] { throw .numberTwice(row: entry.row, first: first) }
      rows[number] = entry.row
    }
    for (place, column) in layout.strata {
      var values = Set<String>()
      for entry in entries {
        if let value = entry.strata.first(where: { $0.name == column })?.value {
          values.insert(value)
        }
      }
      if values.count > mostValues {
        throw .identifyingStratum(column: place + 1, values: values.count, limit: mostValues)
      }
    }
  }
}

extension SampleFile {
  /// Which column is what.
  private struct Layout {
    let number: Int?
    let kind: Int?
    let interviewer: Int?
    let strata: [(place: Int, name: String)]
    let identifiers: [Int]
    let columns: [String]

    init(_ columns: [String], _ roles: Roles) throws(SampleError) {
      self.columns = columns
      number = try Self.place(of: roles.number, usually: SampleFile.usual.number, in: columns)
      kind = try Self.place(of: roles.kind, usually: SampleFile.usual.kind, in: columns)
      interviewer = try Self.place(
        of: roles.interviewer, usually: SampleFile.usual.interviewer, in: columns)
      var strata: [(place: Int, name: String)] = []
      for (name, column) in roles.strata
        ?? SampleFile.usualStrata.filter(columns.contains).map({ ($0, $0) })
      {
        guard let place = columns.firstIndex(of: column) else {
          throw .unknownColumn(column, known: columns)
        }
        strata.append((place, name))
      }
      self.strata = strata
      let declared = Set([number, kind, interviewer].compactMap { $0 } + strata.map(\.place))
      identifiers = columns.indices.filter { !declared.contains($0) }
    }

    /// The place of a column; one that was named must exist, the usual one need not.
    private static func place(
      of column: String, usually usual: String, in columns: [String]
    ) throws(SampleError) -> Int? {
      let place = columns.firstIndex(of: column)
      guard place != nil || column == usual else { throw .unknownColumn(column, known: columns) }
      return place
    }

    func entry(_ record: borrowing CSVRecord) throws(SampleError) -> Entry {
      let row = record.number
      guard !record.isRagged else {
        throw .ragged(row: row, fields: record.fieldCount, columns: columns.count)
      }
      var ownNumber: Int?
      if let number, !record.isEmpty(at: number) {
        guard let value = record.integer(at: number), (1...999_999_999).contains(value) else {
          throw .number(row: row, column: columns[number])
        }
        ownNumber = value
      }
      var unit = CaseKind.person
      if let kind, !record.isEmpty(at: kind) {
        guard let value = CaseKind(rawValue: record.trimmedString(at: kind)) else {
          throw .kind(row: row, column: columns[kind])
        }
        unit = value
      }
      var strata: [StudyCase.Stratum] = []
      for (place, name) in self.strata where !record.isEmpty(at: place) {
        strata.append(
          StudyCase.Stratum(name: name, value: try stratum(record, at: place)))
      }
      var identifiers: [ContactBook.Identifier] = []
      for place in self.identifiers where !record.isEmpty(at: place) {
        identifiers.append(
          ContactBook.Identifier(
            name: columns[place],
            value: try text(record, at: place, limit: SampleFile.longestText)))
      }
      var name: String?
      if let interviewer, !record.isEmpty(at: interviewer) {
        name = try text(record, at: interviewer, limit: SampleFile.longestStratum)
      }
      return Entry(
        row: row, number: ownNumber, kind: unit, strata: strata, interviewer: name,
        identifiers: identifiers)
    }

    /// What a case is sampled by is no address, phone or personal number.
    private func stratum(
      _ record: borrowing CSVRecord, at place: Int
    ) throws(SampleError) -> String {
      let value = try text(record, at: place, limit: SampleFile.longestStratum)
      let digits = value.unicodeScalars.count { $0.properties.numericType == .decimal }
      guard digits < 7, !value.contains("@") else {
        throw .identifier(row: record.number, column: columns[place])
      }
      return value
    }

    private func text(
      _ record: borrowing CSVRecord, at place: Int, limit: Int
    ) throws(SampleError) -> String {
      let value = record.trimmedString(at: place)
      guard value.count <= limit else {
        throw .tooLong(row: record.number, column: columns[place], limit: limit)
      }
      let controls = value.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
      }
      guard !controls else { throw .control(row: record.number, column: columns[place]) }
      return value
    }
  }
}
