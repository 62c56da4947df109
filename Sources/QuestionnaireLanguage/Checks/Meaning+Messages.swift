import Diagnostics

/// What is wrong with what items and indices stand for.
extension Diagnostic {
  static func duplicateRole(
    _ role: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .duplicateRole, "another item has the role '\(role)'; only one can", at: span,
      notes: [Note("it is given here", at: first)])
  }

  static func roleOfWrongType(
    _ role: String, _ type: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .roleOfWrongType, "an item of type \(type) cannot have the role '\(role)'", at: span)
  }

  static func irreversible(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .irreversible,
      "'\(item)' has no ordered answers with two ends, so it cannot be reversed", at: span)
  }

  static func impossibleKey(_ reason: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.impossibleKey, reason, at: span)
  }

  static func sensitiveWithoutRefusal(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sensitiveWithoutRefusal, .warning,
      "'\(item)' is sensitive and cannot be refused; allow 'refused'", at: span)
  }

  static func missingMethod(of index: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingKey, "index '\(index)' needs 'mean', 'sum' or 'count_correct'", at: span)
  }

  static func validOutOfReach(items: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .validOutOfReach, "the index has only \(items) \(items == 1 ? "item" : "items")", at: span)
  }

  static func indexNeedsKey(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .indexOverWrongItem, "'\(item)' has no 'key', so no answer to it is right", at: span)
  }

  static func indexNeedsOrder(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .indexOverWrongItem,
      "the options of '\(item)' have no order; an index adds up ordered answers and numbers",
      at: span)
  }

  static func indexNeedsNumber(
    _ item: String, _ type: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .indexOverWrongItem,
      "'\(item)' is of type \(type); an index adds up ordered answers and numbers", at: span)
  }

  static func unequalRanges(
    _ item: String, _ first: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unequalRanges, .warning,
      "'\(item)' has another range than '\(first)', so it weighs more or less than that", at: span)
  }
}
