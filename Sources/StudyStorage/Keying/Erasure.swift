import QuestionnaireModel
import SQLiteSupport

/// What a withdrawal would erase, counted.
package struct Erasure: Hashable, Sendable {
  /// Events whose content goes.
  package let steps: Int
  package let secondKeyings: Int
}

extension Study {
  /// Counts what a withdrawal would erase.
  ///
  /// - Throws: `interviewWithdrawn` where nothing is left to erase.
  package func erasure(of interview: InterviewReference) throws(StudyError) -> Erasure {
    guard interview.status != .withdrawn else { throw .interviewWithdrawn(interview.name) }
    try refuseSecondKeying(interview)
    let seconds = try keyedForms(of: interview.questionnaire.questionnaire.id).filter {
      $0.verifies(interview)
    }
    return try translating {
      var steps = 0
      for row in [interview.row] + seconds.map(\.interview.row) {
        var count = try connection.prepare(
          """
          SELECT count(*) FROM event
          WHERE interview = ? AND kind <> ? AND payload IS NOT NULL
          """)
        try count.bind(row, EventKind.caseOfInterview.rawValue)
        if try count.step() { steps += count.integer(0) }
      }
      return Erasure(steps: steps, secondKeyings: seconds.count)
    }
  }
}
