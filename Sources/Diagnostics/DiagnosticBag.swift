/// The findings of a run, collected in any order and read in the order of the text.
package struct DiagnosticBag: Sendable {
  private var diagnostics: [Diagnostic] = []
  private var seen: Set<Identity> = []

  package init() {}

  package init(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { append(diagnostic) }
  }

  package var isEmpty: Bool { diagnostics.isEmpty }
  package var count: Int { diagnostics.count }
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Adds a finding unless one with the same code, place and message is there.
  package mutating func append(_ diagnostic: Diagnostic) {
    let identity = Identity(
      code: diagnostic.code, span: diagnostic.span, message: diagnostic.message)
    guard seen.insert(identity).inserted else { return }
    diagnostics.append(diagnostic)
  }

  package mutating func append(contentsOf others: some Sequence<Diagnostic>) {
    for diagnostic in others { append(diagnostic) }
  }

  /// Returns the findings by position, then by code, then in the order of their arrival.
  package func sorted() -> [Diagnostic] {
    let keyed = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.span.start != b.span.start { return a.span.start < b.span.start }
      if a.code != b.code { return a.code < b.code }
      return left.offset < right.offset
    }
    return keyed.map(\.element)
  }

  private struct Identity: Hashable {
    let code: DiagnosticCode
    let span: SourceSpan
    let message: String
  }
}

/// The findings about one source text.
package struct Findings: Sendable {
  package let source: SourceText
  package let diagnostics: [Diagnostic]

  package init(source: SourceText, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }

  package init(source: SourceText, bag: DiagnosticBag) {
    self.init(source: source, diagnostics: bag.sorted())
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
