import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders a book as tables of plain text for reading, one after another.
///
/// Bases come first, then the rows, a line for each statistic that the plan asks for; letters stand
/// right of the first. A table wider than `width` goes on in further banks of columns.
package struct BookText: Sendable {
  /// The cells of a line, at least 40.
  private let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 40)
  }

  package func render(_ book: FinishedBook) -> String {
    blocks(of: book).reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
  }

  /// The bytes of the text, part after part; some tables at a time are written side by side.
  package func blocks(of book: FinishedBook) -> AnySequence<[UInt8]> {
    var head: [[String]] = []
    if !book.plan.title.isEmpty {
      head.append(TextLayout.wrapped(book.plan.title, width: width))
    }
    for note in book.notes { head.append(TextLayout.wrapped(note, width: width)) }
    let isBare = head.isEmpty
    let tables = book.tables.inParallelBlocks { place, table in
      let text = TextLayout.joined(blocks(table, number: place + 1))
      return Array(((isBare && place == 0 ? "" : "\n") + text).utf8)
    }
    let beginning = Array(TextLayout.joined(head).utf8)
    return AnySequence([AnySequence([beginning]), tables].lazy.joined())
  }

  /// Renders one table.
  package func render(_ table: FinishedTable) -> String {
    TextLayout.joined(blocks(table, number: nil))
  }

  private func blocks(_ table: FinishedTable, number: Int?) -> [[String]] {
    let head = (number.map { "Table \($0). " } ?? "") + table.title
    var title = TextLayout.wrapped(head, width: width)
    if !table.stub.label.isEmpty, table.stub.label != table.title {
      title += TextLayout.wrapped(
        "\(table.stub.name): \(table.stub.label)", width: width, indent: 2)
    }
    var blocks = [title] + BookBanks(table, width: width).blocks
    blocks[blocks.count - 1] += legend(of: table)
    let results = table.withheld.tests ? [] : table.omnibus.map { line($0, of: table) }
    if !results.isEmpty {
      blocks.append(results.flatMap { TextLayout.wrapped($0, width: width, indent: 2) })
    }
    let claims = table.hypotheses.map { HypothesisText($0, isWithheld: table.isWithheld($0)).line }
    if !claims.isEmpty {
      blocks.append(
        ["Hypotheses"] + claims.flatMap { TextLayout.wrapped($0, width: width, indent: 2) })
    }
    let notes = table.notes.flatMap {
      TextLayout.wrapped("- " + $0, width: width, indent: 2)
    }
    if !notes.isEmpty { blocks.append(["Notes"] + notes) }
    return blocks
  }

  private func legend(of table: FinishedTable) -> [String] {
    let cells = table.cells.map(\.title).joined(separator: ", ")
    let reasons = table.excluded.indices.filter { table.excluded[$0].count > 0 }.map { place in
      table.excluded[place].reason.name + " "
        + (table.publishedExclusion(place).map { String($0) } ?? BookCSV.withheld)
    }
    let excluded = "Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", "))
    let signs =
      "-: nobody; *: above zero, rounded to it; "
      + (table.withheld.holdsAnything ? "[c]: held back; " : "") + "blank: no base"
    return ["Cells: \(cells)", excluded, signs]
      .flatMap { TextLayout.wrapped($0, width: width, indent: 2) }
  }

  /// `Region: Rao–Scott F(5.8, 980.2) = 3.20, p = .004; Cramér's V = .104`.
  private func line(_ result: OmnibusResult, of table: FinishedTable) -> String {
    let of = (result.row.map { "\($0) by " } ?? "") + table.groups[result.group].name
    var parts = ["\(of): "]
    if let effect = result.effect { parts[0] += StatisticText.line(effect) + "; " }
    parts[0] += StatisticText.line(result.test) + "; n = \(result.respondents)"
    if let small = result.smallExpected, small.cells > 0 {
      let share = DecimalFormat(decimals: 0).text(100 * Double(small.cells) / Double(small.of))
      parts.append("\(share)% of expected counts under 5")
    }
    if let family = result.family {
      parts.append(
        "family '\(family.name)' of \(family.size), \(family.adjustment.title): "
          + StatisticText.p(family.adjustedP))
    }
    return parts.joined(separator: "; ")
  }
}

extension CellStatistic {
  /// What a reader knows it by.
  var title: String {
    switch self {
    case .count: "respondents"
    case .weightedCount: "weighted count"
    case .columnPercent: "column percent"
    case .rowPercent: "row percent"
    case .totalPercent: "total percent"
    case .standardError: "standard error of the column percent"
    case .interval: "interval of the column percent"
    case .designEffect: "design effect"
    case .expected: "expected count"
    case .residual: "adjusted residual"
    }
  }
}
