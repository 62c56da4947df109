import SurveyStatistics

/// The forms of one table that different statistics look at.
struct TableForms {
  let sides: TableSides
  /// All categories shown.
  let given: ContingencyTable
  /// Without the categories that nobody chose.
  let reduced: ContingencyTable
  /// With the columns in the rows' order.
  let square: ContingencyTable
  /// With two categories on one side and, on the other, all that have a place in the order.
  let trend: ContingencyTable

  init(_ sides: TableSides, _ given: ContingencyTable) {
    self.sides = sides
    self.given = given
    reduced = given.withoutEmptyCategories
    square = sides.squared(given)
    trend =
      given.rows == 2 || given.columns == 2
      ? given : reduced.rows == 2 || reduced.columns == 2 ? reduced : given
  }

  var isTwoByTwo: Bool { reduced.rows == 2 && reduced.columns == 2 }

  var hasEmptyCategories: Bool { reduced.counts.count < given.counts.count }

  /// Why a statistic cannot be asked of the table.
  enum Obstacle {
    case shape(StatisticsError)
    case unsuited(TableNote.Unsuitability)
  }

  func obstacle(to statistic: TableStatistic) -> Obstacle? {
    if let obstacle = shapeObstacle(to: statistic.shape) { return obstacle }
    return statistic.needsOrder && sides.showNonanswers ? .unsuited(.nonanswersShown) : nil
  }

  private func shapeObstacle(to shape: TableStatistic.TableShape) -> Obstacle? {
    switch shape {
    case .any: return nil
    case .twoByTwo: return Self.twoByTwoObstacle(reduced)
    case .binarySide:
      return trend.rows == 2 || trend.columns == 2
        ? nil : .shape(.noBinarySide(rows: trend.rows, columns: trend.columns))
    case .twoColumns: return reduced.columns == 2 ? nil : .unsuited(.notTwoColumns(reduced.columns))
    case .square: return squareObstacle
    case .squareTwoByTwo: return squareObstacle ?? Self.twoByTwoObstacle(square)
    }
  }

  private static func twoByTwoObstacle(_ table: ContingencyTable) -> Obstacle? {
    table.rows == 2 && table.columns == 2
      ? nil : .shape(.notTwoByTwo(rows: table.rows, columns: table.columns))
  }

  private var squareObstacle: Obstacle? {
    switch sides.matching {
    case .shared, .byPlace: nil
    case .partial: .unsuited(.categoriesDiffer)
    case .differentNumbers: .shape(.notSquare(rows: given.rows, columns: given.columns))
    }
  }
}

// MARK: - Reading the numbers the right way round

extension TableForms {
  private func labels(_ item: TableItem, _ totals: [Double]) -> [String] {
    zip(item.categories, totals).filter { $0.1 > 0 }.map(\.0.label)
  }

  /// The second of the two categories, and the side whose order is followed.
  var trendNote: TableNote {
    let isByRows = trend.columns == 2
    let item = isByRows ? sides.columns : sides.rows
    let all = item.categories.map(\.label)
    let chosen = labels(item, isByRows ? given.columnTotals : given.rowTotals)
    return .trendOf(
      category: (all.count == 2 ? all : chosen)[1], across: isByRows ? .rows : .columns)
  }

  var riskRatioNote: TableNote {
    let rows = labels(sides.rows, given.rowTotals)
    return .riskRatioOf(
      row: rows[0], toRow: rows[1], column: labels(sides.columns, given.columnTotals)[0])
  }

  var mcnemarNote: TableNote? {
    // Both fail only where the test itself did.
    guard let exact = try? McNemarTest(square, method: .exact),
      let midP = try? McNemarTest(square, method: .midP)
    else { return nil }
    return .mcnemarChanges(
      first: Int(exact.firstChange), second: Int(exact.secondChange), exact: exact.pValue.value,
      midP: midP.pValue.value)
  }
}
