import Files
package import QuestionnaireModel
import SQLiteSupport
import Sealing

/// The import of one file, stored whole or not at all; lent by `Study.importing`.
package struct ImportSession: ~Copyable {
  private let questionnaire: StoredQuestionnaire
  /// The items that take an answer.
  private let items: [Int]
  private let key: [UInt8]
  private let time: Int
  private let actor: String
  private var interned: InternedAnswers
  private var appender: EventAppender
  private var columns: ChunkWriter
  private var statements: ImportStatements
  private var nextInterview: Int
  private var writer = CanonicalWriter()
  private var identityWriter = CanonicalWriter()
  private var salts = SaltSequence()
  package private(set) var storedCount = 0
  /// How many rows have a whole number for an identifier that they, or an earlier file, write otherwise.
  package private(set) var respelledCount = 0
  /// The first row of `interview` that this import fills.
  private let firstInterview: Int
  /// Whether rows of files were imported before, whose identifiers may be written otherwise.
  private let followsAnother: Bool
  /// The identifiers of this import that were written otherwise, by the row of their interview.
  private var respelled: [Int: [UInt8]] = [:]

  init(
    into study: borrowing Study, questionnaire: StoredQuestionnaire, actor: String
  ) throws {
    let model = questionnaire.questionnaire
    let appender = try EventAppender(on: study.connection, origin: study.origin)
    let columns = try ChunkWriter(on: study.connection, questionnaire: questionnaire)
    let statements = try ImportStatements(on: study.connection)
    let first = try study.nextInterview()
    followsAnother = try study.holdsImported()
    nextInterview = first
    firstInterview = first
    self.questionnaire = questionnaire
    items = model.items.indices.filter { model.items[$0].takesAnswer }
    key = study.key
    time = Int(currentTimeMilliseconds())
    self.actor = actor
    interned = InternedAnswers(model)
    self.appender = appender
    self.columns = columns
    self.statements = statements
  }

  /// Encodes an answer once, to be named by number in every row that repeats it.
  package mutating func intern(
    _ answer: Answer, to item: Int
  ) throws(StudyError) -> InternedAnswer {
    do { return try interned.intern(answer, to: item) } catch { throw .unfitAnswer }
  }

  /// Stores a row of the file; one whose consent was declined stands in no column.
  package mutating func append(
    row: Int, identity: RowIdentity, answers: borrowing ImportedRow, declined: Bool = false
  ) throws(StudyError) -> RowOutcome {
    precondition(
      answers.numbers.count == questionnaire.questionnaire.items.count,
      "a row must have a place for each item")
    do {
      encode(row: row, answers: answers)
      let name: RespondentName? =
        if case .respondent(let written) = identity { RespondentName(written) } else { nil }
      let identity = digest(of: name.map { .respondent($0.bytes) } ?? identity)
      if let name, let known = try knownRespondent(name, identity) { return known }
      if name?.isRespelled ?? false { respelledCount += 1 }
      let id = nextInterview
      let status = declined ? InterviewStatus.declined : .completed
      let isNew = try statements.register(
        id, identity, questionnaire.row, status, chunk: declined ? nil : columns.chunk)
      guard isNew else { return try compare(identity) }
      if let name, name.isRespelled { respelled[id] = name.written }
      nextInterview += 1
      try appender.append(
        EventDraft(
          kind: .imported, interview: (id, identity), time: time, actor: actor,
          payload: writer.bytes))
      if !declined { try appendCells(answers, interview: id) }
      storedCount += 1
      return .stored
    } catch is MalformedPayload {
      throw .unfitAnswer
    } catch let error as SQLiteError {
      throw StudyError(sqlite: error)
    } catch {
      throw .damaged("the log cannot be continued")
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

  private mutating func appendCells(_ answers: borrowing ImportedRow, interview: Int) throws {
    for item in items {
      let number = Int(answers.numbers[item])
      if number >= 0 {
        if let cell = interned.cells[number] { columns.append(cell, item: item) }
      } else {
        try columns.append(answers.ownAnswer(at: item), item: item)
      }
    }
    try columns.endRow(interview: interview)
  }

  private mutating func encode(row: Int, answers: borrowing ImportedRow) {
    ImportPayload.begin(
      salt: salts.next(), questionnaireDigest: questionnaire.digest, row: row,
      answers: items.count, into: &writer)
    for item in items {
      let number = Int(answers.numbers[item])
      if number >= 0 {
        interned.write(number, to: &writer)
      } else {
        writer.answer(answers.ownAnswer(at: item))
      }
    }
  }

  private mutating func digest(of identity: RowIdentity) -> [UInt8] {
    switch identity {
    case .respondent(let name):
      identityWriter.writeRespondent(name, of: questionnaire.questionnaire.id)
    case .content(let file, let position, let bytes):
      identityWriter.clear()
      identityWriter.array(4)
      identityWriter.text(questionnaire.questionnaire.id)
      identityWriter.text(file)
      identityWriter.integer(position)
      identityWriter.blob(bytes)
    }
    return Digest.identity(of: identityWriter.bytes, key: key)
  }

  /// What became of a row whose respondent is known under another spelling; nil where none is.
  private mutating func knownRespondent(
    _ name: RespondentName, _ identity: [UInt8]
  ) throws(SQLiteError) -> RowOutcome? {
    if !respelled.isEmpty || name.isRespelled, let row = try statements.row(of: identity),
      row >= firstInterview, (respelled[row] ?? name.bytes) != name.written
    {
      return .spelledOtherwise
    }
    guard followsAnother, try statements.row(of: identity) == nil else { return nil }
    for former in name.formerSpellings {
      let former = digest(of: .respondent(former))
      guard try statements.row(of: former) != nil else { continue }
      respelledCount += 1
      return try compare(former)
    }
    return nil
  }

  private mutating func compare(_ identity: [UInt8]) throws(SQLiteError) -> RowOutcome {
    let stored = try statements.payload(of: identity)
    guard let before = ImportPayload.answers(in: stored) else { return .differs }
    return before == ImportPayload.answers(in: writer.bytes) ? .alreadyStored : .differs
  }
}

extension Study {
  /// Whether any interview came from a file.
  fileprivate func holdsImported() throws(SQLiteError) -> Bool {
    var select = try connection.prepare("SELECT EXISTS (SELECT 1 FROM event WHERE kind = ?)")
    try select.bind(EventKind.imported.rawValue)
    return try select.step() && select.integer(0) == 1
  }

  /// The row that the next interview takes.
  fileprivate func nextInterview() throws -> Int {
    var select = try connection.prepare("SELECT coalesce(max(id), 0) FROM interview")
    let last = try select.step() ? select.integer(0) : 0
    guard (0..<Int.max / 2).contains(last) else {
      throw StudyError.damaged("the number of an interview cannot be")
    }
    return last + 1
  }
}
