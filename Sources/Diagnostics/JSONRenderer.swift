/// Prints findings as a JSON array for editors.
///
/// Lines and columns count from 1, columns in characters; offsets count from 0 in UTF-8 bytes; ends
/// are exclusive.
package struct JSONRenderer: Sendable {
  package init() {}

  package func render(_ findings: Findings) -> String {
    render([findings])
  }

  package func render(_ findings: [Findings]) -> String {
    var json = JSONText(layout: .indented)
    json.array { json in
      for group in findings {
        for diagnostic in group.diagnostics {
          render(diagnostic, in: group.source, among: findings, to: &json)
        }
      }
    }
    return json.text + "\n"
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
