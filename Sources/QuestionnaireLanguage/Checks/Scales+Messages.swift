import Diagnostics

/// What is wrong with codes, options and ranges.
extension Diagnostic {
  static func duplicateCode(_ code: Int, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateCode, "code \(code) is used twice in this list", at: span,
      notes: [Note("first used here", at: first)])
  }

  static func identicalLabels(
    in language: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .identicalLabels, .warning, "two options of this list have the same label in '\(language)'",
      at: span, notes: [Note("the other stands here", at: first)])
  }

  static func labelIsCode(
    _ code: String, isName: Bool, in language: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    let word = isName ? "name" : "code"
    return Diagnostic(
      .labelIsCode, .warning,
      "the label of this option in '\(language)' is the \(word) of another one, \(code), so a file may "
        + "mean either; give the options \(word)s that are their labels, or "
        + (isName ? "other names" : "labels in words"), at: span,
      notes: [Note("the option of that \(word) stands here", at: first)])
  }

  static func labelOfNonanswer(
    _ nonanswer: String, declared: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .identicalLabels, .warning,
      "this option is written as '\(nonanswer)' is, which is allowed here, so a file may mean either; "
        + "give one of them another label", at: span,
      notes: [Note("'\(nonanswer)' stands here", at: declared)])
  }

  static func codeCollision(
    _ code: Int, with nonanswer: String, declared: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nonanswerCollision, "code \(code) is also that of '\(nonanswer)', which is allowed here",
      at: span, notes: [Note("'\(nonanswer)' has its code here", at: declared)])
  }

  static func codeInRange(
    _ code: Int, of nonanswer: String, declared: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nonanswerCollision,
      "the range holds \(code), the code of '\(nonanswer)', which is allowed here", at: span,
      notes: [Note("'\(nonanswer)' has its code here", at: declared)])
  }

  static func rangeNeeded(
    for item: String, _ code: Int, _ nonanswer: String, _ declared: SourceSpan,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nonanswerCollision,
      "without a range '\(item)' can be \(code), the code of '\(nonanswer)'; give it a 'range'",
      at: span, notes: [Note("'\(nonanswer)' has its code here", at: declared)])
  }

  static func emptyList(
    _ subject: String, of what: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.emptyList, "\(subject) has no \(what)", at: span)
  }

  static func unusableKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusableKey,
      "a key is one character that answers and commands leave free; "
        + "digits, spaces and < ? ! - + . , are taken", at: span)
  }

  static func duplicateKeystroke(first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusableKey, "another non-answer has this key", at: span,
      notes: [Note("it is taken here", at: first)])
  }

  static func exclusiveOutsideMultiple(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exclusiveOutsideMultiple,
      "only the own options of a multiple item can be exclusive; elsewhere one is chosen anyway",
      at: span)
  }

  static func emptyRange(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.emptyRange, "the range ends before it begins", at: span)
  }

  static func tooFewPoints(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.tooFewPoints, "a scale has at least two points", at: span)
  }

  static func tooFewOptions(fewest: Int, at span: SourceSpan) -> Diagnostic {
    let count = fewest == 1 ? "one option" : "two options"
    return Diagnostic(.tooFewPoints, "this list needs at least \(count)", at: span)
  }

  static func limitOutOfReach(options: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .limitOutOfReach, "the limit is above the number of options, which is \(options)", at: span)
  }

  static func consentCodes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .consentCodes, "a consent has two options: code 1 agrees and code 2 declines", at: span)
  }
}
