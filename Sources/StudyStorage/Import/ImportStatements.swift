import SQLiteSupport

/// What an import asks the database for every row, compiled once.
struct ImportStatements: ~Copyable {
  private var find: Statement
  private var insert: Statement
  private var stored: Statement

  init(on connection: borrowing Connection) throws(SQLiteError) {
    let find = try connection.prepare("SELECT id FROM interview WHERE identity = ?")
    let insert = try connection.prepare(
      """
      INSERT INTO interview (id, identity, questionnaire, status, chunk) VALUES (?, ?, ?, ?, ?)
      """)
    let stored = try connection.prepare(
      "SELECT payload FROM event WHERE interview = ? AND kind = ?")
    // A value of this kind is made whole or not at all.
    self.find = find
    self.insert = insert
    self.stored = stored
  }

  /// The interview of that identity, if there is one.
  mutating func interview(of identity: [UInt8]) throws(SQLiteError) -> Int? {
    try find.bind(identity, at: 1)
    defer { find.reset() }
    return try find.step() ? find.integer(0) : nil
  }

  mutating func register(
    _ id: Int, _ identity: [UInt8], _ questionnaire: Int, _ status: InterviewStatus, chunk: Int?
  ) throws(SQLiteError) {
    try insert.bind(id, at: 1)
    try insert.bind(identity, at: 2)
    try insert.bind(questionnaire, at: 3)
    try insert.bind(status.rawValue, at: 4)
    if let chunk { try insert.bind(chunk, at: 5) } else { try insert.bindNull(at: 5) }
    try insert.run()
  }

  /// The imported payload of an interview; empty where there is none.
  mutating func payload(ofInterview interview: Int) throws(SQLiteError) -> [UInt8] {
    try stored.bind(interview, EventKind.imported.rawValue)
    defer { stored.reset() }
    return try stored.step() ? stored.bytes(0) : []
  }
}
