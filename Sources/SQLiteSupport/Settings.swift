import CSQLite

/// The settings under which a commit that returned is on the disk, each read back.
///
/// A rollback journal with `EXTRA`, since `FULL` loses commits on a power cut when the journal's
/// removal was not yet on the disk, and write-ahead logging has a corruption bug before 3.51.3.
package struct Settings: Hashable, Sendable {
  /// How much of the file readers may map into memory, in bytes.
  package let mappedBytes: Int
  /// How long to wait for another writer, in milliseconds.
  package let busyMilliseconds: Int
  /// How much memory pages may take before they go to the disk, in kibibytes.
  package let cacheKibibytes: Int

  package init(mappedBytes: Int = 0, busyMilliseconds: Int = 5000, cacheKibibytes: Int = 65_536) {
    self.mappedBytes = mappedBytes
    self.busyMilliseconds = busyMilliseconds
    self.cacheKibibytes = cacheKibibytes
  }

  /// The pragmas with the values that must be read back.
  var pragmas: [(name: String, value: String, readBack: String)] {
    var pragmas = [
      ("busy_timeout", "\(busyMilliseconds)", "\(busyMilliseconds)"),
      ("journal_mode", "DELETE", "delete"),
      ("synchronous", "EXTRA", "3"),
      ("locking_mode", "NORMAL", "normal"),
      ("foreign_keys", "ON", "1"),
      ("trusted_schema", "OFF", "0"),
      ("cell_size_check", "ON", "1"),
      ("mmap_size", "\(mappedBytes)", "\(mappedBytes)"),
      ("temp_store", "MEMORY", "2"),
      ("secure_delete", "ON", "1"),
      ("cache_size", "-\(cacheKibibytes)", "-\(cacheKibibytes)"),
    ]
    #if canImport(Darwin)
      pragmas.append(("fullfsync", "ON", "1"))
    #endif
    return pragmas
  }
}

extension Connection {
  /// Applies every setting and refuses to go on where SQLite did not take one.
  package func apply(_ settings: Settings) throws(SQLiteError) {
    let code = percept_sqlite3_set_defensive(handle)
    guard code == SQLITE_OK else { throw error(code, sql: "SQLITE_DBCONFIG_DEFENSIVE") }
    let refused = percept_sqlite3_refuse_extensions(handle)
    guard refused == SQLITE_OK else { throw error(refused, sql: "ENABLE_LOAD_EXTENSION") }
    for pragma in settings.pragmas {
      try execute("PRAGMA \(pragma.name) = \(pragma.value)")
      var statement = try prepare("PRAGMA \(pragma.name)")
      let found = try statement.step() ? statement.text(0) ?? "" : ""
      guard found == pragma.readBack else {
        throw SQLiteError(
          code: .mismatch, message: "setting \(pragma.name) was not applied: it reads \(found)",
          sql: "PRAGMA \(pragma.name) = \(pragma.value)")
      }
    }
  }
}
