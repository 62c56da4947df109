import Diagnostics
import Words

/// How text looks; every look differs without color too.
package enum Style: Hashable, Sendable {
  case plain
  case strong
  case faint
  /// Light on dark where all else is dark on light: bars and what is marked.
  case reversed
  case accent
  case warning
  case alarm
}

/// The size of a terminal in cells.
package struct ScreenSize: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// What a terminal shows: pieces of text in their places.
package struct Canvas: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    package let column: Int
    package let text: String
    package let style: Style
  }

  package let size: ScreenSize
  package private(set) var rows: [[Piece]]
  /// Where the cursor stands; nil where it is hidden.
  package var cursor: (row: Int, column: Int)?

  package init(_ size: ScreenSize) {
    self.size = size
    rows = Array(repeating: [], count: max(0, size.height))
  }

  /// Puts text somewhere; what does not fit into the row is left out.
  package mutating func put(_ text: String, row: Int, column: Int, style: Style = .plain) {
    guard rows.indices.contains(row), column < size.width, !text.isEmpty else { return }
    var cells = column
    let fitting = text.prefix { character in
      cells += DisplayText.width(String(character))
      return cells <= size.width
    }
    rows[row].append(Piece(column: column, text: String(fitting), style: style))
  }

  /// Fills a whole row with a style, behind what is put there later.
  package mutating func fill(row: Int, style: Style) {
    put(String(repeating: " ", count: size.width), row: row, column: 0, style: style)
  }

  /// The text of each row without its styles, as a person would read it.
  package var lines: [String] {
    rows.map { pieces in
      var cells: [Character] = []
      for piece in pieces {
        let width = DisplayText.width(piece.text)
        while cells.count < piece.column { cells.append(" ") }
        // A wide character takes two cells, of which the second one is no text.
        var text: [Character] = []
        for character in piece.text {
          text.append(character)
          if DisplayText.width(String(character)) == 2 { text.append("\0") }
        }
        cells.replaceSubrange(
          piece.column..<min(cells.count, piece.column + width), with: text)
      }
      return TextLayout.withoutTrailingSpaces(String(cells.filter { $0 != "\0" }))
    }
  }

  package static func == (left: Canvas, right: Canvas) -> Bool {
    left.size == right.size && left.rows == right.rows && left.cursor?.row == right.cursor?.row
      && left.cursor?.column == right.cursor?.column
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(rows)
  }
}
