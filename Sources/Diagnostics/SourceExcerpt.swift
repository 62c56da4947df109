import Words

/// The line of source a finding points into, and the underline beneath it.
///
/// A line wider than the window is cut to the part around the span, with `…` at each cut. A span of
/// several lines is underlined to the end of its first.
struct SourceExcerpt {
  let line: Int
  let code: String
  let underline: String

  /// Makes the excerpt of the first line of `span`, at most about `width` cells wide.
  init(of span: SourceSpan, in source: SourceText, width: Int) {
    let offset = source.scalarStart(at: span.start)
    line = source.lineNumber(of: offset)
    let whole = source.lineSpan(line)
    let start = min(offset, whole.end)
    // Cut bytes before making characters: a line may be megabytes long.
    let reach = 8 * width
    let first = source.scalarStart(at: max(whole.start, start - reach))
    let last = source.scalarStart(at: min(whole.end, start + reach))
    let end = min(max(source.scalarStart(at: span.end), start), last)

    let before = Cells(source, first..<start)
    let allMarked = Cells(source, start..<end)
    let allAfter = Cells(source, end..<last)
    let lead = before.suffix(width: max(width / 2, width - allMarked.width - allAfter.width))
    let room = width - lead.width
    let marked = allMarked.prefix(width: room)
    let after = allAfter.prefix(width: room - marked.width)

    let isCutLeft = first > whole.start || lead.count < before.count
    let isCutRight =
      last < whole.end || marked.count < allMarked.count || after.count < allAfter.count
    code = (isCutLeft ? "…" : "") + lead.text + marked.text + after.text + (isCutRight ? "…" : "")
    underline =
      (isCutLeft ? " " : "") + lead.padding
      + "^" + String(repeating: "~", count: max(marked.width - 1, 0))
  }
}

/// Characters of a source line as a terminal shows them.
private struct Cells {
  private var cells: ArraySlice<Cell>

  private struct Cell {
    let text: String
    let width: Int
  }

  init(_ source: SourceText, _ range: Range<Int>) {
    let text = source.text(of: SourceSpan(start: range.lowerBound, end: range.upperBound))
    cells =
      text.map { character in
        let text = DisplayText.escaped(character, keeping: "\t")
        return Cell(text: text, width: DisplayText.width(text))
      }[...]
  }

  private init(_ cells: ArraySlice<Cell>) {
    self.cells = cells
  }

  var count: Int { cells.count }
  var width: Int { cells.reduce(0) { $0 + $1.width } }
  var text: String { cells.reduce(into: "") { $0 += $1.text } }

  /// Spaces as wide as the cells, with tabs kept so that the terminal lines them up.
  var padding: String {
    cells.reduce(into: "") {
      $0 += $1.text == "\t" ? "\t" : String(repeating: " ", count: $1.width)
    }
  }

  func prefix(width: Int) -> Cells {
    var left = width
    return Cells(
      cells.prefix { cell in
        left -= cell.width
        return left >= 0
      })
  }

  func suffix(width: Int) -> Cells {
    var left = width
    let kept = cells.reversed().prefix { cell in
      left -= cell.width
      return left >= 0
    }
    return Cells(cells.suffix(kept.count))
  }
}
