import Tabulation

extension ResultTable {
  /// Who is left out of an analysis, for each reason; how many is nil where it is held back.
  ///
  /// - Parameter path: where the document counts them by reason; nil where it does not.
  static func excluded(
    _ exclusions: [(reason: ExclusionReason, count: Int?)], at path: String?
  ) -> ResultTable {
    ResultTable(
      "excluded", of: "excluded", title: "Who is left out",
      at: path.map { .map($0, key: "reason", value: "n") } ?? .nowhere,
      columns: [
        ResultColumn("reason", .key, field: "id"), ResultColumn("n", unit: "respondents"),
      ],
      rows: exclusions.map { exclusion in
        ResultRow(
          [.text(exclusion.reason.name), .published(exclusion.count)],
          says: exclusion.count != 0 ? ["\(exclusion.reason.name) \(cell: "n")"] : [])
      }, layout: .run("Excluded: ", empty: "nobody"), isBelow: true)
  }
}

extension ResultColumn {
  /// The columns of a test: statistic, degrees of freedom, p and how that was found.
  static func test(methodIsInDocument: Bool = true) -> [ResultColumn] {
    [
      ResultColumn("statistic"), ResultColumn("df", .numbers(["df1", "df2"])), ResultColumn("p"),
      ResultColumn("method", .text, path: methodIsInDocument ? "method" : nil),
    ]
  }
}
