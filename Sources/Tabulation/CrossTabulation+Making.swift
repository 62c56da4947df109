import Diagnostics
package import Microdata
import Words

extension CrossTabulation {
  /// Counts two columns of a data set against each other and computes what was asked for.
  ///
  /// A row counts where both items hold a shown category and the weight is there. Otherwise it is
  /// excluded for what the row item holds, else for what the column item holds, else for its weight.
  /// Rows for which the filter is not true are outside the base and not among the excluded.
  /// - Throws: where the request does not fit the data, or a weight is faulty.
  package init(
    _ request: CrossTabulationRequest, of dataset: Dataset
  ) throws(TabulationError) {
    guard 0 < request.level, request.level < 1 else { throw .levelOutOfRange(request.level) }
    let rowColumn = try dataset.column(request.rows, for: .rows)
    let columnColumn = try dataset.column(request.columns, for: .columns)
    try Self.checkCategories(request)
    guard request.design.isEmpty || !request.weighting.isFrequency else {
      throw .designOfFrequencies
    }
    let selection = RowSelection(request.filter, of: dataset)
    let fitted =
      try request.design.margins.isEmpty
      ? nil
      : FittedSample(
        request.design.margins, weight: request.weighting.column, of: dataset,
        selection: selection)
    let weights: RowWeights?
    if let fitted {
      weights = fitted.rowWeights(selection)
    } else {
      weights = try Self.weights(request.weighting, of: dataset, selection: selection)
    }
    let rowSide = try Side(rowColumn, request: request, selection: selection)
    let columnSide = try Side(columnColumn, request: request, selection: selection)
    let counted = try CountedTable(
      rows: rowSide, columns: columnSide, request: request, selection: selection,
      weights: weights)
    let designed =
      request.isDesignBased
      ? try DesignedTable(
        counted, rows: rowSide, columns: columnSide, weights: weights, fitted: fitted,
        request: request,
        dataset: dataset, selection: selection) : nil
    let statistics = try TableStatistics(counted, designed: designed, request: request)
    self.init(
      request: request, dataset: dataset, counted: counted, design: designed?.table,
      statistics: statistics,
      tally: RowTally(dataset.rowCount, selection, weights),
      remarks: Self.notes(
        of: request, dataset: dataset, selection: selection,
        weightless: weights?.weightless ?? 0),
      condition: request.filter.flatMap { PlanCondition($0, of: dataset) })
  }

  private static func checkCategories(
    _ request: CrossTabulationRequest
  ) throws(TabulationError) {
    let sides = [request.rows, request.columns]
    let absent = request.categories.keys.filter { !sides.contains($0) }.min()
    guard let absent else { return }
    throw .categoriesOfAbsentItem(absent, suggestion: suggestion(for: absent, among: sides))
  }

  private static func weights(
    _ weighting: Weighting, of dataset: Dataset, selection: RowSelection
  ) throws(TabulationError) -> RowWeights? {
    guard let name = weighting.column else { return nil }
    let isFrequency = if case .frequency = weighting { true } else { false }
    return try RowWeights(
      try dataset.column(name, for: .weight), areFrequencies: isFrequency, selection: selection)
  }

  private static func notes(
    of request: CrossTabulationRequest, dataset: Dataset, selection: RowSelection, weightless: Int
  ) -> [TableNote] {
    var notes = dataset.notes.map(TableNote.data)
    if let filter = request.filter {
      notes.append(
        .filter(
          filter.text, kept: selection.count, of: dataset.rowCount,
          unknown: selection.unknownCount))
    }
    if weightless > 0 { notes.append(.weightless(weightless)) }
    if request.nonanswers != .outside { notes.append(.nonanswersIncluded) }
    switch request.weighting {
    case .none where request.isDesignBased: break
    case .none: notes.append(.intervals(level: request.level))
    case .frequency(let name):
      notes += [.frequencyWeight(name), .intervals(level: request.level)]
    case .sampling: break
    }
    return notes
  }
}

extension Dataset {
  func column(
    _ name: String, for role: ColumnRole
  ) throws(TabulationError) -> Column {
    if let column = self[name] { return column }
    let known = columns.map(\.name)
    throw .unknownColumn(
      name, role: role, suggestion: suggestion(for: name, among: known), known: known)
  }
}
