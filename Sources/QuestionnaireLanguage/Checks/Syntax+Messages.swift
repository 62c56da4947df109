package import Diagnostics
import Words

/// What is wrong with the grammar of a condition.
extension Diagnostic {
  static func unexpectedCharacter(_ character: String, at span: SourceSpan) -> Diagnostic {
    let isPrintable = character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    let shown = isPrintable ? "'\(character)'" : "a control character"
    return Diagnostic(
      .unexpectedCharacter, "\(shown) has no meaning in a condition", at: span)
  }

  static func typographicQuotes(_ quoted: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .foreignSign, "text in a condition stands in straight quotes", at: span,
      fixIts: [FixIt("write straight quotes", edits: [Edit(span, replacement: "'\(quoted)'")])])
  }

  static func unclosedQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unclosedQuote, "quoted text has no closing quote", at: span)
  }

  static func malformedNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedNumber,
      "neither a number nor a name; numbers are written 12 or 1.5, names begin with a letter",
      at: span)
  }

  static func noSuchTime(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.malformedNumber, "the clock shows no such time", at: span)
  }

  static func noSuchDate(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedNumber, "the calendar has no such day; dates are written year-month-day", at: span)
  }

  static func foreignSign(_ sign: String, meaning: String, at span: SourceSpan) -> Diagnostic {
    let isWord = meaning.utf8.allSatisfy { $0 >= UInt8(ascii: "a") }
    return Diagnostic(
      .foreignSign, "'\(sign)' is not a sign of conditions; write '\(meaning)'", at: span,
      fixIts: [
        FixIt(
          "write '\(meaning)'",
          edits: [Edit(span, replacement: isWord ? " \(meaning) " : meaning)])
      ])
  }

  static func equalToList(meaning: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .foreignSign, "one value follows '=' and '!='; before a list write '\(meaning)'", at: span,
      fixIts: [
        FixIt("write '\(meaning)'", edits: [Edit(span, replacement: " \(meaning) ")])
      ])
  }

  static func capitalizedKeyword(
    _ word: String, meaning: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .capitalizedKeyword, "'\(word)' is not a word of conditions; did you mean '\(meaning)'?",
      at: span,
      fixIts: [FixIt("write '\(meaning)'", edits: [Edit(span, replacement: meaning)])])
  }

  static func emptyCondition(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "the condition is empty; leave the key out to ask always", at: span)
  }

  static func unexpectedToken(
    isEnd: Bool, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    let found = isEnd ? "the condition ends too early" : "this does not belong here"
    return Diagnostic(.unexpectedToken, "\(found); expected \(expected)", at: span)
  }

  static func chainedComparison(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "comparisons do not chain; join two of them with 'and'", at: span)
  }

  static func unknownFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
    var finding = Diagnostic(
      .unknownFunction,
      "unknown function '\(name)'; there are answered(…), count(…) and minutes(…)",
      at: span)
    if let near = suggestion(for: name, among: ["answered", "count", "minutes"]) {
      finding.fixIts = [FixIt("write '\(near)'", edits: [Edit(span, replacement: near)])]
    }
    return finding
  }

  static func deepCondition(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.oversizedCondition, "the condition nests deeper than \(limit) levels", at: span)
  }

  static func longCondition(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.oversizedCondition, "the condition has more than \(limit) terms", at: span)
  }

  /// An error, spelled without its severity because most findings are errors.
  package init(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Note] = [],
    fixIts: [FixIt] = []
  ) {
    self.init(code, .error, message, at: span, notes: notes, fixIts: fixIts)
  }

  /// Says what there is to choose from.
  func listing(_ options: [String]) -> Diagnostic {
    var finding = self
    finding.message += (message.hasSuffix("?") ? " " : "; ") + "the options are \(listed(options))"
    return finding
  }

  /// Attaches the known name that an unknown one plausibly stands for.
  package func suggesting(
    _ name: String, among known: some Sequence<String>, declared: SourceSpan? = nil
  ) -> Diagnostic {
    guard let near = suggestion(for: name, among: known) else { return self }
    var finding = self
    finding.message += "; did you mean '\(near)'?"
    finding.fixIts.append(FixIt("write '\(near)'", edits: [Edit(span, replacement: near)]))
    return finding
  }
}
