import Microdata
import SurveyStatistics

/// Two items counted against each other with the tests that were asked for: a book of one table.
package struct CrossTabulation: Sendable {
  let request: CrossTabulationRequest
  let dataset: Dataset
  let counted: CountedTable
  /// The covariance of the cells where they are estimated from a sample with a design.
  let design: DesignTable?
  let statistics: TableStatistics
  let tally: RowTally
  /// How the numbers came about, before what is to be said of tests.
  let remarks: [TableNote]
  /// The columns that the condition on respondents looks at.
  let condition: PlanCondition?
}

extension CrossTabulation {
  /// Whether an exact test was tried, for which random tables may stand in.
  package var triesExactTest: Bool {
    statistics.tests.contains { $0.id == .fisher }
      || statistics.notes.contains { note in
        if case .notComputed(let ids, _) = note { ids.contains(.fisher) } else { false }
      }
  }
}
