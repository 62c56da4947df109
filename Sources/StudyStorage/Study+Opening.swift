import Files
import SQLiteSupport

extension Study {
  /// Opens a study file; an older one is brought forward after a backup, a newer one refused.
  package static func open(_ path: String, for access: Access) throws(StudyError) -> Study {
    guard exists(path) else { throw .notFound(path: path) }
    return try translating {
      // Looked at before SQLite is, which would settle another program's journal.
      guard try carriesMark(path) else { throw StudyError.notAStudy(path: path) }
      do {
        return try opened(path, for: access)
      } catch let error as SQLiteError where .notADatabase ~= error.code {
        throw StudyError.notAStudy(path: path)
      } catch let error as SQLiteError where error.code == interruptedStep {
        try undoInterruptedStep(path)
        return try opened(path, for: access)
      }
    }
  }

  /// What SQLite answers a reader where a writer was cut off: only a writer may undo its step.
  private static let interruptedStep = ResultCode(rawValue: ResultCode.readOnly.rawValue | 3 << 8)

  /// Whether the file's first bytes are those of a study.
  private static func carriesMark(_ path: String) throws(StudyError) -> Bool {
    do {
      return try MappedFile(path).withBytes { bytes in
        guard bytes.count >= 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
          return false
        }
        // SQLite's file format, section 1.3: the application's number stands big-endian at 68.
        return (68..<72).reduce(0) { $0 << 8 | Int(bytes[$1]) } == Schema.applicationID
      }
    } catch {
      throw .file(FileError(.open, path, error.reason))
    }
  }

  private static func undoInterruptedStep(_ path: String) throws(SQLiteError) {
    let connection = try Connection(path: path, .readWrite)
    _ = try Migration.version(of: connection)
  }

  private static func opened(_ path: String, for access: Access) throws -> Study {
    let connection = try Connection(path: path, access == .reading ? .readOnly : .readWrite)
    let version = try Migration.version(of: connection)
    guard version <= Migration.currentVersion else {
      throw StudyError.newerThanProgram(
        path: path, version: version, supported: Migration.currentVersion)
    }
    guard version >= 1 else { throw StudyError.damaged("its version is missing") }
    guard try Migration.holdsTables(connection, ofVersion: version) else {
      throw StudyError.foreignTables(path: path)
    }
    guard version == Migration.currentVersion else {
      try bringForward(path)
      return try opened(path, for: access)
    }
    guard let identity = try StudyIdentity(storedOn: connection) else {
      throw StudyError.damaged("its identity is missing or was changed")
    }
    return Study(path: path, connection: connection, identity: identity)
  }

  private static func bringForward(_ path: String) throws {
    let backup = "\(followingLinks(path)).before-version-\(Migration.currentVersion)"
    if exists(backup) { throw StudyError.alreadyExists(path: backup) }
    let connection = try Connection(path: path, .readWrite)
    try connection.backup(toNewFileAt: backup)
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      // Another process may have done it since the file was opened.
      let version = try Migration.version(of: connection)
      guard version < Migration.currentVersion else { return }
      try Migration.bringForward(connection, from: version)
    }
  }
}
