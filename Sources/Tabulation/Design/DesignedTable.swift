import Microdata
import SurveyStatistics

/// A counted table with its covariance under the design of the sample.
struct DesignedTable {
  /// Nil where its covariance would take more memory or steps than are given.
  let table: DesignTable?
  let summary: DesignSummary
  /// The cells of a table whose covariance is not made.
  let cellsWithoutCovariance: Int?

  /// Nil where nobody is in the table.
  init?(
    _ counted: CountedTable, rows: Side, columns: Side, weights: RowWeights?,
    fitted: FittedSample?, request: CrossTabulationRequest, dataset: Dataset,
    selection: RowSelection
  ) throws(TabulationError) {
    guard counted.unweighted.total > 0 else { return nil }
    let sample = try DesignedSample(
      request.design, weights: weights?.values, fitted: fitted, of: dataset)
    var cells = CellCodes.joined(
      rows.places(counted.shownRows), columns.places(counted.shownColumns),
      columnCount: counted.shownColumns.count)
    if let mask = selection.mask {
      for row in cells.indices where mask[row] == 0 { cells[row] = -1 }
    }
    if let states = weights?.states {
      for row in cells.indices where states[row] != RowWeights.State.counted.rawValue {
        cells[row] = -1
      }
    }
    let (rows, columns) = (counted.shownRows.count, counted.shownColumns.count)
    do throws(StatisticsError) {
      let table = try sample.table(cells: cells, rows: rows, columns: columns)
      self.table = table
      cellsWithoutCovariance = nil
      summary = sample.summary(degreesOfFreedom: table.degreesOfFreedom, level: request.level)
    } catch {
      // It fails otherwise for a table without weight alone, which is refused when it is counted.
      guard case .tooManyCells(let found) = error else { return nil }
      table = nil
      cellsWithoutCovariance = found
      summary = sample.summary(
        degreesOfFreedom: sample.design.degreesOfFreedom(in: cells.map { $0 >= 0 }),
        level: request.level)
    }
  }
}

private enum CellCodes {
  static func joined(_ rows: [Int32], _ columns: [Int32], columnCount: Int) -> [Int32] {
    zip(rows, columns).map { $0 < 0 || $1 < 0 ? -1 : $0 * Int32(columnCount) + $1 }
  }
}

extension Side {
  /// For each row of the data the place of its category among those shown; -1 where it has none.
  fileprivate func places(_ shown: [Int]) -> [Int32] {
    let placeOfSlot = fates.map { fate -> Int32 in
      guard case .shown(let candidate) = fate, let place = shown.firstIndex(of: candidate) else {
        return -1
      }
      return Int32(place)
    }
    return switch codes {
    case .narrow(let codes): codes.map { placeOfSlot[Int($0)] }
    case .wide(let codes): codes.map { placeOfSlot[Int($0)] }
    }
  }
}
