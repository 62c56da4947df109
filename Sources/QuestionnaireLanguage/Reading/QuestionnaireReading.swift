package import Diagnostics
package import QuestionnaireModel
import YAMLReading

/// What came of checking one file.
package struct QuestionnaireReading {
  package let source: SourceText
  /// The questionnaire; nil exactly where a finding is an error.
  package let questionnaire: Questionnaire?
  /// All findings, in the order of the file.
  package internal(set) var diagnostics: [Diagnostic]
  /// The conditions too intricate to be decided, as findings name them: "item 'P12'".
  package let unsolved: [String]
  let allowances: [Allowance]
  let mirrors: [MirrorLink]
  let scales: [WrittenScale]
  let sharedItems: [SharedItem]
  /// The names of all items as written.
  let writtenItems: Set<String>

  init(
    _ source: SourceText, _ questionnaire: Questionnaire?, _ diagnostics: [Diagnostic],
    unsolved: [String] = [], root: YAMLNode? = nil, languages: [String] = [],
    allowances: [Allowance] = []
  ) {
    self.source = source
    self.questionnaire = questionnaire
    self.diagnostics = diagnostics
    self.unsolved = unsolved
    self.allowances = allowances
    mirrors = root.map(MirrorLink.links) ?? []
    scales = root.map { WrittenScale.scales(of: $0, in: languages) } ?? []
    sharedItems = root.map(SharedItem.items) ?? []
    writtenItems = Set(root.map { WrittenItem.all(in: $0).map(\.id) } ?? [])
  }

  /// What the checker gave up on, in one sentence; nil where it decided everything.
  package var limitation: String? {
    guard !unsolved.isEmpty else { return nil }
    let shown = unsolved.prefix(5).joined(separator: ", ")
    let more = unsolved.count > 5 ? " and \(unsolved.count - 5) more" : ""
    return "the answers that decide these are too many to be followed: \(shown)\(more)"
  }
}
