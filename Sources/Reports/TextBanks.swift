import Diagnostics
import Tabulation
import Words

/// The body of a text table, split into banks of columns that fit the width.
struct TextBanks {
  private let rowLabels: [[String]]
  private let columns: [TextColumn]
  private let baseLabels: [String]
  private let stubWidth: Int
  private let width: Int

  private static let gap = 2
  /// A long table of labels leaves the columns at least this share of the width.
  private static let stubShare = 5

  init(_ table: CrossTabulation, width: Int) {
    self.width = width
    let columns = TextColumn.all(of: table)
    self.columns = columns
    baseLabels =
      table.countsRespondents
      ? ["Base"] : ["Unweighted base", "Weighted base", "Effective base"]
    let labels = table.rows.categories.map(\.label)
    let natural = (labels + baseLabels).map { DisplayText.width(DisplayText.escaped($0)) }.max()
    let stub = Self.stubWidth(
      natural: natural ?? 0, columns: columns.map { $0.width + Self.gap }.reduce(0, +),
      width: width)
    stubWidth = stub
    rowLabels = labels.map { TextLayout.wrapped($0, width: stub, indent: 2) }
  }

  /// Narrows the labels' column where that lets all columns stand in one bank.
  private static func stubWidth(natural: Int, columns: Int, width: Int) -> Int {
    let usual = min(natural, width * 2 / stubShare)
    let left = width - columns
    return left >= min(natural, 16) ? min(natural, left) : usual
  }

  /// The lines of each bank.
  var blocks: [[String]] {
    banks.map { bank in
      let rule = String(
        repeating: "─", count: stubWidth + bank.map { $0.width + Self.gap }.reduce(0, +))
      return [rule] + header(bank) + [rule] + body(bank) + [rule]
    }
  }

  private var banks: [[TextColumn]] {
    var banks: [[TextColumn]] = []
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

  private func header(_ bank: [TextColumn]) -> [String] {
    let height = bank.map(\.header.count).max() ?? 0
    let labels = (0..<height).map { line in
      row("", bank) { column in
        let index = line - (height - column.header.count)
        return index < 0 ? "" : column.header[index]
      }
    }
    return labels + [row("", bank) { $0.cell("%", "n") }]
  }

  private func body(_ bank: [TextColumn]) -> [String] {
    var lines = baseLabels.enumerated().map { index, label in row(label, bank) { $0.bases[index] } }
    for (index, label) in rowLabels.enumerated() {
      lines.append(row(label[0], bank) { $0.cell($0.percents[index], $0.counts[index]) })
      lines += label.dropFirst()
    }
    return lines
  }

  private func row(
    _ stub: String, _ bank: [TextColumn], _ cell: (TextColumn) -> String
  ) -> String {
    let cells = bank.map { column in
      String(repeating: " ", count: Self.gap) + TextLayout.right(cell(column), width: column.width)
    }
    return TextLayout.left(stub, width: stubWidth) + cells.joined()
  }
}

/// One column of a text table: its heading, its bases and its cells, as text.
struct TextColumn {
  let header: [String]
  let bases: [String]
  let percents: [String]
  let counts: [String]
  /// The cells of the whole column.
  let width: Int
  private let countWidth: Int

  private static let percentWidth = 5
  private static let headerLines = 3
  /// A heading may widen its column up to this, rather than break words.
  private static let comfortableWidth = 18

  /// The columns of a table and its total, all wide enough for the largest count among them.
  static func all(of table: CrossTabulation) -> [TextColumn] {
    let rows = table.rows.categories.indices
    var columns = table.columns.categories.indices.map { column in
      (
        label: table.columns.categories[column].label,
        bases: bases(table.base.columns[column], of: table),
        percents: rows.map { percent(table.columnPercent($0, column)) },
        counts: rows.map { String(table.unweighted[$0, column]) }
      )
    }
    columns.append(
      (
        label: "Total", bases: bases(table.base.total, of: table),
        percents: rows.map { percent(table.totalPercent(row: $0)) },
        counts: table.unweighted.rowTotals.map(String.init)
      ))
    let countWidth = columns.flatMap { $0.counts + [$0.bases[0]] }.map(\.count).max() ?? 1
    return columns.map { column in
      let needed = max(percentWidth + 1 + countWidth, column.bases.map(\.count).max() ?? 0)
      let width = max(needed, headerWidth(column.label, from: needed))
      return TextColumn(
        header: TextLayout.wrapped(column.label, width: width, lines: headerLines),
        bases: column.bases, percents: column.percents, counts: column.counts,
        width: width, countWidth: countWidth)
    }
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

  private static func bases(_ base: BaseCounts, of table: CrossTabulation) -> [String] {
    let respondents = String(base.unweighted)
    guard !table.countsRespondents else { return [respondents] }
    return [
      respondents, DecimalFormat.count.text(base.weighted),
      DecimalFormat.count.text(base.effective),
    ]
  }

  private static func percent(_ value: Double?) -> String {
    value.map(DecimalFormat.percent.text) ?? "-"
  }

  func cell(_ percent: String, _ count: String) -> String {
    percent + " " + TextLayout.right(count, width: countWidth)
  }
}
