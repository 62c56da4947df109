import Diagnostics
import QuestionnaireLanguage

/// What is wrong with the form of a plan: its keys, its values, the names it gives.
extension Diagnostic {
  static func planUnknownKey(
    _ key: String, in context: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.planUnknownKey, "'\(key)' is not a key of \(context)", at: span)
      .suggesting(key, among: known)
  }

  static func planMissingKey(_ key: String, in context: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planMissingKey, "\(context) needs the key '\(key)'", at: span)
  }

  static func planWrongNode(
    _ subject: String, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.planWrongNode, "\(subject) is \(expected)", at: span)
  }

  static func planMalformedValue(_ expected: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planMalformedValue, "this must be \(expected)", at: span)
  }

  static func planMalformedName(isReserved: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .planMalformedName,
      isReserved
        ? "a word of conditions cannot be a name; choose another"
        : "a name is a letter followed by letters, digits and '_', "
          + "at most \(NameGrammar.longest) in all", at: span)
  }

  static func planDuplicate(
    _ name: String, _ kind: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .planDuplicate, "\(kind) '\(name)' is declared twice", at: span,
      notes: [Note("first declared here", at: first)])
  }

  static func planRepeated(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planDuplicate, "'\(word)' stands twice in this list", at: span)
  }

  static func planUnknownWord(_ word: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .planUnknownWord, "'\(word)' is none of \(known.joined(separator: ", "))", at: span
    ).suggesting(word, among: known)
  }

  static func planConflictingKeys(
    _ second: String, _ first: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .planConflictingKeys, "'\(second)' does not go with '\(first)'; keep one", at: span)
  }

  static func planEmptyList(_ what: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planEmptyList, "this list has no \(what); name at least one", at: span)
  }

  static func planAllowedError(_ code: DiagnosticCode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planAllowedError, "\(code) is an error; only warnings can be allowed", at: span)
  }

  static func planUnusedAllowance(_ code: DiagnosticCode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .planUnusedAllowance, .warning,
      "nothing here gives the warning \(code); remove the allowance", at: span)
  }
}
