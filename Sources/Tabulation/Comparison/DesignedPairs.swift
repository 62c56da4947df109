import Microdata
import QuestionnaireModel
import SurveyStatistics

/// Two answers of the same respondents compared under the design of their sample.
struct DesignedPairs {
  let result: ItemComparison

  init(_ request: ComparisonRequest, of sample: Sample) throws(TabulationError) {
    let outcome = try sample.data.column(request.outcome, for: .outcome)
    let other = try sample.data.column(request.design.item, for: .pairs)
    try request.checkCategories()
    func answers(
      _ column: Column, _ role: ColumnRole
    ) throws(TabulationError) -> NumericAnswers {
      try sample.numbers(of: column.name, as: role, showing: request.categories[column.name])
    }
    let items = [
      (column: outcome, answers: try answers(outcome, .outcome)),
      (column: other, answers: try answers(other, .pairs)),
    ]
    let designed = try sample.designed()
    let held = sample.rows(holding: items.map(\.answers))
    // Rows without one of the answers lie outside and stay in the design.
    let isPair = sample.domain(held.rows)
    let values = items.map { item in
      isPair.indices.map { isPair[$0] ? item.answers.number($0) ?? 0 : 0 }
    }
    let samples = zip(items, values).compactMap { item, values in
      ComparedSample(
        of: values, in: isPair, designed.design, code: item.column.name, label: item.column.label)
    }
    var results = ComparisonResults(level: request.level)
    results.compare(zip(values[0], values[1]).map(-), in: isPair, designed)
    let notes =
      sample.comparisonNotes + request.asAnswered(of: sample.data)
      + items.flatMap { $0.answers.remarks($0.column.name, in: sample) } + [
        .direction(first: outcome.name, second: other.name),
        .sample(
          designed.summary(
            degreesOfFreedom: designed.design.degreesOfFreedom(in: isPair), level: request.level)),
      ]
    result = ItemComparison(
      request, outcome: ComparedItem(name: outcome.name, label: outcome.label),
      other: ComparedItem(name: other.name, label: other.label), samples: samples,
      excluded: held.excluded.exclusions, results: results, notes: notes)
  }
}

extension ComparisonResults {
  fileprivate mutating func compare(
    _ differences: [Double], in isPair: [Bool], _ sample: DesignedSample
  ) {
    guard isPair.contains(true) else {
      note(.emptyBase)
      return
    }
    attempt(.designPairs) { results throws(StatisticsError) in
      let test: DesignPairsTest
      do throws(StatisticsError) {
        test = try DesignPairsTest(
          sample.design, of: differences, in: isPair, replicates: sample.replicates)
      } catch {
        if let mean = try? sample.design.mean(of: differences, in: isPair) {
          results.add(.meanDifference, Estimate(mean.value), nil)
          results.noteWithoutError(.meanDifference)
        }
        throw error
      }
      results.add(
        .meanDifference, test.meanDifference.estimate,
        test.meanDifference.confidenceInterval(level: results.level))
      results.add(.designPairs, test)
    }
  }
}
