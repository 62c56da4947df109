import QuestionnaireModel
import StudyStorage

/// One column of cells with the meanings that were met in it.
struct CellColumn {
  /// What a text that was met stands for.
  struct Met {
    let answer: Answer
    let interned: InternedAnswer
    /// Whether the cell was left empty.
    let isMissing: Bool
  }

  /// What a text stands for that is read for the first time.
  enum Found {
    case met(Int)
    /// An answer that is not remembered: a free text, or one text too many.
    case own(Answer)
    case fault(CellFault)
  }

  /// How many texts are remembered at most; further ones are read anew each time.
  private static let limit = 4096

  let item: Int
  /// The column's place in the file.
  let column: Int
  private let reader: CellReader
  private var table = ByteTable()
  /// The meanings by the numbers of their texts.
  private(set) var met: [Met] = []

  init(_ reader: CellReader, item: Int, column: Int) {
    self.reader = reader
    self.item = item
    self.column = column
  }

  /// The number of a text that was met; nil where it must be read.
  @inline(__always)
  func number(of text: UnsafeRawBufferPointer) -> Int? {
    table.number(of: text)
  }

  /// Finds what a text says that was not met.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, _ session: inout ImportSession
  ) throws(ImportError) -> Found {
    let answer: Answer
    switch reader.meaning(of: String(decoding: bytes, as: UTF8.self)) {
    case .fault(let fault): return .fault(fault)
    case .answer(let meaning): answer = meaning
    }
    guard table.count < Self.limit, !isFreeText(answer) else { return .own(answer) }
    do throws(StudyError) {
      let interned = try session.intern(answer, to: item)
      met.append(
        Met(answer: answer, interned: interned, isMissing: answer.nonanswer == .missing))
      return .met(table.insert(bytes))
    } catch {
      throw .study(error)
    }
  }

  private func isFreeText(_ answer: Answer) -> Bool {
    if case .text = answer { true } else { false }
  }
}
