/// Text fitted into terminal cells: wrapped, shortened, padded.
///
/// Widths are cells, of which East Asian wide characters take two and combining marks none.
package enum TextLayout {
  /// Breaks text at spaces into lines of at most `width` cells; a longer word is broken anywhere.
  ///
  /// - Parameter indent: the cells left free at the start of every line but the first.
  package static func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in DisplayText.escaped(text).split(separator: " ") {
      let start = lines.isEmpty ? "" : margin
      if line.isEmpty {
        line = start + word
      } else if DisplayText.width(line) + 1 + DisplayText.width(word) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = margin + word
      }
      while DisplayText.width(line) > width {
        let head = prefix(of: line, width: width)
        lines.append(head)
        line = margin + line.dropFirst(head.count)
      }
    }
    return lines + [line]
  }

  /// Wraps text into at most `limit` lines; what does not fit is cut off with an ellipsis.
  package static func wrapped(_ text: String, width: Int, lines limit: Int) -> [String] {
    let lines = wrapped(text, width: width)
    guard lines.count > limit else { return lines }
    let last = lines[limit - 1] + " " + lines[limit]
    return lines.prefix(limit - 1) + [shortened(last, width: width)]
  }

  package static func shortened(_ text: String, width: Int) -> String {
    guard DisplayText.width(text) > width else { return text }
    var kept = prefix(of: text, width: width - 1)
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  package static func left(_ text: String, width: Int) -> String {
    text + String(repeating: " ", count: max(width - DisplayText.width(text), 0))
  }

  package static func right(_ text: String, width: Int) -> String {
    String(repeating: " ", count: max(width - DisplayText.width(text), 0)) + text
  }

  /// Joins blocks of lines with an empty line between them.
  package static func joined(_ blocks: [[String]]) -> String {
    blocks.map { block in
      block.map { withoutTrailingSpaces($0) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  package static func withoutTrailingSpaces(_ line: String) -> String {
    let utf8 = line.utf8
    var end = utf8.endIndex
    while end > utf8.startIndex {
      let last = utf8.index(before: end)
      guard utf8[last] == UInt8(ascii: " ") else { break }
      end = last
    }
    return String(line[..<end])
  }

  /// The longest beginning of at most `width` cells, but at least one character.
  private static func prefix(of text: String, width: Int) -> String {
    var cells = 0
    let kept = text.prefix { character in
      cells += DisplayText.width(String(character))
      return cells <= width
    }
    return kept.isEmpty ? String(text.prefix(1)) : String(kept)
  }
}
