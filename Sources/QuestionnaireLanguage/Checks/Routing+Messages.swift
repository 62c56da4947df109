import Diagnostics

/// What is wrong with a route through the items.
extension Diagnostic {
  static func noteInCondition(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.noteInCondition, "'\(name)' is a note, which takes no answer", at: span)
  }
}
