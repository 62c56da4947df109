import Interviewing
import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// Puts completed interviews into the column cache once there are that many outside it.
  ///
  /// The caller holds the transaction.
  func cacheCompleted(
    _ questionnaire: StoredQuestionnaire, whenAtLeast minimum: Int,
    rowLimit: Int = ChunkWriter.standardRowLimit
  ) throws {
    let rows = try rowsOutsideColumns(of: questionnaire)
    guard !rows.isEmpty, rows.count >= minimum else { return }
    var writer = try ChunkWriter(
      on: connection, questionnaire: questionnaire, rowLimit: rowLimit)
    var update = try connection.prepare("UPDATE interview SET chunk = ? WHERE id = ?")
    for row in rows {
      let sheet = try finalSheet(ofRow: row, questionnaire: questionnaire)
      try writer.append(sheet, of: questionnaire.questionnaire)
      try update.run(writer.chunk, row)
      try writer.endRow(interview: row)
    }
    try writer.finish()
  }

  /// The completed interviews of a version that the column cache does not hold yet, ascending.
  func rowsOutsideColumns(of questionnaire: StoredQuestionnaire) throws(SQLiteError) -> [Int] {
    var select = try connection.prepare(
      """
      SELECT id FROM interview
      WHERE chunk IS NULL AND questionnaire = ? AND status = ? ORDER BY id
      """)
    try select.bind(questionnaire.row, InterviewStatus.completed.rawValue)
    var rows: [Int] = []
    while try select.step() { rows.append(select.integer(0)) }
    return rows
  }

  /// Every item of an interview with its answer or why it has none, as the log tells it.
  func finalSheet(ofRow row: Int, questionnaire: StoredQuestionnaire) throws -> AnswerSheet {
    var events = try connection.prepare(
      "SELECT kind, payload FROM event WHERE interview = ? ORDER BY sequence")
    try events.bind(row)
    guard try events.step() else { throw StudyError.damaged("an interview has no events") }
    guard events.integer(0) == EventKind.imported.rawValue else {
      return try replayed(row: row, questionnaire: questionnaire).finalSheet
    }
    var sheet = try ImportPayload.decode(events.bytes(1), questionnaire: questionnaire)
    while try events.step() {
      guard events.integer(0) == EventKind.corrected.rawValue else { continue }
      sheet = try questionnaire.correcting(sheet, by: events.bytes(1))
    }
    return sheet
  }
}

extension StoredQuestionnaire {
  /// The sheet of an imported interview after a correction, of which the payload is given.
  func correcting(_ sheet: AnswerSheet, by payload: [UInt8]) throws(MalformedPayload) -> AnswerSheet
  {
    let event = try EventPayload.decode(payload, kind: .corrected, questionnaire: self)
    guard case .corrected(let id, let answer, _, _) = event, let item = questionnaire.index(of: id)
    else { throw MalformedPayload(offset: 0) }
    return questionnaire.correcting(sheet, item: item, to: answer)
  }
}

extension ChunkWriter {
  /// Lays out a whole row.
  mutating func append(
    _ sheet: AnswerSheet, of questionnaire: Questionnaire
  ) throws(MalformedPayload) {
    for (index, item) in questionnaire.items.enumerated() where item.takesAnswer {
      try append(sheet[index] ?? .nonanswer(.notReached), item: index)
    }
  }
}
