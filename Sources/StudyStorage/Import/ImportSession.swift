import Files
package import QuestionnaireModel
import SQLiteSupport
import Sealing

/// The import of one file, stored whole or not at all; lent by `Study.importing`.
package struct ImportSession: ~Copyable {
  private let questionnaire: StoredQuestionnaire
  private let items: [Int]
  private let key: [UInt8]
  private let time: Int
  private let actor: String
  private var interned: [InternedAnswers]
  private var appender: EventAppender
  private var columns: ChunkWriter
  private var register: Statement
  private var stored: Statement
  private var writer = CanonicalWriter()
  private var identityWriter = CanonicalWriter()
  private var salts: [UInt8] = []
  package private(set) var storedCount = 0

  init(
    into study: borrowing Study, questionnaire: StoredQuestionnaire, actor: String
  ) throws {
    let model = questionnaire.questionnaire
    let appender = try EventAppender(on: study.connection, origin: study.origin)
    let columns = try ChunkWriter(on: study.connection, questionnaire: questionnaire)
    let register = try study.connection.prepare(
      """
      INSERT INTO interview (identity, questionnaire, status, chunk) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING id
      """)
    let stored = try study.connection.prepare(
      """
      SELECT payload FROM event
      WHERE interview = (SELECT id FROM interview WHERE identity = ?) AND kind = ?
      """)
    self.questionnaire = questionnaire
    items = model.items.indices.filter { model.items[$0].takesAnswer }
    key = study.key
    time = Int(currentTimeMilliseconds())
    self.actor = actor
    interned = model.items.map { InternedAnswers($0.type) }
    self.appender = appender
    self.columns = columns
    self.register = register
    self.stored = stored
  }

  /// Encodes an answer once, to be named by number in every row that repeats it.
  package mutating func intern(
    _ answer: Answer, to item: Int
  ) throws(StudyError) -> ImportedAnswer {
    do { return .interned(try interned[item].intern(answer)) } catch { throw .unfitAnswer }
  }

  /// Stores a row: an answer for each item, in the questionnaire's order; notes' places are ignored.
  package mutating func append(
    row: Int, identity: RowIdentity, answers: [ImportedAnswer]
  ) throws(StudyError) -> RowOutcome {
    precondition(
      answers.count == questionnaire.questionnaire.items.count,
      "a row must have a place for each item")
    return try translating {
      encode(row: row, answers: answers)
      let identity = digest(of: identity)
      try register.bind(
        identity, questionnaire.row, InterviewStatus.completed.rawValue, columns.chunk)
      guard try register.step() else {
        register.reset()
        return try compare(identity)
      }
      let id = register.integer(0)
      register.reset()
      try appender.append(
        EventDraft(
          kind: .imported, interview: (id, identity), time: time, actor: actor,
          payload: writer.bytes))
      for item in items {
        switch answers[item] {
        case .interned(let number):
          if let cell = interned[item].cells[number] { columns.append(cell, item: item) }
        case .direct(let answer): try columns.append(answer, item: item)
        }
      }
      try columns.endRow(interview: id)
      storedCount += 1
      return .stored
    }
  }

  /// Writes down which file it was and puts everything in its place.
  mutating func finish(
    file: String, digest: [UInt8], rejected: Int, on connection: borrowing Connection
  ) throws(SQLiteError) {
    try columns.finish()
    writer.clear()
    writer.array(4)
    writer.text(file)
    writer.blob(digest)
    writer.integer(storedCount)
    writer.integer(rejected)
    try appender.append(
      EventDraft(
        kind: .fileImported, interview: nil, time: time, actor: actor, payload: writer.bytes))
    try appender.finish(on: connection)
  }

  private mutating func encode(row: Int, answers: [ImportedAnswer]) {
    if salts.isEmpty { salts = randomBytes(EventPayload.saltCount * 1024) }
    let salt = salts.suffix(EventPayload.saltCount)
    ImportPayload.begin(
      salt: salt, questionnaireDigest: questionnaire.digest, row: row, answers: items.count,
      into: &writer)
    salts.removeLast(EventPayload.saltCount)
    for item in items {
      switch answers[item] {
      case .interned(let number): interned[item].write(number, to: &writer)
      case .direct(let answer): writer.answer(answer)
      }
    }
  }

  private mutating func digest(of identity: RowIdentity) -> [UInt8] {
    identityWriter.clear()
    switch identity {
    case .respondent(let name):
      identityWriter.array(2)
      identityWriter.text(questionnaire.questionnaire.id)
      identityWriter.blob(name)
    case .content(let file, let position, let bytes):
      identityWriter.array(4)
      identityWriter.text(questionnaire.questionnaire.id)
      identityWriter.text(file)
      identityWriter.integer(position)
      identityWriter.blob(bytes)
    }
    return Digest.identity(of: identityWriter.bytes, key: key)
  }

  private mutating func compare(_ identity: [UInt8]) throws(SQLiteError) -> RowOutcome {
    try stored.bind(identity, EventKind.imported.rawValue)
    let found = try stored.step() ? stored.bytes(0) : []
    stored.reset()
    return ImportPayload.content(of: found) == ImportPayload.content(of: writer.bytes)
      ? .alreadyStored : .differs
  }
}
