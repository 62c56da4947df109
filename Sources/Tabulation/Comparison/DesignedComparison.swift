import Microdata
import QuestionnaireModel
import SurveyStatistics

/// The groups of a sample compared under its design.
struct DesignedComparison {
  let result: ItemComparison

  init(_ request: ComparisonRequest, of dataset: Dataset) throws(TabulationError) {
    let outcome = try dataset.column(request.outcome, for: .outcome)
    let other = try dataset.column(request.design.item, for: .groups)
    let table = request.tableRequest
    let selection = RowSelection(request.filter, of: dataset)
    let scores = try ScoredAnswers(outcome, request: table, selection: selection)
    let side = try Side(other, request: table, selection: selection)
    let fitted = try FittedSample.ifAsked(
      request.sample, weight: request.weight, of: dataset, selection: selection)
    let weights: RowWeights?
    if let fitted {
      weights = fitted.rowWeights(selection)
    } else if let name = request.weight {
      weights = try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: selection)
    } else {
      weights = nil
    }
    let sample = try DesignedSample(
      request.sample, weights: weights?.values, fitted: fitted, of: dataset)
    let rows = GroupedRows(
      scores, side, weights: weights, selection: selection, count: dataset.rowCount)
    let present = rows.present(side.candidates.count, weights: sample.design.weights.values)
    guard present.count <= GatheredAnswers.groupLimit else {
      throw .tooManyGroups(
        item: other.name, count: present.count, limit: GatheredAnswers.groupLimit)
    }
    let groups = rows.groups.map { group in
      present.firstIndex(of: Int(group)).map { Int32($0) } ?? -1
    }
    let samples = present.indices.compactMap { place in
      Self.sample(
        side.candidates[present[place]].category, rows.values, groups.map { $0 == place },
        sample.design)
    }
    var results = ComparisonResults(level: request.level)
    results.compare(
      rows.values, groups: groups, labels: samples.map(\.label), sample,
      tests: ComparisonTestID.designTests.filter { request.tests.wantsOfDesign($0) })
    var notes = dataset.notes.map { ComparisonNote.data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount)))
    }
    if let places = scores.placesOf { notes.append(.placesAsNumbers(request.outcome, places)) }
    if let weight = request.weight { notes.append(.weight(weight)) }
    notes.append(
      .sample(
        sample.summary(
          degreesOfFreedom: sample.design.degreesOfFreedom(in: groups.map { $0 >= 0 }),
          level: request.level)))
    result = ItemComparison(
      request, outcome: ComparedItem(name: outcome.name, label: outcome.label),
      other: ComparedItem(name: other.name, label: other.label), samples: samples,
      excluded: rows.excluded, results: results, notes: notes)
  }

  private static func sample(
    _ category: TableCategory, _ values: [Double], _ domain: [Bool], _ design: SurveyDesign
  ) -> ComparedSample? {
    // They fail for a group without weight alone, which is left out before.
    guard let mean = try? design.mean(of: values, in: domain),
      let median = try? design.quantile(0.5, of: values, in: domain)
    else { return nil }
    let squares = values.map { ($0 - mean.value) * ($0 - mean.value) }
    let n = Double(mean.observations)
    let variance = (try? design.mean(of: squares, in: domain)).map { $0.value * n / (n - 1) }
    return ComparedSample(
      code: category.code, label: category.label, size: mean.observations, mean: mean.value,
      standardDeviation: n > 1 ? variance?.squareRoot() : nil, median: median.value)
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
    if labels.count == 2 { note(.direction(first: labels[1], second: labels[0])) }
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

  /// Adds the second group's number less the first's, as the statistics have it.
  private mutating func addDifference(
    _ id: ComparisonEffectID, _ difference: Estimate?, _ interval: ConfidenceInterval?
  ) {
    guard let difference else { return }
    add(id, difference, interval)
  }
}
