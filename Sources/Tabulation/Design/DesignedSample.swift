import Microdata
import SurveyStatistics

/// A sample with its design as it was asked for: weights fitted to margins, and replicates.
struct DesignedSample {
  let request: DesignRequest
  let design: SurveyDesign
  let replicates: ReplicateWeights?

  /// - Parameters:
  ///   - weights: of all rows, checked, where they are not fitted; nil where all weigh the same.
  ///   - fitted: the weights fitted to the margins of the request.
  /// - Throws: where the design, or its replicates, contradict the data.
  init(
    _ request: DesignRequest, weights: [Double]?, fitted: FittedSample?, of dataset: Dataset
  ) throws(TabulationError) {
    self.request = request
    let start = try SurveyDesign(request, weights: fitted?.start.values ?? weights, of: dataset)
    do throws(ReplicationError) {
      replicates = try request.replication.map { method throws(ReplicationError) in
        if let fitted {
          try ReplicateWeights(start, by: method, calibratedTo: fitted.targets)
        } else {
          try ReplicateWeights(start, by: method)
        }
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

  func summary(degreesOfFreedom: Int, level: Double) -> DesignSummary {
    DesignSummary(
      request: request, strata: design.strata, units: design.primaryUnits,
      degreesOfFreedom: degreesOfFreedom, lonelyCount: design.lonelyCount, level: level,
      replicates: replicates?.replicates)
  }
}

/// Weights fitted to a population over all rows of the data, whoever an analysis is about.
///
/// Rows without an answer to one of the margins weigh nothing and stay in the design.
struct FittedSample {
  let start: SamplingWeights
  let targets: CalibrationTargets
  let fitted: CalibratedWeights
  let isComplete: [Bool]

  /// - Parameter weight: the sampling weight to begin with; nil where all are alike.
  /// - Throws: as `SampleWeighting`.
  init(
    _ margins: [WeightingRequest.Margin], weight: String?, of dataset: Dataset
  ) throws(TabulationError) {
    let everyone = RowSelection(nil, of: dataset)
    let sides = try MarginSides(margins, of: dataset, selection: everyone)
    let weights = try weight.map { name throws(TabulationError) in
      try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: everyone)
    }
    let complete = CompleteRows(
      sides, start: weights, selection: everyone, count: dataset.rowCount)
    guard !complete.rows.isEmpty else { throw .nobodyToWeight }
    var isComplete = [Bool](repeating: false, count: dataset.rowCount)
    for place in 0..<complete.rows.count { isComplete[complete.rows[place]] = true }
    let people = Double(complete.rows.count)
    do throws(WeightError) {
      start = try SamplingWeights(
        isComplete.indices.map { isComplete[$0] ? weights?.values[$0] ?? 1 : 0 })
    } catch {
      throw .weights(error)
    }
    do throws(WeightingError) {
      targets = try sides.targets(codes: sides.margins.map(\.codesOfAllRows), people: people)
      fitted = try CalibratedWeights(start, to: targets)
    } catch {
      throw .weighting(error)
    }
    self.isComplete = isComplete
  }

  /// The fitted weights as those of an analysis of some rows.
  func rowWeights(_ selection: RowSelection) -> RowWeights {
    RowWeights(fitted.weights.values, isThere: isComplete, selection: selection)
  }
}
