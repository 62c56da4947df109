package import Microdata
import SurveyStatistics

/// Who of some data is counted, what each of them weighs, and how they were drawn.
///
/// Every analysis takes one. Rows for which a condition is not true are outside; so are those that
/// weigh nothing, whatever they hold. Rows without a weight are left out of what needs it, and told
/// among those who are excluded.
package struct Sample: Sendable {
  package let data: Dataset
  package let weighting: Weighting
  package let design: DesignRequest
  /// The rows that the conditions select, whatever they weigh.
  let selection: RowSelection
  /// Nil where each row weighs one.
  let weights: RowWeights?
  /// The weights fitted to the margins of the design.
  let fitted: FittedSample?
  /// The conditions, by the names of columns.
  let conditions: [PlanCondition]

  /// - Throws: where a weight is faulty, or the design does not fit the weights or the margins.
  package init(
    _ data: Dataset, where filter: RowFilter? = nil, weighting: Weighting = .none,
    design: DesignRequest = DesignRequest()
  ) throws(TabulationError) {
    guard design.isEmpty || !weighting.isFrequency else { throw .designOfFrequencies }
    try self.init(
      data, where: filter.map { [PlanCondition($0, of: data)] } ?? [], weighting: weighting,
      design: design)
  }

  /// The sample of a plan's table.
  ///
  /// - Throws: as above, and where a condition looks at a column that is not there.
  init(
    _ data: Dataset, where conditions: [PlanCondition], weighting: Weighting,
    design: DesignRequest = DesignRequest()
  ) throws(TabulationError) {
    for name in conditions.flatMap(\.columns) { _ = try data.column(name, for: .item) }
    self.data = data
    self.weighting = weighting
    self.design = design
    self.conditions = conditions
    let selection = conditions.compactMap { $0.filter(of: data) }
      .reduce(RowSelection(all: data)) { $0.intersected(with: RowSelection($1, of: data)) }
    self.selection = selection
    fitted =
      design.margins.isEmpty
      ? nil
      : try FittedSample(
        design.margins, weight: weighting.column, of: data, selection: selection)
    if let fitted {
      weights = fitted.rowWeights(selection)
    } else {
      weights = try weighting.column.map { name throws(TabulationError) in
        try RowWeights(
          try data.column(name, for: .weight), areFrequencies: weighting.isFrequency,
          selection: selection)
      }
    }
  }
}

extension Sample {
  private init(
    _ whole: Sample, _ data: Dataset, weighting: Weighting, design: DesignRequest,
    weights: RowWeights?, fitted: FittedSample?
  ) {
    self.data = data
    self.weighting = weighting
    self.design = design
    self.weights = weights
    self.fitted = fitted
    selection = whole.selection
    conditions = whole.conditions
  }

  /// The same rows and weights with more columns, as if each row were drawn by itself.
  func drawnSingly(with columns: [Column] = []) -> Sample {
    var design = DesignRequest()
    design.margins = self.design.margins
    return Sample(
      self,
      Dataset(
        name: data.name, rowCount: data.rowCount, columns: data.columns + columns,
        notes: data.notes),
      weighting: weighting, design: design, weights: weights, fitted: fitted)
  }

  /// The same rows, each of which weighs one.
  var unweighted: Sample {
    Sample(
      self, data, weighting: .none, design: DesignRequest(), weights: nil, fitted: nil)
  }
}

extension Sample {
  /// Whether numbers of people are estimated from a sample, and not counted.
  package var isDesignBased: Bool { weighting.isSampling || !design.isEmpty }

  /// One where a row counts; nil where all do.
  var counted: [UInt8]? { weights?.counted ?? selection.mask }

  /// The selected rows that stand for somebody, or lack a weight.
  var weighing: RowSelection { weights?.weighing(selection) ?? selection }

  /// Whether a row is selected and weighs something.
  func weighs(_ row: Int) -> Bool {
    guard let weights else { return selection.holds(row) }
    return weights.states[row] == RowWeights.State.counted.rawValue
  }

  /// The sample with its strata, clusters and replicates.
  ///
  /// - Throws: where a column of the design is not there or not complete, or they contradict the data.
  func designed() throws(TabulationError) -> DesignedSample {
    try DesignedSample(design, weights: weights?.values, fitted: fitted, of: data)
  }

  /// What every analysis says of the rows that it is about.
  var notes: [TableNote] {
    let weightless = weights?.weightless ?? 0
    return readingNotes + (weightless > 0 ? [.weightless(weightless)] : [])
  }

  /// How the rows were read and selected, whatever they weigh.
  var readingNotes: [TableNote] {
    var notes = data.notes.map(TableNote.data)
    if !conditions.isEmpty {
      notes.append(
        .filter(
          conditions.map(\.text).joined(separator: " and "), kept: selection.count,
          of: data.rowCount, unknown: selection.unknownCount))
    }
    return notes
  }
}
