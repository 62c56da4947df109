package import Interviewing
import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// The interviews that were begun and not ended, in the order they were begun.
  package func unfinishedInterviews(
    of name: String?
  ) throws(StudyError) -> [InterviewReference] {
    let versions = try versions(named: name)
    return try translating {
      var select = try connection.prepare(
        """
        SELECT id, identity, questionnaire, status,
          (SELECT count(*) FROM event WHERE interview = interview_listed.id)
        FROM interview AS interview_listed
        WHERE chunk IS NULL AND status IN (?, ?) ORDER BY id
        """)
      try select.bind(InterviewStatus.inProgress.rawValue, InterviewStatus.stopped.rawValue)
      var found: [InterviewReference] = []
      while try select.step() {
        let row = select.integer(2)
        guard let version = versions.first(where: { $0.row == row }),
          let status = InterviewStatus(rawValue: select.integer(3))
        else { continue }
        found.append(
          InterviewReference(
            row: select.integer(0), identity: select.bytes(1), questionnaire: version,
            status: status, eventCount: select.integer(4)))
      }
      return found
    }
  }

  /// Finds the one unfinished interview whose name begins so, in any case of letters.
  package func unfinishedInterview(
    named name: String, of questionnaire: String?
  ) throws(StudyError) -> InterviewReference {
    let wanted = InterviewReference.symbols(ofTyped: name)
    let matches = try unfinishedInterviews(of: questionnaire).filter { interview in
      interview.name.filter { $0 != "-" }.hasPrefix(wanted)
    }
    guard let first = matches.first, !wanted.isEmpty else { throw .unknownInterview(name) }
    guard matches.count == 1 else { throw .ambiguousInterview(name) }
    return first
  }

  /// Finds the one interview whose name begins so, whatever its status.
  package func interview(named name: String) throws(StudyError) -> InterviewReference {
    let all = try questionnaires()
    return try translating {
      guard let range = InterviewReference.identities(named: name) else {
        throw StudyError.unknownInterview(name)
      }
      var select = try connection.prepare(
        """
        SELECT id, identity, questionnaire, status,
          (SELECT count(*) FROM event WHERE interview = interview_named.id)
        FROM interview AS interview_named WHERE identity BETWEEN ? AND ? ORDER BY id LIMIT 2
        """)
      try select.bind(range.low, range.high)
      var found: [InterviewReference] = []
      while try select.step() {
        let row = select.integer(2)
        guard let version = all.first(where: { $0.row == row }),
          let status = InterviewStatus(rawValue: select.integer(3))
        else { throw StudyError.damaged("an interview has no questionnaire") }
        found.append(
          InterviewReference(
            row: select.integer(0), identity: select.bytes(1), questionnaire: version,
            status: status, eventCount: select.integer(4)))
      }
      guard let first = found.first else { throw StudyError.unknownInterview(name) }
      guard found.count == 1 else { throw StudyError.ambiguousInterview(name) }
      return first
    }
  }

  /// What happened in an interview, in order; only what the interview itself took in.
  ///
  /// - Throws: `interviewTakenUp` where it went on since it was listed.
  package func events(of interview: InterviewReference) throws(StudyError) -> [InterviewEvent] {
    let happened: [InterviewEvent] = try translating {
      try events(ofRow: interview.row, questionnaire: interview.questionnaire)
    }
    guard try eventCount(ofRow: interview.row) == interview.eventCount else {
      throw .interviewTakenUp(interview.name)
    }
    return happened
  }

  /// How many events an interview has, of every kind.
  func eventCount(ofRow row: Int) throws(StudyError) -> Int {
    try translating {
      var count = try connection.prepare("SELECT count(*) FROM event WHERE interview = ?")
      try count.bind(row)
      return try count.step() ? count.integer(0) : 0
    }
  }

  func events(ofRow row: Int, questionnaire: StoredQuestionnaire) throws -> [InterviewEvent] {
    var select = try connection.prepare(
      "SELECT kind, payload FROM event WHERE interview = ? ORDER BY sequence")
    try select.bind(row)
    var events: [InterviewEvent] = []
    while try select.step() {
      guard let kind = EventKind(rawValue: select.integer(0)) else {
        throw MalformedPayload(offset: 0)
      }
      guard kind.isStepOfInterview else { continue }
      events.append(
        try EventPayload.decode(select.bytes(1), kind: kind, questionnaire: questionnaire))
    }
    return events
  }
}
