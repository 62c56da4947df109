import CSQLite

/// A compiled statement with its bound values and its current row.
///
/// Parameters are numbered from 1 and columns from 0, as in SQLite. Not copyable, and so finalized
/// exactly once.
package struct Statement: ~Copyable {
  private let handle: OpaquePointer

  init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
    var sql = sql
    let (result, statement, isSingle) = sql.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) { text in
        var statement: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let result = sqlite3_prepare_v3(
          connection, text.baseAddress, Int32(clamping: text.count),
          UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
        let read = tail.flatMap { tail in text.baseAddress.map { tail - $0 } } ?? text.count
        return (result, statement, text[read...].allSatisfy { [9, 10, 13, 32, 59].contains($0) })
      }
    }
    guard result == SQLITE_OK else { throw SQLiteError(result, of: connection, sql: sql) }
    guard let statement else {
      throw SQLiteError(code: .misuse, message: "there is no statement", sql: sql)
    }
    guard isSingle else {
      sqlite3_finalize(statement)
      throw SQLiteError(code: .misuse, message: "there is more than one statement", sql: sql)
    }
    handle = statement
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// The statement with its placeholders.
  package var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  package var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

  // MARK: Values

  package mutating func bind(_ value: Int64, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, Int32(index), value))
  }

  package mutating func bind(_ value: Int, at index: Int) throws(SQLiteError) {
    try bind(Int64(value), at: index)
  }

  /// Binds a number; SQLite stores one that is not a number as NULL, which is refused here.
  package mutating func bind(_ value: Double, at index: Int) throws(SQLiteError) {
    precondition(!value.isNaN, "a stored number is a number")
    try check(sqlite3_bind_double(handle, Int32(index), value))
  }

  package mutating func bind(_ value: String, at index: Int) throws(SQLiteError) {
    var value = value
    let result = value.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) { text in
        text.isEmpty
          ? csqlite_bind_text_copy(handle, Int32(index), "", 0)
          : csqlite_bind_text_copy(handle, Int32(index), text.baseAddress, UInt64(text.count))
      }
    }
    try check(result)
  }

  /// Binds a copy of bytes.
  package mutating func bind(_ bytes: UnsafeRawBufferPointer, at index: Int) throws(SQLiteError) {
    try check(bound(bytes, at: index))
  }

  package mutating func bind(_ bytes: [UInt8], at index: Int) throws(SQLiteError) {
    try check(bytes.withUnsafeBytes { bound($0, at: index) })
  }

  private func bound(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int32 {
    // A null pointer would bind NULL, which is another value than no bytes.
    bytes.isEmpty
      ? sqlite3_bind_zeroblob(handle, Int32(index), 0)
      : csqlite_bind_blob_copy(handle, Int32(index), bytes.baseAddress, UInt64(bytes.count))
  }

  package mutating func bindNull(at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, Int32(index)))
  }

  // MARK: Running

  /// Goes to the next row; false says that there is none.
  package mutating func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result: throw failure(result)
    }
  }

  /// Makes the statement ready to run again; its values stay bound.
  package mutating func reset() {
    // The result repeats the last step's error, which was thrown then.
    sqlite3_reset(handle)
  }

  /// Forgets the bound values: parameters are NULL.
  package mutating func clearBindings() {
    sqlite3_clear_bindings(handle)
  }

  /// Runs the statement with the bound values to its end, and makes it ready to run again.
  package mutating func run() throws(SQLiteError) {
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// Lends each row in turn, and makes the statement ready to run again.
  package mutating func forEachRow(
    _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try lend(body)
  }

  /// Lends each row in turn, and throws errors of the caller's type.
  package mutating func forEachRow<Failure: SQLiteFailure>(
    _ body: (borrowing Row) throws(Failure) -> Void
  ) throws(Failure) {
    try lend(body)
  }

  private func lend<Failure: SQLiteFailure>(
    _ body: (borrowing Row) throws(Failure) -> Void
  ) throws(Failure) {
    defer { sqlite3_reset(handle) }
    let row = Row(handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(row)
      case SQLITE_DONE: return
      case let result: throw Failure(sqlite: failure(result))
      }
    }
  }

  /// Lends the current row, after `step()` said that there is one.
  package func withRow<Value, Failure: Error>(
    _ body: (borrowing Row) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(Row(handle))
  }

  private func failure(_ result: Int32) -> SQLiteError {
    SQLiteError(result, of: sqlite3_db_handle(handle), sql: sql)
  }

  private func check(_ result: Int32) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw failure(result) }
  }
}

/// The columns of the current row, after `step()` said that there is one.
extension Statement {
  package func isNull(_ column: Int) -> Bool { withRow { $0.isNull(column) } }
  package func integer(_ column: Int) -> Int { withRow { $0.integer(column) } }
  package func double(_ column: Int) -> Double { withRow { $0.double(column) } }
  package func text(_ column: Int) -> String? { withRow { $0.text(column) } }
  package func bytes(_ column: Int) -> [UInt8] { withRow { $0.bytes(column) } }
}

/// A statement's values and row are one thread's.
@available(*, unavailable)
extension Statement: Sendable {}
