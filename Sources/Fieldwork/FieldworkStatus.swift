package import QuestionnaireModel
package import StudyStorage
package import SurveyStatistics
import Words

/// How fieldwork stands: progress, outcome rates, and the quality of what came in.
package struct FieldworkStatus: Sendable {
  /// What is asked for, and from where on something is worth a second look.
  package struct Options: Sendable, Hashable {
    /// `interviewer`, or a stratum that the cases have.
    package var dimension: String?
    package var edition = OutcomeEdition.tenth
    package var eligibility = EligibilityMethod.proportional
    /// Parts of the sample with fewer cases are shown together.
    package var smallestGroup = 5
    /// How many answers a battery needs to count as straight.
    package var straightAnswers = 5
    /// How much faster than the median a speeder's interview is.
    package var speedAdvantage = 0.5
    /// How many interviews must be timed before any is called fast.
    package var timedInterviews = 10
    /// The share of common answers above which two interviews are near-duplicates.
    package var matchShare = 0.85
    package var commonItems = 20
    /// The fewest answers that may be told of, of items of each class; none where there is no entry.
    package var fewestAnswers: [Confidentiality: Int] = [:]

    package init() {}
  }

  package let questionnaire: String
  package let version: String
  package let options: Options
  package let overall: Progress
  /// The parts of the sample, where a dimension was asked for.
  package let groups: [Progress]
  package let quotas: [QuotaProgress]
  package let breakOffs: [BreakOff]
  /// Of completed interviews, in seconds.
  package let lengths: LengthSummary?
  package let interviewers: [InterviewerQuality]
  package let flags: [InterviewFlag]
  package let effects: [InterviewerEffect]
  package let notes: [String]

  package static let interviewerDimension = "interviewer"

  /// Reads a study and finds how fieldwork with one of its questionnaires stands.
  package init(
    of study: borrowing Study, questionnaire name: String?, options: Options
  ) throws(FieldworkError) {
    let fieldwork = try FieldworkData(of: study, questionnaire: name)
    try self.init(fieldwork, options: options)
  }

  init(_ data: FieldworkData, options: Options) throws(FieldworkError) {
    let newest = data.newest.questionnaire
    let sample = SampleProgress(data, options)
    questionnaire = newest.id
    version = newest.version
    self.options = options
    overall = sample.overall
    if let dimension = options.dimension {
      groups = try sample.groups(by: dimension)
    } else {
      groups = []
    }
    let completed = data.completedSheets
    quotas = newest.quotas.map { quota in
      let counted = completed.count { quota.condition.truth(in: $0) == .yes }
      let fewest = options.fewest(of: quota.condition.items, in: newest)
      let isTold =
        completed.isEmpty || counted >= fewest && completed.count - counted >= fewest
      return QuotaProgress(
        id: quota.id, target: quota.target, counted: isTold ? counted : nil)
    }
    breakOffs = data.breakOffs
    lengths = LengthSummary(data.completedSeconds.map(Double.init))
    let quality = ResponseQuality(data, options)
    flags = quality.flags
    interviewers = quality.interviewers
    effects = quality.effects
    notes = sample.notes + quality.notes
  }
}

extension FieldworkStatus.Options {
  /// The fewest respondents that may be told of by some items: as the strictest of them has it.
  ///
  /// Nothing is told by an item that never leaves the study.
  func fewest(of items: some Sequence<Int>, in questionnaire: Questionnaire) -> Int {
    items.map { item in
      let confidentiality = questionnaire.confidentiality(of: item)
      return confidentiality == .neverExport ? Int.max : fewestAnswers[confidentiality] ?? 0
    }.max() ?? 0
  }
}

/// Why the status of fieldwork cannot be told.
package enum FieldworkError: Error, Hashable, CustomStringConvertible {
  case study(StudyError)
  case unknownDimension(String, known: [String])

  package var description: String {
    switch self {
    case .study(let error): error.description
    case .unknownDimension(let name, let known):
      "cases are not divided by '\(name)'; "
        + hint(for: name, among: known, called: "parts they are divided by")
    }
  }
}
