import Files
package import Interviewing
package import QuestionnaireModel
import SQLiteSupport

/// An interview as the log tells it, to be read and corrected.
package struct InterviewRecord: Sendable {
  package let reference: InterviewReference
  /// Every item with its answer, or why it has none.
  package let sheet: AnswerSheet
  /// The interview itself; nil for one that came whole from a file.
  package let interview: Interview?

  package var questionnaire: Questionnaire { reference.questionnaire.questionnaire }
}

extension Study {
  /// Reads what an interview holds.
  ///
  /// - Throws: `interviewWithdrawn` where its content was erased.
  package func record(of interview: InterviewReference) throws(StudyError) -> InterviewRecord {
    guard interview.status != .withdrawn else { throw .interviewWithdrawn(interview.name) }
    try refuseSecondKeying(interview)
    return try translating {
      let stored = interview.questionnaire
      let sheet = try finalSheet(ofRow: interview.row, questionnaire: stored)
      let isImported = try firstKind(ofRow: interview.row) == .imported
      let replayed =
        isImported
        ? nil
        : try replayed(row: interview.row, questionnaire: stored)
      return InterviewRecord(reference: interview, sheet: sheet, interview: replayed)
    }
  }

  /// Stores a changed answer of an interview that was left, and its columns anew.
  ///
  /// - Throws: `InterviewFault` where the questionnaire does not take the answer, and `StudyError`.
  package func correct(
    _ record: InterviewRecord, item: ItemID, to answer: Answer, confirming checks: [Int],
    because reason: String, actor: String
  ) throws {
    let reference = record.reference
    guard reference.status != .inProgress else {
      throw StudyError.interviewInProgress(reference.name)
    }
    guard reference.status != .replaced else {
      throw StudyError.interviewReplaced(reference.name)
    }
    let event: InterviewEvent
    var status = reference.status
    if var interview = record.interview {
      event = try interview.correct(item, to: answer, confirming: checks, because: reason)
      status = interview.outcome.status
    } else {
      event = try Interview.correction(
        of: item, to: answer, in: record.sheet, of: record.questionnaire, confirming: checks,
        because: reason)
      if case .corrected(_, let taken, _, _) = event,
        let index = record.questionnaire.index(of: item)
      {
        let sheet = record.questionnaire.correcting(record.sheet, item: index, to: taken)
        status = record.questionnaire.declines(sheet) ? .declined : .completed
      }
    }
    try transaction { () throws(StudyError) in
      try translating {
        guard try eventCount(ofRow: reference.row) == reference.eventCount else {
          throw StudyError.interviewTakenUp(reference.name)
        }
        var writer = CanonicalWriter()
        EventPayload.encode(
          event, questionnaireDigest: reference.questionnaire.digest, into: &writer)
        var appender = try EventAppender(on: connection, origin: origin)
        try appender.append(
          EventDraft(
            kind: .corrected, interview: (reference.row, reference.identity),
            time: Int(currentTimeMilliseconds()), actor: actor, payload: writer.bytes))
        try appender.finish(on: connection)
        try setStatus(status, ofRow: reference.row)
        try renewColumns(ofRow: reference.row, reference.questionnaire)
        try settleReplaced(by: reference.row)
      }
    }
  }

  /// Erases what an interview holds and leaves a tombstone, which still counts in response rates.
  ///
  /// A second keying of the same paper form goes with it.
  ///
  /// SQLite overwrites what it deletes (`secure_delete`); the whole file is then written anew, so that
  /// nothing stands in its free pages either.
  package func withdraw(
    _ interview: InterviewReference, because reason: String, actor: String
  ) throws(StudyError) {
    guard interview.status != .withdrawn else { throw .interviewWithdrawn(interview.name) }
    try refuseSecondKeying(interview)
    let second = try keyedForms(of: interview.questionnaire.questionnaire.id)
      .filter { $0.verifies(interview) }.map(\.interview)
    try transaction { () throws(StudyError) in
      try translating {
        if let lease = try lease(ofRow: interview.row), lease.process != .current {
          throw StudyError.interviewHeld(interview.name, by: lease)
        }
        for keying in [interview] + second {
          var erase = try connection.prepare(
            "UPDATE event SET payload = NULL WHERE interview = ? AND kind <> ?")
          try erase.run(keying.row, EventKind.caseOfInterview.rawValue)
          try dropLease(ofRow: keying.row)
        }
        try setStatus(.withdrawn, ofRow: interview.row)
        var appender = try EventAppender(on: connection, origin: origin)
        for keying in [interview] + second {
          var writer = CanonicalWriter()
          // A second keying's tombstone says that it is one: it was never an interview.
          writer.array(keying == interview ? 2 : 3)
          writer.blob(randomBytes(EventPayload.saltCount))
          writer.text(reason)
          if keying != interview { writer.integer(1) }
          try appender.append(
            EventDraft(
              kind: .withdrawn, interview: (keying.row, keying.identity),
              time: Int(currentTimeMilliseconds()), actor: actor, payload: writer.bytes))
        }
        try appender.finish(on: connection)
        try renewColumns(ofRow: interview.row, interview.questionnaire)
        try settleReplaced(by: interview.row)
      }
    }
    do throws(SQLiteError) {
      try connection.execute("VACUUM")
    } catch {
      throw .erasedButNotRewritten(interview.name, reason: error.message)
    }
  }

  /// Makes the chunk of an interview anew from the log, without the interview where it is no longer
  /// a completed one.
  func renewColumns(ofRow row: Int, _ questionnaire: StoredQuestionnaire) throws {
    var place = try connection.prepare("SELECT chunk FROM interview WHERE id = ?")
    try place.bind(row)
    guard try place.step(), !place.isNull(0) else { return }
    let chunk = place.integer(0)
    place.reset()
    var free = try connection.prepare("UPDATE interview SET chunk = NULL WHERE chunk = ?")
    try free.run(chunk)
    var columns = try connection.prepare("DELETE FROM chunk_column WHERE chunk = ?")
    try columns.run(chunk)
    var list = try connection.prepare("DELETE FROM chunk WHERE id = ?")
    try list.run(chunk)
    try cacheCompleted(questionnaire, whenAtLeast: 1)
  }

  func setStatus(_ status: InterviewStatus, ofRow row: Int) throws(SQLiteError) {
    var update = try connection.prepare("UPDATE interview SET status = ? WHERE id = ?")
    try update.run(status.rawValue, row)
  }

  func firstKind(ofRow row: Int) throws(SQLiteError) -> EventKind? {
    var first = try connection.prepare(
      "SELECT kind FROM event WHERE interview = ? ORDER BY sequence LIMIT 1")
    try first.bind(row)
    return try first.step() ? EventKind(rawValue: first.integer(0)) : nil
  }

  func replayed(row: Int, questionnaire: StoredQuestionnaire) throws -> Interview {
    let events = try events(ofRow: row, questionnaire: questionnaire)
    do throws(ReplayFault) {
      return try Interview(replaying: events, questionnaire: questionnaire.questionnaire)
    } catch {
      throw StudyError.damaged("the events of an interview contradict its questionnaire")
    }
  }
}

extension InterviewOutcome {
  /// The status that an interview with this outcome has in its study.
  var status: InterviewStatus {
    switch self {
    case .inProgress: .inProgress
    case .completed: .completed
    case .declined: .declined
    case .stopped: .stopped
    }
  }
}
