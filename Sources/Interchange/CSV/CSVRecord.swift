/// One record, lent while it is read.
///
/// Fields are counted from 0. Not copyable, so that it cannot be kept: its bytes belong to the
/// file.
package struct CSVRecord: ~Copyable {
  /// The number of the record, counted from 1 after the header.
  package let number: Int
  /// The physical line that the record begins on, counted from 1.
  package let line: Int
  package let fieldCount: Int
  /// The record's place in the file, without its line end.
  package let byteRange: Range<Int>
  private let text: CSVText
  private let ends: UnsafeMutablePointer<UInt32>
  private let expectedFieldCount: Int

  init(
    _ text: CSVText, start: Int, _ found: ScannedRecord, _ ends: borrowing FieldEnds,
    number: Int, line: Int, expected: Int
  ) {
    self.text = text
    self.ends = ends.storage
    self.number = number
    self.line = line
    fieldCount = found.fieldCount
    byteRange = Range(uncheckedBounds: (start, found.end))
    expectedFieldCount = expected
  }

  /// Whether the record has not as many fields as the header.
  package var isRagged: Bool {
    fieldCount != expectedFieldCount
  }

  /// A hash of the record's bytes that is the same on every machine and in every version.
  ///
  /// FNV-1a, 64 bits. It finds records that are repeated; it is no protection against forgery.
  package var stableHash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in byteRange {
      hash = (hash ^ UInt64(text.base[index])) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// Lends the record's bytes; the pointer must not outlive the closure.
  package borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(
      UnsafeRawBufferPointer(start: text.base + byteRange.lowerBound, count: byteRange.count))
  }

  /// The field's place in the file, with its quotation marks.
  @inline(__always)
  package func byteRange(at index: Int) -> Range<Int> {
    precondition(index >= 0 && index < fieldCount, "a field's number must be below the field count")
    let start = byteRange.lowerBound
    let lower = index == 0 ? start : start &+ Int(ends[index &- 1]) &+ 1
    return Range(uncheckedBounds: (lower, start &+ Int(ends[index])))
  }

  /// Whether the field stands in quotation marks.
  package func isQuoted(at index: Int) -> Bool {
    let range = byteRange(at: index)
    return !range.isEmpty && text.base[range.lowerBound] == ASCII.quote
  }

  /// The field without its quotation marks, or without the spaces around it if it has none.
  @inline(__always)
  func content(at index: Int) -> UnsafeRawBufferPointer {
    let range = byteRange(at: index)
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if lower < upper, text.base[lower] == ASCII.quote {
      (lower, upper) = (lower &+ 1, upper &- 1)
    } else {
      while lower < upper, text.base[lower] == ASCII.space { lower &+= 1 }
      while lower < upper, text.base[upper &- 1] == ASCII.space { upper &-= 1 }
    }
    return UnsafeRawBufferPointer(start: text.base + lower, count: upper &- lower)
  }

  /// The field as a number when it is one or two digits and nothing else.
  @inline(__always)
  func shortCode(at index: Int) -> Int? {
    let range = byteRange(at: index)
    let width = range.upperBound &- range.lowerBound
    guard width == 1 || width == 2 else { return nil }
    let units = text.base[range.upperBound &- 1] &- ASCII.zero
    // For a single digit this looks at it twice, which costs less than asking.
    let first = text.base[range.lowerBound] &- ASCII.zero
    guard units < 10, first < 10 else { return nil }
    return Int(units) &+ Int(first) &* 10 &* (width &- 1)
  }

  /// The bytes between the quotation marks, or all bytes of an unquoted field.
  func exactContent(at index: Int) -> UnsafeRawBufferPointer {
    guard !isQuoted(at: index) else { return content(at: index) }
    let range = byteRange(at: index)
    return UnsafeRawBufferPointer(start: text.base + range.lowerBound, count: range.count)
  }

  /// An error at the beginning of the record.
  func error(_ reason: CSVError.Reason) -> CSVError {
    text.error(reason, at: byteRange.lowerBound)
  }
}
