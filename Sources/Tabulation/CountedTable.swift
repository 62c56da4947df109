import Microdata
import QuestionnaireModel

/// The counts of a table before anything is tested.
struct CountedTable {
  let rows: TableItem
  let columns: TableItem
  let base: TableBase
  let unweighted: CellMatrix<Int>
  let weighted: CellMatrix<Double>
  /// The candidates of each side that are shown.
  let shownRows: [Int]
  let shownColumns: [Int]

  init(
    rows: Side, columns: Side, request: CrossTabulationRequest, selection: RowSelection,
    weights: RowWeights?
  ) throws(TabulationError) {
    let joint = JointCounts(rows, columns, mask: selection.mask, weights: weights)
    var sums = CellSums(rows: rows.candidates.count, columns: columns.candidates.count)
    for (row, rowFate) in rows.fates.enumerated() {
      for (column, columnFate) in columns.fates.enumerated() {
        sums.add(joint[row, column], rowFate, columnFate, weighting: request.weighting)
      }
    }
    let shownRows = rows.shown(counts: sums.unweighted.rowTotals)
    let shownColumns = columns.shown(counts: sums.unweighted.columnTotals)
    let unweighted = sums.unweighted.keeping(rows: shownRows, columns: shownColumns)
    let scaled = sums.weighted.keeping(rows: shownRows, columns: shownColumns)
    let squares = sums.squared.keeping(rows: shownRows, columns: shownColumns)
    let unit = weights?.unit ?? 1
    let weighted = unit == 1 ? scaled : scaled.map { $0 * unit }
    try Self.check(
      weighted.total, of: unweighted.total, weighting: request.weighting,
      nobodyWeighs: weights?.nobodyWeighs ?? false)
    base = TableBase(
      total: BaseCounts(
        unweighted: unweighted.total, weighted: weighted.total,
        effective: Self.effective(scaled.total, squares.total)),
      columns: Self.bases(unweighted, weighted: weighted, scaled: scaled, squares: squares),
      excluded: sums.exclusions)
    self.unweighted = unweighted
    self.weighted = weighted
    self.shownRows = shownRows
    self.shownColumns = shownColumns
    self.rows = rows.tableItem(shownRows)
    self.columns = columns.tableItem(shownColumns)
  }

  private static func bases(
    _ unweighted: CellMatrix<Int>, weighted: CellMatrix<Double>, scaled: CellMatrix<Double>,
    squares: CellMatrix<Double>
  ) -> [BaseCounts] {
    let effective = zip(scaled.columnTotals, squares.columnTotals).map(Self.effective)
    return zip(zip(unweighted.columnTotals, weighted.columnTotals), effective).map {
      BaseCounts(unweighted: $0.0, weighted: $0.1, effective: $1)
    }
  }

  private static func effective(_ sum: Double, _ sumOfSquares: Double) -> Double {
    sumOfSquares > 0 ? sum * sum / sumOfSquares : 0
  }

  private static func check(
    _ sum: Double, of respondents: Int, weighting: Weighting, nobodyWeighs: Bool
  ) throws(TabulationError) {
    switch weighting {
    case .none: break
    case .frequency(let name):
      guard sum < CellSums.largestExactCount else { throw .weightsTooLarge(name) }
    case .sampling(let name):
      guard sum.isFinite else { throw .weightsTooLarge(name) }
      guard sum > 0 || respondents == 0 && !nobodyWeighs else { throw .weightsAllZero(name) }
    }
  }
}

/// The counts of all cells that may be shown, and of the rows left out.
private struct CellSums {
  var unweighted: CellMatrix<Int>
  var weighted: CellMatrix<Double>
  var squared: CellMatrix<Double>
  private var excluded: [ExclusionReason: Int] = [:]

  /// From here on, `Double` no longer tells neighboring whole numbers apart.
  static let largestExactCount = 0x1p53

  init(rows: Int, columns: Int) {
    unweighted = CellMatrix(repeating: 0, rows: rows, columns: columns)
    weighted = CellMatrix(repeating: 0, rows: rows, columns: columns)
    squared = CellMatrix(repeating: 0, rows: rows, columns: columns)
  }

  mutating func add(
    _ cell: JointCounts.Cell, _ row: Side.Fate, _ column: Side.Fate, weighting: Weighting
  ) {
    guard cell.rows + cell.withoutWeight > 0 else { return }
    // A frequency repeats the respondent: the count is the sum, and each copy weighs one.
    let isFrequency = if case .frequency = weighting { true } else { false }
    let respondents =
      isFrequency ? Int(min(cell.weight, Self.largestExactCount)) : cell.rows
    switch (row, column) {
    case (.excluded(let reason), _), (_, .excluded(let reason)):
      excluded[reason, default: 0] += respondents + cell.withoutWeight
    case (.shown(let row), .shown(let column)):
      unweighted[row, column] += respondents
      weighted[row, column] += cell.weight
      squared[row, column] += isFrequency ? cell.weight : cell.squaredWeight
      excluded[.weight, default: 0] += cell.withoutWeight
    }
  }

  var exclusions: [Exclusion] {
    ExclusionReason.inOrder.compactMap { reason in
      let count = excluded[reason, default: 0]
      return count > 0 || reason == .nonanswer(.missing)
        ? Exclusion(reason: reason, count: count) : nil
    }
  }
}

extension Side {
  /// The candidates that stay in the table, given how many respondents each holds.
  fileprivate func shown(counts: [Int]) -> [Int] {
    candidates.indices.filter { candidates[$0].staysWhenEmpty || counts[$0] > 0 }
  }

  fileprivate func tableItem(_ shown: [Int]) -> TableItem {
    TableItem(
      name: item, label: label, categories: shown.map { candidates[$0].category },
      isOrdered: isOrdered,
      nonanswers: Set(shown.indices.filter { candidates[shown[$0]].isNonanswer }))
  }
}
