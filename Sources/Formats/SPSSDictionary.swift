import Files

/// What ReadStat does not tell of a `.sav`: sets, names, and whether the file is as long as it says.
///
/// Source: the description of system files in PSPP's developers' guide.
struct SPSSDictionary {
  private(set) var sets: [ResponseSet] = []
  private(set) var notes: [String] = []
  private var longNames: [String: String] = [:]
  private var shortNames: [String] = []
  private var declaredEncoding: String?
  private var codePage: Int32?
  private var caseCount = 0
  private var caseUnits = 0
  private var isCompressed = false
  private var dataStart = 0
  private var size = 0

  /// The most bytes of a dictionary that is looked at.
  private static let largest = 256 << 20

  init(_ path: String) throws(FormatError) {
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    size = file.size
    let walked: SPSSDictionary? = file.withBytes { bytes in
      var copy = self
      return copy.walk(bytes) ? copy : nil
    }
    guard let walked else {
      throw .damaged(path: path, reason: "its dictionary ends in the middle or has a wrong length")
    }
    self = walked
  }

  var declaresUTF8: Bool {
    declaredEncoding.map { ["UTF-8", "UTF8"].contains($0.uppercased()) } ?? (codePage == 65001)
  }

  var declaresEncoding: Bool { declaredEncoding != nil || (codePage ?? 0) > 4 }

  /// The encoding that ReadStat must be told, as it does not know the number.
  var encodingForReader: String? {
    declaredEncoding == nil && codePage == 28606 ? "ISO-8859-16" : nil
  }

  func longName(ofShort short: String) -> String? {
    let wanted = short.uppercased()
    if let long = longNames[wanted] { return long }
    return shortNames.first { $0.uppercased() == wanted }
  }

  /// Refuses a file without the rows that it declares, where its rows have one length.
  func check(_ path: String) throws(FormatError) {
    guard shortNames.count <= ReadStatReader.mostVariables else {
      throw .tooManyVariables(count: shortNames.count, most: ReadStatReader.mostVariables)
    }
    guard !isCompressed, caseUnits > 0 else { return }
    let rest = size - dataStart
    let (rows, left) = (rest / (caseUnits * 8), rest % (caseUnits * 8))
    guard left == 0, caseCount < 0 || rows >= caseCount else {
      throw .truncated(path: path, rows: rows)
    }
    guard caseCount < 0 || rows == caseCount else {
      throw .damaged(
        path: path, reason: "it says that it has \(caseCount) rows and has \(rows)")
    }
  }

  /// Walks the records; false where one of them does not end.
  private mutating func walk(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 176 else { return false }
    var scanner = RecordScanner(bytes: bytes)
    scanner.isSwapped = ![2, 3].contains(scanner.integer(at: 64))
    isCompressed = scanner.integer(at: 72) != 0
    caseCount = Int(scanner.integer(at: 80))
    scanner.offset = 176
    while let type = scanner.next() {
      switch type {
      case 2:
        guard let variable = scanner.variable() else { return false }
        caseUnits += 1
        if let name = variable { shortNames.append(name) }
      case 3:
        guard let count = scanner.next(), count >= 0 else { return false }
        for _ in 0..<count {
          guard scanner.skip(8), let length = scanner.byte() else { return false }
          guard scanner.skip((Int(length) + 8) / 8 * 8 - 1) else { return false }
        }
      case 4:
        guard let count = scanner.next(), count >= 0, scanner.skip(Int(count) * 4) else {
          return false
        }
      case 6:
        guard let lines = scanner.next(), lines >= 0, scanner.skip(Int(lines) * 80) else {
          return false
        }
      case 7:
        guard let extra = scanner.extensionRecord() else { return false }
        take(extra.content, subtype: extra.subtype, scanner)
      case 999:
        dataStart = scanner.offset + 4
        return dataStart <= bytes.count
      default: return false
      }
    }
    return false
  }

  private mutating func take(
    _ content: UnsafeRawBufferPointer, subtype: Int32, _ scanner: RecordScanner
  ) {
    switch subtype {
    case 3 where content.count >= 32:
      codePage = RecordScanner(bytes: content, isSwapped: scanner.isSwapped).integer(at: 28)
    case 7, 19: sets += SetLine.all(in: content)
    case 13:
      for pair in String(decoding: content, as: UTF8.self).split(separator: "\t") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        longNames[parts[0].uppercased()] = String(parts[1].prefix { $0 != "\0" })
      }
    case 20: declaredEncoding = String(decoding: content, as: UTF8.self).trimmed
    default: break
    }
  }
}

