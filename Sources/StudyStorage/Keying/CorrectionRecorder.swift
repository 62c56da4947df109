package import Interviewing
import QuestionnaireModel
import SQLiteSupport

/// Makes corrections of one interview durable, each before the next one is asked for.
package struct CorrectionRecorder: InterviewRecorder, ~Copyable {
  private let study: Study
  private let actor: String
  private var record: InterviewRecord

  /// - Parameter record: the interview as it was read; what changed since is not corrected over.
  package init(of record: InterviewRecord, in study: consuming Study, actor: String) {
    self.study = study
    self.actor = actor
    self.record = record
  }

  package func holdsRecorded() -> Bool { study.isInPlace() }

  package mutating func record(_ event: InterviewEvent) throws {
    guard case .corrected(let item, let answer, let checks, let reason) = event else {
      preconditionFailure("a correction is the only event of an interview that was left")
    }
    try study.correct(
      record, item: item, to: answer, confirming: checks, because: reason, actor: actor)
    record = try study.record(of: study.renewed(record.reference))
  }
}

extension InterviewRecord {
  /// The answers, ready to be changed.
  package var correction: Correction {
    Correction(of: questionnaire, sheet: sheet, interview: interview)
  }
}

extension Study {
  /// The same interview as it stands now.
  package func renewed(
    _ interview: InterviewReference
  ) throws(StudyError) -> InterviewReference {
    try translating {
      var select = try connection.prepare("SELECT status FROM interview WHERE id = ?")
      try select.bind(interview.row)
      guard try select.step(), let status = InterviewStatus(rawValue: select.integer(0)) else {
        throw StudyError.damaged("an interview is missing")
      }
      return InterviewReference(
        row: interview.row, identity: interview.identity,
        questionnaire: interview.questionnaire, status: status,
        eventCount: try eventCount(ofRow: interview.row))
    }
  }
}
