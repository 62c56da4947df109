import Diagnostics

/// The codes of what is wrong with words, scales and mirrors; all are warnings.
extension DiagnosticCode {
  static let doubleBarreled: Self = "Q0540"
  static let doubleNegation: Self = "Q0541"
  static let loadedWord: Self = "Q0542"
  static let unbalancedScale: Self = "Q0543"
  static let codeGap: Self = "Q0544"
  static let longLabel: Self = "Q0545"
  static let longColumnName: Self = "Q0546"
  static let missingEndLabel: Self = "Q0547"
  static let identicalQuestions: Self = "Q0548"
  static let mirrorMismatch: Self = "Q0549"
  static let sharedScaleDiffers: Self = "Q0550"
  static let sharedItemDiffers: Self = "Q0551"
  static let sameShortLabel: Self = "Q0552"

  static let warningsOfWording: [DiagnosticCode] =
    [
      .doubleBarreled, .doubleNegation, .loadedWord, .unbalancedScale, .codeGap, .longLabel,
      .longColumnName, .missingEndLabel, .identicalQuestions, .sameShortLabel,
    ] + warningsAcrossFiles

  /// What only files that are checked together show.
  static let warningsAcrossFiles: [DiagnosticCode] = [
    .mirrorMismatch, .sharedScaleDiffers, .sharedItemDiffers,
  ]
}

/// What is wrong with the words of a question.
extension Diagnostic {
  static func doubleBarreled(_ item: String, _ doubt: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubleBarreled, .warning,
      "'\(item)' seems to ask two things at once (\(doubt)), and takes one answer", at: span)
  }

  static func doubleNegation(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubleNegation, .warning,
      "'\(item)' denies twice in one sentence; say what is meant without negations", at: span)
  }

  static func loadedWord(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .loadedWord, .warning, "'\(word)' judges the persons it speaks of; use a neutral word",
      at: span)
  }

  static func identicalQuestions(first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .identicalQuestions, .warning, "this question is asked twice in the same words", at: span,
      notes: [Note("the other stands here", at: first)])
  }
}

/// What is wrong with scales, labels and columns.
extension Diagnostic {
  static func unbalancedScale(
    _ above: Int, _ below: Int, in language: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unbalancedScale, .warning,
      "this scale leans to one side: in '\(language)' \(above) of its labels are positive and "
        + "\(below) negative", at: span)
  }

  static func middleOutside(in language: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unbalancedScale, .warning,
      "the neutral label in '\(language)' does not stand in the middle of the scale", at: span)
  }

  static func codeGap(_ code: Int, after previous: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .codeGap, .warning,
      "code \(code) follows \(previous) in an ordered list; means would count the gap", at: span)
  }

  static func longLabel(
    _ what: String, limit: Int, in language: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .longLabel, .warning,
      "SPSS cuts this \(what) in '\(language)' after \(limit) bytes", at: span)
  }

  static func sameShortLabel(
    limit: Int, in language: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .sameShortLabel, .warning,
      "Stata keeps \(limit) characters of a label, and another question begins with the same in "
        + "'\(language)'", at: span, notes: [Note("the other stands here", at: first)])
  }

  static func longColumnName(_ name: String, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .longColumnName, .warning,
      "the column '\(name)' would have a name of more than \(limit) characters; shorten the id",
      at: span)
  }

  static func missingEndLabel(in language: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingEndLabel, .warning,
      "this end of an ordered list has no words in '\(language)'; say what it means", at: span)
  }
}

/// What is wrong between files that are checked together.
extension Diagnostic {
  static func sharedScaleDiffers(
    _ scale: String, _ difference: String, _ file: String, _ first: SourceSpan,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .sharedScaleDiffers, .warning,
      "scale '\(scale)' is another one in another file (\(difference)); make them the same, or give "
        + "one another name", at: span, notes: [Note("the other stands here", at: first, in: file)])
  }

  static func sharedItemDiffers(
    _ name: String, _ difference: String, _ file: String, _ first: SourceSpan,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .sharedItemDiffers, .warning,
      "the item shared as '\(name)' has \(difference) in another file", at: span,
      notes: [Note("it is shared here", at: first, in: file)])
  }

  static func mirrorOfNothing(
    _ item: String, in questionnaire: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .mirrorMismatch, .warning, "questionnaire '\(questionnaire)' has no item '\(item)'",
      at: span)
  }

  static func mirrorMismatch(
    _ what: String, _ item: String, _ other: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .mirrorMismatch, .warning,
      "'\(item)' has \(what) '\(other)', which it mirrors, so that they cannot be compared",
      at: span)
  }

  static func mirrorNotReturned(
    _ item: String, _ other: String, in questionnaire: String, hasOther: Bool,
    at span: SourceSpan
  ) -> Diagnostic {
    let state = hasOther ? "mirrors something else" : "does not mirror it back"
    return Diagnostic(
      .mirrorMismatch, .warning,
      "'\(item)' mirrors '\(other)', which in '\(questionnaire)' \(state)", at: span)
  }
}
