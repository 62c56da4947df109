import QuestionnaireModel

/// The distinct answers to one item, each encoded once: a file repeats few answers very often.
struct InternedAnswers {
  private let layout: ColumnLayout?
  private var payloads: [UInt8] = []
  private var ends: [Int] = []
  private(set) var cells: [ColumnCell?] = []
  private var writer = CanonicalWriter()

  init(_ type: ItemType) {
    layout = ColumnLayout(type)
  }

  /// Encodes an answer and gives the number by which it is known from now on.
  mutating func intern(_ answer: Answer) throws(MalformedPayload) -> Int {
    writer.clear()
    writer.answer(answer)
    payloads.append(contentsOf: writer.bytes)
    ends.append(payloads.count)
    if let layout { cells.append(try ColumnCell(answer, in: layout)) } else { cells.append(nil) }
    return ends.count - 1
  }

  /// Appends the encoded answer to a payload.
  func write(_ number: Int, to writer: inout CanonicalWriter) {
    let start = number == 0 ? 0 : ends[number - 1]
    writer.encoded(payloads[start..<ends[number]])
  }
}
