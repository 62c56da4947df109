import Files
import SQLiteSupport
import Sealing

/// What makes a study file this one and no other; it never changes.
struct StudyIdentity: Hashable {
  /// The key from which identities of respondents are computed.
  let key: [UInt8]
  /// The identity under which the file writes events.
  let origin: [UInt8]
  let study: [UInt8]

  /// Draws a new identity.
  init() {
    key = randomBytes(32)
    origin = randomBytes(16)
    study = randomBytes(16)
  }

  /// Reads the identity of a file; nil where it is not as it was stored.
  init?(storedOn connection: borrowing Connection) throws(SQLiteError) {
    key = try Self.value("key", on: connection)
    origin = try Self.value("origin", on: connection)
    study = try Self.value("identity", on: connection)
    // A wrong key would let every respondent in a second time, and nothing else would show it.
    let told = try Self.value("digest", on: connection)
    guard key.count == 32, origin.count == 16, told == digest else { return nil }
  }

  func store(on connection: borrowing Connection) throws(SQLiteError) {
    let values = [("key", key), ("origin", origin), ("identity", study), ("digest", digest)]
    var insert = try connection.prepare("INSERT INTO study (name, value) VALUES (?, ?)")
    for (name, value) in values { try insert.run(name, value) }
  }

  private var digest: [UInt8] { Digest(of: key + origin + study).bytes }

  private static func value(
    _ name: String, on connection: borrowing Connection
  ) throws(SQLiteError) -> [UInt8] {
    var select = try connection.prepare("SELECT value FROM study WHERE name = ?")
    try select.bind(name)
    return try select.step() ? select.bytes(0) : []
  }
}
