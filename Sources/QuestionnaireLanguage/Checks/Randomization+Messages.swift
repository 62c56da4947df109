import Diagnostics

/// What is wrong with sampling and random order.
extension Diagnostic {
  static func shuffleWithoutEffect(_ what: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .shuffleWithoutEffect, .warning,
      "there are not two \(what) that may change places, so nothing is shuffled", at: span)
  }

  static func shuffledDependency(
    _ owner: String, needs item: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .shuffledDependency,
      "\(owner) needs '\(item)', which may come after it in random order; pin both, or move one "
        + "out of what is shuffled", at: span)
  }

  static func shuffledConsent(_ consent: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .shuffledConsent,
      "the consent '\(consent)' stands among what is shuffled, so some would be asked before they "
        + "agreed", at: span)
  }

  static func shuffledScale(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .shuffledScale, .warning,
      "these options have an order that means something, and shuffling breaks it", at: span)
  }
}
