package import Diagnostics

/// What `percept explain` says about one code.
package struct ExplainPage: Hashable, Sendable {
  package let code: DiagnosticCode
  package let title: String
  /// The rule, and why it is one.
  package let rule: String
  /// A piece of a file that breaks the rule, and no other.
  package let badExample: String
  /// The same piece put right.
  package let goodExample: String
  /// Where the rule comes from.
  package let source: String
}

/// The pages of every code that reading a questionnaire can give.
package enum ExplainPages {
  package static func page(for code: DiagnosticCode) -> ExplainPage? {
    pages[code]
  }

  /// All codes, ascending.
  package static let allCodes: [DiagnosticCode] = pages.keys.sorted()

  private static let pages: [DiagnosticCode: ExplainPage] = [:]
}
