import CSQLite

/// An open database.
///
/// Not copyable, and so closed exactly once. Statements may outlive it: SQLite then closes the file
/// with the last of them.
package struct Connection: ~Copyable {
  let handle: OpaquePointer

  /// How a file is opened.
  package enum Mode: Sendable {
    /// A new file, readable by its owner alone; it must not exist.
    case create
    case readWrite
    case readOnly
  }

  /// Opens a file and applies the settings.
  ///
  /// - Throws: `.cannotOpen` where there is no file, or one already for `.create`; the settings'
  ///   errors.
  package init(
    path: String, _ mode: Mode, settings: Settings = Settings()
  ) throws(SQLiteError) {
    if mode == .create { try createPrivateFile(path) }
    do {
      self = try Self.opened(
        // A name is never a URI, whose parameters could switch locks off.
        path.hasPrefix("file:") ? "./" + path : path,
        flags: mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, settings)
    } catch {
      if mode == .create { removeFile(path) }
      throw error
    }
  }

  /// Opens an empty database that lives in memory, for tests and scratch work.
  package init(inMemory settings: Settings) throws(SQLiteError) {
    self = try Self.opened(
      ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, settings)
  }

  private init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  private static func opened(
    _ path: String, flags: Int32, _ settings: Settings
  ) throws(SQLiteError) -> Connection {
    guard !path.utf8.contains(0) else {
      throw SQLiteError(code: .cannotOpen, message: "a file name holds no NUL")
    }
    var handle: OpaquePointer?
    let flags = flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      let error = SQLiteError(result, of: handle)
      sqlite3_close_v2(handle)
      throw error
    }
    let connection = Connection(handle)
    try connection.apply(settings)
    return connection
  }

  /// Runs statements that take no values and give no rows.
  package func execute(_ sql: String) throws(SQLiteError) {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw SQLiteError(result, of: handle, sql: sql) }
  }

  /// Compiles one statement, to be run as often as needed.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, on: handle)
  }

  /// The row identifier of the last insertion.
  package var lastInsertRowID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// The number of rows the last statement inserted, updated or deleted.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The number of rows changed since the connection was opened.
  package var totalChanges: Int { Int(sqlite3_total_changes64(handle)) }

  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  var isInMemory: Bool {
    guard let name = sqlite3_db_filename(handle, "main") else { return true }
    return name.pointee == 0
  }

  /// Returns a pragma that answers a number, such as `user_version`.
  package func integerPragma(_ name: StaticString) throws(SQLiteError) -> Int {
    var statement = try prepare("PRAGMA \(name)")
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Sets a pragma to a number.
  package func setPragma(_ name: StaticString, to value: Int64) throws(SQLiteError) {
    try execute("PRAGMA \(name) = \(value)")
  }

  /// Returns what SQLite finds wrong with the file; nothing for a sound one.
  package func integrityCheck() throws(SQLiteError) -> [String] {
    var problems: [String] = []
    do {
      var statement = try prepare("PRAGMA integrity_check")
      while try statement.step() {
        if let problem = statement.text(0), problem != "ok" { problems.append(problem) }
      }
    } catch  where ResultCode.corrupt ~= error.code {
      problems.append(error.message)
    }
    return problems
  }
}

/// A connection is used where it was opened: its statements and transactions are one thread's.
@available(*, unavailable)
extension Connection: Sendable {}
