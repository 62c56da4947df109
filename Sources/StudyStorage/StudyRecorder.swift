import Files
package import Interviewing
import QuestionnaireModel
import SQLiteSupport

/// Makes the events of one interview durable: when `record` returns, the event is on the disk.
package struct StudyRecorder: InterviewRecorder, ~Copyable {
  /// How many completed interviews may stand outside the columns before they are put in.
  static let uncachedLimit = 256

  private let study: Study
  private let questionnaire: StoredQuestionnaire
  private let actor: String
  private var interview: (id: Int, identity: [UInt8])?
  /// How many events of the interview are known here; another terminal's would be more.
  private var eventCount = 0
  private var writer = CanonicalWriter()
  /// What was observed since the last event; it is stored with the next one.
  private var observations: [Observation] = []
  private let takesOver: Bool
  /// The identity of an interview that begins: the same however often its beginning is tried.
  private let newIdentity = randomBytes(16)
  /// What was last tried and not acknowledged; the disk may hold it all the same.
  private var attempt: (events: [InterviewEvent], payloads: [EncodedPayload])?
  /// Where the study was copied to when its file was taken away.
  private var rescue: String?
  /// The case that a new interview belongs to.
  private let caseNumber: Int?
  /// What was decided on one more interview of the case.
  private let second: SecondInterview?
  /// Whether it is a second keying, which never counts as an interview, whatever happens in it.
  private var isVerification: Bool

  private typealias EncodedPayload = (kind: EventKind, payload: [UInt8])

  /// Begins a new interview with the questionnaire; its first event gives it its identity.
  ///
  /// - Parameters:
  ///   - number: the case that it belongs to, which must exist; the two are stored together.
  ///   - second: the decision on it, without which a case that has an interview takes no other.
  package init(
    beginning questionnaire: StoredQuestionnaire, in study: consuming Study, actor: String,
    forCase number: Int? = nil, as second: SecondInterview? = nil
  ) {
    self.study = study
    caseNumber = number
    self.second = second
    self.questionnaire = questionnaire
    self.actor = actor
    takesOver = false
    isVerification = false
  }

  /// Goes on with an interview of the study.
  ///
  /// - Parameter takingOver: whether it is taken even from another process that has it open.
  package init(
    resuming interview: InterviewReference, in study: consuming Study, actor: String,
    takingOver: Bool = false
  ) {
    takesOver = takingOver
    caseNumber = nil
    second = nil
    isVerification = interview.status == .verification
    self.study = study
    questionnaire = interview.questionnaire
    self.actor = actor
    self.interview = (interview.row, interview.identity)
    eventCount = interview.eventCount
  }

  /// The name that the interview is known by; nil before its first event.
  package var interviewName: String? {
    interview.map { InterviewReference.name(of: $0.identity) }
  }

  /// Where what was recorded before the last fault can be found, looked at now.
  package var place: RecordPlace {
    if study.isInPlace() { return .study }
    guard let rescue, exists(rescue) else { return .nowhere }
    return .copy(rescue)
  }

  package func holdsRecorded() -> Bool { place == .study }

  /// Copies what was recorded to where somebody says, plain, since the study is not in its place.
  package func copyRecorded(to path: String) throws(StudyError) { try study.rescued(to: path) }

  package mutating func record(_ event: InterviewEvent) throws {
    try record(together: [event])
  }

  package mutating func record(together events: [InterviewEvent]) throws {
    do throws(StudyError) {
      try store(events)
    } catch .fileMoved {
      if rescue == nil { rescue = study.rescued() }
      throw StudyError.fileMoved(path: study.path, copy: rescue)
    }
    if events.contains(.completed(.completed)), !isVerification { fillColumns() }
  }

  private mutating func store(_ events: [InterviewEvent]) throws(StudyError) {
    let isTriedAgain = attempt?.events == events
    if !isTriedAgain { attempt = (events, payloads(of: events)) }
    let payloads = attempt?.payloads ?? []
    let begun = interview
    let isVerification = isVerification || events.contains(where: \.beginsVerification)
    interview = try study.transaction { () throws(StudyError) in
      try translating {
        let interview = try begun ?? register()
        if isTriedAgain, try holds(payloads, of: interview) {
          // A flush failed after the commit: writing once more flushes everything.
          try study.connection.setPragma("user_version", to: Int64(Migration.currentVersion))
        } else {
          try append(events, payloads, to: interview, isVerification: isVerification)
        }
        return interview
      }
    }
    self.isVerification = isVerification
    eventCount += payloads.count
    observations = []
    attempt = nil
  }

  private func append(
    _ events: [InterviewEvent], _ payloads: [EncodedPayload],
    to interview: (id: Int, identity: [UInt8]), isVerification: Bool
  ) throws {
    if events.contains(where: \.beginsSitting) {
      try study.takeLease(
        ofRow: interview.id, identity: interview.identity, holder: actor, takingOver: takesOver)
    }
    try confirmUnchanged(interview)
    if events.contains(where: \.beginsInterview) { try confirmDecided(interview.id) }
    for case .keyed(let form) in events { try study.refuseKnown(form, of: questionnaire) }
    let time = Int(currentTimeMilliseconds())
    var appender = try EventAppender(on: study.connection, origin: study.origin)
    for (kind, payload) in payloads {
      try appender.append(
        EventDraft(kind: kind, interview: interview, time: time, actor: actor, payload: payload))
    }
    try appender.finish(on: study.connection)
    if isVerification {
      try set(.verification, of: interview.id)
    } else if let status = events.compactMap(\.status).last {
      try set(status, of: interview.id)
      try study.settle(interview.id, identity: interview.identity, questionnaire)
    }
    if events.contains(where: \.endsSitting) { try study.dropLease(ofRow: interview.id) }
  }

  package mutating func observe(_ observation: Observation) {
    observations.append(observation)
  }

  /// What events bring to the log: what was observed before them, and the events themselves.
  private mutating func payloads(of events: [InterviewEvent]) -> [EncodedPayload] {
    var payloads: [EncodedPayload] = []
    if !observations.isEmpty {
      ObservationPayload.encode(observations, into: &writer)
      payloads.append((.observed, writer.bytes))
    }
    for event in events {
      EventPayload.encode(event, questionnaireDigest: questionnaire.digest, into: &writer)
      payloads.append((event.kind, writer.bytes))
      if case .started = event, let caseNumber {
        payloads.append((.caseOfInterview, caseLink(caseNumber)))
      }
    }
    return payloads
  }

  private func caseLink(_ number: Int) -> [UInt8] {
    CasePayload.interview(number: number, second.map(CasePayload.Decision.init)).bytes
  }

  /// Refuses to begin a second interview of a case that nobody decided on, whoever began the first
  /// one a moment ago.
  private func confirmDecided(_ row: Int) throws {
    guard let caseNumber, second == nil else { return }
    let versions = try study.versions(named: questionnaire.questionnaire.id)
    let others = try study.interviews(ofCase: caseNumber, with: versions).filter { $0.row != row }
    guard others.isEmpty else {
      throw StudyError.caseInterviewed(caseNumber, interviews: others.map(\.name))
    }
  }

  /// Puts completed interviews into the columns now and then.
  private func fillColumns() {
    do {
      try study.transaction { () throws(StudyError) in
        try translating { try study.cacheCompleted(questionnaire, whenAtLeast: Self.uncachedLimit) }
      }
    } catch {
      // The event is stored. The columns are a cache: what they lack is read from the log, and a
      // fault of the log is told to whoever reads it.
    }
  }

  /// Refuses to go on with an interview that another terminal went on with.
  private func confirmUnchanged(_ interview: (id: Int, identity: [UInt8])) throws {
    var count = try study.connection.prepare("SELECT count(*) FROM event WHERE interview = ?")
    try count.bind(interview.id)
    guard try count.step(), count.integer(0) == eventCount else {
      throw StudyError.interviewTakenUp(InterviewReference.name(of: interview.identity))
    }
  }

  /// Whether the interview ends with what was tried before: its salts tell it from all else.
  private func holds(
    _ payloads: [EncodedPayload], of interview: (id: Int, identity: [UInt8])
  ) throws(SQLiteError) -> Bool {
    var select = try study.connection.prepare(
      "SELECT payload FROM event WHERE interview = ? ORDER BY sequence DESC LIMIT ?")
    try select.bind(interview.id, payloads.count)
    var stored: [[UInt8]] = []
    while try select.step() { stored.append(select.bytes(0)) }
    return stored.reversed() == payloads.map(\.payload)
  }

  private func register() throws(SQLiteError) -> (id: Int, identity: [UInt8]) {
    let identity = newIdentity
    var select = try study.connection.prepare("SELECT id FROM interview WHERE identity = ?")
    try select.bind(identity)
    if try select.step() { return (select.integer(0), identity) }
    var insert = try study.connection.prepare(
      "INSERT INTO interview (identity, questionnaire, status) VALUES (?, ?, ?)")
    try insert.run(identity, questionnaire.row, InterviewStatus.inProgress.rawValue)
    return (study.connection.lastInsertRowID, identity)
  }

  private func set(_ status: InterviewStatus, of interview: Int) throws(SQLiteError) {
    var update = try study.connection.prepare("UPDATE interview SET status = ? WHERE id = ?")
    try update.run(status.rawValue, interview)
  }
}

