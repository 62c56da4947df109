import SQLiteSupport

/// Reads the bytes of chunks into memory that is used again for the next.
struct ChunkReader: ~Copyable {
  private var find: Statement
  private var blob: Blob?
  private var buffer: [UInt8] = []

  init(on connection: borrowing Connection) throws(SQLiteError) {
    // Each page is read once; a large cache would hold all columns a second time.
    try connection.execute("PRAGMA cache_size = -1024")
    find = try connection.prepare(
      "SELECT id FROM chunk_column WHERE chunk = ? AND item = ? AND part = ?")
  }

  /// Lends the bytes of a column's chunk of that many rows.
  ///
  /// - Throws: `MalformedChunk` where there is none, or one that is longer than any.
  mutating func withBytes<Value>(
    of column: (chunk: Int, item: Int, part: Int), rows: Int,
    on connection: borrowing Connection, _ body: (UnsafeRawBufferPointer) -> Value
  ) throws -> Value {
    try find.bind(column.chunk, column.item, column.part)
    guard try find.step() else { throw MalformedChunk() }
    let row = Int64(find.integer(0))
    find.reset()
    var opened =
      if let blob = blob.take() {
        blob
      } else {
        try connection.blob(table: "chunk_column", column: "data", rowID: row)
      }
    try opened.move(toRowID: row)
    let count = opened.count
    // A mark and at most eight bytes for each row, and how many they are.
    guard count <= rows * 9 + 1 else { throw MalformedChunk() }
    if buffer.count < count { buffer = [UInt8](repeating: 0, count: count) }
    let value = try buffer.withUnsafeMutableBytes { buffer in
      let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
      try opened.read(into: bytes)
      return body(UnsafeRawBufferPointer(bytes))
    }
    blob = consume opened
    return value
  }
}
