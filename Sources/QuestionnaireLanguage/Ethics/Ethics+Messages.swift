import Diagnostics

/// The codes of what protects the people asked.
extension DiagnosticCode {
  static let missingProtection: Self = "Q0901"
  static let consentNotFirst: Self = "Q0902"
  static let noComprehension: Self = "Q0903"
  static let unfitEthicsItem: Self = "Q0904"
  static let undatedSupport: Self = "Q0905"
  static let noRefusal: Self = "Q0906"
  static let sensitiveRun: Self = "Q0907"
  static let lateGate: Self = "Q0908"
  static let identifierAsked: Self = "Q0909"
  static let unfilledText: Self = "Q0910"

  static let warningsOfEthics: [DiagnosticCode] = [
    .noComprehension, .undatedSupport, .noRefusal, .sensitiveRun, .lateGate, .identifierAsked,
  ]
}

/// What is wrong with what protects the people asked.
extension Diagnostic {
  static func missingProtection(_ parts: [String], at span: SourceSpan) -> Diagnostic {
    let names = parts.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .missingProtection,
      "survivors are not asked without what protects them; 'ethics' lacks \(names)", at: span)
  }

  static func consentNotFirst(
    _ item: String, consent: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .consentNotFirst,
      "'\(item)' is asked before the consent '\(consent)'; move it after the consent", at: span)
  }

  static func noComprehension(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noComprehension, .warning,
      "nothing shows whether the consent was understood; name an item as 'comprehension'", at: span)
  }

  static func unfitEthicsItem(_ reason: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unfitEthicsItem, reason, at: span)
  }

  static func undatedSupport(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undatedSupport, .warning,
      "nobody can tell whether these numbers still answer; call them and add 'verified' with the day",
      at: span)
  }

  static func noRefusal(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noRefusal, .warning,
      "survivors may skip every question, and '\(item)' cannot be skipped; allow 'refused' or add "
        + "'required: no'", at: span)
  }

  static func sensitiveRun(
    _ item: String, first: String, limit: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .sensitiveRun, .warning,
      "from '\(first)' on, more than \(limit) sensitive questions follow each other; put a note with "
        + "an offer to pause before '\(item)'", at: span)
  }

  static func lateGate(_ item: String, after sensitive: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .lateGate, .warning,
      "'\(item)' decides whether there is an interview, and comes after the sensitive '\(sensitive)'; "
        + "move it before", at: span)
  }

  static func identifierAsked(
    _ item: String, phrase: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .identifierAsked, .warning,
      "'\(item)' asks who the respondent is ('\(phrase)'); leave it out, for no answer of a survivor "
        + "may name them", at: span)
  }

  static func unfilledText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unfilledText, "this text was never written; write what is to be said", at: span)
  }
}
