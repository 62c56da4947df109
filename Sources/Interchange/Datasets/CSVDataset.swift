import Diagnostics
import Files
import Microdata
import Words

/// A table of separated values read as data without a questionnaire.
///
/// Each distinct text of a column is a category, and each distinct number, however spelled; empty cells
/// and the words for missing are missing. A column whose cells are all dates (2026-11-30) or times of
/// day (08:30) holds these. UTF-8 and, with its mark, UTF-16 are read. A column that the header does not name is called by its place.
package struct CSVDataset: ~Copyable {
  private let path: String
  private let missing: MissingWords
  private let texts: Set<String>
  private let file: MappedFile
  /// The text where the file holds it in UTF-16.
  private let transcribed: [UInt8]?

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - missing: the texts that mean missing, besides the empty one.
  ///   - texts: the columns whose cells are texts whatever they look like, such as lists of codes.
  package init(
    _ path: String, missing: Set<String>, texts: Set<String> = []
  ) throws(DatasetError) {
    self.texts = texts
    self.path = path
    self.missing = MissingWords(missing)
    do { file = try MappedFile(path) } catch { throw .file(error) }
    transcribed = file.withBytes { utf8(ofUTF16: $0) }
  }

  private borrowing func withText<Result>(
    _ body: (UnsafeRawBufferPointer) throws(DatasetError) -> Result
  ) throws(DatasetError) -> Result {
    guard let transcribed else { return try file.withBytes(body) }
    return try transcribed.withUnsafeBufferPointer { buffer throws(DatasetError) in
      try body(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The names of the columns, in the file's order.
  package func columnNames() throws(DatasetError) -> [String] {
    try withText { bytes throws(DatasetError) in
      try Self.reader(bytes).columns
    }
  }

  /// Reads some of the columns, in the order they are named.
  ///
  /// - Parameters:
  ///   - numbers: those of them that must hold numbers and are not made into categories.
  ///   - declared: categories that a column has even where nobody chose them.
  func read(
    columns names: [String], numbers: Set<String> = [], declared: [String: [String]] = [:]
  ) throws(DatasetError) -> Dataset {
    try withText { bytes throws(DatasetError) in
      let reader = try Self.reader(bytes)
      let places = try Self.places(of: names, in: reader.columns)
      var texts: [(place: Int, builder: TextColumnBuilder)] = []
      var numeric: [(place: Int, builder: NumberColumnBuilder)] = []
      for (name, place) in zip(names, places) {
        if numbers.contains(name) {
          numeric.append(
            (
              place,
              NumberColumnBuilder(name: name, missing: missing, separator: reader.separator)
            ))
        } else {
          texts.append(
            (
              place,
              TextColumnBuilder(
                name: name, missing: missing, declared: declared[name] ?? [],
                separator: reader.separator, isText: self.texts.contains(name))
            ))
        }
      }
      let rows = try reader.forEachRecord { record throws(DatasetError) in
        if record.isRagged { throw .ragged(record, expected: reader.columns.count) }
        for index in texts.indices {
          record.withBytes(at: texts[index].place) { texts[index].builder.append($0) }
        }
        for index in numeric.indices {
          try numeric[index].builder.append(record, at: numeric[index].place)
        }
      }
      var read = numeric.map { $0.builder.column() }
      for text in texts { read.append(try text.builder.column()) }
      let columns = names.compactMap { name in read.first { $0.0.name == name } }
      return Dataset(
        name: path, rowCount: rows, columns: columns.map(\.0), notes: columns.compactMap(\.note))
    }
  }

  private static func reader(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) -> CSVReader {
    do {
      return try CSVReader(bytes, namingByPlace: true)
    } catch {
      throw .csv(error)
    }
  }

  private static func places(
    of names: [String], in columns: [String]
  ) throws(DatasetError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = columns.firstIndex(of: name) else {
        let near = suggestion(for: name, among: columns)
        throw .unknownColumn(name: name, suggestion: near, known: columns)
      }
      places.append(place)
    }
    return places
  }
}

extension DatasetError {
  fileprivate static func ragged(
    _ record: borrowing CSVRecord, expected: Int
  ) -> DatasetError {
    .raggedRow(
      row: record.number, line: record.line, fields: record.fieldCount, expected: expected)
  }
}