/// Reads the numbers of records one after the other, never beyond the bytes that there are.
private struct RecordScanner {
  let bytes: UnsafeRawBufferPointer
  var isSwapped = false
  var offset = 0

  func integer(at place: Int) -> Int32 {
    guard place >= 0, place + 4 <= bytes.count else { return 0 }
    let number = bytes.loadUnaligned(fromByteOffset: place, as: Int32.self)
    return isSwapped ? number.byteSwapped : number
  }

  mutating func next() -> Int32? {
    guard offset + 4 <= bytes.count else { return nil }
    defer { offset += 4 }
    return integer(at: offset)
  }

  mutating func byte() -> UInt8? {
    guard offset < bytes.count else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= bytes.count - offset else { return false }
    offset += count
    return true
  }

  /// The name of a variable record; nil within where it continues a text, nil where it does not end.
  mutating func variable() -> String?? {
    guard let width = next(), let hasLabel = next(), let missing = next(), skip(8) else {
      return nil
    }
    let start = offset
    guard skip(8) else { return nil }
    let name = String(decoding: bytes[start..<start + 8], as: UTF8.self)
    if hasLabel == 1 {
      guard let length = next(), length >= 0, skip((Int(length) + 3) / 4 * 4) else { return nil }
    }
    guard missing.magnitude <= 3, skip(Int(missing.magnitude) * 8) else { return nil }
    return .some(width == -1 ? nil : String(name.prefix { $0 != " " && $0 != "\0" }))
  }

  mutating func extensionRecord() -> (subtype: Int32, content: UnsafeRawBufferPointer)? {
    guard let subtype = next(), let size = next(), let count = next(), size >= 0, count >= 0 else {
      return nil
    }
    let (length, overflows) = Int(size).multipliedReportingOverflow(by: Int(count))
    let start = offset
    guard !overflows, skip(length) else { return nil }
    return (subtype, UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
  }
}

/// A set as a line of the records 7/7 and 7/19: `$media=D1 1 14 Media folosite q1_1 q1_2`.
private struct SetLine {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  static func all(in content: UnsafeRawBufferPointer) -> [ResponseSet] {
    content.split(separator: 0x0A).compactMap { line in
      var reader = SetLine(bytes: UnsafeRawBufferPointer(rebasing: line))
      return reader.read()
    }
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func read() -> ResponseSet? {
    guard var name = text(until: UInt8(ascii: "=")) else { return nil }
    if name.hasPrefix("$") { name.removeFirst() }
    var counted: String?
    guard let kind = text(count: 1) else { return nil }
    switch kind {
    case "D":
      guard let value = countedText() else { return nil }
      counted = value
    case "E":
      guard skipSpace(), text(until: UInt8(ascii: " ")) != nil, let value = countedText() else {
        return nil
      }
      counted = value
    case "C": break
    default: return nil
    }
    guard skipSpace(), let label = countedText() else { return nil }
    let rest = String(decoding: bytes[min(place, bytes.count)...], as: UTF8.self)
    return ResponseSet(
      name: name, label: label, counted: counted?.trimmed,
      variables: rest.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private mutating func skipSpace() -> Bool {
    while place < bytes.count, bytes[place] == 0x20 { place += 1 }
    return place < bytes.count
  }

  private mutating func text(until end: UInt8) -> String? {
    guard let stop = bytes[place...].firstIndex(of: end) else { return nil }
    defer { place = stop + 1 }
    return String(decoding: bytes[place..<stop], as: UTF8.self)
  }

  private mutating func text(count: Int) -> String? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    let part = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
    // The length is in bytes of the file's encoding, which may be one with a byte for each letter.
    return String(validating: part, as: UTF8.self)
      ?? String(String.UnicodeScalarView(part.map { Unicode.Scalar($0) }))
  }

  /// A text after its number of bytes and a space.
  private mutating func countedText() -> String? {
    guard let number = text(until: UInt8(ascii: " ")), let count = Int(number) else { return nil }
    return text(count: count)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
