/// What an audit looked at and what it found wrong.
package struct AuditReport: Hashable, Sendable {
  package internal(set) var events = 0
  /// Events whose payload was erased; the chain holds without it.
  package internal(set) var erased = 0
  package internal(set) var interviews: [InterviewStatus: Int] = [:]
  package internal(set) var columnRows = 0
  package internal(set) var findings: [AuditFinding] = []

  package var isClean: Bool { findings.isEmpty }
}

/// One thing that is not as it should be.
package enum AuditFinding: Hashable, Sendable, CustomStringConvertible {
  /// SQLite's own check of the file.
  case file(String)
  /// The tables are not those of this file version.
  case schema
  case brokenChain(origin: Int, event: Int)
  case missingEvent(origin: Int, number: Int)
  case wrongCount(origin: Int)
  case alteredPayload(origin: Int, event: Int)
  case unreadableEvent(interview: String)
  case wrongStatus(interview: String)
  case wrongColumns(chunk: Int)
  case misplacedInterview(interview: String)

  package var description: String {
    switch self {
    case .file(let message): "SQLite finds: \(message)"
    case .schema: "the tables are not those that this version of the file has"
    case .brokenChain(let origin, let event):
      "event \(event) of writer \(origin) does not follow from the one before it"
    case .missingEvent(let origin, let number): "event \(number) of writer \(origin) is missing"
    case .wrongCount(let origin): "the last events of writer \(origin) are missing or added"
    case .alteredPayload(let origin, let event):
      "the content of event \(event) of writer \(origin) was changed"
    case .unreadableEvent(let interview):
      "the events of interview \(interview) cannot be read or contradict its questionnaire"
    case .wrongStatus(let interview):
      "interview \(interview) is listed otherwise than its events tell; --rebuild mends it"
    case .wrongColumns(let chunk):
      "columns of chunk \(chunk) differ from the log; --rebuild mends it"
    case .misplacedInterview(let interview):
      "interview \(interview) stands in no column or in several; --rebuild mends it"
    }
  }

  /// Whether the derived tables can be made anew from the log to mend it.
  package var isMendable: Bool {
    switch self {
    case .wrongStatus, .wrongColumns, .misplacedInterview: true
    case .file, .schema, .brokenChain, .missingEvent, .wrongCount, .alteredPayload,
      .unreadableEvent:
      false
    }
  }
}
