package import Microdata
import QuestionnaireModel

/// What of a description may not be shown.
package struct DescriptionMask: Sendable {
  /// The items that have something to hide, column by column: of everybody first, then of each group.
  private var items: [String: [Item]] = [:]
  var hidesRows = false
  var hidesGroups = false
  /// The smallest count that may be shown of the strictest item; 0 where there is no rule.
  var threshold = 0
  var notes: [String] = []

  /// Nothing is held back.
  package init() {}

  /// Nothing is held back, and a note says why.
  package init(noting note: String) {
    notes = [note]
  }

  /// What is held back of one item in one column.
  struct Item: Sendable, Hashable {
    var categories: Set<String> = []
    var nonanswers: Set<String> = []
    var hidesAnswered = false
    var hidesPercentages = false
    var hidesMoments = false
    var hidesQuartiles = false
    /// Whether the least and the greatest number, which are somebody's own, are hidden, and whatever
    /// tells how the numbers lie between them.
    var hidesEnds = false

    var hidesAnything: Bool { self != Item() }
  }

  func item(_ name: String, column: Int) -> Item {
    guard let columns = items[name] else { return Item() }
    return columns.indices.contains(column) ? columns[column] : Item()
  }
}

extension DescriptionRequest {
  /// The description as a book of one table for each item that is protected, so that what a book would
  /// hold back is held back here.
  ///
  /// - Returns: nil where nothing is protected.
  package func book(of dataset: Dataset, under rules: SuppressionRules) -> BookPlan? {
    let condition = filter.flatMap { PlanCondition($0, of: dataset) }
    let others = [groups].compactMap(\.self) + (condition?.columns ?? [])
    var plan = BookPlan(name: "describe", title: "")
    plan.filter = condition
    plan.suppression = rules
    if let groups {
      plan.banners = [
        Banner(
          name: "groups", title: groups, hasTotal: true,
          groups: [.items([ItemSelection(groups)])])
      ]
    }
    let named = items + [groups].compactMap(\.self).filter { !items.contains($0) }
    for name in named where rules.protects([name] + others) {
      guard let column = dataset[name] else { continue }
      plan.tables.append(column.describing(in: groups == nil || name == groups ? nil : "groups"))
    }
    return plan.tables.isEmpty ? nil : plan
  }
}

extension Column {
  fileprivate func describing(in banner: String?) -> PlannedTable {
    let isList = !categories.isEmpty
    let net = Net(name: "answered", label: "Answered", codes: categories.map(\.code))
    let isNumber = measurement != .nominal || !isList
    var table = PlannedTable(
      name: name, title: name,
      stub: .item(
        StubItem(
          ItemSelection(name), nets: isList ? [net] : [],
          summaries: isNumber ? [.mean, .standardDeviation, .median] : [],
          showsCategories: isList)))
    table.banner = banner
    table.nonanswers = isList ? .inside : .outside
    table.cells = [.count, .columnPercent]
    table.tests.notation = .none
    return table
  }
}

extension DescriptionMask {
  /// Reads what a protected book of `DescriptionRequest.book` holds back.
  package init(_ book: Book, of dataset: Dataset, groups: String?) {
    self.init()
    threshold = book.plan.suppression.thresholds.values.max() ?? 0
    for table in book.tables {
      guard let column = dataset[table.name] else { continue }
      items[table.name] = table.columns.indices.map { place in
        Item(table, of: column, place, threshold: threshold)
      }
      if table.withheld.filter { hidesRows = true }
      // The sizes of groups are the counts of their item.
      if table.name == groups,
        items[table.name]?.contains(where: { !$0.categories.isEmpty }) == true
      {
        hidesGroups = true
      }
    }
    if items.values.contains(where: { $0.contains(where: \.hidesAnything) }) {
      notes.append(
        "[c]: held back, so that no respondent can be recognized. The least and greatest answer of a"
          + " protected item, and what lies between them, are held back too.")
    }
  }
}

extension DescriptionMask.Item {
  fileprivate init(_ table: Table, of column: Column, _ place: Int, threshold: Int) {
    self.init()
    let isList = !column.categories.isEmpty
    for (row, told) in table.rows.enumerated() where table.isWithheld(row, place) {
      switch told.kind {
      case .category: categories.insert(told.code)
      case .nonanswer, .beside: nonanswers.insert(told.code)
      case .net: hidesAnswered = true
      case .summary(.median): hidesQuartiles = true
      case .summary, .meanRank: hidesMoments = true
      }
    }
    for (number, exclusion) in table.excluded.enumerated() {
      guard case .nonanswer(let kind) = exclusion.reason else { continue }
      // Who is left out of a column of a group stands in no table: it is told of everybody alone.
      if place > 0 || table.withheld.exclusions.contains(number) {
        for nonanswer in column.nonanswers where nonanswer.kind == kind {
          nonanswers.insert(nonanswer.code)
        }
      }
    }
    let base = table.rows.isEmpty ? 0 : table.bases(0, place).unweighted
    if table.withheld.bases.contains(place) {
      hidesAnswered = true
      hidesMoments = true
      hidesPercentages = true
    }
    if base < table.withheld.percentageBase { hidesPercentages = true }
    if hidesMoments || !categories.isEmpty { hidesQuartiles = true }
    hidesEnds = !isList || !categories.isEmpty
    // A quartile of numbers stands beside so many on both sides that it tells none of them.
    if !isList, base < 4 * threshold { hidesQuartiles = true }
  }
}
