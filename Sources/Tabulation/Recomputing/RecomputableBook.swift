package import Microdata
import QuestionnaireModel
import SurveyStatistics

/// A protected book with the data and the recipes from which anybody can compute it again.
package struct RecomputableBook: Sendable {
  package let book: Book
  /// The rows of data that the tables need: of respondents, then of each set of records.
  package let data: [CodedRows]
  package let recipes: [TableRecipe]
  /// Tables left out, with the reason.
  package let omitted: [Omission]
  /// Why tests are not computed again; nil where they are.
  package let testsOmitted: String?
  /// The columns counted, with the labels of their codes.
  package let labels: [Column]

  package struct Omission: Hashable, Sendable {
    package let table: String
    package let reason: String
  }
}

extension RecomputableBook {
  /// Finds what of a book can be computed again without revealing what it holds back.
  ///
  /// A table of which something is held back is left out with the columns of the data that its rows are
  /// made of, and so is every table that needs one of these.
  /// - Parameters:
  ///   - book: the book as it is published.
  ///   - data: the rows that it was made from.
  /// - Throws: where the plan does not fit the data.
  package init(_ book: Book, of data: BookData) throws(TabulationError) {
    let plan = book.plan
    let hidden = book.hiddenColumns
    self.book = book
    omitted = book.tables.compactMap { book.omission(of: $0, hidden) }
    testsOmitted = plan.design.reasonAgainstTests
    let left = Set(omitted.map(\.table))
    var sets: [String?: CodedRows] = [:]
    var recipes: [Int: TableRecipe] = [:]
    var labels: [Column] = []
    for key in PassKey.all(of: plan) {
      let shown = key.tables.filter { !left.contains(plan.tables[$0].name) }
      guard !shown.isEmpty else { continue }
      let dataset = data.dataset(of: key.records).readied(for: plan, shown)
      let sample = try Sample(dataset, where: key.filters, weighting: plan.weighting)
      var rows: CodedRows
      if let known = sets[key.records] {
        rows = known
      } else {
        rows = try CodedRows(key, of: plan, dataset: dataset)
      }
      let mask = sample.counted.map { rows.mask($0) }
      for place in shown {
        let planned = plan.tables[place]
        guard let table = book.tables.first(where: { $0.name == planned.name }) else { continue }
        for name in Set(plan.countedColumns(ofTable: place)).sorted() {
          let column = try dataset.column(name, for: .item)
          rows.add(column)
          if !labels.contains(where: { $0.name == name }) { labels.append(column) }
        }
        recipes[place] = TableRecipe(
          table, of: dataset, stub: try StubLayout(planned, of: dataset),
          banner: try BannerLayout(planned.banner.flatMap(plan.banner), of: dataset),
          records: key.records, mask: mask, isSet: planned.isSet,
          testsAreRecomputed: testsOmitted == nil)
      }
      sets[key.records] = rows
    }
    self.data = sets.values.map { $0.sorted() }.sorted { ($0.records ?? "") < ($1.records ?? "") }
    self.recipes = plan.tables.indices.compactMap { recipes[$0] }
    self.labels = labels
  }
}

extension Book {
  /// The columns of the data without which nothing that is held back can be computed.
  fileprivate var hiddenColumns: Set<String> {
    let held = Set(tables.filter(\.withheld.holdsAnything).map(\.name))
    return Set(
      plan.tables.filter { held.contains($0.name) }.flatMap {
        plan.dataColumns(of: $0.stubColumns)
      })
  }

  fileprivate func omission(
    of table: Table, _ hidden: Set<String>
  ) -> RecomputableBook.Omission? {
    guard let planned = plan.tables.first(where: { $0.name == table.name }) else { return nil }
    let columns = plan.dataColumns(
      of: planned.stubColumns + (planned.banner.flatMap(plan.banner)?.columns ?? [])
        + (planned.filter?.columns ?? []) + (plan.filter?.columns ?? []))
    if let item = columns.first(where: { plan.suppression.classes[$0] == .neverExport }) {
      return .init(table: table.name, reason: "item '\(item)' never leaves the study")
    }
    if table.withheld.holdsAnything {
      return .init(table: table.name, reason: "cells are held back in the book")
    }
    if let item = columns.first(where: hidden.contains) {
      return .init(
        table: table.name, reason: "item '\(item)' would reveal what another table holds back")
    }
    return nil
  }
}

extension PlannedTable {
  /// Whether each row is an option of a set.
  var isSet: Bool {
    switch stub {
    case .responses, .ranking: true
    case .item, .grid: false
    }
  }
}

extension DesignRequest {
  /// Why tests under the design are not computed again.
  fileprivate var reasonAgainstTests: String? {
    if replication != nil { return "their variances come from replicates" }
    if !margins.isEmpty { return "their variances are those of raked weights" }
    if max(populations.count, strata.count, clusters.count) > 1, !populations.isEmpty {
      return "several stages were drawn from finite populations"
    }
    if !isEmpty, lonelyStrata != .fail { return "strata with one cluster are treated specially" }
    return nil
  }
}
