import QuestionnaireModel
import SQLiteSupport

/// Writes interviews of one questionnaire version to the column cache, chunk by chunk.
struct ChunkWriter: ~Copyable {
  /// How many rows a chunk holds at most.
  static let standardRowLimit = 65_536

  /// The number of the chunk that rows go to now.
  private(set) var chunk: Int
  private let questionnaire: Int
  private let rowLimit: Int
  private let layouts: [ColumnLayout?]
  private var builders: [ColumnBuilder?]
  private var interviews: [Int] = []
  private var insertChunk: Statement
  private var insertColumn: Statement

  init(
    on connection: borrowing Connection, questionnaire: StoredQuestionnaire,
    rowLimit: Int = standardRowLimit
  ) throws(SQLiteError) {
    var last = try connection.prepare("SELECT coalesce(max(id), 0) FROM chunk")
    let next = try last.step() ? last.integer(0) : 0
    let chunkStatement = try connection.prepare(
      "INSERT INTO chunk (id, questionnaire, rows, interviews) VALUES (?, ?, ?, ?)")
    let columnStatement = try connection.prepare(
      "INSERT INTO chunk_column (chunk, item, part, data) VALUES (?, ?, ?, ?)")
    self.questionnaire = questionnaire.row
    self.rowLimit = rowLimit
    layouts = questionnaire.questionnaire.items.map { ColumnLayout($0.type) }
    builders = layouts.map { $0.map(ColumnBuilder.init) }
    // A number that no sound file holds must not stop the program; the insertion then fails.
    chunk = next &+ 1
    insertChunk = chunkStatement
    insertColumn = columnStatement
  }

  mutating func append(_ cell: ColumnCell, item: Int) {
    builders[item]?.append(cell)
  }

  mutating func append(_ answer: Answer, item: Int) throws(MalformedPayload) {
    guard let layout = layouts[item] else { return }
    builders[item]?.append(try ColumnCell(answer, in: layout))
  }

  /// Ends a row after each item has had its cell.
  mutating func endRow(interview: Int) throws(SQLiteError) {
    interviews.append(interview)
    if interviews.count == rowLimit { try flush() }
  }

  mutating func finish() throws(SQLiteError) {
    if !interviews.isEmpty { try flush() }
  }

  private mutating func flush() throws(SQLiteError) {
    try insertChunk.run(chunk, questionnaire, interviews.count, InterviewList.bytes(of: interviews))
    for (item, builder) in builders.enumerated() {
      guard let builder else { continue }
      for part in 0..<builder.layout.parts {
        try insertColumn.run(chunk, item, part, builder.bytes(part: part))
      }
      builders[item]?.clear()
    }
    interviews.removeAll(keepingCapacity: true)
    chunk &+= 1
  }
}

/// The interviews of a chunk's rows, eight little-endian bytes each.
enum InterviewList {
  static func bytes(of interviews: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(interviews.count * 8)
    for interview in interviews {
      withUnsafeBytes(of: UInt64(bitPattern: Int64(interview)).littleEndian) {
        bytes.append(contentsOf: $0)
      }
    }
    return bytes
  }

  /// Reads the list; nil where the bytes are none.
  static func interviews(of bytes: [UInt8]) -> [Int]? {
    guard bytes.count.isMultiple(of: 8) else { return nil }
    return stride(from: 0, to: bytes.count, by: 8).map { start in
      (0..<8).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
    }
  }
}
