import Diagnostics
package import Tabulation
import Words

/// Renders a cross-tabulation as a table of plain text for reading.
///
/// Column percentages with one decimal stand beside the numbers of respondents; bases come first,
/// then the categories, then the sizes of effects, the tests and the notes. A table wider than
/// `width` cells goes on in further banks of columns.
package struct TableText: Sendable {
  /// The cells of a line, at least 40.
  let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 40)
  }

  package func render(_ table: CrossTabulation) -> String {
    var blocks = [title(of: table)]
    blocks += TextBanks(table, width: width).blocks
    blocks[blocks.count - 1] += legend(of: table)
    let results =
      table.associations.map(StatisticText.line) + table.tests.map(StatisticText.line)
    if !results.isEmpty { blocks.append(results) }
    let notes = table.notes.filter(\.concernsText).flatMap {
      TextLayout.wrapped("- " + $0.description, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return TextLayout.joined(blocks)
  }

  private func title(of table: CrossTabulation) -> [String] {
    var lines = TextLayout.wrapped("\(table.rows.name) by \(table.columns.name)", width: width)
    for item in [table.rows, table.columns] where !item.label.isEmpty && item.label != item.name {
      lines += TextLayout.wrapped("\(item.name): \(item.label)", width: width, indent: 2)
    }
    return lines
  }

  private func legend(of table: CrossTabulation) -> [String] {
    let meaning =
      table.countsRespondents
      ? "%: column percent; n: respondents"
      : "%: column percent, weighted; n: respondents, not weighted"
    let reasons = table.base.excluded.filter { $0.count > 0 }
      .map { "\($0.reason.name) \($0.count)" }
    let excluded = "Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", "))
    return [meaning, excluded].flatMap { TextLayout.wrapped($0, width: width, indent: 2) }
  }
}

extension TableNote {
  /// Whether it speaks of something that the text form shows.
  fileprivate var concernsText: Bool {
    if case .intervals = self { false } else { true }
  }
}
