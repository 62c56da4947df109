package import Diagnostics

/// A place in a YAML file: a text, a mapping or a sequence, with its span in the source.
///
/// Every scalar stays text as it was written (`no` is the word "no"); a schema types it later. The
/// span of a block collection runs from its first entry to its last; an empty scalar's is empty.
package struct YAMLNode: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case scalar(text: String, style: Style)
    case mapping([YAMLEntry])
    case sequence([YAMLNode])
  }

  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The text of a scalar, or nil for a collection.
  package var scalar: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  /// The style of a scalar, or nil for a collection.
  package var style: Style? {
    if case .scalar(_, let style) = kind { style } else { nil }
  }

  /// The entries of a mapping in the order of the file, or nil.
  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The elements of a sequence, or nil.
  package var sequence: [YAMLNode]? {
    if case .sequence(let elements) = kind { elements } else { nil }
  }

  /// Tells whether this is a plain scalar without text, as after `key:` with nothing behind it.
  package var isEmpty: Bool {
    if case .scalar("", .plain) = kind { true } else { false }
  }

  /// The value of a mapping's key, or nil where there is none.
  package subscript(key: String) -> YAMLNode? { mapping?[key] }
}

/// A key and its value; keys are scalars and unique in their mapping.
package struct YAMLEntry: Hashable, Sendable {
  package var key: YAMLNode
  package var value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  /// The key's text.
  package var name: String { key.scalar ?? "" }

  /// The span of the key and its value.
  package var span: SourceSpan { key.span.union(value.span) }
}

extension [YAMLEntry] {
  /// The value of a key; the search is linear.
  package subscript(key: String) -> YAMLNode? {
    first { $0.key.scalar == key }?.value
  }
}
