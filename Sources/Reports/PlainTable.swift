import Diagnostics
import Words

/// A small table of text: a column of labels, then columns of numbers.
struct PlainTable {
  let header: [String]
  let rows: [[String]]
  /// The cells of a line.
  let width: Int

  private static let gap = 2

  /// The lines of the table between rules; what is wider than a line goes on below, with its labels.
  var lines: [String] {
    let widths = header.indices.map { column in
      ([header] + rows).map { DisplayText.width(DisplayText.escaped($0[column])) }.max() ?? 0
    }
    let label = min(widths.first ?? 0, 12)
    var banks: [[Int]] = [[]]
    var taken = label
    for column in header.indices.dropFirst() {
      if taken + Self.gap + widths[column] > width, banks[banks.count - 1] != [] {
        banks.append([])
        taken = label
      }
      banks[banks.count - 1].append(column)
      taken += Self.gap + widths[column]
    }
    return banks.flatMap { lines(of: $0, widths) }
  }

  private func lines(of bank: [Int], _ widths: [Int]) -> [String] {
    let columns = bank.map { widths[$0] }
    let numbers = columns.reduce(0) { $0 + $1 + Self.gap }
    let stub = min(widths.first ?? 0, max(width - numbers, 12))
    let rule = String(repeating: "─", count: stub + numbers)
    let texts = ([header] + rows).map { row in
      line([row[0]] + bank.map { DisplayText.escaped(row[$0]) }, stub, columns)
    }
    return [rule] + texts[0] + [rule] + texts.dropFirst().joined() + [rule]
  }

  private func line(_ cells: [String], _ stub: Int, _ widths: [Int]) -> [String] {
    let label = TextLayout.wrapped(cells[0], width: stub, indent: 2)
    let numbers = zip(cells.dropFirst(), widths).map { cell, width in
      String(repeating: " ", count: Self.gap) + TextLayout.right(cell, width: width)
    }
    return [TextLayout.left(label[0], width: stub) + numbers.joined()] + label.dropFirst()
  }
}
