/// The UTF-8 bytes of one source file, with a table of its lines.
///
/// Lines end at a line feed, a carriage return, or both together, as they do in editors. Bytes that
/// are not UTF-8 are kept and read as U+FFFD, so that a finding can still point at them.
package struct SourceText: Sendable {
  /// The name shown in findings, usually the path as it was typed.
  package let name: String
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(of: bytes)
  }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines; an empty text has one.
  package var lineCount: Int { lineStarts.count }

  /// The whole text as a span.
  package var span: SourceSpan { SourceSpan(start: 0, end: bytes.count) }

  /// Returns the bytes of a line, numbered from 1, without its line break.
  package func lineSpan(_ line: Int) -> SourceSpan {
    precondition(1 <= line && line <= lineCount, "lines are numbered from 1 to lineCount")
    let start = lineStarts[line - 1]
    guard line < lineCount else { return SourceSpan(start: start, end: bytes.count) }
    var end = lineStarts[line] - 1
    if end > start, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return SourceSpan(start: start, end: end)
  }

  /// Returns the text of a line, numbered from 1, without its line break.
  package func line(_ line: Int) -> String {
    text(of: lineSpan(line))
  }

  /// Returns the text of a span; its ends beyond the text are cut off.
  package func text(of span: SourceSpan) -> String {
    let start = min(span.start, bytes.count)
    return String(decoding: bytes[start..<min(span.end, bytes.count)], as: UTF8.self)
  }

  /// Returns the line that holds a byte offset, numbered from 1.
  package func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Returns the largest offset at or before the given one that starts a UTF-8 sequence.
  package func scalarStart(at offset: Int) -> Int {
    var start = min(max(offset, 0), bytes.count)
    let lowest = max(start - 3, 0)
    while start > lowest, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { bytes in
      var starts = [0]
      var index = 0
      while index < bytes.count {
        // Eight bytes at a time: most hold no line break. The test is for any byte below 0x0E.
        if index + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          let below = (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080
          if below == 0 {
            index += 8
            continue
          }
        }
        for index in index..<min(index + 8, bytes.count) where isLineEnd(at: index, in: bytes) {
          starts.append(index + 1)
        }
        index += 8
      }
      return starts
    }
  }

  private static func isLineEnd(at index: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes[index] == UInt8(ascii: "\n") { return true }
    guard bytes[index] == UInt8(ascii: "\r") else { return false }
    return index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
  }
}

extension SourceText: Hashable {
  package static func == (left: SourceText, right: SourceText) -> Bool {
    left.name == right.name && left.bytes == right.bytes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }
}
