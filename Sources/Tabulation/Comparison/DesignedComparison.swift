import Microdata
import QuestionnaireModel
import SurveyStatistics

/// The groups of a sample compared under its design.
struct DesignedComparison {
  let result: ItemComparison

  init(_ request: ComparisonRequest, of dataset: Dataset) throws(TabulationError) {
    let outcome = try dataset.column(request.outcome, for: .outcome)
    let other = try dataset.column(request.design.item, for: .groups)
    try request.checkCategories()
    let table = request.tableRequest
    let selection = RowSelection(request.filter, of: dataset)
    let scores = try ScoredAnswers(outcome, request: table, selection: selection)
    let side = try Side(other, request: table, selection: selection)
    let weighted = try WeightedRows(request, of: dataset, selection: selection)
    let (weights, sample) = (weighted.weights, weighted.sample)
    let rows = GroupedRows(
      scores, side, weights: weights,
      selection: weights.map { $0.weighing(selection) } ?? selection, count: dataset.rowCount)
    let present = rows.present(side.candidates.count, weights: sample.design.weights.values)
    guard present.count <= GatheredAnswers.groupLimit else {
      throw .tooManyGroups(
        item: other.name, count: present.count, limit: GatheredAnswers.groupLimit)
    }
    let groups = rows.groups.map { group in
      present.firstIndex(of: Int(group)).map { Int32($0) } ?? -1
    }
    let samples = present.indices.compactMap { place in
      let category = side.candidates[present[place]].category
      return ComparedSample(
        of: rows.values, in: groups.map { $0 == place }, sample.design, code: category.code,
        label: category.label)
    }
    var results = ComparisonResults(level: request.level)
    results.compare(
      rows.values, groups: groups, labels: samples.map(\.label), sample,
      tests: ComparisonTestID.designTests.filter { request.tests.wantsOfDesign($0) })
    var notes = weighted.notes
    if let places = scores.placesOf { notes.append(.placesAsNumbers(request.outcome, places)) }
    notes += scores.suspicion(request.outcome, in: selection)
    let empty = side.candidates.indices.filter {
      side.candidates[$0].staysWhenEmpty && !present.contains($0)
    }
    if !empty.isEmpty { notes.append(.emptyGroupsLeftOut(empty.count)) }
    notes.append(
      .sample(
        sample.summary(
          degreesOfFreedom: sample.design.degreesOfFreedom(in: groups.map { $0 >= 0 }),
          level: request.level)))
    result = ItemComparison(
      request, outcome: ComparedItem(name: outcome.name, label: outcome.label),
      other: ComparedItem(name: other.name, label: other.label), samples: samples,
      emptyGroups: side.emptyGroups(empty, asked: request.categories[other.name] != nil),
      excluded: rows.excluded, results: results, notes: notes)
  }
}

/// Each row's answer and group; those without one of them lie outside and stay in the design.
private struct GroupedRows {
  let values: [Double]
  /// Negative outside the comparison.
  let groups: [Int32]
  let excluded: [Exclusion]

  init(
    _ scores: ScoredAnswers, _ side: Side, weights: RowWeights?, selection: RowSelection, count: Int
  ) {
    var values = [Double](repeating: 0, count: count)
    var groups = [Int32](repeating: -1, count: count)
    var reasons: [ExclusionReason: Int] = [.nonanswer(.missing): 0]
    for row in 0..<count where selection.holds(row) {
      switch (scores.rows[row], side.fate(row: row)) {
      case (.excluded(let reason), _), (_, .excluded(let reason)):
        reasons[reason, default: 0] += 1
      case (.score(let score), .shown(let group)):
        if let weights, weights.states[row] == RowWeights.State.missing.rawValue {
          reasons[.weight, default: 0] += 1
        } else {
          values[row] = score
          groups[row] = Int32(group)
        }
      }
    }
    self.values = values
    self.groups = groups
    excluded = ExclusionReason.inOrder.compactMap { reason in
      reasons[reason].map { Exclusion(reason: reason, count: $0) }
    }
  }

  /// The groups that anybody with weight is in.
  func present(_ count: Int, weights: [Double]) -> [Int] {
    var occurs = [Bool](repeating: false, count: count)
    for (row, group) in groups.enumerated() where group >= 0 && weights[row] > 0 {
      occurs[Int(group)] = true
    }
    return occurs.indices.filter { occurs[$0] }
  }
}

extension ComparisonSelection {
  /// Whether a test of a sample with a design is wanted: both where nothing is asked for.
  fileprivate func wantsOfDesign(_ id: ComparisonTestID) -> Bool {
    switch self {
    case .default, .all: true
    case .some(let ids): ids.contains(id)
    }
  }
}

extension ComparisonResults {
  fileprivate mutating func compare(
    _ values: [Double], groups: [Int32], labels: [String], _ sample: DesignedSample,
    tests: [ComparisonTestID]
  ) {
    guard labels.count >= 2 else {
      note(.emptyBase)
      return
    }
    if labels.count == 2 { note(.direction(first: labels[0], second: labels[1])) }
    for id in tests {
      attempt(id) { results throws(StatisticsError) in
        switch id {
        case .designMeans:
          let test = try DesignMeansTest(
            sample.design, of: values, groups: groups, replicates: sample.replicates)
          results.addDifference(
            .meanDifference, test.difference, test.differenceInterval(level: results.level))
          results.add(id, test)
        case .designRanks:
          let test = try DesignRankTest(
            sample.design, of: values, groups: groups, replicates: sample.replicates)
          results.note(.populationRanks)
          results.addDifference(
            .rankDifference, test.difference, test.differenceInterval(level: results.level))
          results.add(id, test)
        default: preconditionFailure("test \(id.rawValue) is not one of a design")
        }
      }
    }
  }

  /// Adds the first group's number less the second's.
  private mutating func addDifference(
    _ id: ComparisonEffectID, _ difference: Estimate?, _ interval: ConfidenceInterval?
  ) {
    guard let difference else { return }
    add(id, difference, interval)
  }
}
