/// A place in a source text as people and editors name it.
package struct SourcePosition: Hashable, Sendable {
  /// The line, counted from 1.
  package let line: Int
  /// The column, counted from 1 in characters (extended grapheme clusters).
  package let column: Int
  /// The offset in UTF-8 bytes, counted from 0.
  package let offset: Int
}

extension SourceText {
  /// Returns the line and column of a byte offset; an offset beyond the text is moved into it.
  package func position(of offset: Int) -> SourcePosition {
    let offset = scalarStart(at: offset)
    let line = lineNumber(of: offset)
    let span = lineSpan(line)
    let end = min(offset, span.end)
    var start = span.start
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]), end >= 3 { start = 3 }
    return SourcePosition(line: line, column: characterCount(start..<end) + 1, offset: offset)
  }

  /// Returns the byte offset of a line (from 1) and a column in code points (from 1).
  ///
  /// C parsers count columns this way. A column beyond the line's end is the line's end.
  package func offset(line: Int, column: Int) -> Int {
    guard line <= lineCount else { return bytes.count }
    let span = lineSpan(max(line, 1))
    return advance(span.start, byCodePoints: column - 1, limit: span.end)
  }

  /// Returns the offset that lies a number of code points after another, at most `limit`.
  package func advance(_ offset: Int, byCodePoints count: Int, limit: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = offset
      var left = count
      let limit = min(limit, bytes.count)
      while left > 0, offset < limit {
        offset += 1
        while offset < limit, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        left -= 1
      }
      return offset
    }
  }

  private func characterCount(_ range: Range<Int>) -> Int {
    let isASCII = bytes.withUnsafeBufferPointer { bytes in
      var bits: UInt8 = 0
      for index in range { bits |= bytes[index] }
      return bits < 0x80
    }
    guard !isASCII else { return range.count }
    return String(decoding: bytes[range], as: UTF8.self).count
  }
}
