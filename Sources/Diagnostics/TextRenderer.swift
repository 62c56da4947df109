import Words

/// Prints findings for people, in the form that editors and continuous integration also parse.
///
///     wellbeing.yaml:3:44: error: condition refers to unknown question 'smokes' [Q0203]
///      3 |   when: smokes = yes
///        |         ^~~~~~
///     fix: write 'smoke'
package struct TextRenderer: Sendable {
  /// Whether to color the output for a terminal with ANSI escapes.
  package var isColored: Bool
  /// The widest excerpt of a source line, in terminal cells.
  package var width: Int

  package init(isColored: Bool = false, width: Int = 120) {
    self.isColored = isColored
    self.width = max(width, 20)
  }

  package func render(_ findings: Findings) -> String {
    render([findings])
  }

  /// Renders the findings of several sources; a note may point into any of them.
  package func render(_ findings: [Findings]) -> String {
    var output = ""
    for group in findings {
      for diagnostic in group.diagnostics {
        render(diagnostic, in: group.source, among: findings, to: &output)
      }
    }
    return output
  }

  private func render(
    _ diagnostic: Diagnostic, in source: SourceText, among findings: [Findings],
    to output: inout String
  ) {
    let severity = diagnostic.severity
    head(
      severity.rawValue, severity == .error ? .red : .yellow,
      DisplayText.escaped(diagnostic.message) + " [\(diagnostic.code)]",
      at: diagnostic.span, in: source, to: &output)
    for note in diagnostic.notes {
      render(note, in: source, among: findings, to: &output)
    }
    for fixIt in diagnostic.fixIts {
      output += styled("fix:", .green) + " " + DisplayText.escaped(fixIt.message) + "\n"
    }
  }

  private func render(
    _ note: Note, in source: SourceText, among findings: [Findings], to output: inout String
  ) {
    let message = DisplayText.escaped(note.message)
    let name = note.sourceName ?? source.name
    let noted = name == source.name ? source : findings.first { $0.source.name == name }?.source
    if let span = note.span, let noted {
      head("note", .cyan, message, at: span, in: noted, to: &output)
    } else {
      output += styled(DisplayText.escaped(name) + ":", .bold)
      output += " " + styled("note:", .cyan) + " " + message + "\n"
    }
  }

  /// Writes the line that names a place, and the excerpt of that place.
  private func head(
    _ kind: String, _ style: Style, _ message: String, at span: SourceSpan, in source: SourceText,
    to output: inout String
  ) {
    let position = source.position(of: span.start)
    let place = "\(DisplayText.escaped(source.name)):\(position.line):\(position.column):"
    output += styled(place, .bold) + " " + styled(kind + ":", style) + " "
    output += styled(message, .bold) + "\n"
    let excerpt = SourceExcerpt(of: span, in: source, width: width)
    let number = String(excerpt.line)
    let gutter = String(repeating: " ", count: number.count)
    output += " \(number) | \(excerpt.code)\n"
    output += " \(gutter) | \(styled(excerpt.underline, .green))\n"
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
    case cyan = "1;36"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
