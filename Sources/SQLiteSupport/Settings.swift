import CSQLite

/// How a connection treats its file: settings that are applied, read back, and refused if not held.
///
/// Durability: a rollback journal with `synchronous=EXTRA` loses no commit on a power cut. Safety:
/// nothing in the schema of a hostile file runs, and deleted content is overwritten.
package struct Settings: Hashable, Sendable {
  /// Bytes of the file a reader may map into memory; 0 maps nothing.
  package var mappedBytes: Int
  /// How long to wait for another process's lock, in milliseconds.
  package var busyTimeout: Int

  /// How much memory pages may take before they go to the disk, in kibibytes.
  package var cacheKibibytes: Int

  package init(mappedBytes: Int = 0, busyTimeout: Int = 5_000, cacheKibibytes: Int = 65_536) {
    self.mappedBytes = mappedBytes
    self.busyTimeout = busyTimeout
    self.cacheKibibytes = cacheKibibytes
  }

  struct Pragma {
    let name: String
    let value: String
    /// What reading it back must answer.
    let answer: String

    init(_ name: String, _ value: String, answers answer: String? = nil) {
      self.name = name
      self.value = value
      self.answer = answer ?? value.lowercased()
    }
  }

  /// The pragmas in the order of their application; the first lets the others wait for locks.
  func pragmas(isInMemory: Bool) -> [Pragma] {
    var pragmas = [
      Pragma("busy_timeout", String(busyTimeout)),
      Pragma("trusted_schema", "OFF", answers: "0"),
      Pragma("cell_size_check", "ON", answers: "1"),
      Pragma("foreign_keys", "ON", answers: "1"),
      Pragma("locking_mode", "NORMAL"),
      Pragma("journal_mode", "DELETE"),
      Pragma("synchronous", "EXTRA", answers: "3"),
      Pragma("temp_store", "MEMORY", answers: "2"),
      Pragma("secure_delete", "ON", answers: "1"),
      Pragma("cache_size", "-\(cacheKibibytes)"),
    ]
    if isInMemory {
      pragmas.removeAll { ["locking_mode", "journal_mode"].contains($0.name) }
    } else {
      pragmas.append(Pragma("mmap_size", String(mappedBytes)))
    }
    #if canImport(Darwin)
      pragmas.append(Pragma("fullfsync", "ON", answers: "1"))
    #endif
    return pragmas
  }

  /// Options that are no pragmas: the schema cannot be edited, no code can be loaded, and a word in
  /// double quotes is a name and never a string.
  static let options: [(name: String, option: Int32, value: Int32)] = [
    ("SQLITE_DBCONFIG_DEFENSIVE", SQLITE_DBCONFIG_DEFENSIVE, 1),
    ("SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ("SQLITE_DBCONFIG_DQS_DML", SQLITE_DBCONFIG_DQS_DML, 0),
    ("SQLITE_DBCONFIG_DQS_DDL", SQLITE_DBCONFIG_DQS_DDL, 0),
  ]
}

extension Connection {
  /// Applies settings and reads them back.
  ///
  /// - Throws: an error that names the setting which does not hold.
  package func apply(_ settings: Settings) throws(SQLiteError) {
    for (name, option, value) in Settings.options {
      var now: Int32 = -1
      let result = csqlite_db_config_flag(handle, option, value, &now)
      guard result == SQLITE_OK, now == value else {
        throw SQLiteError(
          code: .error, message: "setting \(name) is \(now) and must be \(value)")
      }
    }
    for pragma in settings.pragmas(isInMemory: isInMemory) {
      try execute("PRAGMA \(pragma.name) = \(pragma.value)")
      let sql = "PRAGMA \(pragma.name)"
      var statement = try prepare(sql)
      let answer = try statement.step() ? statement.text(0) ?? "" : ""
      guard answer.lowercased() == pragma.answer else {
        throw SQLiteError(
          code: .error,
          message: "setting \(pragma.name) is '\(answer)' and must be '\(pragma.answer)'", sql: sql)
      }
    }
  }
}
