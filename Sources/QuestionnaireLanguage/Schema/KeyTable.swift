/// The keys that one kind of mapping may have: what the reader checks and the references are made of.
package struct KeyTable: Sendable {
  /// What the mapping is, as findings name it: "an item of type single".
  package let context: String
  package let keys: [KeyRule]
  /// Whether the languages of the questionnaire are keys too, each with a text.
  package let takesTexts: Bool

  package init(_ context: String, takesTexts: Bool = false, _ keys: [KeyRule]) {
    self.context = context
    self.takesTexts = takesTexts
    self.keys = keys
  }

  package func rule(_ key: String) -> KeyRule? {
    keys.first { $0.name == key }
  }
}

/// One key of a table, with the shape of its value.
package struct KeyRule: Sendable {
  package let name: String
  package let shape: ValueShape
  package let isRequired: Bool
  /// What the key says, in one line.
  package let summary: String

  package static func required(_ name: String, _ shape: ValueShape, _ summary: String) -> KeyRule {
    KeyRule(name: name, shape: shape, isRequired: true, summary: summary)
  }

  package static func optional(_ name: String, _ shape: ValueShape, _ summary: String) -> KeyRule {
    KeyRule(name: name, shape: shape, isRequired: false, summary: summary)
  }
}

/// How the value of a key is written.
package enum ValueShape: Hashable, Sendable {
  /// One text without structure: a name, a number, a range, a condition.
  case scalar(Scalar)
  /// One of some words.
  case word([String])
  /// A word or a list of words.
  case words([String])
  /// A text in every language: a mapping by language, or the text alone in the source language.
  case localized
  /// A mapping with keys of its own.
  case mapping
  /// One of some words, or a mapping in their place.
  case wordOrMapping([String])
  case list
  /// One mapping or a list of them.
  case mappings

  /// What a scalar is read as.
  package enum Scalar: String, Sendable {
    case name
    case reference
    case version
    case integer
    case range
    case yesNo
    case condition
    case expression
    case key
    case code
    case text
    /// Words for people to read, which no comment may cut.
    case prose
  }
}

extension ValueShape {
  /// What a finding says was expected where a value has another form.
  package var expectation: String {
    switch self {
    case .scalar, .word: "a single text"
    case .words: "a word or a list of words"
    case .localized: "a text, or a text for each language"
    case .mapping, .wordOrMapping: "keys with values"
    case .list: "a list"
    case .mappings: "keys with values, or a list of such"
    }
  }
}
