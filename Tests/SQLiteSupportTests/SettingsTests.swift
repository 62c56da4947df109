import SQLiteSupport
import Testing

@Suite struct SettingsTests {
  @Test(arguments: [
    ("journal_mode", "delete"), ("synchronous", "3"), ("foreign_keys", "1"),
    ("trusted_schema", "0"), ("cell_size_check", "1"), ("mmap_size", "0"), ("temp_store", "2"),
    ("secure_delete", "1"), ("busy_timeout", "5000"), ("locking_mode", "normal"),
  ])
  func `each setting holds`(name: String, value: String) throws {
    let file = TemporaryFile()
    let connection = try Connection(path: file.path, .create)
    var statement = try connection.prepare("PRAGMA \(name)")
    #expect(try statement.step())
    #expect(statement.text(0) == value)
  }

  @Test func `a setting that does not hold is refused by name`() throws {
    let file = TemporaryFile()
    let settings = Settings(mappedBytes: .max)
    let error = #expect(throws: SQLiteError.self) {
      _ = try Connection(path: file.path, .create, settings: settings)
    }
    #expect(error?.message.contains("mmap_size") == true)
    #expect(file.permissions() == nil)
  }

  @Test func `a reader may map the file`() throws {
    let file = TemporaryFile()
    _ = try Connection(path: file.path, .create)
    let reader = try Connection(
      path: file.path, .readOnly, settings: Settings(mappedBytes: 1 << 20))
    #expect(try reader.integerPragma("mmap_size") == 1 << 20)
  }

  @Test func `a file in another journal mode is brought back`() throws {
    let file = TemporaryFile()
    try Connection(path: file.path, .create).execute("PRAGMA journal_mode = WAL")
    let connection = try Connection(path: file.path, .readWrite)
    var statement = try connection.prepare("PRAGMA journal_mode")
    #expect(try statement.step())
    #expect(statement.text(0) == "delete")
  }

  @Test(arguments: [
    "SELECT load_extension('x')", "SELECT \"no such name\"",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
    "INSERT INTO child VALUES (1)",
  ])
  func `what the settings forbid fails`(sql: String) throws {
    let connection = try Connection(inMemory: Settings())
    try connection.execute(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
        + "CREATE TABLE child (parent INTEGER REFERENCES parent)")
    #expect(throws: SQLiteError.self) { try connection.execute(sql) }
  }
}
