import Diagnostics

/// What is wrong with sampling and random order.
extension Diagnostic {
  static func shuffleWithoutEffect(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .shuffleWithoutEffect, .warning,
      "nothing is shuffled yet; every respondent meets the order of the file", at: span)
  }
}
