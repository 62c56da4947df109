import SQLiteSupport
import Testing

@Suite struct BackupTests {
  private func fill(_ connection: borrowing Connection) throws(SQLiteError) {
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB) STRICT")
    var insert = try connection.prepare("INSERT INTO t (b) VALUES (?)")
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      for number in 0..<50 { try insert.run([UInt8](repeating: UInt8(number), count: 5_000)) }
    }
  }

  private func total(_ connection: borrowing Connection) throws(SQLiteError) -> Int {
    var statement = try connection.prepare("SELECT sum(length(b)) FROM t")
    return try statement.step() ? statement.integer(0) : -1
  }

  @Test func `a backup holds the same content`() throws {
    let source = try Connection(inMemory: Settings())
    let destination = try Connection(inMemory: Settings())
    try fill(source)
    try source.backup(to: destination)
    #expect(try total(destination) == 250_000)
    #expect(try destination.integrityCheck().isEmpty)
  }

  @Test func `a backup to a new file is private`() throws {
    let file = TemporaryFile()
    let source = try Connection(path: file.path, .create)
    try fill(source)
    try source.backup(toNewFileAt: file.path + ".copy")
    #expect(file.permissions(".copy") == 0o600)
    #expect(try total(Connection(path: file.path + ".copy", .readOnly)) == 250_000)
    let error = #expect(throws: SQLiteError.self) {
      try source.backup(toNewFileAt: file.path + ".copy")
    }
    #expect(error?.code == .cannotOpen)
    #expect(file.permissions(".copy") == 0o600)
  }

  @Test func `a backup onto a file in use is refused`() throws {
    let file = TemporaryFile()
    let source = try Connection(inMemory: Settings())
    try fill(source)
    let destination = try Connection(path: file.path, .create, settings: Settings(busyTimeout: 1))
    let other = try Connection(path: file.path, .readWrite)
    try other.transaction(.exclusive) { () throws(SQLiteError) in
      let error = #expect(throws: SQLiteError.self) { try source.backup(to: destination) }
      #expect(error?.code == .busy)
    }
  }

  @Test func `a blob is read in parts`() throws {
    let connection = try Connection(inMemory: Settings())
    try fill(connection)
    var blob = try connection.blob(table: "t", column: "b", rowID: 7)
    #expect(blob.count == 5_000)
    var part = [UInt8](repeating: 0, count: 10)
    try part.withUnsafeMutableBytes { try blob.read(into: $0, from: 4_990) }
    #expect(part == [UInt8](repeating: 6, count: 10))
    try blob.move(toRowID: 50)
    try part.withUnsafeMutableBytes { try blob.read(into: $0) }
    #expect(part == [UInt8](repeating: 49, count: 10))
    #expect(throws: SQLiteError.self) { try blob.move(toRowID: 51) }
  }

  @Test(arguments: [("t", "b", 99), ("t", "c", 1), ("u", "b", 1)])
  func `a blob that is not there is not opened`(table: String, column: String, row: Int64) throws {
    let connection = try Connection(inMemory: Settings())
    try fill(connection)
    #expect(throws: SQLiteError.self) {
      _ = try connection.blob(table: table, column: column, rowID: row)
    }
  }
}
