import Diagnostics
import Tabulation
import Words

/// The body of a book's table, split into banks of columns that fit the width.
struct BookBanks {
  private let table: TablePage
  private let columns: [BookColumnText]
  private let labels: [[String]]
  private let stubWidth: Int
  private let width: Int

  private static let gap = 2

  init(_ table: TablePage, width: Int) {
    self.table = table
    self.width = width
    let bases: [BaseKind] = table.isWeighted ? BaseKind.allCases : [.unweighted]
    let texts = BookColumnText.all(of: table, bases: bases)
    columns = texts
    let names = bases.map { table.isWeighted ? $0.label : "Base" } + table.rows.map(\.label)
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
    // What the only group is, a table with a sum after its columns tells in its heading.
    if table.margin == nil, bank.contains(where: { $0.group != nil }) { lines.append(groups(bank)) }
    for line in 0..<height {
      lines.append(
        self.line("", bank) { column in
          let index = line - (height - column.header.count)
          return index < 0 ? "" : column.header[index]
        })
    }
    if bank.contains(where: { !$0.letter.isEmpty }) { lines.append(line("", bank) { $0.letter }) }
    if bank.contains(where: { !$0.signs.isEmpty }) { lines.append(line("", bank) { $0.signs }) }
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

/// The numbers of a cell as they are printed.
struct CellText {
  let table: TablePage

  static func base(_ kind: BaseKind, _ base: BaseCounts) -> String {
    kind == .unweighted
      ? String(base.unweighted) : DecimalFormat.count.text(kind.value(of: base))
  }

  /// The lines of a cell, one for each statistic.
  func lines(_ row: Int, _ column: Int) -> [String] {
    guard table.isShare(row, column) else {
      return [text(table[.value, row: row, column: column], DecimalFormat.statistic)]
    }
    return table.cells.map { line($0, row, column) }
  }

  private func line(_ statistic: CellStatistic, _ row: Int, _ column: Int) -> String {
    switch statistic {
    case .count: return count(table[.unweighted, row: row, column: column])
    case .columnPercent, .rowPercent, .totalPercent:
      return percent(
        table[statistic.numbers[0], row: row, column: column],
        of: table[.unweighted, row: row, column: column])
    case .interval:
      let (lower, upper) = (
        table[.intervalLower, row: row, column: column],
        table[.intervalUpper, row: row, column: column]
      )
      guard let low = lower.number, let high = upper.number else { return text(lower, .percent) }
      return "[\(DecimalFormat.percent.text(low)), \(DecimalFormat.percent.text(high))]"
    case .weightedCount, .expected:
      return text(table[statistic.numbers[0], row: row, column: column], .count)
    case .standardError, .designEffect, .residual:
      return text(table[statistic.numbers[0], row: row, column: column], .statistic)
    }
  }

  /// Stands for nobody, and for a share above zero that rounds to it.
  static let nobody = "-"
  static let tiny = "*"

  func count(_ number: PublishedNumber) -> String {
    switch number {
    case .number(let value): value == 0 ? Self.nobody : DecimalFormat(decimals: 0).text(value)
    case .withheld: PublishedNumber.withheldSign
    case .none: ""
    }
  }

  /// `-` for nobody, `*` for more than nothing that rounds to zero.
  func percent(_ number: PublishedNumber, of count: PublishedNumber) -> String {
    guard case .number(let value) = number else { return text(number, .percent) }
    if count == .number(0) { return Self.nobody }
    let text = DecimalFormat.percent.text(value)
    return value > 0 && text == DecimalFormat.percent.text(0) ? Self.tiny : text
  }

  private func text(_ number: PublishedNumber, _ format: DecimalFormat) -> String {
    switch number {
    case .number(let value): format.text(value)
    case .withheld: PublishedNumber.withheldSign
    case .none: ""
    }
  }
}
