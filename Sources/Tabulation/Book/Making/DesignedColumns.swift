import Microdata
import SurveyStatistics

/// The columns of one group, and that of everybody, as a block's rows compare them under a design.
///
/// The rows of the data are read once for a block, or once for each row of a table that is too large to
/// hold the covariance of all its cells.
struct DesignedColumns {
  let block: Int
  let group: Int
  private let shares: Shares
  private let means: ComparedMeans?
  /// The place of everybody's column, after those of the group.
  private let total: Int

  private enum Shares {
    case none
    case ofBlock(ComparedShares)
    case ofRows([[Int]: ComparedShares])
  }

  /// The cells of a block whose covariance is made at a time.
  private static let cellLimit = 1_000
  /// The steps that the comparisons of a block may take: as many as the data have rows, for each row
  /// that is compared on its own.
  private static let stepLimit = 2_000_000_000

  /// Those of each block and group of a table; nil where they would take more memory or steps than
  /// are given.
  static func all(
    of table: TableDraft, _ stub: StubLayout, _ banner: BannerLayout, _ rows: DesignedRows
  ) -> [DesignedColumns]? {
    let compared = table.rows.filter { TableComparing.isCompared($0.kind) }
    var all: [DesignedColumns] = []
    for block in Set(compared.map(\.block)).sorted() {
      for group in table.groups.indices
      where table.columns.contains(where: { $0.group == group && $0.flag != .tooSmall }) {
        guard
          let made = try? DesignedColumns(
            compared.filter { $0.block == block }, stub.blocks[block], block: block, group: group,
            table, banner, rows)
        else { return nil }
        all.append(made)
      }
    }
    return all
  }

  /// - Throws: `tooManyCells`.
  private init(
    _ compared: [StubLayout.Row], _ laid: StubLayout.Block, block: Int, group: Int,
    _ table: TableDraft, _ banner: BannerLayout, _ rows: DesignedRows
  ) throws(StatisticsError) {
    self.block = block
    self.group = group
    let width = (table.columns.filter { $0.group == group }.map(\.place).max() ?? -1) + 1
    total = width
    let layers = Self.layers(of: group, width: width, table, banner, rows)
    let places = rows.places(of: laid.source, among: laid.baseSlots)
    let base = laid.baseSlots.count
    let ofShares = compared.filter(\.kind.isShare)
    if ofShares.isEmpty {
      shares = .none
    } else if base * (width + 1) <= Self.cellLimit {
      shares = .ofBlock(
        try ComparedShares(
          rows.design, rows: places, count: base, layers: layers, columns: width + 1))
    } else {
      let distinct = Set(ofShares.map(\.slots))
      guard distinct.count * layers.count * places.count <= Self.stepLimit else {
        throw .tooManyCells(found: base * (width + 1))
      }
      var each: [[Int]: ComparedShares] = [:]
      for slots in distinct {
        var rowOfPlace = [Int32](repeating: 0, count: base)
        for slot in slots { rowOfPlace[slot] = 1 }
        each[slots] = try ComparedShares(
          rows.design, rows: places.map { $0 < 0 ? -1 : rowOfPlace[Int($0)] }, count: 2,
          layers: layers, columns: width + 1)
      }
      shares = .ofRows(each)
    }
    means = try compared.first { !$0.kind.isShare }.map { row throws(StatisticsError) in
      var scores = [Double?](repeating: nil, count: base)
      for slot in row.slots where slot < laid.scores.count { scores[slot] = laid.scores[slot] }
      return try ComparedMeans(
        rows.design, values: places.map { $0 < 0 ? nil : scores[Int($0)] }, layers: layers,
        columns: width + 1)
    }
  }

  /// For each row of the data its column of a group, and that of everybody where it is compared.
  private static func layers(
    of group: Int, width: Int, _ table: TableDraft, _ banner: BannerLayout, _ rows: DesignedRows
  ) -> [[Int32]] {
    var layers: [[Int32]]
    switch banner.counted[group] {
    case .disjoint: layers = [rows.columnsOfGroup[group]]
    case .overlapping(let columns):
      layers = columns.enumerated().map { place, counted in
        rows.columns(of: counted.parts, among: [counted.place]).map { $0 < 0 ? -1 : Int32(place) }
      }
    }
    if table.tests.comparesTotal {
      layers.append(Array(repeating: Int32(width), count: rows.dataset.rowCount))
    }
    return layers
  }

  /// Compares two columns in a row; nil where their numbers do not vary, or nothing tells how far.
  func outcome(
    _ row: StubLayout.Row, _ one: TableColumn, _ other: TableColumn
  ) -> ColumnComparing.Outcome? {
    let second = other.group == nil ? total : other.place
    guard let difference = difference(row, one.place, second), difference.standardError > 0,
      difference.degreesOfFreedom > 0
    else { return nil }
    return ColumnComparing.Outcome(
      difference: difference.value * (row.kind.isShare ? 100 : 1),
      statistic: Statistic(
        "t", difference.value / difference.standardError,
        degreesOfFreedom: [Double(difference.degreesOfFreedom)]),
      p: difference.pValue)
  }

  private func difference(_ row: StubLayout.Row, _ first: Int, _ second: Int) -> DesignEstimate? {
    guard row.kind.isShare else { return means?.difference(between: first, and: second) }
    switch shares {
    case .none: return nil
    case .ofBlock(let shares):
      return shares.difference(of: row.slots, between: first, and: second)
    case .ofRows(let each): return each[row.slots]?.difference(of: [1], between: first, and: second)
    }
  }
}
