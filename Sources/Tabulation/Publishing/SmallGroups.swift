package import Disclosure
package import Microdata
import QuestionnaireModel

/// What a study protects of few respondents, whoever asks and by whichever command.
///
/// An analysis makes its numbers, has the tables behind them judged as `crosstab` would publish them,
/// and gives up whatever these hold back before anything can print it.
package struct SmallGroups: Sendable {
  package let rules: SuppressionRules
  /// What was published of the study before.
  let ledger: Ledger
  let key: [UInt8]
  /// Why an analyst looks at small counts all the same; nil where nobody does.
  package var shownBecause: String?

  /// - Parameter key: the study's own key, of 16 to 64 bytes, for the digests of the ledger.
  package init(rules: SuppressionRules, ledger: Ledger, key: [UInt8]) {
    self.rules = rules
    self.ledger = ledger
    self.key = key
  }

  /// Of data that know of no item that it is sensitive: nothing is held back.
  ///
  /// Where nothing is noted any key will do.
  package static let unprotected = SmallGroups(
    rules: SuppressionRules(), ledger: Ledger(), key: Array(repeating: 0, count: 32))

  /// The most numbers of an item that are judged as its categories are.
  ///
  /// A mean, a deviation and a median of few different numbers tell how often each was given.
  static let fewNumbers = 20

  /// The most cells of a table of measured numbers that is judged answer by answer.
  static let mostCells = 500
}

extension SmallGroups {
  /// Holds back what a book may not publish, together with what was published before.
  ///
  /// - Throws: where the book cannot be protected, or reveals something with what was published.
  package func protected(_ book: Book) throws(DisclosureError) -> ProtectedBook {
    try book.protected(after: ledger, key: key)
  }

  /// The fewest respondents that may be told of, for a look at some items under a condition.
  package func threshold(of items: [String], _ filter: RowFilter?, of dataset: Dataset) -> Int {
    classes(of: items, filter, of: dataset).map { rules.thresholds[$0] ?? 0 }.max() ?? 0
  }

  /// Whether anything of such a look is held back where it is small.
  package func protects(_ items: [String], _ filter: RowFilter?, of dataset: Dataset) -> Bool {
    threshold(of: items, filter, of: dataset) > 0
  }

  /// The strictest class among items and the condition on respondents.
  private func strictest(
    of items: [String], _ filter: RowFilter?, of dataset: Dataset
  ) -> Confidentiality {
    classes(of: items, filter, of: dataset).max {
      (rules.thresholds[$0] ?? 0) < (rules.thresholds[$1] ?? 0)
    } ?? .open
  }

  private func classes(
    of items: [String], _ filter: RowFilter?, of dataset: Dataset
  ) -> [Confidentiality] {
    let asked = filter?.condition.items.map { dataset.columns[$0].name } ?? []
    return (items + asked).map { rules.classes[$0] ?? .open }
  }

  /// Whether numbers of respondents tell those of single ones: few, or few that make up nearly all.
  ///
  /// - Parameter items: those whose classes say how many are few.
  func tellsOfFew(
    _ values: [Double], of items: [String], _ filter: RowFilter?, in dataset: Dataset
  ) -> Bool {
    guard values.count >= threshold(of: items, filter, of: dataset) else { return true }
    guard Set(values).count > 1 else { return true }
    let sizes = values.map { abs($0) }
    let total = sizes.reduce(0, +)
    return classes(of: items, filter, of: dataset).flatMap { rules.dominance[$0] ?? [] }
      .contains { $0.protection(ofTotal: total, contributions: sizes) != nil }
  }

  /// The table of two items as it would be published by itself.
  ///
  /// - Throws: where it cannot be made or protected.
  func judged(_ request: CrossTabulationRequest, of dataset: Dataset) throws -> JudgedTable {
    try judged(request, of: dataset, under: rules)
  }

  /// A table of the answers as an analysis took them; rows outside its filter are not looked at.
  ///
  /// - Parameters:
  ///   - items: those whose classes it has.
  ///   - request: who is counted, and how.
  func judged(
    _ rows: JudgedAxis, by columns: JudgedAxis = .everyone, of items: [String],
    _ request: CrossTabulationRequest, in dataset: Dataset
  ) throws -> JudgedTable {
    var request = request
    request.categories = [:]
    (request.rows, request.columns) = ("rows \(rows.name)", "columns \(columns.name)")
    let added = [
      rows.column(request.rows, of: dataset.rowCount),
      columns.column(request.columns, of: dataset.rowCount),
    ]
    var rules = rules
    for name in [request.rows, request.columns] {
      rules.classes[name] = strictest(of: items, request.filter, of: dataset)
    }
    return try judged(
      request,
      of: Dataset(
        name: dataset.name, rowCount: dataset.rowCount, columns: dataset.columns + added),
      under: rules)
  }

  private func judged(
    _ request: CrossTabulationRequest, of dataset: Dataset, under rules: SuppressionRules
  ) throws -> JudgedTable {
    var request = request
    request.tests = .none
    let book = try CrossTabulation(request, of: dataset).book(under: rules)
    return JudgedTable(
      TablePage(try protected(book).book.tables[0]),
      filter: request.filter.map { filter in
        let selection = RowSelection(filter, of: dataset)
        return TableNote.filter(
          filter.text, kept: selection.count, of: dataset.rowCount,
          unknown: selection.unknownCount
        ).description
      })
  }
}
