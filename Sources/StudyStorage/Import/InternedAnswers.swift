import QuestionnaireModel

/// The distinct answers of a file, each encoded once: a file repeats few answers very often.
struct InternedAnswers {
  private let layouts: [ColumnLayout?]
  private var payloads: [UInt8] = []
  /// Where each answer's bytes end.
  private var ends: [Int] = []
  private(set) var cells: [ColumnCell?] = []
  private var writer = CanonicalWriter()

  init(_ questionnaire: Questionnaire) {
    layouts = questionnaire.items.map { ColumnLayout($0.type) }
  }

  /// Encodes an answer and gives the number by which it is known from now on.
  mutating func intern(_ answer: Answer, to item: Int) throws(MalformedPayload) -> InternedAnswer {
    let cell =
      if let layout = layouts[item] { try ColumnCell(answer, in: layout) } else {
        ColumnCell?.none
      }
    writer.clear()
    writer.answer(answer)
    payloads.append(contentsOf: writer.bytes)
    ends.append(payloads.count)
    cells.append(cell)
    return InternedAnswer(number: Int32(ends.count - 1))
  }

  /// Appends the encoded answer to a payload.
  func write(_ number: Int, to writer: inout CanonicalWriter) {
    let start = number == 0 ? 0 : ends[number - 1]
    let end = ends[number]
    if end - start == 1 {
      writer.encoded(payloads[start])
    } else {
      writer.encoded(payloads[start..<end])
    }
  }
}
