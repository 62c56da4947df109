/// How much a finding matters.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// The file cannot be used.
  case error
  /// The file can be used and will harm the data.
  case warning
}

/// A remark attached to a finding, possibly about a place in another file.
package struct Note: Hashable, Sendable {
  package var message: String
  package var span: SourceSpan?
  /// The name of the source the span lies in; nil means the finding's own.
  package var sourceName: String?

  package init(_ message: String, at span: SourceSpan? = nil, in sourceName: String? = nil) {
    self.message = message
    self.span = span
    self.sourceName = sourceName
  }
}

/// A replacement of the text in a span.
package struct Edit: Hashable, Sendable {
  package var span: SourceSpan
  package var replacement: String

  package init(_ span: SourceSpan, replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// A plausible correction of a finding, in words and as edits.
package struct FixIt: Hashable, Sendable {
  package var message: String
  package var edits: [Edit]

  package init(_ message: String, edits: [Edit] = []) {
    self.message = message
    self.edits = edits
  }
}

/// A finding about a source text: what is wrong, where, and what would put it right.
package struct Diagnostic: Hashable, Sendable {
  package var code: DiagnosticCode
  package var severity: Severity
  package var message: String
  package var span: SourceSpan
  package var notes: [Note]
  package var fixIts: [FixIt]

  package init(
    _ code: DiagnosticCode, _ severity: Severity = .error, _ message: String, at span: SourceSpan,
    notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.fixIts = fixIts
  }
}
