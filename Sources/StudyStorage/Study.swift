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

  /// The path as it was given, which outputs show.
  package let path: String
  /// The path of the file itself: what belongs to the study stands beside it, whatever links to it.
  let file: String
  /// Which file it was when it was opened.
  let mark: FileMark?
  let connection: Connection
  /// The key from which identities of respondents are computed.
  let key: [UInt8]
  /// The identity under which this file writes events.
  let origin: [UInt8]

  init(path: String, connection: consuming Connection, identity: StudyIdentity) {
    self.path = path
    file = followingLinks(path)
    mark = FileMark(of: path)
    self.connection = connection
    key = identity.key
    origin = identity.origin
  }

  /// Makes a study file, readable by its owner alone, that must not exist yet.
  package static func create(at path: String) throws(StudyError) -> Study {
    if exists(path) { throw .alreadyExists(path: path) }
    // SQLite would take the journal that a removed study left behind for the new one's.
    if exists(path + "-journal") { throw .alreadyExists(path: path + "-journal") }
    return try translating {
      let connection = try newFile(path)
      try connection.execute("PRAGMA page_size = 8192")
      let identity = StudyIdentity()
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try Migration.bringForward(connection, from: 0)
        try identity.store(on: connection)
        var insert = try connection.prepare(
          "INSERT INTO origin (identity, count, head) VALUES (?, 0, ?)")
        try insert.run(identity.origin, HashChain(origin: identity.origin).head.bytes)
      }
      return Study(path: path, connection: connection, identity: identity)
    }
  }

  private static func newFile(_ path: String) throws(StudyError) -> Connection {
    do {
      return try Connection(path: path, .create)
    } catch  where .cannotOpen ~= error.code {
      throw .cannotCreate(path: path, reason: error.message)
    } catch {
      throw StudyError(sqlite: error)
    }
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
  } catch let error as FileError {
    throw .file(error)
  } catch is MalformedPayload {
    throw .damaged("an event cannot be read")
  } catch is MalformedChunk {
    throw .damaged("the columns do not have the shape of their items")
  } catch {
    // Nothing else is thrown here; an error of an unknown kind might say too much.
    throw .damaged("it cannot be read")
  }
}

extension Study {
  /// Runs a body that is stored whole or not at all.
  func transaction<Result>(
    _ body: () throws(StudyError) -> Result
  ) throws(StudyError) -> Result {
    try connection.transaction(.immediate, body)
  }

  /// Runs a body that sees the study as it is at one moment, whatever others write meanwhile.
  func snapshot<Result>(_ body: () throws -> Result) throws(StudyError) -> Result {
    try connection.transaction(.deferred) { () throws(StudyError) in try translating(body) }
  }
}
