import Files
import SQLiteSupport

/// Who the cases of a study are: names, phones, addresses, in a file of their own.
///
/// The file stands beside the study, `STUDY.contacts`, readable by its owner alone, and never travels
/// with it. Nothing else holds an identifier, and nothing in it holds an answer.
package struct ContactBook: ~Copyable {
  /// One column of the list of contacts and what a case has in it.
  package struct Identifier: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// "PRCC": what tells a book of contacts from any other SQLite file.
  private static let applicationID = 0x5052_4343
  private static let version = 1
  private static let schema = [
    // The study whose contacts these are.
    "CREATE TABLE book (study BLOB NOT NULL) STRICT",
    """
    CREATE TABLE identifier (
      number INTEGER NOT NULL,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (number, place)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  package let path: String
  private let connection: Connection

  private init(path: String, connection: consuming Connection) {
    self.path = path
    self.connection = connection
  }

  /// Where the contacts of a study stand.
  package static func path(ofStudy study: String) -> String {
    followingLinks(study) + ".contacts"
  }

  /// Opens the book of a study's contacts, or makes it where it does not exist yet.
  package static func forWriting(
    of study: borrowing Study
  ) throws(ContactError) -> ContactBook {
    let path = path(ofStudy: study.file)
    guard !exists(path) else { return try opened(path, of: study, .readWrite) }
    if let found = elsewhere(of: study) { throw .underAnotherName(path: path, found: found) }
    if exists(path + "-journal") { throw .foreign(path: path + "-journal") }
    return try translating(path) {
      let connection = try Connection(path: path, .create)
      let identity = try study.identity()
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        for statement in schema { try connection.execute(statement) }
        var insert = try connection.prepare("INSERT INTO book (study) VALUES (?)")
        try insert.run(identity)
        try connection.setPragma("application_id", to: Int64(applicationID))
        try connection.setPragma("user_version", to: Int64(version))
      }
      return ContactBook(path: path, connection: connection)
    }
  }

  /// Opens the book of a study's contacts, which must exist.
  package static func forReading(of study: borrowing Study) throws(ContactError) -> ContactBook {
    let path = path(ofStudy: study.file)
    guard exists(path) else {
      if let found = elsewhere(of: study) { throw .underAnotherName(path: path, found: found) }
      throw .notFound(path: path)
    }
    return try opened(path, of: study, .readOnly)
  }

  /// Whether the contacts of a study stand beside it.
  package static func stands(beside study: borrowing Study) -> Bool {
    exists(path(ofStudy: study.file))
  }

  /// The contacts of this study that stand in its folder under another name.
  private static func elsewhere(of study: borrowing Study) -> String? {
    let folder = parentFolder(of: study.file)
    let names: [String]
    do throws(FileError) { names = try listFolder(folder) } catch { return nil }
    for name in names.sorted() where name.hasSuffix(".contacts") {
      let path = study.file.contains("/") ? folder + "/" + name : name
      do throws(ContactError) {
        _ = try opened(path, of: study, .readOnly)
        return path
      } catch {
        // Whatever else it is, it is not what is looked for.
        continue
      }
    }
    return nil
  }

  private static func opened(
    _ path: String, of study: borrowing Study, _ mode: Connection.Mode
  ) throws(ContactError) -> ContactBook {
    try translating(path) {
      let connection = try Connection(path: path, mode)
      guard try connection.integerPragma("application_id") == applicationID,
        try connection.integerPragma("user_version") == version,
        try tables(of: connection) == Set(schema)
      else { throw ContactError.foreign(path: path) }
      var owner = try connection.prepare("SELECT study FROM book")
      guard try owner.step(), owner.bytes(0) == (try study.identity()) else {
        throw ContactError.ofAnotherStudy(path: path)
      }
      return ContactBook(path: path, connection: connection)
    }
  }

  private static func tables(of connection: borrowing Connection) throws(SQLiteError) -> Set<String>
  {
    var select = try connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    var found = Set<String>()
    while try select.step() { found.insert(select.text(0) ?? "") }
    return found
  }

  /// What identifies a case, in the order of the list; empty for a case that has nothing.
  package func identifiers(ofCase number: Int) throws(ContactError) -> [Identifier] {
    try Self.translating(path) {
      var select = try connection.prepare(
        "SELECT name, value FROM identifier WHERE number = ? ORDER BY place")
      try select.bind(number)
      var found: [Identifier] = []
      while try select.step() {
        found.append(Identifier(name: select.text(0) ?? "", value: select.text(1) ?? ""))
      }
      return found
    }
  }

  /// Every case that has identifiers, with them.
  package func all() throws(ContactError) -> [Int: [Identifier]] {
    try Self.translating(path) {
      var select = try connection.prepare(
        "SELECT number, name, value FROM identifier ORDER BY number, place")
      var found: [Int: [Identifier]] = [:]
      while try select.step() {
        found[select.integer(0), default: []].append(
          Identifier(name: select.text(1) ?? "", value: select.text(2) ?? ""))
      }
      return found
    }
  }

  /// Stores the identifiers of cases, and drops those of cases that a cut-off import left behind.
  package func add(
    _ contacts: [(number: Int, identifiers: [Identifier])], dropping orphans: [Int]
  ) throws(ContactError) {
    try Self.translating(path) {
      try connection.transaction(.immediate) { () throws(SQLiteError) in
        var delete = try connection.prepare("DELETE FROM identifier WHERE number = ?")
        for number in orphans { try delete.run(number) }
        var insert = try connection.prepare(
          "INSERT INTO identifier (number, place, name, value) VALUES (?, ?, ?, ?)")
        for contact in contacts {
          for (place, identifier) in contact.identifiers.enumerated() {
            try insert.run(contact.number, place, identifier.name, identifier.value)
          }
        }
      }
    }
  }

  private static func translating<Result: ~Copyable>(
    _ path: String, _ body: () throws -> Result
  ) throws(ContactError) -> Result {
    do {
      return try body()
    } catch let error as ContactError {
      throw error
    } catch let error as SQLiteError {
      throw .database(path: path, StudyError(sqlite: error))
    } catch let error as StudyError {
      throw .study(error)
    } catch {
      // Nothing else is thrown here; an error of an unknown kind might say too much.
      throw .foreign(path: path)
    }
  }
}

extension Study {
  /// The identity of the study, by which what belongs to it knows it.
  borrowing func identity() throws -> [UInt8] {
    guard let identity = try StudyIdentity(storedOn: connection) else {
      throw StudyError.damaged("its identity is missing or was changed")
    }
    return identity.study
  }
}
