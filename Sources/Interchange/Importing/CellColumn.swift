import QuestionnaireModel
import StudyStorage

/// One column of cells with the meanings that were met in it.
struct CellColumn {
  /// A meaning as the study knows it.
  enum Known {
    case answer(Answer, ImportedAnswer)
    case fault(CellFault)
  }

  /// How many texts are remembered at most; further ones are read anew each time.
  private static let limit = 4096

  private let reader: CellReader
  private var table = ByteTable()
  /// The meanings by the numbers of their texts.
  private var met: [Known] = []

  init(_ reader: CellReader) {
    self.reader = reader
  }

  /// Finds what a cell says, reading each text once.
  mutating func known(
    _ bytes: UnsafeRawBufferPointer, _ item: Int, _ questionnaire: Questionnaire,
    _ session: inout ImportSession
  ) throws(ImportError) -> Known {
    if let number = table.number(of: bytes) { return met[number] }
    switch reader.meaning(
      of: String(decoding: bytes, as: UTF8.self), in: questionnaire, index: item)
    {
    case .fault(let fault):
      return .fault(fault)
    case .answer(let answer):
      guard table.count < Self.limit, !isFreeText else { return .answer(answer, .direct(answer)) }
      let imported: ImportedAnswer
      do { imported = try session.intern(answer, to: item) } catch { throw .study(error) }
      _ = table.insert(bytes)
      met.append(.answer(answer, imported))
      return .answer(answer, imported)
    }
  }

  private var isFreeText: Bool {
    if case .text = reader.item.type { true } else { false }
  }
}
