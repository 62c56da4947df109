import Diagnostics

/// The wording of findings about characters and sizes.
extension Diagnostic {
  static func syntax(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, notes: [Note] = [],
    fixIts: [FixIt] = []
  ) -> Diagnostic {
    Diagnostic(code.code, .error, message, at: span, notes: notes, fixIts: fixIts)
  }

  static func fileTooLarge(limit: Int) -> Diagnostic {
    .syntax(
      .fileTooLarge, "the file is larger than \(limit) bytes; split it", at: SourceSpan(at: 0))
  }

  static func emptyFile(in source: SourceText) -> Diagnostic {
    .syntax(.emptyFile, "the file is empty", at: SourceSpan(at: 0))
  }

  static func utf16() -> Diagnostic {
    .syntax(
      .notUTF8, "the file is encoded as UTF-16; save it as UTF-8", at: SourceSpan(at: 0))
  }

  static func notUTF8(byte: UInt8, at offset: Int) -> Diagnostic {
    .syntax(
      .notUTF8,
      "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) at offset \(offset) is not UTF-8; "
        + "save the file as UTF-8",
      at: SourceSpan(start: offset, end: offset + 1))
  }

  static func controlCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let name = scalar == "\0" ? "a NUL byte" : "the control character \(codePoint(scalar))"
    return .syntax(
      .controlCharacter, "\(name) stands in the text; remove it", at: span,
      fixIts: [FixIt("remove it", edits: [Edit(span, replacement: "")])])
  }

  static func hiddenLineBreak(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    .syntax(
      .hiddenCharacter,
      "the invisible line separator \(codePoint(scalar)) breaks the text here; write a space",
      at: span, fixIts: [FixIt("write a space", edits: [Edit(span, replacement: " ")])])
  }

  static func hiddenCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let effect =
      scalar == "\u{FEFF}"
      ? "is a byte order mark in the middle of the file" : "makes text read other than it is"
    return .syntax(
      .hiddenCharacter, "the invisible character \(codePoint(scalar)) \(effect); remove it",
      at: span, fixIts: [FixIt("remove it", edits: [Edit(span, replacement: "")])])
  }

  static func escapedCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    .syntax(
      .controlCharacter,
      "the text escapes \(codePoint(scalar)), which may not be shown; remove it", at: span)
  }

  static func hiddenCharacterInKey(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    .syntax(
      .hiddenCharacterInKey,
      "this key holds the invisible character \(codePoint(scalar)); type the key again", at: span)
  }

  static func tooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    .syntax(.tooDeep, "mappings and lists nest more than \(limit) deep here", at: span)
  }

  static func tooManyNodes(limit: Int, at span: SourceSpan) -> Diagnostic {
    .syntax(.tooManyNodes, "the file holds more than \(limit) texts and lists", at: span)
  }

  static func textTooLong(limit: Int, at span: SourceSpan) -> Diagnostic {
    .syntax(
      .textTooLong, "this text is longer than \(limit) bytes; is a quote before it not closed?",
      at: SourceSpan(at: span.start))
  }

  static func tooManyFindings(limit: Int, in source: SourceText) -> Diagnostic {
    .syntax(
      .tooManyFindings, "reading stopped after \(limit) findings",
      at: SourceSpan(at: source.bytes.count))
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    "U+" + hexadecimal(scalar.value, digits: 4)
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
  }
}
