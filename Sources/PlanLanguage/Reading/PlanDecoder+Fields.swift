import Diagnostics
import QuestionnaireLanguage
import YAMLReading

/// The entries of one mapping that its table knows.
struct PlanFields {
  let span: SourceSpan
  fileprivate(set) var entries: [YAMLEntry] = []

  subscript(_ key: String) -> YAMLNode? { entries[key] }

  func keySpan(_ key: String) -> SourceSpan? { entries.first { $0.name == key }?.key.span }
}

extension PlanDecoder {
  /// Sorts a mapping's entries by its table, reporting what does not belong and what is missing.
  mutating func fields(
    _ node: YAMLNode, _ table: KeyTable, at place: SourceSpan? = nil
  ) -> PlanFields? {
    guard let entries = node.mapping else {
      report(
        .planWrongNode(
          table.context, expected: "keys with values",
          at: node.isEmpty ? place ?? node.span : node.span))
      return nil
    }
    let heading = place ?? entries["id"]?.span ?? entries.first?.key.span ?? node.span
    var fields = PlanFields(span: heading)
    var present: Set<String> = []
    for entry in entries {
      guard let rule = table.rule(entry.name) else {
        report(
          .planUnknownKey(
            entry.name, in: table.context, known: table.keys.map(\.name), at: entry.key.span))
        continue
      }
      present.insert(rule.name)
      if hasForm(entry.value, rule.shape) {
        fields.entries.append(entry)
        if rule.shape == .scalar(.prose) { reportComment(cutting: entry.value) }
      } else {
        report(
          .planWrongNode(
            "'\(rule.name)'", expected: rule.shape.expectation,
            at: entry.value.isEmpty ? entry.key.span : entry.value.span))
      }
    }
    for rule in table.keys where rule.isRequired && !present.contains(rule.name) {
      report(.planMissingKey(rule.name, in: table.context, at: heading))
    }
    return fields
  }

  /// Finds a comment that may well be the end of a text.
  mutating func reportComment(cutting node: YAMLNode) {
    guard !isAccepted, let comment = source.commentCutting(node) else { return }
    report(.commentInText(node.span, comment: comment, in: source))
  }

  private func hasForm(_ node: YAMLNode, _ shape: ValueShape) -> Bool {
    switch (shape, node.kind) {
    case (.scalar, .scalar), (.word, .scalar), (.words, .scalar), (.localized, .scalar),
      (.wordOrMapping, .scalar):
      !node.isEmpty
    case (.localized, .mapping), (.mapping, .mapping), (.mappings, .mapping),
      (.wordOrMapping, .mapping), (.list, .sequence), (.mappings, .sequence):
      true
    case (.words, .sequence(let elements)):
      elements.allSatisfy { $0.scalar != nil && !$0.isEmpty }
    case (.scalar, _), (.word, _), (.words, _), (.localized, _), (.mapping, _), (.list, _),
      (.mappings, _), (.wordOrMapping, _):
      false
    }
  }

  /// Reports that a mapping has none of some keys, or several of them; returns the one it has.
  mutating func only(_ keys: [String], of fields: PlanFields, context: String) -> YAMLEntry? {
    let present = fields.entries.filter { keys.contains($0.name) }
    guard let first = present.first else {
      report(.planMissingKey(keys.joined(separator: "' or '"), in: context, at: fields.span))
      return nil
    }
    for other in present.dropFirst() {
      report(.planConflictingKeys(other.name, first.name, at: other.key.span))
    }
    return first
  }
}

/// How single texts become names, numbers and words.
extension PlanDecoder {
  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = node.scalar else { return nil }
    guard NameGrammar.isName(text), !NameGrammar.isReserved(text) else {
      report(.planMalformedName(isReserved: NameGrammar.isReserved(text), at: node.span))
      return nil
    }
    return text
  }

  mutating func yesNo(_ node: YAMLNode) -> Bool? {
    switch node.scalar {
    case "yes": return true
    case "no": return false
    default:
      report(.planMalformedValue("yes or no", at: node.span))
      return nil
    }
  }

  mutating func integer(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard let number = node.scalar.flatMap({ Int($0) }), range.contains(number) else {
      report(
        .planMalformedValue(
          "a whole number from \(range.lowerBound) to \(range.upperBound)", at: node.span))
      return nil
    }
    return number
  }

  /// Reads a number in decimal notation; what else Swift takes for one is refused.
  mutating func number(_ node: YAMLNode) -> Double? {
    guard let text = node.scalar, let number = Self.number(text) else {
      report(.planMalformedValue("a number", at: node.span))
      return nil
    }
    return number
  }

  static func number(_ text: String) -> Double? {
    let allowed = Set("0123456789.-")
    guard text.count <= 32, text.allSatisfy(allowed.contains), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }

  mutating func word(_ node: YAMLNode, _ words: [String]) -> String? {
    guard let text = node.scalar else { return nil }
    guard words.contains(text) else {
      report(.planUnknownWord(text, known: words, at: node.span))
      return nil
    }
    return text
  }

  /// A word or a list of words, each once.
  mutating func words(_ node: YAMLNode) -> [YAMLNode] {
    let nodes = node.sequence ?? [node]
    var seen: Set<String> = []
    return nodes.filter { node in
      guard let text = node.scalar else { return false }
      guard seen.insert(text).inserted else {
        report(.planRepeated(text, at: node.span))
        return false
      }
      return true
    }
  }
}
