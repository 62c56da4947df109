import Diagnostics

/// The wording of findings about text that is not well-formed YAML.
extension Diagnostic {
  static func malformed(_ problem: String, at span: SourceSpan) -> Diagnostic {
    .syntax(.malformed, "this is not YAML: \(problem)", at: span)
  }

  /// A text with a colon and a space in it; `value` is the text, `colon` where it breaks.
  static func colonInText(_ value: SourceSpan, colon: Int, in source: SourceText) -> Diagnostic {
    .syntax(
      .colonInText, "a text that holds ': ' must be quoted",
      at: SourceSpan(start: colon, end: colon + 1), fixIts: source.quoting(value))
  }

  static func tab(at span: SourceSpan) -> Diagnostic {
    .syntax(
      .tab, "a tab indents this line; indent with spaces", at: span,
      fixIts: [
        FixIt(
          "write two spaces for each tab",
          edits: [Edit(span, replacement: String(repeating: "  ", count: max(span.count, 1)))])
      ])
  }

  static func specialCharacter(_ value: SourceSpan, in source: SourceText) -> Diagnostic {
    let character = String(decoding: [source.byte(value.start)], as: UTF8.self)
    return .syntax(
      .specialCharacter, "a text that starts with '\(character)' must be quoted",
      at: SourceSpan(start: value.start, end: min(value.start + 1, value.end)),
      fixIts: source.quoting(value))
  }

  static func listInValue(_ value: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .specialCharacter,
      "a list starts on the line below its key; a text that starts with '- ' must be quoted",
      at: SourceSpan(at: value.start), fixIts: source.quoting(value))
  }

  static func unclosedQuote(at opening: Int, in source: SourceText) -> Diagnostic {
    let quote = String(decoding: [source.byte(opening)], as: UTF8.self)
    return .syntax(
      .unclosedQuote, "the quote \(quote) that opens here is not closed on its line",
      at: SourceSpan(start: opening, end: opening + 1),
      fixIts: [
        FixIt(
          "close it at the end of the line",
          edits: [Edit(SourceSpan(at: source.lineEnd(from: opening).end), replacement: quote)])
      ])
  }

  static func textAfterQuote(
    _ rest: Int, value: SourceSpan, in source: SourceText
  ) -> Diagnostic {
    .syntax(
      .textAfterQuote, "text follows the closing quote; quote the whole text",
      at: SourceSpan(start: rest, end: max(rest, value.end)), fixIts: source.quoting(value))
  }

  static func indentation(at span: SourceSpan, columns: [Int], found: Int) -> Diagnostic {
    let open = columns.map(String.init).joined(separator: " or ")
    return .syntax(
      .indentation,
      "this line is indented by \(found), and the entries open here by \(open)", at: span)
  }

  static func listItemAmongKeys(at span: SourceSpan) -> Diagnostic {
    .syntax(
      .indentation, "a list item stands among the keys of a mapping; indent it below its key",
      at: span)
  }

  static func keyBelowValue(_ key: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .indentation,
      "\(source.quotation(key)) is indented below a key that already has a value", at: key)
  }

  static func missingDash(at span: SourceSpan, list: Int) -> Diagnostic {
    .syntax(
      .missingDash, "'- ' is missing; each item of a list starts with it", at: span,
      notes: [Note("the list starts here", at: SourceSpan(start: list, end: list + 1))],
      fixIts: [
        FixIt(
          "write '- '", edits: [Edit(SourceSpan(at: span.start), replacement: "- ")])
      ])
  }

  static func missingColon(_ span: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .missingColon,
      "'key: value' is expected; a text's further lines are indented more than its key",
      at: span)
  }

  static func missingSpaceAfterColon(at colon: Int) -> Diagnostic {
    .syntax(
      .missingSpace, "a space is missing after ':'",
      at: SourceSpan(start: colon, end: colon + 1),
      fixIts: [
        FixIt("write ': '", edits: [Edit(SourceSpan(at: colon + 1), replacement: " ")])
      ])
  }

  static func unclosedBracket(at opening: Int, in source: SourceText) -> Diagnostic {
    let bracket = source.byte(opening) == UInt8(ascii: "[") ? "[" : "{"
    return .syntax(
      .unclosedBracket, "the \(bracket) that opens here is not closed",
      at: SourceSpan(start: opening, end: opening + 1))
  }

  static func missingComma(at offset: Int, opening: Int, in source: SourceText) -> Diagnostic {
    let bracket = source.byte(opening) == UInt8(ascii: "[") ? "]" : "}"
    return .syntax(
      .missingComma, "',' or '\(bracket)' is expected here", at: SourceSpan(at: offset),
      notes: [Note("it opens here", at: SourceSpan(start: opening, end: opening + 1))])
  }

  static func badEscape(at offset: Int, in source: SourceText) -> Diagnostic {
    .syntax(
      .badEscape,
      "this is no escape; within double quotes a backslash is written twice",
      at: SourceSpan(start: offset, end: min(offset + 2, source.bytes.count)),
      fixIts: [
        FixIt("write '\\\\'", edits: [Edit(SourceSpan(at: offset), replacement: "\\")])
      ])
  }
}