extension InterviewEvent {
  var kind: EventKind {
    switch self {
    case .started: .started
    case .answered: .answered
    case .confirmed: .confirmed
    case .noted: .noted
    case .languageChanged: .languageChanged
    case .stopped: .stopped
    case .resumed: .resumed
    case .completed: .completed
    case .corrected: .corrected
    case .remarked: .remarked
    case .keyed: .keyed
    case .flagged: .flagged
    case .handedOver: .handedOver
    case .handedBack: .handedBack
    case .distressed: .distressed
    }
  }

  /// Whether it makes the interview a second keying.
  var beginsVerification: Bool {
    if case .keyed(let form) = self { form.verifies != nil } else { false }
  }

  /// Whether it is the first event of an interview.
  fileprivate var beginsInterview: Bool {
    if case .started = self { true } else { false }
  }

  /// Whether somebody sits down to the interview with it.
  var beginsSitting: Bool {
    switch self {
    case .started, .resumed: true
    default: false
    }
  }

  /// Whether nobody is at the interview after it.
  var endsSitting: Bool {
    switch self {
    case .stopped, .completed: true
    default: false
    }
  }

  /// The status that the interview has after the event, where the event changes it.
  var status: InterviewStatus? {
    switch self {
    case .started, .resumed: .inProgress
    case .stopped: .stopped
    case .completed(.completed): .completed
    case .completed(.declined): .declined
    case .answered, .confirmed, .noted, .languageChanged, .corrected, .remarked, .keyed, .flagged,
      .handedOver, .handedBack, .distressed:
      nil
    }
  }
}
