import Diagnostics

/// What is wrong with the form of a value.
extension Diagnostic {
  static func wrongNode(
    _ subject: String, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.wrongNode, "\(subject) must be \(expected)", at: span)
  }

  static func malformedValue(_ expected: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.malformedValue, "this must be \(expected)", at: span)
  }

  static func notYesOrNo(_ word: String, at span: SourceSpan) -> Diagnostic {
    var finding = Diagnostic(.malformedValue, "this must be yes or no", at: span)
    let meaning = ["true": "yes", "on": "yes", "y": "yes", "false": "no", "off": "no", "n": "no"]
    if let meant = meaning[word.lowercased()]
      ?? ["yes", "no"].first(where: { $0 == word.lowercased() })
    {
      finding.fixIts = [FixIt("write '\(meant)'", edits: [Edit(span, replacement: meant)])]
    }
    return finding
  }

  static func emptyText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.malformedValue, "the text is empty", at: span)
  }

  static func limitExceeded(_ what: String, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.limitExceeded, "there are more than \(limit) \(what) here", at: span)
  }
}
