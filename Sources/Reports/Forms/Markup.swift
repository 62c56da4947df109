/// A writer of HTML and SVG in which no text can become markup.
///
/// Names of elements, attributes and classes are written here in the code; everything else passes
/// through `escaped`.
struct Markup {
  private(set) var text = ""
  private var depth = 0

  /// Writes an element with what `content` writes inside.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [],
    _ content: (inout Markup) -> Void
  ) {
    open(name, attributes)
    depth += 1
    content(&self)
    depth -= 1
    newLine()
    text += "</\(name)>"
  }

  /// Writes an element that holds text alone.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text content: String
  ) {
    open(name, attributes)
    text += Self.escaped(content)
    text += "</\(name)>"
  }

  /// Writes an element that holds nothing; SVG has many, HTML few.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    open(name, attributes, isClosed: true)
  }

  /// Writes an HTML element that never has an end tag.
  mutating func void(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    open(name, attributes)
  }

  /// Writes text between elements.
  mutating func write(_ content: String) { text += Self.escaped(content) }

  /// Writes a style sheet or a document type, which stand in the code.
  mutating func verbatim(_ content: StaticString) {
    if !text.isEmpty { text += "\n" }
    text += "\(content)"
  }

  mutating func end() { text += "\n" }

  private mutating func open(
    _ name: StaticString, _ attributes: [(StaticString, String)], isClosed: Bool = false
  ) {
    newLine()
    text += "<\(name)"
    for (attribute, value) in attributes { text += " \(attribute)=\"\(Self.escaped(value))\"" }
    text += isClosed ? "/>" : ">"
  }

  private mutating func newLine() {
    if !text.isEmpty { text += "\n" + String(repeating: " ", count: depth) }
  }

  /// Text in which no character is markup, in content and in quoted attributes alike.
  ///
  /// Controls, which neither HTML nor XML may hold, and the signs that turn the direction of the
  /// text around them, are shown as replacement characters.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FFFE}"..."\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
