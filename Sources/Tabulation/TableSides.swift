import SurveyStatistics

/// What the items of a table have in common, and what order their categories have.
struct TableSides {
  /// How the categories of the columns answer to those of the rows.
  enum Matching: Equatable {
    /// They are the same, and stand at these places.
    case shared(columnPlaces: [Int])
    /// They are as many and others, so that only their places match.
    case byPlace
    /// Some are the same and some are not.
    case partial
    case differentNumbers
  }

  let areOrdered: Bool
  let showNonanswers: Bool
  let matching: Matching
  let rows: TableItem
  let columns: TableItem

  init(rows: TableItem, columns: TableItem) {
    self.rows = rows
    self.columns = columns
    areOrdered = rows.isOrdered && columns.isOrdered
    showNonanswers = rows.showsNonanswers || columns.showsNonanswers
    matching = Self.match(rows.categories, columns.categories)
  }

  private static func match(_ rows: [TableCategory], _ columns: [TableCategory]) -> Matching {
    let places = rows.compactMap { columns.firstIndex(of: $0) }
    if places.count == rows.count, rows.count == columns.count {
      return .shared(columnPlaces: places)
    }
    guard rows.count == columns.count else {
      return places.isEmpty ? .differentNumbers : .partial
    }
    if rows.map(\.code) == columns.map(\.code) { return .byPlace }
    let haveCommonCode = rows.contains { row in columns.contains { $0.code == row.code } }
    return haveCommonCode ? .partial : .byPlace
  }

  private var areShared: Bool { if case .shared = matching { true } else { false } }

  /// Whether a statistic comes with the table when nothing is asked for.
  func bringAlong(_ statistic: TableStatistic) -> Bool {
    if statistic.needsOrder {
      return areOrdered && !showNonanswers && (!statistic.needsSharedCategories || areShared)
    }
    return statistic.needsSharedCategories ? areShared : statistic.isUsual
  }

  /// The counts with the columns put in the rows' order, for statistics of square tables.
  func squared(_ table: ContingencyTable) -> ContingencyTable {
    guard case .shared(let places) = matching else { return table }
    return ContingencyTable(
      counts: (0..<table.rows).flatMap { row in places.map { table[row, $0] } }, rows: table.rows,
      columns: places.count)
  }
}
