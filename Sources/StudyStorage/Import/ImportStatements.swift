import SQLiteSupport

/// What an import asks the database for every row, compiled once.
struct ImportStatements: ~Copyable {
  private var insert: Statement
  private var stored: Statement
  private var find: Statement

  init(on connection: borrowing Connection) throws(SQLiteError) {
    let insert = try connection.prepare(
      "INSERT INTO interview (id, identity, questionnaire, status, chunk) VALUES (?, ?, ?, ?, ?)")
    let stored = try connection.prepare(
      """
      SELECT payload FROM event
      WHERE interview = (SELECT id FROM interview WHERE identity = ?) AND kind = ?
      """)
    let find = try connection.prepare("SELECT id FROM interview WHERE identity = ?")
    // A value of this kind is made whole or not at all.
    self.insert = insert
    self.stored = stored
    self.find = find
  }

  /// Registers an interview; false where its identity is there already.
  mutating func register(
    _ id: Int, _ identity: [UInt8], _ questionnaire: Int, _ status: InterviewStatus, chunk: Int?
  ) throws(SQLiteError) -> Bool {
    try insert.bind(id, at: 1)
    try insert.bind(identity, at: 2)
    try insert.bind(questionnaire, at: 3)
    try insert.bind(status.rawValue, at: 4)
    if let chunk { try insert.bind(chunk, at: 5) } else { try insert.bindNull(at: 5) }
    do {
      // To ask first would search the index a second time for every new row.
      try insert.run()
      return true
    } catch  where error.code == .constraintUnique {
      return false
    }
  }

  /// The row of the interview with an identity; nil where there is none.
  mutating func row(of identity: [UInt8]) throws(SQLiteError) -> Int? {
    try find.bind(identity)
    defer { find.reset() }
    return try find.step() ? find.integer(0) : nil
  }

  /// The imported payload of the interview with an identity; empty where there is none.
  mutating func payload(of identity: [UInt8]) throws(SQLiteError) -> [UInt8] {
    try stored.bind(identity, EventKind.imported.rawValue)
    defer { stored.reset() }
    return try stored.step() ? stored.bytes(0) : []
  }
}
