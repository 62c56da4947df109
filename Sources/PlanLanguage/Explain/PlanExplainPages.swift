package import Diagnostics
package import QuestionnaireLanguage

/// The pages of every code that reading a plan can give.
package enum PlanExplainPages {
  package static func page(for code: DiagnosticCode) -> ExplainPage? { pages[code] }

  /// All codes, ascending.
  package static let allCodes: [DiagnosticCode] = pages.keys.sorted()

  private static let pages: [DiagnosticCode: ExplainPage] = [:]
}
