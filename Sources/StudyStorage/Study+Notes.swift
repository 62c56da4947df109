import Files
import SQLiteSupport

/// Something that the log says beside interviews: a case, an attempt, a locked plan.
package struct StudyNote: Hashable, Sendable {
  package let kind: EventKind
  /// Milliseconds of universal time since 1970.
  package let time: Int
  package let actor: String
  /// Nil once it was erased.
  package let payload: [UInt8]?
  /// The name of the interview that it belongs to, where it belongs to one.
  package let interview: String?
}

extension Study {
  /// Appends what happened around interviews to the log.
  ///
  /// A payload that could be guessed must hold random bytes, so that its digest tells nothing of it.
  package func note(
    _ kind: EventKind, payload: [UInt8], actor: String
  ) throws(StudyError) {
    try note([(kind, payload)], actor: actor)
  }

  /// Appends several things to the log in one step.
  package func note(
    _ drafts: [(kind: EventKind, payload: [UInt8])], actor: String
  ) throws(StudyError) {
    precondition(
      drafts.allSatisfy { !$0.kind.isStepOfInterview }, "a step of an interview needs its interview"
    )
    try transaction { () throws(StudyError) in
      try translating {
        var appender = try EventAppender(on: connection, origin: origin)
        for draft in drafts {
          try appender.append(
            EventDraft(
              kind: draft.kind, interview: nil, time: Int(currentTimeMilliseconds()),
              actor: actor, payload: draft.payload))
        }
        try appender.finish(on: connection)
      }
    }
  }

  /// Appends something that belongs to an interview and is no step of it.
  package func note(
    _ kind: EventKind, payload: [UInt8], on interview: InterviewReference, actor: String
  ) throws(StudyError) {
    precondition(!kind.isStepOfInterview, "a step of an interview goes through the interview")
    try transaction { () throws(StudyError) in
      try translating {
        var appender = try EventAppender(on: connection, origin: origin)
        try appender.append(
          EventDraft(
            kind: kind, interview: (interview.row, interview.identity),
            time: Int(currentTimeMilliseconds()), actor: actor, payload: payload))
        try appender.finish(on: connection)
      }
    }
  }

  /// What the log says of some kinds, in the order it happened.
  package func notes(of kinds: Set<EventKind>) throws(StudyError) -> [StudyNote] {
    try translating {
      var notes: [(sequence: Int, note: StudyNote)] = []
      for kind in kinds {
        // The index holds the kinds from 30 on, and SQLite takes it only where it is told so.
        var select = try connection.prepare(
          """
          SELECT sequence, time, actor, payload,
            (SELECT identity FROM interview WHERE id = event.interview)
          FROM event WHERE kind = ?1\(kind.rawValue >= 30 ? " AND kind >= 30" : "") ORDER BY sequence
          """)
        try select.bind(kind.rawValue)
        while try select.step() {
          notes.append(
            (
              select.integer(0),
              StudyNote(
                kind: kind, time: select.integer(1), actor: select.text(2) ?? "",
                payload: select.isNull(3) ? nil : select.bytes(3),
                interview: select.isNull(4)
                  ? nil : InterviewReference.name(of: select.bytes(4)))
            ))
        }
      }
      return notes.sorted { $0.sequence < $1.sequence }.map(\.note)
    }
  }
}
