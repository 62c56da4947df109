import Diagnostics
import QuestionnaireModel
import YAMLReading
import Words

/// The entries of one mapping that its table knows, with what its languages say.
struct Fields {
  let table: KeyTable
  let span: SourceSpan
  fileprivate(set) var entries: [YAMLEntry] = []
  /// The texts in declared languages, in the order of the file.
  fileprivate(set) var texts: [YAMLEntry] = []

  subscript(_ key: String) -> YAMLNode? { entries[key] }

  func keySpan(_ key: String) -> SourceSpan? {
    entries.first { $0.name == key }?.key.span
  }
}

extension QuestionnaireDecoder {
  /// Sorts a mapping's entries by its table, reporting what does not belong and what is missing.
  ///
  /// An entry whose value has the wrong form is reported and left out.
  mutating func fields(_ node: YAMLNode, _ table: KeyTable) -> Fields? {
    guard case .mapping(let entries) = node.kind else {
      report(.wrongNode(table.context, expected: "keys with values", at: node.span))
      return nil
    }
    var fields = Fields(table: table, span: node.span)
    var present: Set<String> = []
    for entry in entries {
      if let rule = table.rule(entry.name) {
        present.insert(rule.name)
        if hasForm(entry.value, rule.shape) {
          fields.entries.append(entry)
          if rule.shape == .scalar(.prose) { reportComment(cutting: entry.value) }
        } else {
          report(
            .wrongNode(
              "'\(rule.name)'", expected: rule.shape.expectation,
              at: entry.value.isEmpty ? entry.key.span : entry.value.span))
        }
      } else if table.takesTexts, languageNames.contains(entry.name) {
        fields.texts.append(entry)
      } else {
        reportUnknown(entry, in: table)
      }
    }
    for rule in table.keys where rule.isRequired && !present.contains(rule.name) {
      report(.missingKey(rule.name, in: table.context, at: heading(of: node)))
    }
    return fields
  }

  /// Where a finding about a whole mapping points: its `id`, else its first key.
  func heading(of node: YAMLNode) -> SourceSpan {
    guard let entries = node.mapping, let first = entries.first else { return node.span }
    return entries["id"]?.span ?? first.key.span
  }

  private func hasForm(_ node: YAMLNode, _ shape: ValueShape) -> Bool {
    switch (shape, node.kind) {
    case (.scalar, .scalar), (.word, .scalar), (.words, .scalar), (.localized, .scalar):
      !node.isEmpty
    case (.localized, .mapping), (.mapping, .mapping), (.mappings, .mapping),
      (.wordOrMapping, .mapping):
      true
    case (.wordOrMapping, .scalar): !node.isEmpty
    case (.list, .sequence), (.mappings, .sequence): true
    case (.words, .sequence(let elements)):
      elements.allSatisfy { $0.scalar != nil && !$0.isEmpty }
    case (.scalar, _), (.word, _), (.words, _), (.localized, _), (.mapping, _), (.list, _),
      (.mappings, _), (.wordOrMapping, _):
      false
    }
  }

  private mutating func reportUnknown(_ entry: YAMLEntry, in table: KeyTable) {
    guard !isSilenced(entry.key.span) else { return }
    let known = table.keys.map(\.name) + (table.takesTexts ? languageNames : [])
    if table.takesTexts, Self.isLanguageTag(entry.name) {
      let isLikelyLanguage =
        entry.name.utf8.count == 2 || suggestion(for: entry.name, among: known) == nil
      if isLikelyLanguage {
        report(.undeclaredLanguage(entry.name, declared: languageNames, at: entry.key.span))
        return
      }
    }
    report(
      .unknownKey(
        entry.name, in: table.context, known: known,
        elsewhere: Schema.types(with: entry.name).map(\.rawValue), at: entry.key.span))
  }
}
