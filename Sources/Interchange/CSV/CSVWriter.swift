import Numerals

package import Files

/// Writes a table of separated values as RFC 4180 has it, field by field.
///
/// The bytes gather in the writer; `drain` hands them to a file.
package struct CSVWriter {
  package struct Options: Hashable, Sendable {
    package var separator = CSVSeparator.comma
    /// Whether text that a spreadsheet would run as a formula gets an apostrophe before it.
    package var neutralizingFormulas = false
    /// Whether a byte order mark goes first, without which some spreadsheets misread letters.
    package var byteOrderMark = false
    /// Whether lines end in CR LF, and not in LF alone.
    package var carriageReturns = false

    package init() {}
  }

  /// What was written since the last `drain`.
  package private(set) var bytes: [UInt8] = []
  private let options: Options
  private var fieldCount = 0
  private var recordStart = 0

  package init(_ options: Options = Options()) {
    self.options = options
    if options.byteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
    recordStart = bytes.count
  }

  /// Makes room for so many bytes.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes a text field, quoted where it must be.
  package mutating func append(text: String) {
    beginField()
    let isNeutralized = options.neutralizingFormulas && FormulaGuard.mustGuard(text)
    var copy = text
    copy.withUTF8 { content in
      guard isNeutralized || mustQuote(content) else {
        bytes.append(contentsOf: content)
        return
      }
      bytes.append(ASCII.quote)
      if isNeutralized { bytes.append(FormulaGuard.apostrophe) }
      for byte in content {
        if byte == ASCII.quote { bytes.append(ASCII.quote) }
        bytes.append(byte)
      }
      bytes.append(ASCII.quote)
    }
  }

  /// Writes a code: one that is a number as the number that it is, another as text.
  package mutating func append(code: String) {
    guard spelledNumber(code) != nil, !code.utf8.contains(where: Self.isBlank) else {
      append(text: code)
      return
    }
    beginField()
    bytes.append(contentsOf: code.utf8)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

  /// Writes a number, which is never taken for a formula.
  package mutating func append(integer: Int) {
    beginField()
    if integer < 0 {
      bytes.append(contentsOf: String(integer).utf8)
    } else {
      bytes.append(digitsOf: integer)
    }
  }

  /// Writes a finite number in the fewest digits that read back as the same number.
  package mutating func append(number: Double) {
    precondition(number.isFinite, "a table holds finite numbers; write a missing one as missing")
    beginField()
    Self.append(number, to: &bytes)
  }

  /// Writes a finite number as fields hold it, without the point of a whole one.
  package static func append(_ number: Double, to bytes: inout [UInt8]) {
    let whole = abs(number) < 0x1p53 ? Int(number) : 0
    if Double(whole) != number {
      bytes.append(shortest: number)
    } else if whole < 0 {
      bytes.append(contentsOf: String(whole).utf8)
    } else {
      bytes.append(digitsOf: whole)
    }
  }

  /// Writes a number whose text the caller puts into room of so many bytes.
  ///
  /// - Parameter write: returns the length of the text, which needs no quotes.
  package mutating func appendNumber(
    capacity: Int, _ write: (UnsafeMutableRawPointer) -> Int
  ) {
    beginField()
    withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 16) { room in
      guard let start = room.baseAddress else { return }
      bytes.append(contentsOf: room[..<write(start)])
    }
  }

  /// Writes a field with nothing in it.
  package mutating func appendMissing() {
    beginField()
  }

  /// Ends the record; one whose only field is empty is quoted, so that it is no empty line.
  package mutating func endRecord() {
    if fieldCount == 1, bytes.count == recordStart { bytes += [ASCII.quote, ASCII.quote] }
    if options.carriageReturns { bytes.append(ASCII.carriageReturn) }
    bytes.append(ASCII.lineFeed)
    fieldCount = 0
    recordStart = bytes.count
  }

  /// Hands what was written to a file and forgets it; call it between records.
  package mutating func drain(into output: inout FileOutput) throws(FileError) {
    precondition(fieldCount == 0, "a writer is drained between records")
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
    recordStart = 0
  }

  private mutating func beginField() {
    if fieldCount > 0 { bytes.append(options.separator.rawValue) }
    fieldCount += 1
  }

  private func mustQuote(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    // Spaces at the ends are quoted because many readers drop them.
    guard content.first != ASCII.space, content.last != ASCII.space else { return true }
    let separator = options.separator.rawValue
    return content.contains { byte in
      byte == separator || byte == ASCII.quote || byte == ASCII.lineFeed
        || byte == ASCII.carriageReturn
    }
  }
}
