import Diagnostics
import Words

/// Two items counted against each other over those who answered both: what `crosstab` makes.
///
/// Their categories are named by codes, labels or numbers. Non-answers that are shown may be among
/// them, and a category that no questionnaire declares is shown where somebody holds it.
package struct CrossedItems: Hashable, Sendable {
  package let rows: ItemSelection
  package let columns: ItemSelection
  package var tests = StatisticSelection.default
  /// Where random tables may stand in for an exact test that takes too long: where they begin.
  package var seed: UInt64?
  /// The steps after which an exact test that was asked for by name gives up.
  ///
  /// About 2·10⁸ take a second. A test that merely came along gets a thousandth of them.
  package var exactWorkLimit = 2_000_000_000

  package init(_ rows: ItemSelection, by columns: ItemSelection) {
    self.rows = rows
    self.columns = columns
  }

  /// - Parameter categories: of an item those shown, in the order wanted; the rest is dropped.
  /// - Throws: where categories are listed for another item.
  package init(
    rows: String, columns: String, categories: [String: [String]] = [:]
  ) throws(TabulationError) {
    if let absent = categories.keys.filter({ $0 != rows && $0 != columns }).min() {
      throw .categoriesOfAbsentItem(
        absent, suggestion: suggestion(for: absent, among: [rows, columns]))
    }
    self.rows = ItemSelection(rows, categories: categories[rows])
    self.columns = ItemSelection(columns, categories: categories[columns])
  }
}

extension BookPlan {
  /// A book of one table, which was asked for by itself.
  package static func single(
    _ items: CrossedItems, nonanswers: NonanswerRule = .outside
  ) -> BookPlan {
    let title = "\(items.rows.item) by \(items.columns.item)"
    var table = PlannedTable(
      name: title, title: title, stub: .item(StubItem(ItemSelection(items.rows.item))))
    table.crossed = items
    table.banner = "columns"
    table.nonanswers = nonanswers
    table.cells = [.columnPercent, .count]
    table.tests.notation = .none
    var plan = BookPlan(name: "crosstab", title: "")
    plan.banners = [
      Banner(
        name: "columns", title: "", hasTotal: false,
        groups: [.items([ItemSelection(items.columns.item)])])
    ]
    plan.tables = [table]
    return plan
  }

  /// The plan over a sample: of whom it is, what they weigh, how they were drawn.
  package func over(_ sample: Sample) -> BookPlan {
    precondition(sample.conditions.count < 2, "a plan has one condition on respondents")
    var plan = self
    plan.filter = sample.conditions.first
    plan.weighting = sample.weighting
    plan.design = sample.design
    return plan
  }
}
