#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Creates an empty file that its owner alone can read and write, and that did not exist.
///
/// SQLite gives a database's journal the permissions of the database, so both stay private.
func createPrivateFile(_ path: String) throws(SQLiteError) {
  let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else {
    let reason = errno
    throw SQLiteError(code: .cannotOpen, message: String(cString: strerror(reason)))
  }
  close(descriptor)
}

/// Removes a file that was only begun.
func removeFile(_ path: String) {
  unlink(path)
}
