import Tabulation
import Words

/// One column of a table as text: its heading, and the lines of each row.
struct BookColumnText {
  let group: String?
  let header: [String]
  let letter: String
  /// The names of the statistics that stand side by side; empty where they do not.
  let signs: String
  /// For each base and row the lines of its cell.
  let cells: [[String]]
  let width: Int

  private static let headerLines = 3
  /// A heading may widen its column up to this, rather than break words.
  private static let comfortableWidth = 18

  /// The columns of a table, and the sum of them where it has one.
  static func all(of table: TablePage, bases: [BaseKind]) -> [BookColumnText] {
    var columns = table.columns.indices.map { Draft(table, $0, bases: bases) }
    if let margin = table.margin { columns.append(Draft(table, margin, bases: bases)) }
    guard table.isSideBySide else {
      return columns.map { BookColumnText($0, $0.stacked, signs: "") }
    }
    // All are wide enough for the widest number of their kind.
    let signs = table.cells.map(\.sign)
    let widths = signs.indices.map { part in
      max(
        part == 0 ? 5 : 1, signs[part].count,
        columns.flatMap { $0.rows.map { $0.count > part ? $0[part].count : 0 } }.max() ?? 0,
        part == signs.count - 1 ? columns.compactMap { $0.bases.first?.count }.max() ?? 0 : 0)
    }
    func side(_ parts: [String]) -> String {
      zip(parts, widths).map { TextLayout.right($0, width: $1) }.joined(separator: " ")
    }
    return columns.map { column in
      let rows = column.rows.map { [$0.count == signs.count ? side($0) : $0.joined()] }
      return BookColumnText(
        column, column.bases.map { [$0] } + rows,
        signs: zip(signs, widths).map { TextLayout.right($0, width: $1) }.joined(separator: " "))
    }
  }

  private init(_ column: Draft, _ cells: [[String]], signs: String) {
    group = column.group
    letter = column.letter
    self.signs = signs
    self.cells = cells
    let needed = max(
      cells.flatMap { $0 }.map(DisplayText.width).max() ?? 1, column.letter.count, signs.count)
    width = max(needed, Self.headerWidth(column.label, from: needed))
    header = TextLayout.wrapped(column.label, width: width, lines: Self.headerLines)
  }

  /// The least width at which a heading neither breaks a word nor takes too many lines.
  private static func headerWidth(_ label: String, from least: Int) -> Int {
    let words = DisplayText.escaped(label).split(separator: " ")
    let longest = words.map { DisplayText.width($0) }.max() ?? 0
    let start = max(least, min(longest, comfortableWidth))
    let fitting = (start...max(start, comfortableWidth)).first { width in
      TextLayout.wrapped(label, width: width).count <= headerLines
    }
    return fitting ?? max(start, comfortableWidth)
  }
}

/// The texts of a column before it is known how wide they stand.
private struct Draft {
  let group: String?
  let label: String
  let letter: String
  let bases: [String]
  /// For each row the texts of its statistics.
  let rows: [[String]]
  private let marks: [String]

  init(_ table: TablePage, _ column: Int, bases: [BaseKind]) {
    let laid = table.columns[column]
    group = laid.group.map { table.groups[$0].label }
    label = laid.label
    letter = laid.letter.map { "(\($0))" } ?? ""
    self.bases = bases.map { kind in
      let flag = kind == bases.last ? laid.flag.rawValue : ""
      return table.bases[column].map { CellText.base(kind, $0) + flag }
        ?? PublishedNumber.withheldSign
    }
    rows = table.rows.indices.map { CellText(table: table).lines($0, column) }
    marks = table.rows.map { $0.marks[column] }
  }

  init(_ table: TablePage, _ margin: TablePage.Margin, bases: [BaseKind]) {
    group = nil
    label = "Total"
    letter = ""
    self.bases = bases.map { kind in
      margin.base.map { CellText.base(kind, $0) } ?? PublishedNumber.withheldSign
    }
    let text = CellText(table: table)
    rows = table.rows.indices.map { row in
      table.cells.map { statistic in
        statistic == .count
          ? text.count(margin.counts[row])
          : text.percent(margin.percents[row], of: margin.counts[row])
      }
    }
    marks = table.rows.map { _ in "" }
  }

  /// The lines of each base and row, one for each statistic.
  var stacked: [[String]] {
    // Marks stand in a field of their own, so that numbers stay in line.
    let field = marks.map(\.count).max() ?? 0
    let marked = zip(rows, marks).map { lines, mark in
      lines.enumerated().map { line, text in
        field == 0 ? text : text + " " + TextLayout.left(line == 0 ? mark : "", width: field)
      }
    }
    return bases.map { [field == 0 ? $0 : $0 + String(repeating: " ", count: field + 1)] }
      + marked
  }
}
