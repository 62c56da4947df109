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
    _ bytes: [UInt8], questionnaire: Questionnaire
  ) throws(MalformedPayload) -> AnswerSheet {
    var reader = CanonicalReader(bytes)
    _ = try reader.array()
    _ = try reader.blob(count: EventPayload.saltCount)
    _ = try reader.blob(count: 32)
    _ = try reader.integer()
    let count = try reader.array()
    var sheet = AnswerSheet(itemCount: questionnaire.items.count)
    let answered = questionnaire.items.indices.filter { questionnaire.items[$0].takesAnswer }
    guard count == answered.count else { throw MalformedPayload(offset: reader.offset) }
    for index in answered {
      sheet[index] = try reader.answer(to: questionnaire.items[index].type)
    }
    try reader.finish()
    return sheet
  }

  /// The bytes that say the same whatever the salt was.
  static func content(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.dropFirst(2 + EventPayload.saltCount)
  }
}
