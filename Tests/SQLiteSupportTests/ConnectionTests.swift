import SQLiteSupport
import Testing

@Suite struct ConnectionTests {
  @Test func `a new file and its journal are its owner's alone`() throws {
    let file = TemporaryFile()
    let connection = try Connection(path: file.path, .create)
    #expect(file.permissions() == 0o600)
    try connection.transaction(.immediate) { () throws(SQLiteError) in
      try connection.execute("CREATE TABLE t (a)")
      #expect(file.permissions("-journal") == 0o600)
    }
    #expect(file.permissions("-journal") == nil)
  }

  @Test func `a file that exists is not created`() throws {
    let file = TemporaryFile()
    file.write(Array("kept".utf8))
    #expect(throws: SQLiteError(code: .cannotOpen, message: "File exists")) {
      _ = try Connection(path: file.path, .create)
    }
    #expect(file.permissions() == 0o600)
  }

  @Test(arguments: [Connection.Mode.readWrite, .readOnly])
  func `a file that does not exist is not opened`(mode: Connection.Mode) {
    let file = TemporaryFile()
    let error = #expect(throws: SQLiteError.self) { _ = try Connection(path: file.path, mode) }
    #expect(error.map { ResultCode.cannotOpen ~= $0.code } == true)
    #expect(file.permissions() == nil)
  }

  @Test func `a name is never a URI`() throws {
    let file = TemporaryFile()
    _ = try Connection(path: file.path, .create)
    let error = #expect(throws: SQLiteError.self) {
      _ = try Connection(path: "file:\(file.path)?immutable=1", .readOnly)
    }
    #expect(error.map { ResultCode.cannotOpen ~= $0.code } == true)
  }

  @Test func `a file of another kind is no database`() {
    let file = TemporaryFile()
    file.write([UInt8](repeating: 0x41, count: 4_096))
    let error = #expect(throws: SQLiteError.self) {
      _ = try Connection(path: file.path, .readWrite)
    }
    #expect(error?.code == .notADatabase)
  }

  @Test func `a reader cannot write`() throws {
    let file = TemporaryFile()
    try Connection(path: file.path, .create).execute("CREATE TABLE t (a)")
    let reader = try Connection(path: file.path, .readOnly)
    let isReadOnly = reader.isReadOnly
    #expect(isReadOnly)
    let error = #expect(throws: SQLiteError.self) {
      try reader.execute("INSERT INTO t VALUES (1)")
    }
    #expect(error.map { ResultCode.readOnly ~= $0.code } == true)
  }

  @Test func `the file's own numbers are read and set`() throws {
    let connection = try Connection(inMemory: Settings())
    try connection.setPragma("application_id", to: 0x5045_5243)
    #expect(try connection.integerPragma("application_id") == 0x5045_5243)
  }

  @Test func `a sound file has no problems and a damaged one has`() throws {
    let file = TemporaryFile()
    do {
      let connection = try Connection(path: file.path, .create)
      try connection.execute("CREATE TABLE t (a); CREATE INDEX i ON t (a)")
      var insert = try connection.prepare("INSERT INTO t VALUES (?)")
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        for number in 0..<500 { try insert.run(number) }
      }
      #expect(try connection.integrityCheck().isEmpty)
    }
    file.write([UInt8](repeating: 0, count: 64), at: 2 * 4_096)
    let damaged = try Connection(path: file.path, .readWrite)
    #expect(try !damaged.integrityCheck().isEmpty)
  }
}
