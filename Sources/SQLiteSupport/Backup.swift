import CSQLite

extension Connection {
  /// Copies this database, as it is at one moment, over another.
  package func backup(to destination: borrowing Connection) throws(SQLiteError) {
    guard let backup = sqlite3_backup_init(destination.handle, "main", handle, "main") else {
      throw SQLiteError(sqlite3_extended_errcode(destination.handle), of: destination.handle)
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
      throw SQLiteError(finished == SQLITE_OK ? stepped : finished, of: destination.handle)
    }
  }

  /// Copies this database into a new file that its owner alone can read.
  ///
  /// - Throws: `.cannotOpen` where the file exists; nothing is left behind by a failure.
  package func backup(toNewFileAt path: String) throws(SQLiteError) {
    let destination = try Connection(path: path, .create)
    do {
      try backup(to: destination)
    } catch {
      removeFile(path)
      throw error
    }
  }
}
