/// Prints findings as a JSON array for editors.
///
/// Lines and columns count from 1, columns in characters; offsets count from 0 in UTF-8 bytes; ends
/// are exclusive.
package struct JSONRenderer: Sendable {
  package init() {}

  package func render(_ findings: Findings) -> String {
    render([findings])
  }

  /// Renders the findings of some files, and after them remarks that are no findings.
  ///
  /// A remark has the severity `note`, no code, and the beginning of its file as its place.
  package func render(
    _ findings: [Findings], remarks: [(source: SourceText, message: String)] = []
  ) -> String {
    var json = JSONText(layout: .indented)
    json.array { json in
      for group in findings {
        for diagnostic in group.diagnostics {
          render(diagnostic, in: group.source, among: findings, to: &json)
        }
      }
      for remark in remarks { render(remark.message, about: remark.source, to: &json) }
    }
    return json.text + "\n"
  }

  private func render(_ remark: String, about source: SourceText, to json: inout JSONText) {
    json.object { json in
      json.member("file", source.name)
      json.member("severity", "note")
      json.key("code")
      json.value(nil as String?)
      json.member("message", remark)
      place(SourceSpan(at: 0), in: source, to: &json)
      for key in ["notes", "fixIts"] {
        json.key(key)
        json.array { _ in }
      }
    }
  }

  private func render(
    _ diagnostic: Diagnostic, in source: SourceText, among findings: [Findings],
    to json: inout JSONText
  ) {
    json.object { json in
      json.member("file", source.name)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("code", diagnostic.code.rawValue)
      json.member("message", diagnostic.message)
      place(diagnostic.span, in: source, to: &json)
      json.key("notes")
      json.array { json in
        for note in diagnostic.notes {
          render(note, in: source, among: findings, to: &json)
        }
      }
      json.key("fixIts")
      json.array { json in
        for fixIt in diagnostic.fixIts { render(fixIt, in: source, to: &json) }
      }
    }
  }

  private func render(
    _ note: Note, in source: SourceText, among findings: [Findings], to json: inout JSONText
  ) {
    let name = note.sourceName ?? source.name
    let noted = name == source.name ? source : findings.first { $0.source.name == name }?.source
    json.object { json in
      json.member("file", name)
      json.member("message", note.message)
      if let span = note.span, let noted { place(span, in: noted, to: &json) }
    }
  }

  private func render(_ fixIt: FixIt, in source: SourceText, to json: inout JSONText) {
    json.object { json in
      json.member("message", fixIt.message)
      json.key("edits")
      json.array { json in
        for edit in fixIt.edits {
          json.object { json in
            place(edit.span, in: source, to: &json)
            json.member("replacement", edit.replacement)
          }
        }
      }
    }
  }

  /// Writes the members `start` and `end`.
  private func place(_ span: SourceSpan, in source: SourceText, to json: inout JSONText) {
    for (name, offset) in [("start", span.start), ("end", span.end)] {
      let position = source.position(of: offset)
      json.key(name)
      json.object(inline: true) { json in
        json.member("line", position.line)
        json.member("column", position.column)
        json.member("offset", position.offset)
      }
    }
  }
}
