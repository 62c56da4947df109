import Diagnostics

/// What is wrong with a route through the items.
extension Diagnostic {
  static func noteInCondition(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.noteInCondition, "'\(name)' is a note, which takes no answer", at: span)
  }

  static func laterItem(
    _ owner: String, needs item: SpannedName, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .laterItem, "\(owner) comes before '\(item.text)', which it needs", at: span,
      notes: [Note("'\(item.text)' stands here", at: item.span)])
  }

  static func ownItem(
    _ owner: String, needs item: SpannedName, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .ownItem,
      "whether \(owner) is asked cannot depend on '\(item.text)', which is part of it", at: span)
  }

  static func cycle(_ path: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cycle, "these conditions need each other: \(path.joined(separator: " → "))", at: span)
  }
}
