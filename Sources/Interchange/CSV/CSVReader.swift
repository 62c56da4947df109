/// Reads a table of separated values without copying it (RFC 4180, and what the world sends).
///
/// UTF-8 with or without a byte order mark; commas, semicolons or tabs; lines that end in LF, CR LF
/// or CR. A first line `sep=;`, by which spreadsheets are told the separator, is no record. A quotation mark inside an unquoted field is text. Empty lines are skipped, except that
/// one in the middle of a table with a single column is a record. The bytes are lent: the reader
/// must not outlive the closure that lends them. Not copyable, so that it is not kept by accident.
package struct CSVReader: ~Copyable {
  /// The names in the header, without the spaces around them.
  ///
  /// A column without a name is called by its place, as `column 1`, where that is allowed.
  package let columns: [String]
  /// The places, counted from 0, of the columns that the header does not name.
  package let unnamedColumns: [Int]
  package let separator: CSVSeparator
  private let text: CSVText
  private let dataStart: Int
  private let dataLine: Int

  /// Checks the whole text's encoding and reads the header.
  ///
  /// - Parameters:
  ///   - separator: found out from the header, and if need be the first record, when nil.
  ///   - namingByPlace: whether a header may leave columns unnamed, as R and pandas write row names.
  package init(
    _ bytes: UnsafeRawBufferPointer, separator: CSVSeparator? = nil, namingByPlace: Bool = false
  ) throws(CSVError) {
    let text = try CSVText(bytes)
    let declared = declaredSeparator(text)
    let headerStart = declared?.next ?? text.start
    let chosen =
      if let known = separator ?? declared?.separator {
        known
      } else {
        try detectSeparator(text)
      }
    let ends = FieldEnds()
    let header = try CSVScanner(text, chosen, ends).scan(from: headerStart)
    (columns, unnamedColumns) = try Self.names(
      CSVRecord(
        text, start: headerStart, header, ends, number: 0, line: declared == nil ? 1 : 2,
        expected: 0),
      namingByPlace: namingByPlace)
    self.text = text
    self.separator = chosen
    dataStart = header.next
    dataLine = (declared == nil ? 2 : 3) + header.innerLines
  }

  /// Lends every record after the header in turn and returns how many there were.
  ///
  /// A record may have too few or too many fields; the caller decides what that means.
  /// - Throws: what `body` throws, and faults of the file as an error of that type.
  @discardableResult
  package func forEachRecord<Failure: CSVReadingFailure>(
    _ body: (borrowing CSVRecord) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    let ends = FieldEnds()
    let scanner = CSVScanner(text, separator, ends)
    var position = dataStart
    var line = dataLine
    var count = 0
    while position < text.end {
      let found: ScannedRecord
      do {
        found = try scanner.scan(from: position)
      } catch {
        throw Failure(error)
      }
      if found.end > position || columns.count == 1 {
        count += 1
        try body(
          CSVRecord(
            text, start: position, found, ends, number: count, line: line, expected: columns.count))
      }
      line += 1 + found.innerLines
      position = found.next
    }
    return count
  }

  /// Lends every record after the header in turn and returns how many there were.
  @discardableResult
  package func forEachRecord(_ body: (borrowing CSVRecord) -> Void) throws(CSVError) -> Int {
    try forEachRecord { record throws(CSVError) in body(record) }
  }

  private static func names(
    _ header: borrowing CSVRecord, namingByPlace: Bool
  ) throws(CSVError) -> (names: [String], unnamed: [Int]) {
    var names: [String] = []
    var columnsOfName: [String: [Int]] = [:]
    var unnamed: [Int] = []
    for index in 0..<header.fieldCount {
      let name = header.trimmedString(at: index)
      names.append(name)
      if name.isEmpty {
        unnamed.append(index)
      } else {
        columnsOfName[name, default: []].append(index + 1)
      }
    }
    let duplicates = columnsOfName.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    // A header that names nothing is no header.
    let mayBeUnnamed = namingByPlace && unnamed.count < names.count
    guard unnamed.isEmpty || mayBeUnnamed, duplicates.isEmpty else {
      throw header.error(
        .header(unnamed: mayBeUnnamed ? [] : unnamed.map { $0 + 1 }, duplicates: duplicates))
    }
    for index in unnamed { names[index] = name(ofPlace: index, besides: columnsOfName) }
    return (names, unnamed)
  }

  /// The name that stands for a place, and for no column that the header names.
  private static func name(ofPlace index: Int, besides named: [String: [Int]]) -> String {
    var name = "column \(index + 1)"
    while named[name] != nil { name += " (unnamed)" }
    return name
  }
}

/// The separator that a first line such as `sep=;` states, and where the next line begins.
private func declaredSeparator(_ text: CSVText) -> (separator: CSVSeparator, next: Int)? {
  let word = Array("sep=".utf8)
  let mark = text.start + word.count
  guard mark + 1 < text.end else { return nil }
  for (index, letter) in word.enumerated()
  where text.base[text.start + index] | 0x20 != letter | 0x20 { return nil }
  guard let separator = CSVSeparator(rawValue: text.base[mark]) else { return nil }
  var next = mark + 1
  if text.base[next] == ASCII.carriageReturn { next += 1 }
  if next < text.end, text.base[next] == ASCII.lineFeed { next += 1 }
  return next > mark + 1 && next < text.end ? (separator, next) : nil
}

/// Finds the separator that divides the header.
///
/// Where more than one occurs outside quotation marks, the one that divides the first record into
/// as many fields as the header counts; then the one that divides the header into the most fields.
private func detectSeparator(_ text: CSVText) throws(CSVError) -> CSVSeparator {
  let ends = FieldEnds()
  var candidates: [(separator: CSVSeparator, fields: Int, agrees: Bool)] = []
  for separator in CSVSeparator.allCases {
    let scanner = CSVScanner(text, separator, ends)
    let header: ScannedRecord
    do {
      header = try scanner.scan(from: text.start)
    } catch  where error.reason == .tooManyColumns(limit: CSVLimits.columns) {
      throw error
    } catch {
      // A wrong separator may break the rules of quotation, and then it is no candidate.
      continue
    }
    guard header.fieldCount > 1 else { continue }
    candidates.append(
      (separator, header.fieldCount, agrees(scanner, header.next, header.fieldCount)))
  }
  let agreeing = candidates.filter(\.agrees)
  let remaining = agreeing.isEmpty ? candidates : agreeing
  let most = remaining.map(\.fields).max() ?? 0
  let best = remaining.filter { $0.fields == most }
  guard best.count <= 1 else {
    throw text.error(.ambiguousSeparator(best.map(\.separator)), at: text.start)
  }
  return best.first?.separator ?? .comma
}

/// Whether the record at a position has so many fields; one that cannot be read has not.
private func agrees(_ scanner: CSVScanner, _ position: Int, _ fieldCount: Int) -> Bool {
  guard position < scanner.text.end else { return false }
  do {
    return try scanner.scan(from: position).fieldCount == fieldCount
  } catch {
    return false
  }
}
