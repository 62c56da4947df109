import Diagnostics
import Interviewing
import Terminal
import Words

/// What a screen says, line by line, before it is fitted into a window.
struct Page: Hashable {
  /// A line of the body: pieces of text after one another.
  struct Line: Hashable {
    struct Piece: Hashable {
      let text: String
      let style: Style
    }

    var pieces: [Piece] = []

    init(_ text: String = "", _ style: Style = .plain) {
      if !text.isEmpty { append(text, style) }
    }

    mutating func append(_ text: String, _ style: Style = .plain) {
      pieces.append(Piece(text: text, style: style))
    }
  }

  struct Message: Hashable {
    let text: String
    let style: Style
  }

  /// The ends of the bar on top.
  var left = ""
  var right = ""
  /// How much is done, from 0 to 1; nil where that means nothing.
  var share: Double?
  var body: [Line] = []
  /// The lines of the body that must be seen where not all of them fit.
  var focus = 0...0
  /// Where the cursor stands in the body; nil where it is hidden.
  var cursor: Place?
  var message: Message?
  /// Whether any key leads on, and not only those that mean something.
  var takesAnyKey = false
  /// What can be pressed, apart by two spaces.
  var keys = ""

  struct Place: Hashable {
    let line: Int
    let column: Int
  }
}

extension Page {
  /// The least window that a page is shown in.
  static let leastSize = ScreenSize(width: 40, height: 10)

  /// The cells that lines of the body may take in a window.
  static func bodyWidth(in size: ScreenSize) -> Int { max(20, min(size.width - 8, 88)) }

  private static let margin = 4

  /// Fits the page into a window.
  func canvas(_ size: ScreenSize) -> Canvas {
    var canvas = Canvas(size)
    guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
      canvas.put("\(size.width)×\(size.height) < 40×10", row: 0, column: 0)
      return canvas
    }
    drawBar(&canvas)
    let foot = footRows(size)
    for (offset, row) in foot.enumerated() {
      canvas.put(
        row.text, row: size.height - foot.count + offset, column: 1, style: row.style)
    }
    drawBody(&canvas, rows: 3..<max(4, size.height - foot.count - 1))
    return canvas
  }

  private func drawBar(_ canvas: inout Canvas) {
    let width = canvas.size.width
    canvas.fill(row: 0, style: .reversed)
    let space = width - DisplayText.width(right) - 4
    canvas.put(TextLayout.shortened(left, width: space), row: 0, column: 1, style: .reversed)
    canvas.put(right, row: 0, column: width - DisplayText.width(right) - 1, style: .reversed)
    guard let share else { return }
    let done = Int((Double(width) * min(1, max(0, share))).rounded())
    canvas.put(String(repeating: "━", count: done), row: 1, column: 0, style: .accent)
    canvas.put(String(repeating: "─", count: width - done), row: 1, column: done, style: .faint)
  }

  private func footRows(_ size: ScreenSize) -> [Message] {
    var rows: [Message] = []
    if let message {
      let limit = max(1, size.height / 3)
      for line in message.text.split(separator: "\n") {
        rows += TextLayout.wrapped(String(line), width: size.width - 2).map {
          Message(text: $0, style: message.style)
        }
      }
      rows = Array(rows.prefix(limit)) + [Message(text: "", style: .plain)]
    }
    return rows
      + TextLayout.packed(keys, width: size.width - 2).prefix(2).map {
        Message(text: $0, style: .faint)
      }
  }

  private func drawBody(_ canvas: inout Canvas, rows: Range<Int>) {
    var start = max(0, min(focus.upperBound - rows.count + 1, body.count - rows.count))
    start = min(start, focus.lowerBound)
    for (row, line) in zip(rows, body[min(start, body.count)...]) {
      var column = Self.margin
      for piece in line.pieces {
        canvas.put(piece.text, row: row, column: column, style: piece.style)
        column += DisplayText.width(piece.text)
      }
    }
    let edge = canvas.size.width - 2
    if start > 0 { canvas.put("▲", row: rows.lowerBound, column: edge, style: .accent) }
    if start + rows.count < body.count {
      canvas.put("▼", row: rows.upperBound - 1, column: edge, style: .accent)
    }
    if let cursor, (start..<(start + rows.count)).contains(cursor.line) {
      canvas.cursor = (
        row: rows.lowerBound + cursor.line - start,
        column: min(canvas.size.width - 1, Self.margin + cursor.column)
      )
    }
  }
}

extension TextLayout {
  /// Puts phrases that stand two spaces apart into lines without breaking one of them.
  fileprivate static func packed(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for phrase in text.split(separator: "  ") {
      let joined = (lines.last.map { $0 + "  " } ?? "") + phrase
      if DisplayText.width(joined) <= width, !lines.isEmpty {
        lines[lines.count - 1] = joined
      } else {
        lines.append(shortened(String(phrase), width: width))
      }
    }
    return lines
  }
}
