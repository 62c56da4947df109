import Diagnostics

/// The wording of findings about well-formed YAML that is refused.
extension Diagnostic {
  static func duplicateKey(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    .syntax(
      .duplicateKey, "key '\(name)' stands twice in this mapping; remove or rename one", at: span,
      notes: [Note("it stands first here", at: first)])
  }

  static func keyNotText(at span: SourceSpan) -> Diagnostic {
    .syntax(.keyNotText, "a key is a text, not a mapping, a list or nothing", at: span)
  }

  static func alias(at span: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .alias, "aliases are not used here; text that starts with '*' must be quoted", at: span,
      fixIts: source.quoting(source.valueEnd(from: span.start)))
  }

  static func anchor(at span: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .anchor, "anchors are not used here; text that starts with '&' must be quoted",
      at: SourceSpan(at: span.start),
      fixIts: quoting(span, whenStartsWith: "&", in: source))
  }

  static func tag(at span: SourceSpan, in source: SourceText) -> Diagnostic {
    .syntax(
      .tag, "tags are not used here; text that starts with '!' must be quoted",
      at: SourceSpan(at: span.start),
      fixIts: quoting(span, whenStartsWith: "!", in: source))
  }

  static func directive(at span: SourceSpan) -> Diagnostic {
    .syntax(
      .directive, "a line that starts with '%' is a YAML directive; remove it", at: span,
      fixIts: [FixIt("remove the line", edits: [Edit(span, replacement: "")])])
  }

  static func severalDocuments(at span: SourceSpan) -> Diagnostic {
    .syntax(
      .severalDocuments, "a second document starts here; keep one document in a file", at: span)
  }

  static func keyWithoutValue(_ name: String, at span: SourceSpan) -> Diagnostic {
    .syntax(
      .keyWithoutValue,
      "'\(name)' has no value; within { } each entry is 'key: value', "
        + "and text with a comma or a brace must be quoted",
      at: span)
  }

  static func missingSpaceAfterDash(at span: SourceSpan) -> Diagnostic {
    .syntax(
      .missingSpace, "a space is missing after the '-' of a list item",
      at: SourceSpan(start: span.start, end: span.start + 1),
      fixIts: [
        FixIt("write '- '", edits: [Edit(SourceSpan(at: span.start + 1), replacement: " ")])
      ])
  }

  static func listItemInText(
    at item: SourceSpan, text: SourceSpan, in source: SourceText
  ) -> Diagnostic {
    .syntax(
      .indentation,
      "this '- ' belongs to the text above, because it is indented more than that text's key",
      at: item,
      notes: [
        Note(
          "the text starts here; a list starts below its key, and text of several lines at '|'",
          at: SourceSpan(at: text.start))
      ])
  }

  private static func quoting(
    _ span: SourceSpan, whenStartsWith character: Character, in source: SourceText
  ) -> [FixIt] {
    guard source.byte(span.start) == character.asciiValue else { return [] }
    return source.quoting(source.valueEnd(from: span.start))
  }
}
