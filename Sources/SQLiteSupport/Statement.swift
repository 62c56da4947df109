import CSQLite

/// A prepared statement, finalized exactly once.
///
/// Values are bound by position from 1 and read by column from 0.
package struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String

  init(_ sql: String, on connection: borrowing Connection) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(connection.handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw connection.error(code, sql: sql) }
    handle = prepared
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Moves to the next row; false at the end.
  package mutating func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw error(code)
    }
  }

  /// Runs it to the end and makes it ready to run again.
  package mutating func run() throws(SQLiteError) {
    while try step() {}
    reset()
  }

  /// Makes it ready to run again; what was bound stays bound.
  package mutating func reset() {
    sqlite3_reset(handle)
  }

  // MARK: Binding

  package mutating func bind(_ value: Int, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, Int32(index), Int64(value)))
  }

  package mutating func bind(_ value: Int?, at index: Int) throws(SQLiteError) {
    if let value { try bind(value, at: index) } else { try bindNull(at: index) }
  }

  package mutating func bind(_ value: Double, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_double(handle, Int32(index), value))
  }

  package mutating func bind(_ value: String, at index: Int) throws(SQLiteError) {
    var value = value
    let code = value.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        percept_sqlite3_bind_string(
          handle, Int32(index), characters.baseAddress, UInt64(characters.count))
      }
    }
    try check(value.isEmpty ? bindEmptyText(at: index) : code)
  }

  package mutating func bind(_ value: [UInt8], at index: Int) throws(SQLiteError) {
    let code = value.withUnsafeBytes { bytes in
      percept_sqlite3_bind_bytes(handle, Int32(index), bytes.baseAddress, UInt64(bytes.count))
    }
    try check(code)
  }

  package mutating func bindNull(at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, Int32(index)))
  }

  // MARK: Reading

  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  package func integer(_ column: Int) -> Int {
    Int(sqlite3_column_int64(handle, Int32(column)))
  }

  package func double(_ column: Int) -> Double {
    sqlite3_column_double(handle, Int32(column))
  }

  package func text(_ column: Int) -> String? {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  package func bytes(_ column: Int) -> [UInt8] {
    withBytes(column) { Array($0) }
  }

  /// Lends the bytes of a column; they live until the next step.
  package func withBytes<Result, Failure: Error>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  private func bindEmptyText(at index: Int) -> Int32 {
    percept_sqlite3_bind_string(handle, Int32(index), "", 0)
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw error(code) }
  }

  private func error(_ code: Int32) -> SQLiteError {
    let message =
      sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) } ?? "no connection"
    return SQLiteError(code: ResultCode(rawValue: code), message: message, sql: sql)
  }
}
