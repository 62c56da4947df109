import Microdata
import SurveyStatistics

/// A sample with its design as it was asked for: weights fitted to margins, and replicates.
struct DesignedSample: Sendable {
  let request: DesignRequest
  let design: SurveyDesign
  let replicates: ReplicateWeights?
  /// The rows without a weight because the margins do not know their categories.
  private let outside: FittedSample.Outside?

  /// - Parameters:
  ///   - weights: of all rows, checked, where they are not fitted; nil where all weigh the same.
  ///   - fitted: the weights fitted to the margins of the request.
  /// - Throws: where the design, or its replicates, contradict the data.
  init(
    _ request: DesignRequest, weights: [Double]?, fitted: FittedSample?, of dataset: Dataset
  ) throws(TabulationError) {
    self.request = request
    outside = fitted?.outside
    let start = try SurveyDesign(request, weights: fitted?.start.values ?? weights, of: dataset)
    do throws(ReplicationError) {
      replicates = try request.replication.map { method throws(ReplicationError) in
        try ReplicateWeights.requireEffect(of: start, on: method)
        guard let fitted else { return try ReplicateWeights(start, by: method) }
        return try ReplicateWeights(start, by: method, calibratedTo: fitted.targets)
      }
    } catch {
      throw .replication(error)
    }
    design = fitted.map { start.calibrated($0.fitted, to: $0.targets) } ?? start
  }

  func table(
    cells: [Int32], rows: Int, columns: Int
  ) throws(StatisticsError) -> DesignTable {
    guard let replicates else {
      return try DesignTable(design, cells: cells, rows: rows, columns: columns)
    }
    return try replicates.table(cells: cells, rows: rows, columns: columns)
  }

  /// The table of two items, by the places of each row in them; negative outside.
  func table(
    rows: [Int32], count: Int, columns: [Int32], width: Int
  ) throws(StatisticsError) -> DesignTable {
    let width32 = Int32(width)
    let cells = [Int32](unsafeUninitializedCapacity: rows.count) { cells, filled in
      for row in 0..<rows.count {
        let isOutside = rows[row] < 0 || columns[row] < 0
        cells[row] = isOutside ? -1 : rows[row] &* width32 &+ columns[row]
      }
      filled = rows.count
    }
    return try table(cells: cells, rows: count, columns: width)
  }

  func summary(degreesOfFreedom: Int, level: Double) -> DesignSummary {
    DesignSummary(
      request: request, strata: design.strata, units: design.primaryUnits,
      degreesOfFreedom: degreesOfFreedom, lonelyCount: design.lonelyCount, level: level,
      replicates: replicates?.replicates, outside: outside)
  }
}
