import CSQLite

/// What SQLite could not do; it never holds the values that were bound.
package struct SQLiteError: Error, Hashable, Sendable {
  package let code: ResultCode
  /// SQLite's message, or ours where a setting was refused.
  package let message: String
  /// The statement with its placeholders, where one was running.
  package let sql: String?

  package init(code: ResultCode, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// Takes the message of a connection's last failure.
  init(_ code: Int32, of connection: OpaquePointer?, sql: String? = nil) {
    let text = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(
      code: ResultCode(rawValue: code), message: text.map { String(cString: $0) } ?? "", sql: sql)
  }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String {
    let place = sql.map { " in: " + $0.prefix(200) } ?? ""
    return "\(message) (SQLite \(code.rawValue))\(place)"
  }
}

/// An error that can stand for one of SQLite's, so that a module can throw a single type.
package protocol SQLiteFailure: Error {
  init(sqlite error: SQLiteError)
}

extension SQLiteError: SQLiteFailure {
  package init(sqlite error: SQLiteError) {
    self = error
  }
}
