import SQLiteSupport
import Testing

@Suite struct TransactionTests {
  private func count(_ connection: borrowing Connection) throws(SQLiteError) -> Int {
    var statement = try connection.prepare("SELECT count(*) FROM t")
    return try statement.step() ? statement.integer(0) : -1
  }

  private func table() throws(SQLiteError) -> Connection {
    let connection = try Connection(inMemory: Settings())
    try connection.execute(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, "
        + "other INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED) STRICT")
    return connection
  }

  @Test func `a transaction keeps its work and gives its value`() throws {
    let connection = try table()
    let changes = try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute("INSERT INTO t (id) VALUES (1), (2)")
      return connection.changes
    }
    #expect(changes == 2)
    #expect(try count(connection) == 2)
    let isOpen = connection.isInTransaction
    #expect(!isOpen)
  }

  @Test func `an error in the middle keeps nothing`() throws {
    let connection = try table()
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try connection.execute("INSERT INTO t (id) VALUES (1)")
        try connection.execute("INSERT INTO t (id) VALUES (1)")
      }
    }
    #expect(error?.code == .constraintPrimaryKey)
    #expect(try count(connection) == 0)
    let isOpen = connection.isInTransaction
    #expect(!isOpen)
  }

  @Test func `a commit that fails keeps nothing`() throws {
    let connection = try table()
    let error = #expect(throws: SQLiteError.self) {
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        try connection.execute("INSERT INTO t (id, other) VALUES (1, 99)")
      }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(try count(connection) == 0)
    let isOpen = connection.isInTransaction
    #expect(!isOpen)
  }

  @Test func `the caller's error comes through`() throws {
    enum StudyError: SQLiteFailure, Equatable {
      case refused, sqlite(SQLiteError)
      init(sqlite error: SQLiteError) { self = .sqlite(error) }
    }
    let connection = try table()
    #expect(throws: StudyError.refused) {
      try connection.transaction(.immediate) { () throws(StudyError) in throw StudyError.refused
      }
    }
    let isOpen = connection.isInTransaction
    #expect(!isOpen)
  }

  @Test func `a second writer is told that the file is busy`() throws {
    let file = TemporaryFile()
    let first = try Connection(path: file.path, .create)
    try first.execute("CREATE TABLE t (a)")
    let second = try Connection(path: file.path, .readWrite, settings: Settings(busyTimeout: 1))
    try first.transaction(.immediate) { () throws(SQLiteError) in
      let error = #expect(throws: SQLiteError.self) {
        try second.transaction(.immediate) { () throws(SQLiteError) in }
      }
      #expect(error?.code == .busy)
      let isOpen = second.isInTransaction
      #expect(!isOpen)
    }
    try second.transaction(.exclusive) { () throws(SQLiteError) in }
  }

  @Test func `a commit against a reader's lock keeps nothing`() throws {
    let file = TemporaryFile()
    let writer = try Connection(path: file.path, .create, settings: Settings(busyTimeout: 1))
    try writer.execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let reader = try Connection(path: file.path, .readOnly)
    var select = try reader.prepare("SELECT a FROM t")
    #expect(try select.step())
    let error = #expect(throws: SQLiteError.self) {
      try writer.transaction(.immediate) { () throws(SQLiteError) in
        try writer.execute("INSERT INTO t VALUES (2)")
      }
    }
    #expect(error?.code == .busy)
    let isOpen = writer.isInTransaction
    #expect(!isOpen)
    select.reset()
    #expect(try count(writer) == 1)
  }
}
