import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
      code: connection.map { Self.isFull(code, $0) } ?? false
        ? .full : ResultCode(rawValue: code),
      message: text.map { String(cString: $0) } ?? "", sql: sql)
  }
}

extension SQLiteError {
  /// Whether a failed write means that the file cannot grow: by a quota, or a limit of files' sizes.
  ///
  /// SQLite itself calls a disk full for `ENOSPC` alone. What the system said of the write may be
  /// lost by the time SQLite has undone the step, so that a limit which is set is taken for the cause.
  private static func isFull(_ code: Int32, _ connection: OpaquePointer) -> Bool {
    guard ResultCode.inputOutput ~= ResultCode(rawValue: code) else { return false }
    if [EFBIG, EDQUOT].contains(sqlite3_system_errno(connection)) { return true }
    return code == SQLITE_IOERR | 3 << 8 && fileSizesAreLimited
  }

  private static var fileSizesAreLimited: Bool {
    var limit = rlimit()
    #if canImport(Glibc)
      guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return false }
    #else
      guard getrlimit(RLIMIT_FSIZE, &limit) == 0 else { return false }
    #endif
    return limit.rlim_cur < rlim_t(Int64.max)
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
