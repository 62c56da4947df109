package import Disclosure
import Microdata
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

  /// The columns that published books looked at, without which a book cannot be held against them.
  package var publishedColumns: Set<String> { Set(ledger.sums.factors.flatMap(\.columns)) }

  /// The fewest respondents that may be told of, for a look at some items of a sample.
  package func threshold(of items: [String], in sample: Sample) -> Int {
    classes(of: items, in: sample).map { rules.thresholds[$0] ?? 0 }.max() ?? 0
  }

  /// Whether anything of such a look is held back where it is small.
  package func protects(_ items: [String], of sample: Sample) -> Bool {
    threshold(of: items, in: sample) > 0
  }

  /// The strictest class among items and the conditions on respondents.
  private func strictest(of items: [String], in sample: Sample) -> Confidentiality {
    classes(of: items, in: sample).max {
      (rules.thresholds[$0] ?? 0) < (rules.thresholds[$1] ?? 0)
    } ?? .open
  }

  private func classes(of items: [String], in sample: Sample) -> [Confidentiality] {
    (items + sample.conditions.flatMap(\.columns)).map { rules.classes[$0] ?? .open }
  }

  /// Whether numbers of respondents tell those of single ones: few, or few that make up nearly all.
  ///
  /// - Parameter items: those whose classes say how many are few.
  func tellsOfFew(_ values: [Double], of items: [String], in sample: Sample) -> Bool {
    guard values.count >= threshold(of: items, in: sample) else { return true }
    guard Set(values).count > 1 else { return true }
    let sizes = values.map { abs($0) }
    let total = sizes.reduce(0, +)
    return classes(of: items, in: sample).flatMap { rules.dominance[$0] ?? [] }
      .contains { $0.protection(ofTotal: total, contributions: sizes) != nil }
  }

  /// Whether so many gave each of some numbers that it may be told that somebody did.
  ///
  /// - Parameter items: those whose classes say how many are few.
  func tells(
    _ codes: [Double], of item: String, among items: [String], in sample: Sample
  ) -> Bool {
    guard let answers = try? sample.numbers(of: item, as: .item) else { return false }
    let least = threshold(of: items, in: sample)
    return codes.allSatisfy { code in
      answers.rows.indices.count { sample.weighs($0) && answers.number($0) == code } >= least
    }
  }

  /// The table of two items as it would be published by itself.
  ///
  /// - Throws: where it cannot be made or protected.
  func judged(_ items: CrossedItems, of sample: Sample) throws -> JudgedTable {
    try judged(items, of: sample.drawnSingly(), under: rules)
  }

  /// A table of the answers as an analysis took them; rows that its conditions leave out are not
  /// looked at.
  ///
  /// - Parameter items: those whose classes it has.
  func judged(
    _ rows: JudgedAxis, by columns: JudgedAxis = .everyone, of items: [String], in sample: Sample
  ) throws -> JudgedTable {
    let crossed = CrossedItems(
      ItemSelection("rows \(rows.name)"), by: ItemSelection("columns \(columns.name)"))
    let count = sample.data.rowCount
    let added = [
      rows.column(crossed.rows.item, of: count), columns.column(crossed.columns.item, of: count),
    ]
    var rules = rules
    for column in added { rules.classes[column.name] = strictest(of: items, in: sample) }
    return try judged(crossed, of: sample.drawnSingly(with: added), under: rules)
  }

  private func judged(
    _ items: CrossedItems, of sample: Sample, under rules: SuppressionRules
  ) throws -> JudgedTable {
    var items = items
    items.tests = .none
    var plan = BookPlan.single(items)
    plan.suppression = rules
    let filter = sample.readingNotes.first { if case .filter = $0 { true } else { false } }
    return JudgedTable(
      TablePage(try protected(Book(plan, of: sample)).book.tables[0]),
      filter: filter?.description)
  }
}
