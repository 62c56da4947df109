import SQLiteSupport
import Testing

@Suite struct StatementTests {
  private func table() throws(SQLiteError) -> Connection {
    let connection = try Connection(inMemory: Settings())
    try connection.execute(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, i INT, d REAL, x TEXT, b BLOB) STRICT")
    return connection
  }

  @Test func `values come back as they went in`() throws {
    let connection = try table()
    var insert = try connection.prepare("INSERT INTO t (i, d, x, b) VALUES (?, ?, ?, ?)")
    try insert.run(Int64.min, -1.5e300, "喫煙\0é", [UInt8]([0, 255]))
    var select = try connection.prepare("SELECT i, d, x, b FROM t")
    #expect(try select.step())
    #expect(select.integer(0) == .min)
    #expect(select.double(1) == -1.5e300)
    #expect(select.text(2) == "喫煙\0é")
    #expect(select.bytes(3) == [0, 255])
    #expect(try !select.step())
  }

  @Test func `an empty text and an empty blob are not NULL`() throws {
    let connection = try table()
    var insert = try connection.prepare("INSERT INTO t (x, b) VALUES (?, ?)")
    try insert.run("", [UInt8]())
    try insert.run(String?.none, [UInt8]?.none)
    var nulls: [[Bool]] = []
    var select = try connection.prepare("SELECT x, b FROM t ORDER BY id")
    try select.forEachRow { nulls.append([$0.isNull(0), $0.isNull(1)]) }
    #expect(nulls == [[false, false], [true, true]])
  }

  @Test func `rows are lent in order, and the statement can run again`() throws {
    let connection = try table()
    var insert = try connection.prepare("INSERT INTO t (id, x) VALUES (?, ?)")
    for number in 1...3 { try insert.run(number, "row \(number)") }
    var select = try connection.prepare("SELECT x FROM t WHERE id >= ? ORDER BY id")
    for first in 1...3 {
      try select.bind(first, at: 1)
      var texts: [String?] = []
      try select.forEachRow { row in texts.append(row.text(0)) }
      #expect(texts == (first...3).map { "row \($0)" })
    }
  }

  @Test func `the bytes of a row are lent`() throws {
    let connection = try table()
    var insert = try connection.prepare("INSERT INTO t (b) VALUES (?)")
    try insert.run([UInt8](repeating: 7, count: 1_000))
    var select = try connection.prepare("SELECT b, x FROM t")
    var sums: [Int] = []
    try select.forEachRow { row in
      sums.append(row.withBytes(0) { $0.reduce(0) { $0 + Int($1) } })
      sums.append(row.withBytes(1) { $0.count })
    }
    #expect(sums == [7_000, 0])
  }

  @Test func `a row's reader throws its own errors`() throws {
    struct Refusal: SQLiteFailure, Equatable {
      init() {}
      init(sqlite error: SQLiteError) {}
    }
    let connection = try table()
    var select = try connection.prepare("SELECT 1")
    #expect(throws: Refusal()) {
      try select.forEachRow { (_) throws(Refusal) in throw Refusal() }
    }
  }

  @Test func `changes and row identifiers are told`() throws {
    let connection = try table()
    var insert = try connection.prepare("INSERT INTO t (id) VALUES (?)")
    for number in [4, 9] { try insert.run(number) }
    let last = connection.lastInsertRowID
    try connection.execute("UPDATE t SET i = 1")
    let (changes, total) = (connection.changes, connection.totalChanges)
    #expect(last == 9)
    #expect(changes == 2)
    #expect(total == 4)
  }

  @Test func `a statement outlives its connection`() throws {
    func select() throws -> Statement {
      let connection = try table()
      return try connection.prepare("SELECT count(*) FROM t")
    }
    var statement = try select()
    #expect(try statement.step())
    #expect(statement.integer(0) == 0)
  }

  @Test(arguments: ["", "  -- nothing", "SELECT 1; SELECT 2", "SELECT 1; x"])
  func `one statement is prepared at a time`(sql: String) throws {
    let connection = try table()
    let error = #expect(throws: SQLiteError.self) { _ = try connection.prepare(sql) }
    #expect(error?.code == .misuse)
    #expect(error?.sql == sql)
  }

  @Test(arguments: ["SELECT 1;", " SELECT 1 ; \n"])
  func `a final semicolon is no second statement`(sql: String) throws {
    var statement = try table().prepare(sql)
    #expect(try statement.step())
  }

  @Test func `an error names the statement and never a bound value`() throws {
    let connection = try table()
    try connection.execute("CREATE TABLE u (k TEXT PRIMARY KEY, n INT CHECK (n < 9)) STRICT")
    var insert = try connection.prepare("INSERT INTO u VALUES (?, ?)")
    try insert.run("secret-4711", 1)
    for (key, number) in [("secret-4711", 4711), ("other", 4711)] {
      let error = #expect(throws: SQLiteError.self) { try insert.run(key, number) }
      let text = error.map { "\($0)\($0.message)\($0.sql ?? "")" } ?? ""
      #expect(text.contains("INSERT INTO u VALUES (?, ?)"))
      #expect(!text.contains("4711"))
    }
    var select = try connection.prepare("SELECT count(*) FROM u")
    #expect(try select.step())
    #expect(select.integer(0) == 1)
  }

  @Test func `a code matches what refines it and not the reverse`() throws {
    let connection = try table()
    try connection.execute("INSERT INTO t (id) VALUES (1)")
    let error = #expect(throws: SQLiteError.self) {
      try connection.execute("INSERT INTO t (id) VALUES (1)")
    }
    let code = try #require(error?.code)
    #expect(code == .constraintPrimaryKey)
    #expect(ResultCode.constraint ~= code)
    #expect(!(ResultCode.constraintUnique ~= code))
    #expect(!(ResultCode.constraintPrimaryKey ~= ResultCode.constraint))
  }
}
