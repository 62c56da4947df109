import Microdata
import SurveyStatistics

/// Weights fitted to a population over all rows of the data, whoever an analysis is about.
///
/// Rows without an answer to one of the margins weigh nothing and stay in the design. So do those
/// outside the selection whose category has no share: they are not of the population described.
struct FittedSample {
  let start: SamplingWeights
  let targets: CalibrationTargets
  let fitted: CalibratedWeights
  let isComplete: [Bool]
  /// Whether a row's weight to begin with is zero.
  private let isWeightless: [Bool]
  /// Nil where there are none.
  let outside: Outside?

  /// The rows that an analysis leaves out and the margins do not know.
  struct Outside: Hashable, Sendable {
    let count: Int
    /// The margins that do not have their categories.
    let items: [String]
  }

  /// - Parameters:
  ///   - weight: the sampling weight to begin with; nil where all are alike.
  ///   - selection: what the analysis is about, in which every category must have its share.
  /// - Throws: as `SampleWeighting`.
  init(
    _ margins: [WeightingRequest.Margin], weight: String?, of dataset: Dataset,
    selection: RowSelection
  ) throws(TabulationError) {
    let everyone = RowSelection(all: dataset)
    let sides = try MarginSides(margins, of: dataset, selection: everyone)
    let weights = try weight.map { name throws(TabulationError) in
      try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: everyone)
    }
    let complete = CompleteRows(
      sides, start: weights, selection: everyone, count: dataset.rowCount)
    var isComplete = [Bool](repeating: false, count: dataset.rowCount)
    for place in 0..<complete.rows.count { isComplete[complete.rows[place]] = true }
    outside = Self.leaveOut(&isComplete, sides, selection)
    let people = Double(
      isComplete.indices.count { isComplete[$0] && weights?.values[$0] ?? 1 > 0 })
    guard people > 0 else { throw .nobodyToWeight }
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
    isWeightless = isComplete.indices.map { row in
      weights.map { $0.states[row] == RowWeights.State.leftOut.rawValue } ?? false
    }
  }

  /// The fitted weights as those of an analysis of some rows.
  ///
  /// A row that weighs nothing to begin with has that weight whatever it holds.
  func rowWeights(_ selection: RowSelection) -> RowWeights {
    RowWeights(
      fitted.weights.values, isThere: zip(isComplete, isWeightless).map { $0 || $1 },
      selection: selection)
  }

  /// Leaves out the rows outside the selection whose category has no share.
  private static func leaveOut(
    _ isComplete: inout [Bool], _ sides: MarginSides, _ selection: RowSelection
  ) -> Outside? {
    guard selection.mask != nil else { return nil }
    var count = 0
    var items: [String] = []
    let codes = sides.margins.map(\.codesOfAllRows)
    for row in isComplete.indices where isComplete[row] && !selection.holds(row) {
      let unknown = sides.margins.indices.filter {
        sides.margins[$0].groups[Int(codes[$0][row])].share == 0
      }
      guard !unknown.isEmpty else { continue }
      isComplete[row] = false
      count += 1
      for place in unknown where !items.contains(sides.margins[place].side.item) {
        items.append(sides.margins[place].side.item)
      }
    }
    return count == 0 ? nil : Outside(count: count, items: items)
  }
}
