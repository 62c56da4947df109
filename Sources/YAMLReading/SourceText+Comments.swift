package import Diagnostics

/// Comments that follow a text without quotes on its line, and so cut it where the author meant more.
extension SourceText {
  /// The comment behind a text without quotes: what would be lost of it.
  ///
  /// A comment on a line of its own is one, unless it goes on where the text's line ends: indented more
  /// than the text's entry, with no space behind its sign, as in `#2`.
  package func commentCutting(_ node: YAMLNode) -> SourceSpan? {
    guard node.style == .plain, !node.isEmpty else { return nil }
    return comment(after: node.span)
  }

  func comment(after text: SourceSpan) -> SourceSpan? {
    let line = lineSpan(lineNumber(of: text.end))
    if let sign = commentSign(from: text.end, to: line.end) { return lineEnd(from: sign) }
    // Only white space may stand between the text's end and that of its line.
    guard bytes[text.end..<line.end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else {
      return nil
    }
    let next = lineNumber(of: text.end) + 1
    guard next <= lineCount else { return nil }
    let sign = textStart(ofLine: next)
    let entry = entryStart(ofLine: lineNumber(of: text.start))
    guard byte(sign) == UInt8(ascii: "#"), !isBlank(sign + 1), byte(sign + 1) != UInt8(ascii: "#"),
      column(of: sign) > column(of: entry), entry < text.start
    else { return nil }
    return lineEnd(from: sign)
  }

  /// The comment that cuts the text a line ends in, of a line that went wrong or the one before it.
  func commentCuttingText(ofLine line: Int) -> (text: SourceSpan, comment: SourceSpan)? {
    let end = lineSpan(line).end
    var quote: UInt8?
    var start: Int?
    var offset = entryStart(ofLine: line)
    while offset < end {
      let byte = byte(offset)
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { offset += 1 }
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "#"), offset > 0, isBlank(offset - 1) {
        guard let start, start < offset else { return nil }
        var last = offset
        while last > start, isBlank(last - 1) { last -= 1 }
        return (SourceSpan(start: start, end: last), lineEnd(from: offset))
      } else if start == nil, !isBlank(offset) {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if quote == nil, !Self.indicators.contains(byte) { start = offset }
      } else if byte == UInt8(ascii: ":") && isBlank(offset + 1) || byte == UInt8(ascii: ",") {
        start = nil
      }
      offset += 1
    }
    return nil
  }

  private static let indicators = Set("[]{},:|>".utf8)

  private func commentSign(from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end, byte(offset) == 0x20 || byte(offset) == 0x09 { offset += 1 }
    return offset > start && offset < end && byte(offset) == UInt8(ascii: "#") ? offset : nil
  }
}

extension Diagnostic {
  /// A text that a comment cuts; which of the two the author meant only the author knows.
  package static func commentInText(
    _ text: SourceSpan, comment: SourceSpan, in source: SourceText
  ) -> Diagnostic {
    let lost = source.quotation(comment)
    let isOneLine = source.lineNumber(of: text.start) == source.lineNumber(of: comment.start)
    let whole = source.text(of: text.union(comment))
    let example =
      isOneLine && whole.count <= 60 && whole.utf8.allSatisfy { !Set("\"\\{}[]".utf8).contains($0) }
      ? ", as \"\(whole)\"" : ""
    return .syntax(
      .commentInText,
      "\(lost) would be lost, for an unquoted ' #' starts a comment; put the whole text in quotes"
        + "\(example), or the comment on a line of its own", at: comment)
  }
}
