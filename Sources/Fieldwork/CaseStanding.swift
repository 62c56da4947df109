package import StudyStorage
package import SurveyStatistics

/// A case with the code that it has after its attempts and interviews.
package struct CaseStanding: Sendable, Hashable {
  package let unit: StudyCase
  package let disposition: Disposition
  /// How many of its interviews are completed.
  package let completed: Int

  /// - Parameter results: what interviews say of their cases, by the interviews' names.
  init(_ unit: StudyCase, _ results: [String: InterviewResult]) {
    let made = unit.interviews.compactMap { results[$0] }
    self.unit = unit
    disposition = CaseOutcome.disposition(
      of: unit.kind, attempts: unit.attempts.map(\.code),
      interview: made.max { $0.weight < $1.weight })
    completed = made.count { $0 == .completed }
  }

  /// Every case of a study, with the interviews of all its questionnaires.
  package static func all(in study: borrowing Study) throws(StudyError) -> [CaseStanding] {
    let cases = try study.cases()
    guard cases.contains(where: { !$0.interviews.isEmpty }) else {
      return cases.map { CaseStanding($0, [:]) }
    }
    var results: [String: InterviewResult] = [:]
    for stored in try study.questionnaires() {
      for interview in try study.fieldInterviews(of: stored) {
        results[interview.name] = interview.result(of: stored.questionnaire)
      }
    }
    return cases.map { CaseStanding($0, results) }
  }
}

extension InterviewResult {
  /// How much an interview says of its case, where it has several.
  fileprivate var weight: Double {
    switch self {
    case .completed: 5
    case .brokenOff(let answered): 3 + answered
    case .withdrawn: 2.5
    case .declined: 2
    case .open: 1
    }
  }
}
