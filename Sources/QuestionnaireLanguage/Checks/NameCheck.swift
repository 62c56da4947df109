import Diagnostics

/// Names that are used twice, or that only capital letters tell apart.
struct NameCheck {
  private let kind: String
  private var places: [String: SourceSpan] = [:]
  private var folded: [String: SpannedName] = [:]

  /// Makes a check of names that share one space, which findings call `kind`.
  init(of kind: String) {
    self.kind = kind
  }

  /// Notes a name and returns what is wrong with it beside the earlier ones.
  mutating func insert(_ name: SpannedName) -> Diagnostic? {
    guard !name.text.isEmpty else { return nil }
    if let first = places[name.text] {
      return .duplicateName(name.text, kind, first: first, at: name.span)
    }
    places[name.text] = name.span
    if let near = folded.updateValue(name, forKey: name.text.lowercased()) {
      return .nearDuplicateName(name.text, near.text, first: near.span, at: name.span)
    }
    return nil
  }
}
