/// What an event says happened; numbers are stored and never reused.
package enum EventKind: Int, CaseIterable, Sendable {
  case studyCreated = 1
  case questionnaireAdded = 2
  case started = 10
  case answered = 11
  case noted = 12
  case stopped = 13
  case resumed = 14
  case completed = 15
  case languageChanged = 16
  /// An answer that soft checks doubt, confirmed.
  case confirmed = 17
  /// A whole interview at once, from a file.
  case imported = 20
  /// The file that interviews were imported from.
  case fileImported = 21
}

/// How far an interview has come; numbers are stored and never reused.
package enum InterviewStatus: Int, CaseIterable, Sendable {
  case inProgress = 1
  case completed = 2
  case declined = 3
  case stopped = 4
  case withdrawn = 5
}
