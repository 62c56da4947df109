package import Interviewing
package import QuestionnaireModel
import SQLiteSupport

/// What fieldwork wants to know of an interview.
package struct FieldInterview: Sendable {
  package let name: String
  package let status: InterviewStatus
  /// Who began it.
  package let actor: String
  /// Why it was stopped, where it is stopped.
  package let stopReason: StopReason?
  /// The first question without an answer, where the interview is not at its end.
  package let openItem: Int?
  /// How long it was worked on, in milliseconds; nil for one from a file or from paper, and for one
  /// that was erased.
  ///
  /// The sum over its sittings, from the start or a resumption to the last thing stored before the
  /// next one, without the times in which the screen was hidden or locked.
  package let activeMilliseconds: Int?
  /// Every item with its answer or why it has none; nil once it was withdrawn.
  package let sheet: AnswerSheet?
}

extension Study {
  /// Every interview with a version of a questionnaire, in the order they were begun.
  package func fieldInterviews(
    of stored: StoredQuestionnaire
  ) throws(StudyError) -> [FieldInterview] {
    try snapshot {
      var select = try connection.prepare(
        "SELECT id, identity, status FROM interview WHERE questionnaire = ? ORDER BY id")
      try select.bind(stored.row)
      var found: [FieldInterview] = []
      while try select.step() {
        guard let status = InterviewStatus(rawValue: select.integer(2)) else {
          throw StudyError.damaged("an interview has no status")
        }
        // A second keying is no interview.
        if status == .verification || status == .replaced { continue }
        found.append(
          try fieldInterview(
            row: select.integer(0), identity: select.bytes(1), status: status, stored))
      }
      return found
    }
  }

  private func fieldInterview(
    row: Int, identity: [UInt8], status: InterviewStatus, _ stored: StoredQuestionnaire
  ) throws -> FieldInterview {
    let timing = try timing(ofRow: row)
    let isAsked = timing.firstKind == .started && status != .withdrawn
    let interview = isAsked ? try replayed(row: row, questionnaire: stored) : nil
    var reason: StopReason?
    if case .stopped(let told) = interview?.outcome { reason = told }
    let sheet =
      status == .withdrawn
      ? nil
      : try interview?.finalSheet ?? finalSheet(ofRow: row, questionnaire: stored)
    return FieldInterview(
      name: InterviewReference.name(of: identity), status: status, actor: timing.actor,
      stopReason: reason, openItem: interview?.firstUnanswered,
      activeMilliseconds: isAsked && interview?.form == nil ? timing.active : nil, sheet: sheet)
  }

  /// Who began an interview, and how long it was worked on.
  private func timing(
    ofRow row: Int
  ) throws -> (firstKind: EventKind?, actor: String, active: Int) {
    var select = try connection.prepare(
      """
      SELECT kind, time, actor, CASE WHEN kind = ?1 THEN payload END
      FROM event WHERE interview = ?2 ORDER BY sequence
      """)
    try select.bind(EventKind.observed.rawValue, row)
    var first: EventKind?
    var actor = ""
    var active = 0
    var (start, last) = (0, 0)
    while try select.step() {
      let kind = EventKind(rawValue: select.integer(0))
      let time = select.integer(1)
      if first == nil || kind == .resumed {
        active += last - start
        start = time
        last = time
      }
      if first == nil { (first, actor) = (kind, select.text(2) ?? "") }
      if kind == .observed, !select.isNull(3) {
        active -= try ObservationPayload.decode(select.bytes(3)).reduce(0) { $0 + $1.away }
      }
      // What is done to an interview after it was left takes none of the respondent's time.
      if kind?.isPartOfSitting ?? false { last = max(last, time) }
    }
    return (first, actor, max(0, active + last - start))
  }
}

extension Observation {
  /// How long nobody can have been asked anything, in milliseconds.
  fileprivate var away: Int {
    switch kind {
    case .hidden, .idle: max(0, end - start)
    case .question, .overview, .supportCard, .refusal, .help, .wrongPassphrase: 0
    }
  }
}

extension EventKind {
  /// Whether it happens while the interview is conducted.
  fileprivate var isPartOfSitting: Bool {
    isStepOfInterview && self != .corrected || self == .observed
  }
}
