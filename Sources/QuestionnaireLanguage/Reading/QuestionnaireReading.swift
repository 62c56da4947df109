package import Diagnostics
package import QuestionnaireModel

/// What came of checking one file.
package struct QuestionnaireReading {
  package let source: SourceText
  /// The questionnaire; nil exactly where a finding is an error.
  package let questionnaire: Questionnaire?
  /// All findings, in the order of the file.
  package internal(set) var diagnostics: [Diagnostic]
  /// The conditions too intricate to be decided, as findings name them: "item 'P12'".
  package let unsolved: [String]
  let mirrors: [MirrorLink]
  let allowances: [Allowance]

  init(
    _ source: SourceText, _ questionnaire: Questionnaire?, _ diagnostics: [Diagnostic],
    unsolved: [String] = [], mirrors: [MirrorLink] = [], allowances: [Allowance] = []
  ) {
    self.source = source
    self.questionnaire = questionnaire
    self.diagnostics = diagnostics
    self.unsolved = unsolved
    self.mirrors = mirrors
    self.allowances = allowances
  }

  /// What the checker gave up on, in one sentence; nil where it decided everything.
  package var limitation: String? {
    guard !unsolved.isEmpty else { return nil }
    let shown = unsolved.prefix(5).joined(separator: ", ")
    let more = unsolved.count > 5 ? " and \(unsolved.count - 5) more" : ""
    return "the answers that decide these are too many to be followed: \(shown)\(more)"
  }
}
