// A release build has no Testing, and this target is built with it too.
#if canImport(Testing)
  package import Diagnostics
  package import Testing

  /// A finding a test expects: the marker it starts at, its code, and a part of its message.
  package struct ExpectedFinding: Sendable {
    package let marker: Int
    package let code: DiagnosticCode
    package let message: String

    package init(_ marker: Int, _ code: DiagnosticCode, _ message: String = "") {
      self.marker = marker
      self.code = code
      self.message = message
    }
  }

  /// Checks that the findings are the expected ones, in any order, and no others.
  package func expectFindings(
    _ diagnostics: [Diagnostic], in marked: MarkedSource, _ expected: [ExpectedFinding],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var unexpected = diagnostics
    for finding in expected {
      let match = unexpected.firstIndex {
        $0.code == finding.code && $0.span.start == marked.offset(finding.marker)
          && (finding.message.isEmpty || contains($0.message, finding.message))
      }
      if let match {
        unexpected.remove(at: match)
      } else {
        Issue.record(
          "no finding \(finding.code) '\(finding.message)' at marker \(finding.marker)",
          sourceLocation: sourceLocation)
      }
    }
    guard !unexpected.isEmpty else { return }
    let findings = Findings(source: marked.source, diagnostics: unexpected)
    Issue.record(
      "unexpected findings:\n\(TextRenderer().render(findings))", sourceLocation: sourceLocation)
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
#endif
