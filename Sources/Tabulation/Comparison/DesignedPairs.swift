import Microdata
import QuestionnaireModel
import SurveyStatistics

/// Two answers of the same respondents compared under the design of their sample.
struct DesignedPairs {
  let result: ItemComparison

  init(_ request: ComparisonRequest, of dataset: Dataset) throws(TabulationError) {
    let outcome = try dataset.column(request.outcome, for: .outcome)
    let other = try dataset.column(request.design.item, for: .pairs)
    try request.checkCategories()
    let table = request.tableRequest
    let selection = RowSelection(request.filter, of: dataset)
    let first = try ScoredAnswers(outcome, request: table, selection: selection)
    let second = try ScoredAnswers(other, request: table, selection: selection)
    let weighted = try WeightedRows(request, of: dataset, selection: selection)
    let rows = PairedRows(
      first, second, weights: weighted.weights,
      selection: weighted.weights.map { $0.weighing(selection) } ?? selection,
      count: dataset.rowCount)
    let design = weighted.sample.design
    let samples = [(outcome, rows.first), (other, rows.second)].compactMap { column, values in
      ComparedSample(
        of: values, in: rows.isPair, design, code: column.name, label: column.label)
    }
    var results = ComparisonResults(level: request.level)
    results.compare(rows, weighted.sample)
    var notes = weighted.notes
    for (scores, column) in [(first, outcome), (second, other)] {
      if let places = scores.placesOf { notes.append(.placesAsNumbers(column.name, places)) }
      notes += scores.suspicion(column.name, in: selection)
    }
    notes.append(.direction(first: outcome.name, second: other.name))
    notes.append(
      .sample(
        weighted.sample.summary(
          degreesOfFreedom: design.degreesOfFreedom(in: rows.isPair), level: request.level)))
    result = ItemComparison(
      request, outcome: ComparedItem(name: outcome.name, label: outcome.label),
      other: ComparedItem(name: other.name, label: other.label), samples: samples,
      excluded: rows.excluded, results: results, notes: notes)
  }
}

/// Each row's two answers; rows without one of them lie outside and stay in the design.
private struct PairedRows {
  let first: [Double]
  let second: [Double]
  let isPair: [Bool]
  let excluded: [Exclusion]

  init(
    _ outcome: ScoredAnswers, _ other: ScoredAnswers, weights: RowWeights?,
    selection: RowSelection, count: Int
  ) {
    var first = [Double](repeating: 0, count: count)
    var second = first
    var isPair = [Bool](repeating: false, count: count)
    var reasons: [ExclusionReason: Int] = [.nonanswer(.missing): 0]
    for row in 0..<count where selection.holds(row) {
      switch (outcome.rows[row], other.rows[row]) {
      case (.excluded(let reason), _), (_, .excluded(let reason)):
        reasons[reason, default: 0] += 1
      case (.score(let one), .score(let two)):
        if let weights, weights.states[row] == RowWeights.State.missing.rawValue {
          reasons[.weight, default: 0] += 1
        } else {
          (first[row], second[row], isPair[row]) = (one, two, true)
        }
      }
    }
    self.first = first
    self.second = second
    self.isPair = isPair
    excluded = ExclusionReason.inOrder.compactMap { reason in
      reasons[reason].map { Exclusion(reason: reason, count: $0) }
    }
  }
}

extension ComparisonResults {
  fileprivate mutating func compare(_ rows: PairedRows, _ sample: DesignedSample) {
    guard rows.isPair.contains(true) else {
      note(.emptyBase)
      return
    }
    attempt(.designPairs) { results throws(StatisticsError) in
      let differences = zip(rows.first, rows.second).map(-)
      let made: DesignPairsTest
      do throws(StatisticsError) {
        made = try DesignPairsTest(
          sample.design, of: differences, in: rows.isPair, replicates: sample.replicates)
      } catch {
        if let mean = try? sample.design.mean(of: differences, in: rows.isPair) {
          results.add(.meanDifference, Estimate(mean.value), nil)
          results.noteWithoutError(.meanDifference)
        }
        throw error
      }
      let test = made
      results.add(
        .meanDifference, test.meanDifference.estimate,
        test.meanDifference.confidenceInterval(level: results.level))
      results.add(.designPairs, test)
    }
  }
}
