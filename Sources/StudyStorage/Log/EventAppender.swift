import SQLiteSupport
import Sealing

/// One thing that happened, before it is given its place in the log.
struct EventDraft {
  let kind: EventKind
  /// The interview's row and identity, where the event belongs to one.
  let interview: (id: Int, identity: [UInt8])?
  /// Milliseconds of universal time since 1970.
  let time: Int
  let actor: String
  let payload: [UInt8]
}

/// Appends events to the log inside a transaction that its user holds.
///
/// The chain's head is read when it is made and must be put back with `finish` before the commit.
struct EventAppender: ~Copyable {
  private let origin: (id: Int, identity: [UInt8])
  private var count: Int
  private var chain: HashChain
  private var insert: Statement
  private var header = CanonicalWriter()

  init(on connection: borrowing Connection, origin: [UInt8]) throws {
    var statement = try connection.prepare("SELECT id, count, head FROM origin WHERE identity = ?")
    try statement.bind(origin)
    guard try statement.step(), let head = Digest(bytes: statement.bytes(2)) else {
      throw StudyError.damaged("the log's origin is missing")
    }
    let stored = statement.integer(1)
    guard (0..<Int.max / 2).contains(stored) else {
      throw StudyError.damaged("the log's count cannot be")
    }
    var prepared = try connection.prepare(
      """
      INSERT INTO event (origin, number, interview, kind, time, actor, form, digest, chain, payload)
      VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
      """)
    let id = statement.integer(0)
    try prepared.bind(id, at: 1)
    self.origin = (id, origin)
    count = stored
    chain = HashChain(head: head)
    insert = prepared
  }

  mutating func append(_ event: EventDraft) throws(SQLiteError) {
    count += 1
    EventHeader(
      origin: origin.identity, number: count, interview: event.interview?.identity ?? [],
      kind: event.kind.rawValue, time: event.time, actor: event.actor, form: 0
    ).write(to: &header)
    let digest = Digest(of: event.payload)
    let link = chain.append(header: header.bytes, payload: digest)
    try insert.bind(count, at: 2)
    if let interview = event.interview {
      try insert.bind(interview.id, at: 3)
    } else {
      try insert.bindNull(at: 3)
    }
    try insert.bind(event.kind.rawValue, at: 4)
    try insert.bind(event.time, at: 5)
    try insert.bind(event.actor, at: 6)
    try insert.bind(digest.bytes, at: 7)
    try insert.bind(link.bytes, at: 8)
    try insert.bind(event.payload, at: 9)
    try insert.run()
  }

  /// Stores the new head of the chain.
  func finish(on connection: borrowing Connection) throws(SQLiteError) {
    var update = try connection.prepare("UPDATE origin SET count = ?, head = ? WHERE id = ?")
    try update.run(count, chain.head.bytes, origin.id)
  }
}

/// What the chain binds beside the payload's digest.
struct EventHeader {
  let origin: [UInt8]
  let number: Int
  let interview: [UInt8]
  let kind: Int
  let time: Int
  let actor: String
  let form: Int

  func write(to writer: inout CanonicalWriter) {
    writer.clear()
    writer.array(7)
    writer.blob(origin)
    writer.integer(number)
    writer.blob(interview)
    writer.integer(kind)
    writer.integer(time)
    writer.text(actor)
    writer.integer(form)
  }
}
