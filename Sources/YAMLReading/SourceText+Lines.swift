import Diagnostics

/// What the reader of a YAML file asks about its lines.
extension SourceText {
  /// How many bytes of a line are read to explain a mistake; beyond it no fix is proposed.
  private static let longestExcerpt = 4_096

  /// Returns the byte at an offset, or a line feed beyond the end.
  func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : UInt8(ascii: "\n")
  }

  func isBlank(_ offset: Int) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
      .contains(byte(offset))
  }

  /// Returns the first offset of a line that is neither a space nor a tab.
  func textStart(ofLine line: Int) -> Int {
    let span = lineSpan(line)
    return bytes[span.start..<span.end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? span.end
  }

  /// Returns how many bytes of spaces and tabs a line starts with.
  func indentation(ofLine line: Int) -> Int {
    textStart(ofLine: line) - lineSpan(line).start
  }

  /// Returns the bytes between an offset and its line's start.
  func column(of offset: Int) -> Int {
    offset - lineSpan(lineNumber(of: offset)).start
  }

  /// Returns the rest of a line, without trailing blanks; of a line of megabytes, its beginning.
  func lineEnd(from offset: Int) -> SourceSpan {
    let lineEnd = lineSpan(lineNumber(of: offset)).end
    var end = scalarStart(at: min(lineEnd, offset + Self.longestExcerpt))
    while end > offset, isBlank(end - 1) { end -= 1 }
    return SourceSpan(start: offset, end: max(end, offset))
  }

  /// Returns the rest of a line up to a comment, without trailing blanks.
  func valueEnd(from offset: Int) -> SourceSpan {
    let rest = lineEnd(from: offset)
    var end = rest.end
    for index in rest.start..<rest.end where bytes[index] == UInt8(ascii: "#") {
      guard index > rest.start, isBlank(index - 1) else { continue }
      end = index
      break
    }
    while end > offset, isBlank(end - 1) { end -= 1 }
    return SourceSpan(start: offset, end: end)
  }

  /// Returns the offset of the first colon before a blank, from an offset to the end of its line.
  func keyColon(from offset: Int) -> Int? {
    let rest = lineEnd(from: offset)
    return (rest.start..<rest.end).first { bytes[$0] == UInt8(ascii: ":") && isBlank($0 + 1) }
  }

  /// Returns the start of a line's text behind its `- ` indicators.
  func entryStart(ofLine line: Int) -> Int {
    let end = lineSpan(line).end
    var offset = textStart(ofLine: line)
    while offset < end, byte(offset) == UInt8(ascii: "-"), isBlank(offset + 1) {
      offset += 1
      while offset < end, isBlank(offset) { offset += 1 }
    }
    return offset
  }

  /// Returns the columns in which entries go on at a line, told from the lines above; outermost first.
  func columnsOpen(aboveLine line: Int) -> [Int] {
    var columns: [Int] = []
    var line = line - 1
    while line >= 1, columns.last != 0 {
      let start = textStart(ofLine: line)
      if start < lineSpan(line).end, byte(start) != UInt8(ascii: "#") {
        for column in [column(of: entryStart(ofLine: line)), column(of: start)]
        where column < columns.last ?? .max {
          columns.append(column)
        }
      }
      line -= 1
    }
    return columns.reversed()
  }

  /// Tells whether the next character behind spaces is a colon.
  func hasColon(after offset: Int) -> Bool {
    var offset = offset
    while byte(offset) == UInt8(ascii: " ") { offset += 1 }
    return byte(offset) == UInt8(ascii: ":")
  }

  /// Returns the `- ` that starts a later line of a plain text, if one does.
  func listItem(in span: SourceSpan) -> SourceSpan? {
    let first = lineNumber(of: span.start)
    guard lineSpan(first).end < span.end else { return nil }
    for line in (first + 1)...lineNumber(of: span.end) {
      let start = textStart(ofLine: line)
      if start < span.end, byte(start) == UInt8(ascii: "-"), isBlank(start + 1) {
        return SourceSpan(start: start, end: start + 1)
      }
    }
    return nil
  }

  /// Returns a text of the source, cut short for a message.
  func quotation(_ span: SourceSpan) -> String {
    let text = text(of: SourceSpan(start: span.start, end: min(span.end, span.start + 200)))
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }

  /// Returns the correction that puts a text into quotes.
  func quoting(_ span: SourceSpan) -> [FixIt] {
    guard span.count < Self.longestExcerpt else { return [] }
    let text = text(of: span)
    let needsSingle = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard needsSingle else {
      let edit = Edit(span, replacement: "\"\(text)\"")
      return [FixIt("put the text in double quotes", edits: [edit])]
    }
    let doubled = text.reduce(into: "") { $0 += $1 == "'" ? "''" : String($1) }
    let edit = Edit(span, replacement: "'\(doubled)'")
    return [FixIt("put the text in single quotes, and write each ' within it twice", edits: [edit])]
  }
}
