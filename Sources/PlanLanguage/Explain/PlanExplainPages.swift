package import Diagnostics
package import QuestionnaireLanguage

/// The pages of every code that reading a plan can give.
package enum PlanExplainPages {
  package static func page(for code: DiagnosticCode) -> ExplainPage? { pages[code] }

  /// All codes, ascending.
  package static let allCodes: [DiagnosticCode] = pages.keys.sorted()

  private static let pages: [DiagnosticCode: ExplainPage] = Dictionary(
    uniqueKeysWithValues: [form, references, items, tables, tests, sampling].joined().map {
      ($0.code, $0)
    })

  static let guide = "the guide to tabulating"
  static let protection =
    "Hundepool et al. (2012), Statistical Disclosure Control, and the guide to tabulating"
  static let equivalence =
    "Schuirmann (1987); Lakens (2017), Equivalence tests, and the guide to tabulating"
}
