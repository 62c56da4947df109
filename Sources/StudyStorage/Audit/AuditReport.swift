/// What an audit looked at and what it found wrong.
package struct AuditReport: Hashable, Sendable {
  package internal(set) var events = 0
  /// Events whose payload was erased; the chain holds without it.
  package internal(set) var erased = 0
  package internal(set) var interviews: [InterviewStatus: Int] = [:]
  package internal(set) var columnRows = 0
  /// How far the log goes.
  package internal(set) var head = LogHead(writers: [])
  package internal(set) var findings: [AuditFinding] = []

  package var isClean: Bool { findings.isEmpty }
}

/// One thing that is not as it should be.
package enum AuditFinding: Hashable, Sendable, CustomStringConvertible {
  /// SQLite's own check of the file.
  case file(String)
  /// Rows that refer to rows which are not there.
  case danglingRows(table: String, count: Int)
  /// A questionnaire's text, name or version is not what the log says was added.
  case alteredQuestionnaire(row: Int)
  case brokenChain(origin: Int, event: Int)
  case missingEvents(origin: Int, ClosedRange<Int>)
  case wrongCount(origin: Int)
  /// The file numbers its events from 1 on without a gap; somebody else numbered these.
  case wrongPlaces(last: Int, events: Int)
  case alteredPayload(origin: Int, event: Int)
  case unreadableEvent(interview: String)
  case wrongStatus(interview: String)
  case wrongColumns(chunk: Int)
  case misplacedInterview(interview: String)
  /// What says that the interview is open elsewhere cannot be true.
  case falseLease(interview: String)

  package var description: String {
    switch self {
    case .file(let message): "SQLite finds: \(message)"
    case .danglingRows(let table, let count):
      "\(count) rows of table \(table) refer to rows that are not there"
    case .alteredQuestionnaire(let row):
      "questionnaire \(row) is not the one that the log says was added"
    case .brokenChain(let origin, let event):
      "event \(event) of writer \(origin) does not follow from the one before it"
    case .missingEvents(let origin, let numbers):
      numbers.count == 1
        ? "event \(numbers.lowerBound) of writer \(origin) is missing"
        : "events \(numbers.lowerBound) to \(numbers.upperBound) of writer \(origin) are missing"
    case .wrongCount(let origin): "the last events of writer \(origin) are missing or added"
    case .wrongPlaces(let last, let events):
      "the last event of the file has the place \(last), and there are \(events) of them"
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
    case .falseLease(let interview):
      "what says that interview \(interview) is open elsewhere cannot be true; --rebuild removes it"
    }
  }

  /// Whether the derived tables can be made anew from the log to mend it.
  package var isMendable: Bool {
    switch self {
    case .wrongStatus, .wrongColumns, .misplacedInterview, .falseLease: true
    case .file, .danglingRows, .alteredQuestionnaire, .brokenChain, .missingEvents, .wrongCount,
      .wrongPlaces, .alteredPayload, .unreadableEvent:
      false
    }
  }
}
