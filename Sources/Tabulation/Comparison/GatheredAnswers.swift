import Microdata
import SurveyStatistics

/// The answers that a comparison is about, gathered from a data set.
struct GatheredAnswers {
  let outcome: ComparedItem
  let other: ComparedItem
  /// Those with answers, in order.
  let samples: [ComparedSample]
  /// Groups asked for by name that nobody is in.
  let emptyGroups: [EmptyGroup]
  /// Whether the groups have an order of their own.
  let groupsAreOrdered: Bool
  let excluded: [Exclusion]
  let notes: [ComparisonNote]

  /// The most groups that are compared.
  static let groupLimit = 50

  init(_ request: ComparisonRequest, of dataset: Dataset) throws(TabulationError) {
    let isPaired = if case .pairs = request.design { true } else { false }
    let outcomeColumn = try dataset.column(request.outcome, for: .outcome)
    let otherColumn = try dataset.column(
      request.design.item, for: isPaired ? .pairs : .groups)
    try request.checkCategories()
    let table = request.tableRequest
    let selection = RowSelection(request.filter, of: dataset)
    let weights = try Self.weights(request.frequency, of: dataset, selection: selection)
    let scores = try ScoredAnswers(outcomeColumn, request: table, selection: selection)
    var notes = Self.notes(request, dataset: dataset, selection: selection)
    if let places = scores.placesOf { notes.append(.placesAsNumbers(request.outcome, places)) }
    notes += scores.suspicion(request.outcome, in: selection)
    outcome = ComparedItem(name: outcomeColumn.name, label: outcomeColumn.label)
    other = ComparedItem(name: otherColumn.name, label: otherColumn.label)
    if isPaired {
      let pair = try ScoredAnswers(otherColumn, request: table, selection: selection)
      if let places = pair.placesOf { notes.append(.placesAsNumbers(otherColumn.name, places)) }
      notes += pair.suspicion(otherColumn.name, in: selection)
      let data = try ComparisonData.pairs(scores, pair, selection: selection, weights: weights)
      samples = zip([outcomeColumn, otherColumn], data.samples).compactMap { column, values in
        Self.sample(code: column.name, label: column.label, values)
      }
      emptyGroups = []
      excluded = data.exclusions
      groupsAreOrdered = false
    } else {
      let side = try Side(otherColumn, request: table, selection: selection)
      let data = try ComparisonData.groups(scores, by: side, selection: selection, weights: weights)
      samples = zip(side.candidates, data.samples).compactMap { candidate, values in
        Self.sample(code: candidate.category.code, label: candidate.category.label, values)
      }
      guard samples.count <= Self.groupLimit else {
        throw .tooManyGroups(
          item: otherColumn.name, count: samples.count, limit: Self.groupLimit)
      }
      excluded = data.exclusions
      groupsAreOrdered = side.isOrdered
      let empty = side.candidates.indices.filter {
        side.candidates[$0].staysWhenEmpty && data.samples[$0].isEmpty
      }
      emptyGroups = side.emptyGroups(empty, asked: request.categories[otherColumn.name] != nil)
      if !empty.isEmpty { notes.append(.emptyGroupsLeftOut(empty.count)) }
    }
    self.notes = notes
  }

  private static func sample(code: String, label: String, _ values: [Double]) -> ComparedSample? {
    // It fails for no values alone, which are no sample.
    guard let summary = try? SampleSummary(values) else { return nil }
    return ComparedSample(code: code, label: label, values: values, summary: summary)
  }

  private static func weights(
    _ frequency: String?, of dataset: Dataset, selection: RowSelection
  ) throws(TabulationError) -> RowWeights? {
    guard let frequency else { return nil }
    return try RowWeights(
      try dataset.column(frequency, for: .weight), areFrequencies: true, selection: selection)
  }

  private static func notes(
    _ request: ComparisonRequest, dataset: Dataset, selection: RowSelection
  ) -> [ComparisonNote] {
    var notes = dataset.notes.map { ComparisonNote.data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount)))
    }
    if let frequency = request.frequency { notes.append(.data(.frequencyWeight(frequency))) }
    return notes
  }
}

extension Side {
  /// Groups that nobody is in, where they were asked for by name.
  func emptyGroups(_ places: [Int], asked: Bool) -> [EmptyGroup] {
    guard asked else { return [] }
    return places.map { place in
      let category = candidates[place].category
      return EmptyGroup(code: category.code, label: category.label, place: place)
    }
  }
}
