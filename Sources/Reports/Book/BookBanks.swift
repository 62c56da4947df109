import Diagnostics
import Tabulation
import Words

/// The body of a book's table, split into banks of columns that fit the width.
struct BookBanks {
  private let table: FinishedTable
  private let columns: [BookColumnText]
  private let labels: [[String]]
  private let stubWidth: Int
  private let width: Int

  private static let gap = 2

  init(_ table: FinishedTable, width: Int) {
    self.table = table
    self.width = width
    let isWeighted = table.weighting.column != nil
    let bases: [BaseKind] = isWeighted ? BaseKind.allCases : [.unweighted]
    let texts = table.columns.indices.map { BookColumnText(table, $0, bases: bases) }
    columns = texts
    let names = bases.map { isWeighted ? $0.label : "Base" } + table.rows.map(\.label)
    let natural = names.map { DisplayText.width(DisplayText.escaped($0)) }.max() ?? 0
    let needed = texts.map { $0.width + Self.gap }.reduce(0, +)
    let left = width - needed
    let stub =
      left >= min(natural, 16) ? min(natural, left) : min(natural, max(width * 2 / 5, 12))
    stubWidth = stub
    labels = names.map { TextLayout.wrapped($0, width: stub, indent: 2) }
  }

  /// The lines of each bank.
  var blocks: [[String]] {
    banks.map { bank in
      let rule = String(
        repeating: "─", count: stubWidth + bank.map { $0.width + Self.gap }.reduce(0, +))
      return [rule] + header(bank) + [rule] + body(bank) + [rule]
    }
  }

  private var banks: [[BookColumnText]] {
    var banks: [[BookColumnText]] = []
    var left = 0
    for column in columns {
      let cells = column.width + Self.gap
      if banks.isEmpty || cells > left {
        banks.append([])
        left = width - stubWidth
      }
      banks[banks.count - 1].append(column)
      left -= cells
    }
    return banks
  }

  private func header(_ bank: [BookColumnText]) -> [String] {
    let height = bank.map(\.header.count).max() ?? 0
    var lines: [String] = []
    if bank.contains(where: { $0.group != nil }) { lines.append(groups(bank)) }
    for line in 0..<height {
      lines.append(
        self.line("", bank) { column in
          let index = line - (height - column.header.count)
          return index < 0 ? "" : column.header[index]
        })
    }
    if bank.contains(where: { !$0.letter.isEmpty }) { lines.append(line("", bank) { $0.letter }) }
    return lines
  }

  /// The names of the groups over their columns.
  private func groups(_ bank: [BookColumnText]) -> String {
    var text = TextLayout.left("", width: stubWidth)
    var place = 0
    while place < bank.count {
      let end = bank[place...].firstIndex { $0.group != bank[place].group } ?? bank.count
      let room = bank[place..<end].map { $0.width + Self.gap }.reduce(0, +)
      let name = DisplayText.escaped(bank[place].group ?? "")
      text += TextLayout.right(
        TextLayout.shortened(name, width: room - Self.gap), width: room)
      place = end
    }
    return text
  }

  private func body(_ bank: [BookColumnText]) -> [String] {
    var lines: [String] = []
    for (row, label) in labels.enumerated() {
      let height = max(label.count, columns.first?.cells[row].count ?? 1)
      for line in 0..<height {
        lines.append(
          self.line(line < label.count ? label[line] : "", bank) { column in
            line < column.cells[row].count ? column.cells[row][line] : ""
          })
      }
    }
    return lines
  }

  private func line(
    _ stub: String, _ bank: [BookColumnText], _ cell: (BookColumnText) -> String
  ) -> String {
    let cells = bank.map { column in
      String(repeating: " ", count: Self.gap) + TextLayout.right(cell(column), width: column.width)
    }
    return TextLayout.left(stub, width: stubWidth) + cells.joined()
  }
}

/// One column of a book's table as text: its heading, and the lines of each row.
struct BookColumnText {
  let group: String?
  let header: [String]
  let letter: String
  /// For each base and row the lines of its cell.
  let cells: [[String]]
  let width: Int

