package import Diagnostics

/// What `percept explain` says about one code.
package struct ExplainPage: Hashable, Sendable {
  package let code: DiagnosticCode
  package let title: String
  /// The rule, and why it is one.
  package let rule: String
  /// A piece of a file that breaks this rule and no other; nil where only a huge file could.
  package let badExample: String?
  /// The same piece put right.
  package let goodExample: String?
  /// Where the rule comes from.
  package let source: String

  package init(
    _ code: DiagnosticCode, _ title: String, _ rule: String, bad: String?, good: String?,
    source: String
  ) {
    self.code = code
    self.title = title
    self.rule = rule
    badExample = bad
    goodExample = good
    self.source = source
  }
}

/// The pages of every code that reading a questionnaire can give.
package enum ExplainPages {
  package static func page(for code: DiagnosticCode) -> ExplainPage? {
    pages[code]
  }

  /// All codes, ascending.
  package static let allCodes: [DiagnosticCode] = pages.keys.sorted()

  private static let pages: [DiagnosticCode: ExplainPage] = Dictionary(
    uniqueKeysWithValues: [
      yamlLimits, yamlText, yamlStructure, conditions, keys, names, types, comparisons, routes,
      scales, meanings, placeholders, translations, randomization, solvedRoutes, wording,
      scaleQuality, mappings, expectations,
      rosters, ethics,
    ].joined().map { ($0.code, $0) })

  static let yaml = "YAML 1.2.2 (yaml.org/spec), and the subset of it that questionnaires use"
  static let guide = "the guide to the questionnaire language"
}
