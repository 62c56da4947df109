import Diagnostics
import Interviewing
import Terminal
import Words

/// Collects the lines of a page's body, wrapped to a width.
struct PageText {
  let width: Int
  private(set) var lines: [Page.Line] = []

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ line: Page.Line) {
    lines.append(line)
  }

  mutating func gap() {
    if let last = lines.last, !last.pieces.isEmpty { lines.append(Page.Line()) }
  }

  /// Adds text; what is wrapped stands under the indented first line.
  mutating func add(_ text: String, _ style: Style = .plain, indent: Int = 0) {
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for line in TextLayout.wrapped(String(paragraph), width: width - indent) {
        lines.append(Page.Line(String(repeating: " ", count: indent) + line, style))
      }
    }
  }

  /// Adds text after a label such as an option's code; what is wrapped stands under the text.
  mutating func add(
    label: String, _ text: String, style: Style = .plain, labelStyle: Style = .plain
  ) {
    let indent = DisplayText.width(label)
    for (index, line) in TextLayout.wrapped(text, width: max(10, width - indent)).enumerated() {
      var made = Page.Line(
        index == 0 ? label : String(repeating: " ", count: indent), labelStyle)
      made.append(line, style)
      lines.append(made)
    }
  }
}
