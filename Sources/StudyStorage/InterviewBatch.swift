import Files
package import Interviewing
import SQLiteSupport

/// Whole interviews stored in one step, all of them or none: those of a rehearsal.
///
/// Interviews with people are stored event by event, for each answer must last before the next
/// question is shown.
package struct InterviewBatch: ~Copyable {
  private let questionnaire: StoredQuestionnaire
  private let actor: String
  private let time: Int
  private var appender: EventAppender
  private var register: Statement
  private var writer = CanonicalWriter()

  fileprivate init(
    of questionnaire: StoredQuestionnaire, in study: borrowing Study, actor: String
  ) throws {
    let appender = try EventAppender(on: study.connection, origin: study.origin)
    let register = try study.connection.prepare(
      "INSERT INTO interview (identity, questionnaire, status) VALUES (?, ?, ?) RETURNING id")
    self.questionnaire = questionnaire
    self.actor = actor
    time = Int(currentTimeMilliseconds())
    self.appender = appender
    self.register = register
  }

  /// Stores the events of one interview, of which the first one starts it.
  package mutating func append(_ events: [InterviewEvent]) throws(StudyError) {
    precondition(events.first?.kind == .started, "an interview begins with its start")
    let identity = randomBytes(16)
    let status = events.compactMap(\.status).last ?? .inProgress
    do {
      try register.bind(identity, questionnaire.row, status.rawValue)
      let row = try register.step() ? register.integer(0) : 0
      register.reset()
      for event in events {
        EventPayload.encode(event, questionnaireDigest: questionnaire.digest, into: &writer)
        try appender.append(
          EventDraft(
            kind: event.kind, interview: (row, identity), time: time, actor: actor,
            payload: writer.bytes))
      }
    } catch {
      throw StudyError(sqlite: error)
    }
  }

  fileprivate func finish(on connection: borrowing Connection) throws(SQLiteError) {
    try appender.finish(on: connection)
  }
}

extension Study {
  /// Lends a batch to which whole interviews are added; all of them are stored, or none.
  package func storing(
    interviewsWith questionnaire: StoredQuestionnaire, actor: String,
    _ body: (inout InterviewBatch) throws(StudyError) -> Void
  ) throws(StudyError) {
    try transaction { () throws(StudyError) in
      try translating {
        var batch = try InterviewBatch(of: questionnaire, in: self, actor: actor)
        try body(&batch)
        try batch.finish(on: connection)
        try cacheCompleted(questionnaire, whenAtLeast: 1)
      }
    }
  }
}
