import QuestionnaireModel

/// The payload of a whole interview that came from a file: the questionnaire's digest, the row, and
/// an answer or a non-answer for each item that takes one, in the questionnaire's order.
enum ImportPayload {
  static func begin(
    salt: ArraySlice<UInt8>, questionnaireDigest: [UInt8], row: Int, answers: Int,
    into writer: inout CanonicalWriter
  ) {
    writer.clear()
    writer.array(4)
    writer.blob(salt)
    writer.blob(questionnaireDigest)
    writer.integer(row)
    writer.array(answers)
  }

  /// The answers, one place for each item of the questionnaire.
  static func decode(
    _ bytes: [UInt8], questionnaire: StoredQuestionnaire
  ) throws(MalformedPayload) -> AnswerSheet {
    var reader = CanonicalReader(bytes)
    try reader.array(count: 4)
    _ = try reader.blob(count: EventPayload.saltCount)
    try reader.digest(of: questionnaire)
    _ = try reader.integer()
    let items = questionnaire.questionnaire.items
    var sheet = AnswerSheet(itemCount: items.count)
    let answered = items.indices.filter { items[$0].takesAnswer }
    try reader.array(count: answered.count)
    for index in answered { sheet[index] = try reader.answer(to: items[index].type) }
    try reader.finish()
    return sheet
  }

  /// The bytes of the answers, which are equal where the answers are; nil for no such payload.
  ///
  /// The row is left out: a respondent's row may come again at another place of the file.
  static func answers(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var reader = CanonicalReader(bytes)
    do throws(MalformedPayload) {
      try reader.array(count: 4)
      _ = try reader.blob(count: EventPayload.saltCount)
      _ = try reader.blob(count: 32)
      _ = try reader.integer()
    } catch {
      return nil
    }
    return bytes[reader.offset...]
  }
  /// The number of the row in its file; nil for no such payload.
  static func row(in bytes: [UInt8]) -> Int? {
    var reader = CanonicalReader(bytes)
    do throws(MalformedPayload) {
      try reader.array(count: 4)
      _ = try reader.blob(count: EventPayload.saltCount)
      _ = try reader.blob(count: 32)
      return try reader.integer()
    } catch {
      return nil
    }
  }
}