  private static let headerWidth = 14
  private static let headerLines = 4

  init(_ table: FinishedTable, _ column: Int, bases: [BaseKind]) {
    let laid = table.columns[column]
    group = laid.group.map { table.groups[$0].label }
    letter = laid.letter.map { "(\($0))" } ?? ""
    let rows = table.rows.indices.map { CellText(table: table).lines($0, column) }
    let marks = table.rows.indices.map { table.publishedMark($0, column) }
    // Marks stand in a field of their own, so that numbers stay in line.
    let field = marks.map(\.count).max() ?? 0
    let marked = zip(rows, marks).map { lines, mark in
      lines.enumerated().map { line, text in
        field == 0
          ? text : text + " " + TextLayout.left(line == 0 ? mark : "", width: field)
      }
    }
    let baseCells = bases.map { kind -> [String] in
      let flag = kind == bases.last ? laid.flag.rawValue : ""
      let text =
        table.publishedBase(column).map { CellText.base(kind, $0) + flag } ?? BookCSV.withheld
      return [field == 0 ? text : text + String(repeating: " ", count: field + 1)]
    }
    cells = baseCells + marked
    let needed = max(cells.flatMap { $0 }.map(DisplayText.width).max() ?? 1, letter.count)
    let words = DisplayText.escaped(laid.label).split(separator: " ").map { DisplayText.width($0) }
    let wide = max(needed, min(words.max() ?? 0, Self.headerWidth))
    width = wide
    header = TextLayout.wrapped(laid.label, width: wide, lines: Self.headerLines)
  }
}

/// The numbers of a cell as they are printed.
struct CellText {
  let table: FinishedTable

  static func base(_ kind: BaseKind, _ base: BaseCounts) -> String {
    kind == .unweighted
      ? String(base.unweighted) : DecimalFormat.count.text(kind.value(of: base))
  }

  /// The lines of a cell, one for each statistic.
  func lines(_ row: Int, _ column: Int) -> [String] {
    guard table.isShare(row, column) else {
      return [text(table.published(.value, row, column), DecimalFormat.statistic)]
    }
    return table.cells.map { line($0, row, column) }
  }

  private func line(_ statistic: CellStatistic, _ row: Int, _ column: Int) -> String {
    switch statistic {
    case .count: return count(table.published(.unweighted, row, column))
    case .columnPercent, .rowPercent, .totalPercent:
      return percent(table.published(statistic.numbers[0], row, column), row, column)
    case .interval:
      let (lower, upper) = (
        table.published(.intervalLower, row, column), table.published(.intervalUpper, row, column)
      )
      guard let low = lower.number, let high = upper.number else { return text(lower, .percent) }
      return "[\(DecimalFormat.percent.text(low)), \(DecimalFormat.percent.text(high))]"
    case .weightedCount, .expected:
      return text(table.published(statistic.numbers[0], row, column), .count)
    case .standardError, .designEffect, .residual:
      return text(table.published(statistic.numbers[0], row, column), .statistic)
    }
  }

  private func count(_ number: PublishedNumber) -> String {
    switch number {
    case .number(let value): value == 0 ? "-" : DecimalFormat(decimals: 0).text(value)
    case .withheld: BookCSV.withheld
    case .none: ""
    }
  }

  /// `-` for nobody, `*` for more than nothing that rounds to zero.
  private func percent(_ number: PublishedNumber, _ row: Int, _ column: Int) -> String {
    guard case .number(let value) = number else { return text(number, .percent) }
    if table.count(row, column) == 0 { return "-" }
    let text = DecimalFormat.percent.text(value)
    return value > 0 && text == DecimalFormat.percent.text(0) ? "*" : text
  }

  private func text(_ number: PublishedNumber, _ format: DecimalFormat) -> String {
    switch number {
    case .number(let value): format.text(value)
    case .withheld: BookCSV.withheld
    case .none: ""
    }
  }
}
