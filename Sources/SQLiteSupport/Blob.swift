import CSQLite

/// A blob that is read in parts, without its whole row in memory.
package struct Blob: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  fileprivate init(
    _ connection: OpaquePointer, table: String, column: String, rowID: Int64
  ) throws(SQLiteError) {
    var handle: OpaquePointer?
    let result = sqlite3_blob_open(connection, "main", table, column, rowID, 0, &handle)
    guard result == SQLITE_OK, let handle else { throw SQLiteError(result, of: connection) }
    self.handle = handle
    self.connection = connection
  }

  deinit {
    sqlite3_blob_close(handle)
  }

  /// The number of bytes.
  package var count: Int { Int(sqlite3_blob_bytes(handle)) }

  /// Fills a buffer with the bytes from an offset on.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, from offset: Int = 0
  ) throws(SQLiteError) {
    precondition(
      offset >= 0 && offset + buffer.count <= count, "a part lies within its blob")
    guard !buffer.isEmpty else { return }
    try check(
      sqlite3_blob_read(handle, buffer.baseAddress, Int32(buffer.count), Int32(offset)))
  }

  /// Moves to the same column of another row, which is faster than to open it.
  package mutating func move(toRowID rowID: Int64) throws(SQLiteError) {
    try check(sqlite3_blob_reopen(handle, rowID))
  }

  private func check(_ result: Int32) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw SQLiteError(result, of: connection) }
  }
}

/// A blob is read where its connection was opened.
@available(*, unavailable)
extension Blob: Sendable {}

extension Connection {
  /// Opens a blob for reading.
  package func blob(
    table: String, column: String, rowID: Int64
  ) throws(SQLiteError) -> Blob {
    try Blob(handle, table: table, column: column, rowID: rowID)
  }
}
