import SurveyStatistics
package import Tabulation

extension ResultPage {
  /// A comparison with known shares: the categories, who was left out, the test.
  package init(_ comparison: ShareComparison) {
    var heading = ["\(comparison.item) against known shares"]
    if !comparison.label.isEmpty, comparison.label != comparison.item {
      heading.append(comparison.label)
    }
    self.init(
      format: "percept.fit/1", heading: heading, words: [Words("item", comparison.item)],
      tables: [
        comparison.categories(title: heading[0]), comparison.base,
        .excluded(comparison.excluded.map { ($0.reason, $0.count) }, at: nil), comparison.test,
      ], notes: comparison.notes.map(\.description), keys: ["item", "n", "level"],
      records: Records(
        fields: [
          "kind", "id", "label", "n", "share", "standard_error", "lower", "upper", "known",
          "statistic", "df1", "df2", "p", "method",
        ], kinds: ["category", "test"]))
  }
}

extension ShareComparison {
  fileprivate func categories(title: String) -> ResultTable {
    ResultTable(
      "categories", of: "category", title: title, at: .list("categories"),
      columns: [
        ResultColumn("code", .key, field: "id"), ResultColumn("label", .label, heading: item),
        ResultColumn("n", heading: "n", unit: "respondents"),
        ResultColumn("share", heading: "%", unit: "share"),
        ResultColumn("standardError", unit: "share"),
        ResultColumn(
          "confidenceInterval", .interval(""), heading: ConfidenceInterval.title(level: level),
          unit: "share"),
        ResultColumn("known", heading: "known %", unit: "share"),
      ],
      rows: rows.map { row in
        let reason = "the design leaves no degrees of freedom"
        return ResultRow([
          .text(row.category.code), .text(row.category.label), .published(row.respondents),
          .published(row.share, .percent),
          row.share == nil
            ? .heldBack : .number(row.standardError, .percent, orNone: reason),
          row.share == nil
            ? .heldBack : .interval(row.confidenceInterval, .percent, orNone: reason),
          .number(row.known, .percent),
        ])
      })
  }

  fileprivate var base: ResultTable {
    ResultTable(
      "base", of: "base", title: "Respondents compared", at: .object(""),
      columns: [ResultColumn("n", unit: "respondents"), ResultColumn("level")],
      rows: [
        ResultRow([.published(respondents), .number(level, .plain)], says: ["n = \(cell: "n")"])
      ], layout: .sentences(), isBelow: true)
  }

  fileprivate var test: ResultTable {
    let name = isDesignBased ? "Goodness of fit under the design" : "Goodness of fit"
    return ResultTable(
      "test", of: "test", title: name, at: .object("test"),
      columns: [ResultColumn("id", .key), ResultColumn("n", unit: "respondents", path: nil)]
        + ResultColumn.test(methodIsInDocument: false),
      rows: [
        ResultRow(
          [
            .text(isDesignBased ? "design-goodness-of-fit" : "goodness-of-fit"),
            .published(respondents), .published(statistic?.value, .statistic),
            statistic.map { .degrees($0.degreesOfFreedom) } ?? .heldBack,
            p.map(ResultCell.p) ?? .heldBack,
            p.map { .text($0.origin.method) } ?? .heldBack,
          ],
          says: statistic == nil
            ? [] : ["\(name) χ²\(cell: "df") = \(cell: "statistic"), \(cell: "p")"])
      ], layout: .sentences())
  }
}
