import Diagnostics
import Words

/// A small table of text: a column of labels, then columns of numbers.
struct PlainTable {
  let header: [String]
  let rows: [[String]]
  /// The cells of a line.
  let width: Int

  private static let gap = 2

  /// The lines of the table between rules.
  var lines: [String] {
    let widths = header.indices.dropFirst().map { column in
      ([header] + rows).map { DisplayText.width($0[column]) }.max() ?? 0
    }
    let numbers = widths.reduce(0) { $0 + $1 + Self.gap }
    let labels = ([header] + rows).map { DisplayText.width(DisplayText.escaped($0[0])) }.max() ?? 0
    let stub = min(labels, max(width - numbers, 12))
    let rule = String(repeating: "─", count: stub + numbers)
    return [rule] + line(header, stub, widths) + [rule]
      + rows.flatMap { line($0, stub, widths) } + [rule]
  }

  private func line(_ cells: [String], _ stub: Int, _ widths: [Int]) -> [String] {
    let label = TextLayout.wrapped(cells[0], width: stub, indent: 2)
    let numbers = zip(cells.dropFirst(), widths).map { cell, width in
      String(repeating: " ", count: Self.gap) + TextLayout.right(cell, width: width)
    }
    return [TextLayout.left(label[0], width: stub) + numbers.joined()] + label.dropFirst()
  }
}
