import Diagnostics
import SurveyStatistics
package import Tabulation
import Words

/// Renders a book as tables of plain text for reading, one after another.
///
/// Bases come first, then the rows. Two statistics without letters stand side by side, others under one
/// another; letters stand right of the first. A table wider than `width` goes on in further banks.
package struct BookText: TableWriter {
  /// The cells of a line, at least 40.
  let width: Int

  package init(width: Int = 80) {
    self.width = max(width, 40)
  }

  package func beginning(of book: BookPage) -> [UInt8] {
    let title = book.title.isEmpty ? [] : [TextLayout.wrapped(book.title, width: width)]
    let notes = book.notes.map { TextLayout.wrapped($0, width: width) }
    return Array(TextLayout.joined(title + notes).utf8)
  }

  package func table(_ page: TablePage, at place: Int, of book: BookPage) -> [UInt8] {
    let head = book.isAlone ? heading(alone: page) : heading(page, number: place + 1)
    let isFirstLine = place == 0 && book.title.isEmpty && book.notes.isEmpty
    let results = book.isAlone ? statistics(of: page) : results(of: page)
    return Array(
      ((isFirstLine ? "" : "\n")
        + TextLayout.joined(
          blocks(page, head, legend(of: page, isAlone: book.isAlone), results))).utf8)
  }

  private func blocks(
    _ table: TablePage, _ head: [String], _ legend: [String], _ results: [String]
  ) -> [[String]] {
    var blocks = [head] + BookBanks(table, width: width).blocks
    blocks[blocks.count - 1] += legend
    if !results.isEmpty { blocks.append(results) }
    let claims = table.hypotheses.enumerated().map { place, result in
      HypothesisText(result, isWithheld: table.withheldHypotheses.contains(place)).line
    }
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

  private func heading(_ table: TablePage, number: Int) -> [String] {
    let title = TextLayout.wrapped("Table \(number). \(table.title)", width: width)
    guard !table.stub.label.isEmpty, table.stub.label != table.title else { return title }
    return title
      + TextLayout.wrapped("\(table.stub.name): \(table.stub.label)", width: width, indent: 2)
  }

  /// Nothing around a table that stands alone says what its two items are.
  private func heading(alone table: TablePage) -> [String] {
    let items = [(table.stub.name, table.stub.label)] + table.groups.map { ($0.name, $0.label) }
    return TextLayout.wrapped(table.title, width: width)
      + items.filter { !$0.1.isEmpty && $0.1 != $0.0 }.flatMap {
        TextLayout.wrapped("\($0): \($1)", width: width, indent: 2)
      }
  }

  /// Every test and measure of a table on a line of its own.
  private func statistics(of table: TablePage) -> [String] {
    table.associations.map { StatisticText.line($0.result) }
      + table.tests.map { StatisticText.line($0.test) }
  }

  /// The tests of a book's table, each with its effect.
  private func results(of table: TablePage) -> [String] {
    table.tests.flatMap { TextLayout.wrapped(line($0, of: table), width: width, indent: 2) }
  }

  private func legend(of table: TablePage, isAlone: Bool) -> [String] {
    let reasons = table.excluded.filter { $0.count != 0 }.map { exclusion in
      exclusion.reason.name + " "
        + (exclusion.count.map { String($0) } ?? PublishedNumber.withheldSign)
    }
    let excluded = "Excluded: " + (reasons.isEmpty ? "nobody" : reasons.joined(separator: ", "))
    return ([cells(of: table), excluded] + signs(in: table, isAlone: isAlone))
      .flatMap { TextLayout.wrapped($0, width: width, indent: 2) }
  }

  private func cells(of table: TablePage) -> String {
    guard table.isSideBySide else {
      return "Cells: \(table.cells.map(\.title).joined(separator: ", "))"
    }
    return table.cells.map { cell in
      "\(cell.sign): \(cell.title)" + (table.isWeighted ? cell.weighting : "")
    }.joined(separator: "; ")
  }

  /// What the signs mean that stand in the place of numbers: in a book all that may, in a table alone
  /// those that do.
  private func signs(in table: TablePage, isAlone: Bool) -> [String] {
    var signs = [
      (CellText.nobody, "nobody"), (CellText.tiny, "above zero, rounded to it"),
      (PublishedNumber.withheldSign, "held back"), ("", "no base"),
    ].filter { $0.0 != PublishedNumber.withheldSign || table.holdsAnythingBack }
    if isAlone {
      let text = CellText(table: table)
      let found = Set(
        table.rows.indices.flatMap { row in
          table.columns.indices.flatMap { text.lines(row, $0) }
        })
      signs = signs.filter { found.contains($0.0) || $0.0 == PublishedNumber.withheldSign }
    }
    guard !signs.isEmpty else { return [] }
    return [
      signs.map { "\($0.0.isEmpty ? "blank" : $0.0): \($0.1)" }.joined(separator: "; ")
    ]
  }

  /// `Region: Rao–Scott F(5.8, 980.2) = 3.20, p = .004; Cramér's V = .104`.
  private func line(_ result: OmnibusResult, of table: TablePage) -> String {
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

extension TablePage {
  /// Whether the statistics of a cell stand beside each other: two, and no letters.
  var isSideBySide: Bool {
    cells.count == 2 && comparisons.notation == .none
  }
}

extension CellStatistic {
  /// What stands over it where statistics are side by side.
  var sign: String {
    switch self {
    case .count: "n"
    case .weightedCount: "N"
    case .columnPercent: "%"
    case .rowPercent: "row %"
    case .totalPercent: "total %"
    case .standardError: "SE"
    case .interval: "interval"
    case .designEffect: "deff"
    case .expected: "exp."
    case .residual: "res."
    }
  }

  /// What is added to its title where respondents weigh differently.
  var weighting: String {
    switch self {
    case .count: ", not weighted"
    case .columnPercent, .rowPercent, .totalPercent: ", weighted"
    case .weightedCount, .standardError, .interval, .designEffect, .expected, .residual: ""
    }
  }

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
