import Files
import SQLiteSupport
import Sealing

/// A study file: questionnaires, what happened in interviews, and the columns derived from it.
package struct Study: ~Copyable {
  /// What a study is opened for.
  package enum Access: Hashable, Sendable {
    case reading
    case writing
  }

  package let path: String
  let connection: Connection
  /// The key from which identities of respondents are computed.
  let key: [UInt8]
  /// The identity under which this file writes events.
  let origin: [UInt8]

  /// Makes a study file, readable by its owner alone, that must not exist yet.
  package static func create(at path: String) throws(StudyError) -> Study {
    if exists(path) { throw .alreadyExists(path: path) }
    return try translating {
      let connection = try Connection(path: path, .create)
      try connection.execute("PRAGMA page_size = 8192")
      let key = randomBytes(32)
      let origin = randomBytes(16)
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try Migration.bringForward(connection, from: 0)
        try set("key", key, on: connection)
        try set("origin", origin, on: connection)
        try set("identity", randomBytes(16), on: connection)
        var insert = try connection.prepare(
          "INSERT INTO origin (identity, count, head) VALUES (?, 0, ?)")
        try insert.run(origin, HashChain(origin: origin).head.bytes)
      }
      return Study(path: path, connection: connection, key: key, origin: origin)
    }
  }

  /// Opens a study file; an older one is brought forward after a backup, a newer one refused.
  package static func open(_ path: String, for access: Access) throws(StudyError) -> Study {
    guard exists(path) else { throw .notFound(path: path) }
    return try translating {
      do {
        return try opened(path, for: access)
      } catch let error as SQLiteError where .notADatabase ~= error.code {
        throw StudyError.notAStudy(path: path)
      }
    }
  }

  private static func opened(_ path: String, for access: Access) throws -> Study {
    let connection = try Connection(
      path: path, access == .reading ? .readOnly : .readWrite,
      settings: Settings(mappedBytes: access == .reading ? 1 << 30 : 0))
    guard try Migration.applicationID(of: connection) == Schema.applicationID else {
      throw StudyError.notAStudy(path: path)
    }
    let version = try Migration.version(of: connection)
    guard version <= Migration.currentVersion else {
      throw StudyError.newerThanProgram(
        path: path, version: version, supported: Migration.currentVersion)
    }
    if version < Migration.currentVersion {
      try connection.backup(toNewFileAt: "\(path).before-version-\(Migration.currentVersion)")
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try Migration.bringForward(connection, from: version)
      }
    }
    guard let key = try value("key", on: connection),
      let origin = try value("origin", on: connection)
    else { throw StudyError.damaged("its identity is missing") }
    return Study(path: path, connection: connection, key: key, origin: origin)
  }

  private init(path: String, connection: consuming Connection, key: [UInt8], origin: [UInt8]) {
    self.path = path
    self.connection = connection
    self.key = key
    self.origin = origin
  }

  private static func set(
    _ name: String, _ value: [UInt8], on connection: borrowing Connection
  ) throws(SQLiteError) {
    var insert = try connection.prepare("INSERT INTO study (name, value) VALUES (?, ?)")
    try insert.run(name, value)
  }

  private static func value(
    _ name: String, on connection: borrowing Connection
  ) throws(SQLiteError) -> [UInt8]? {
    var select = try connection.prepare("SELECT value FROM study WHERE name = ?")
    try select.bind(name)
    return try select.step() ? select.bytes(0) : nil
  }
}

/// Runs work on the study file and words whatever went wrong for the study's user.
func translating<Result: ~Copyable>(
  _ body: () throws -> Result
) throws(StudyError) -> Result {
  do {
    return try body()
  } catch let error as StudyError {
    throw error
  } catch let error as SQLiteError {
    throw StudyError(sqlite: error)
  } catch is MalformedPayload {
    throw .damaged("an event cannot be read")
  } catch is MalformedChunk {
    throw .damaged("the columns do not have the shape of their items")
  } catch {
    throw .damaged("\(error)")
  }
}

extension Study {
  /// Runs a body that is stored whole or not at all.
  func transaction<Result>(
    _ body: () throws(StudyError) -> Result
  ) throws(StudyError) -> Result {
    try connection.transaction(.immediate, body)
  }
}
