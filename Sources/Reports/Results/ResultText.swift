import Diagnostics
import Tabulation
import Words

extension BookText {
  package func result(_ page: ResultPage) -> [UInt8] {
    Array(ResultText(page: page, width: width).text.utf8)
  }
}

/// A result as plain text that a report can quote: tables between rules, and sentences.
private struct ResultText {
  let page: ResultPage
  let width: Int

  var text: String {
    let heading = page.heading.enumerated().flatMap { place, line in
      TextLayout.wrapped(line, width: width, indent: place == 0 ? 0 : 2)
    }
    var blocks = heading.isEmpty ? [] : [heading]
    for table in page.tables {
      let parts = self.blocks(of: table)
      guard let first = parts.first else { continue }
      if table.isBelow, !blocks.isEmpty {
        blocks[blocks.count - 1] += first
        blocks += parts.dropFirst()
      } else {
        blocks += parts
      }
    }
    let notes = page.notes.flatMap { TextLayout.wrapped("- " + $0, width: width, indent: 2) }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }

  private func blocks(of table: ResultTable) -> [[String]] {
    var blocks: [[String]]
    switch table.layout {
    case .columns: blocks = table.rows.isEmpty ? [] : [columns(of: table)]
    case .sentences(let heading): blocks = sentences(of: table, heading: heading)
    case .run(let lead, let empty):
      let said = shown(of: table).flatMap { row in
        row.sentences.map { words($0, of: row, in: table) }
      }
      let line = lead + (said.isEmpty ? empty : said.joined(separator: ", "))
      blocks = [TextLayout.wrapped(line, width: width, indent: 2)]
    }
    guard let last = blocks.indices.last else { return [] }
    let more = table.rows.count - shown(of: table).count
    if more > 0 { blocks[last].append("and \(more) more, in --format json, csv or tidy") }
    blocks[last] += (signs(in: table) + table.notes).flatMap {
      TextLayout.wrapped($0, width: width, indent: 2)
    }
    return blocks
  }

  private func shown(of table: ResultTable) -> ArraySlice<ResultRow> {
    table.rows.prefix(table.limit ?? table.rows.count)
  }

  private func columns(of table: ResultTable) -> [String] {
    let places = table.columns.indices.filter { table.columns[$0].heading != nil }
    return PlainTable(
      header: places.compactMap { table.columns[$0].heading },
      rows: shown(of: table).map { row in places.map { row.cells[$0].text } }, width: width
    ).lines
  }

  /// What the rows say; nothing said begins another block.
  private func sentences(of table: ResultTable, heading: String?) -> [[String]] {
    var blocks: [[String]] = [[]]
    let labels =
      2
      + (table.rows.flatMap(\.sentences).compactMap { $0.label.map(DisplayText.width) }.max() ?? 0)
    for row in shown(of: table) {
      for sentence in row.sentences {
        if sentence.parts.isEmpty {
          blocks.append([])
          continue
        }
        let margin = heading == nil ? 0 : 2
        let stub = sentence.label == nil ? 0 : labels
        let lines = TextLayout.wrapped(
          words(sentence, of: row, in: table), width: width - margin - stub,
          indent: sentence.label == nil ? 2 : 0)
        blocks[blocks.count - 1] += lines.enumerated().map { place, line in
          TextLayout.left(
            String(repeating: " ", count: margin) + (place == 0 ? sentence.label ?? "" : ""),
            width: margin + stub) + line
        }
      }
    }
    blocks.removeAll(where: \.isEmpty)
    if let heading, !blocks.isEmpty { blocks[0].insert(heading, at: 0) }
    return blocks
  }

  private func words(
    _ sentence: ResultSentence, of row: ResultRow, in table: ResultTable
  ) -> String {
    sentence.parts.map { part in
      switch part {
      case .words(let words): words
      case .cell(let key, let place): table.cell(key, of: row).words(at: place)
      }
    }.joined()
  }

  /// What the signs mean that stand in the place of numbers, and why these do not exist.
  private func signs(in table: ResultTable) -> [String] {
    var isHeldBack = false
    var reasons: [String] = []
    for row in shown(of: table) {
      for (column, cell) in zip(table.columns, row.cells) where shows(column, of: row, in: table) {
        if cell == .heldBack { isHeldBack = true }
        guard cell.text == CellSign.absent, let reason = cell.absence(in: column),
          !reasons.contains(reason)
        else { continue }
        reasons.append(reason)
      }
    }
    return (isHeldBack ? ["\(PublishedNumber.withheldSign): held back"] : [])
      + (reasons.isEmpty ? [] : ["\(CellSign.absent): \(reasons.joined(separator: "; "))"])
  }

  private func shows(_ column: ResultColumn, of row: ResultRow, in table: ResultTable) -> Bool {
    switch table.layout {
    case .columns: column.heading != nil
    case .sentences, .run:
      row.sentences.contains { sentence in
        sentence.parts.contains { if case .cell(column.key, _) = $0 { true } else { false } }
      }
    }
  }
}
