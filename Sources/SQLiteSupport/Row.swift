import CSQLite

/// The current row of a statement, lent while the statement stands on it.
///
/// Not copyable and only borrowed, so that it cannot be kept beyond the next step.
package struct Row: ~Copyable {
  private let handle: OpaquePointer

  init(_ statement: OpaquePointer) {
    handle = statement
  }

  package var columnCount: Int { Int(sqlite3_data_count(handle)) }

  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  /// Returns a whole number; NULL is 0.
  package func integer(_ column: Int) -> Int {
    Int(sqlite3_column_int64(handle, Int32(column)))
  }

  /// Returns a number; NULL is 0.
  package func double(_ column: Int) -> Double {
    sqlite3_column_double(handle, Int32(column))
  }

  /// Returns a text, or nil for NULL.
  package func text(_ column: Int) -> String? {
    guard let text = sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// Returns a copy of the bytes of a blob or text; NULL has none.
  package func bytes(_ column: Int) -> [UInt8] {
    withBytes(column) { Array($0) }
  }

  /// Lends the bytes of a blob or text until the statement moves; NULL has none.
  package func withBytes<Value, Failure: Error>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
