/// Cuts texts that are too long for a format between letters, never in one.
enum TextCut {
  /// The text within so many bytes, ended by "…" where it was cut.
  static func bytes(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    return fitting(text, limit - 3) { $0.utf8.count } + "…"
  }

  /// The text within so many characters as Stata counts them, ended by "…" where it was cut.
  static func scalars(_ text: String, _ limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    return fitting(text, limit - 1) { $0.unicodeScalars.count } + "…"
  }

  private static func fitting(
    _ text: String, _ limit: Int, _ size: (Character) -> Int
  ) -> String {
    var rest = limit
    return String(
      text.prefix { character in
        rest -= size(character)
        return rest >= 0
      })
  }

  /// The text without zero bytes, at which the library would end it.
  static func withoutZeros(_ text: String) -> String {
    text.utf8.contains(0) ? String(text.map { $0 == "\0" ? " " : $0 }) : text
  }

  /// Lines of at most 80 bytes.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for line in withoutZeros(text).split(separator: "\n") {
      var rest = String(line)
      while !rest.isEmpty {
        let head = fitting(rest, 80) { $0.utf8.count }
        guard !head.isEmpty else { break }
        lines.append(head)
        rest = String(rest.dropFirst(head.count))
      }
    }
    return lines
  }
}
