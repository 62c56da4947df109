import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open database file, closed exactly once.
package struct Connection: ~Copyable {
  /// How a file is opened.
  package enum Mode: Hashable, Sendable {
    /// Makes a file that must not exist yet, readable by its owner alone.
    case create
    case readWrite
    case readOnly
  }

  let handle: OpaquePointer

  package init(path: String, mode: Mode) throws(SQLiteError) {
    if mode == .create { try Self.createPrivately(path) }
    let flags =
      switch mode {
      case .create, .readWrite: SQLITE_OPEN_READWRITE
      case .readOnly: SQLITE_OPEN_READONLY
      }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(
      path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened else {
      throw SQLiteError(code: ResultCode(rawValue: code), message: "out of memory")
    }
    guard code == SQLITE_OK else {
      let error = SQLiteError(
        code: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(opened)))
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Runs statements that take no values and whose rows do not matter.
  package func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql: sql) }
  }

  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, on: self)
  }

  package var lastInsertRowID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement changed.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Lets SQLite's own checker go through the whole file; empty where all is well.
  package func integrityFindings() throws(SQLiteError) -> [String] {
    var findings: [String] = []
    var statement = try prepare("PRAGMA integrity_check(100)")
    while try statement.step() { findings.append(statement.text(0) ?? "") }
    return findings == ["ok"] ? [] : findings
  }

  /// Copies the whole database, as it is at this moment, into a file that must not exist yet.
  package func backUp(to path: String) throws(SQLiteError) {
    let target = try Connection(path: path, mode: .create)
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw target.error(sqlite3_errcode(target.handle), sql: nil)
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
      throw target.error(stepped == SQLITE_DONE ? finished : stepped, sql: nil)
    }
  }

  func error(_ code: Int32, sql: String?) -> SQLiteError {
    SQLiteError(
      code: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }

  private static func createPrivately(_ path: String) throws(SQLiteError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw SQLiteError(code: .cannotOpen, message: String(cString: strerror(errno)))
    }
    close(descriptor)
  }
}
