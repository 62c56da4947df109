package import SurveyStatistics

/// How far one part of the sample has come.
package struct Progress: Sendable, Hashable {
  /// The stratum's value or the interviewer.
  package let name: String
  package internal(set) var cases = 0
  package internal(set) var attempts = 0
  /// Completed interviews of any case, or of none.
  package internal(set) var completed = 0
  package internal(set) var counts = OutcomeCounts()

  init(_ name: String) { self.name = name }

  package func rates(_ method: EligibilityMethod) -> OutcomeRates {
    OutcomeRates(counts, eligibility: method)
  }

  mutating func add(_ other: Progress) {
    cases += other.cases
    attempts += other.attempts
    completed += other.completed
    for category in OutcomeCategory.allCases { counts[category] += other.counts[category] }
  }
}

/// How far the completed interviews fill a quota of the questionnaire.
package struct QuotaProgress: Sendable, Hashable {
  package let id: String
  package let target: Int
  /// Nil where it would tell of few answers.
  package let counted: Int?
}

/// How often interviews broke off at a question.
package struct BreakOff: Sendable, Hashable {
  package let item: String
  package let count: Int
  /// How many interviews came as far as the question.
  package let reached: Int
}

/// What makes an interview worth a second look; nothing in it tells an answer.
package struct InterviewFlag: Sendable, Hashable {
  package let interview: String
  package let interviewer: String
  /// How many batteries were answered with one and the same answer throughout.
  package let straightBatteries: Int
  /// The longest run of identical answers within a battery.
  package let longestRun: Int
  /// The least variability of answers within a battery; nil without a battery of enough answers.
  package let leastVariability: Double?
  package let seconds: Int?
  /// How much faster than the median, where that makes it a speeder's.
  package let speeding: Double?
  /// The share of answers that another interview has too, where that makes it a near-duplicate.
  package let match: Double?
  package let matchingInterview: String?

  package var isFlagged: Bool { straightBatteries > 0 || speeding != nil || match != nil }
}

/// What one interviewer's interviews are like.
package struct InterviewerQuality: Sendable, Hashable {
  package let name: String
  package let completed: Int
  package let brokenOff: Int
  /// Seconds; nil without an interview that was timed.
  package let lengths: LengthSummary?
  package let straight: Int
  package let speeding: Int
  package let nearDuplicates: Int
}

/// How far the answers to an item depend on who asked.
package struct InterviewerEffect: Sendable, Hashable {
  package let item: String
  package let correlation: IntraclassCorrelation
}
