import Microdata
import QuestionnaireModel

/// The rows and columns of a finished table by the codes that make them.
struct LaidRows {
  struct Block {
    let source: CodeSource
    /// The code of each row of its crossings.
    let codes: [Int]
    let baseRows: Int
    let scores: [Double?]
  }

  let blocks: [Block]
  private let groups: [BannerLayout.Counting]

  /// - Throws: where the table does not fit the data.
  init(_ table: Table, _ planned: PlannedTable, of plan: BookPlan, _ dataset: Dataset)
    throws(TabulationError)
  {
    let banner = try BannerLayout(planned.banner.flatMap(plan.banner), of: dataset)
    guard plan.isAlone else {
      blocks = try StubLayout(planned, of: dataset).blocks.map {
        Block(
          source: $0.source, codes: $0.crossingSlots, baseRows: $0.baseSlots.count,
          scores: $0.scores)
      }
      groups = banner.counted
      return
    }
    let column = try dataset.column(table.stub.name, for: .rows)
    blocks = [
      Block(
        source: .column(dataset.index(of: column.name) ?? 0),
        codes: table.rows.map { column.code(named: $0.code) }, baseRows: table.rows.count,
        scores: table.rows.map { _ in nil })
    ]
    let other = try dataset.column(table.groups[0].name, for: .columns)
    let codes = table.columns.map { other.code(named: $0.codes[0]) }
    groups = [
      .disjoint(
        BannerLayout.CountedParts(
          columns: [dataset.index(of: other.name) ?? 0],
          slots: [other.categories.count + other.nonanswers.count]), places: codes)
    ]
  }

  /// What makes a column, and its code; nil for the column of everybody.
  func part(of column: TableColumn) -> (factor: RowFactor, code: Int)? {
    guard let group = column.group else { return nil }
    switch groups[group] {
    case .disjoint(let parts, let places): return (.parts(parts), places[column.place])
    case .overlapping(let columns):
      return (.parts(columns[column.place].parts), columns[column.place].place)
    }
  }
}

extension Column {
  /// The code of a category or non-answer by how files write it; none that occurs where there is none.
  fileprivate func code(named name: String) -> Int {
    categories.firstIndex { $0.code == name }
      ?? nonanswers.firstIndex { $0.code == name }.map { categories.count + $0 } ?? -1
  }
}
