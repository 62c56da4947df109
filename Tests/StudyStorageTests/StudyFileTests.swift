import Files
import Microdata
import SQLiteSupport
import Testing

@testable import StudyStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct StudyFileTests {
  @Test func `a new study is its owner's alone, with its marks and settings`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    let study = try Study.create(at: path)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    for (name, expected) in [
      ("application_id", "1347568464"), ("user_version", "2"), ("journal_mode", "delete"),
      ("synchronous", "3"), ("foreign_keys", "1"), ("trusted_schema", "0"),
      ("cell_size_check", "1"), ("secure_delete", "1"), ("temp_store", "2"), ("mmap_size", "0"),
      ("page_size", "8192"),
    ] {
      var pragma = try study.connection.prepare("PRAGMA \(name)")
      #expect(try pragma.step() && pragma.text(0) == expected, "\(name)")
    }
    #expect(try study.audit().isClean)
  }

  @Test func `nothing is made where something is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    try writeFile(path, [1])
    #expect(throws: StudyError.alreadyExists(path: path)) { _ = try Study.create(at: path) }
    #expect(try readFile(path, limit: 9) == [1])
    let link = folder.path("link")
    #expect(symlink("nowhere", link) == 0)
    #expect(throws: StudyError.alreadyExists(path: link)) { _ = try Study.create(at: link) }
  }

  @Test func `a journal left behind by another study is not taken for one's own`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    try writeFile(path + "-journal", [1])
    #expect(throws: StudyError.alreadyExists(path: path + "-journal")) {
      _ = try Study.create(at: path)
    }
    #expect(!exists(path))
  }

  @Test func `a study is not made where no folder is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("none/a")
    #expect(throws: StudyError.cannotCreate(path: path, reason: "No such file or directory")) {
      _ = try Study.create(at: path)
    }
  }

  @Test(arguments: [Study.Access.reading, .writing])
  func `what is no study is refused and left alone`(access: Study.Access) throws {
    let folder = try TemporaryFolder()
    let (empty, text, foreign) = (folder.path("empty"), folder.path("text"), folder.path("other"))
    try writeFile(empty, [])
    try writeFile(text, Array(repeating: 65, count: 5000))
    let other = try Connection(path: foreign, .create)
    try other.execute("CREATE TABLE t (a)")
    for path in [empty, text, foreign] {
      let before = try readFile(path, limit: 1 << 20)
      #expect(throws: StudyError.notAStudy(path: path)) { _ = try Study.open(path, for: access) }
      #expect(try readFile(path, limit: 1 << 20) == before)
    }
    let absent = folder.path("absent")
    #expect(throws: StudyError.notFound(path: absent)) { _ = try Study.open(absent, for: access) }
    #expect(!exists(absent))
  }

  @Test(arguments: [Study.Access.reading, .writing])
  func `a folder and a pipe are refused without waiting`(access: Study.Access) throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for (path, reason) in [(folder.path, FileError.Reason.isFolder), (pipe, .isPipe)] {
      #expect(throws: StudyError.file(FileError(.open, path, reason))) {
        _ = try Study.open(path, for: access)
      }
    }
  }

  @Test func `a link to a study is followed, and its journal stands beside the study`() throws {
    let folder = try StudyFolder()
    let link = folder.path("link")
    #expect(symlink(folder.path, link) == 0)
    let study = try Study.open(link, for: .writing)
    try study.transaction { () throws(StudyError) in
      try translating { try study.connection.execute("UPDATE origin SET count = count + 1") }
      #expect(exists(folder.path + "-journal"))
      #expect(!exists(link + "-journal"))
    }
  }

  @Test func `a file of a newer program is refused`() throws {
    let folder = try StudyFolder()
    try folder.tamper("PRAGMA user_version = 3")
    let path = folder.path
    #expect(throws: StudyError.newerThanProgram(path: path, version: 3, supported: 2)) {
      _ = try folder.reading()
    }
  }

  @Test(arguments: [0, -1, Int(Int32.min)])
  func `a version that cannot be is damage`(version: Int) throws {
    let folder = try StudyFolder()
    try folder.tamper("PRAGMA user_version = \(version)")
    #expect(throws: StudyError.damaged("its version is missing")) { _ = try folder.writing() }
  }

  @Test(
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
      "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT * FROM r",
      "CREATE TABLE more (a)", "DROP TABLE chunk_column", "DROP INDEX event_of_interview",
      "ALTER TABLE event ADD COLUMN more TEXT",
    ])
  func `other tables than a study's are refused`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.tamper(sql)
    let path = folder.path
    #expect(throws: StudyError.foreignTables(path: path)) { _ = try folder.reading() }
    #expect(throws: StudyError.foreignTables(path: path)) { _ = try folder.writing() }
  }

  @Test(
    arguments: [
      "DELETE FROM study WHERE name = 'key'", "UPDATE study SET value = x'' WHERE name = 'key'",
      "UPDATE study SET value = randomblob(32) WHERE name = 'key'",
      "UPDATE study SET value = randomblob(16) WHERE name = 'origin'",
      "UPDATE study SET value = zeroblob(100) WHERE name = 'origin'",
      "UPDATE study SET value = randomblob(16) WHERE name = 'identity'",
      "UPDATE study SET value = x'' WHERE name = 'digest'",
    ])
  func `a changed identity is damage`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.tamper(sql)
    #expect(throws: StudyError.damaged("its identity is missing or was changed")) {
      _ = try folder.reading()
    }
  }

  @Test(arguments: [99, 100, 512, 4096, 8191, 8192, 8193, 40_000, -8192, -1])
  func `a file cut short is an error or a finding`(count: Int) throws {
    let whole = try StudyFolder()
    try whole.importRows(0..<20)
    let bytes = try readFile(whole.path, limit: 1 << 24)
    let folder = try StudyFolder(
      bytes: Array(bytes.prefix(count < 0 ? bytes.count + count : count)))
    do {
      #expect(try !folder.audit().isClean)
    } catch {
      #expect(error is StudyError)
    }
  }

  @Test func `one flipped bit anywhere never crashes, and changes no answer in silence`() throws {
    let whole = try StudyFolder()
    try whole.importRows(0..<20)
    let bytes = try readFile(whole.path, limit: 1 << 24)
    let names = ["mood", "age", "hours", "help_2"]
    let before = try whole.texts(of: names)
    for _ in 0..<60 {
      let (place, bit) = (Int.random(in: bytes.indices), UInt8(1) << UInt8.random(in: 0..<8))
      var flipped = bytes
      flipped[place] ^= bit
      let folder = try StudyFolder(bytes: flipped)
      do {
        let report = try folder.audit()
        let after = try? folder.texts(of: names)
        #expect(!report.isClean || after == before, "byte \(place), bit \(bit)")
      } catch {
        #expect(error is StudyError)
      }
    }
  }

  @Test func `two programs may hold a study, and one that waits in vain says so`() throws {
    let folder = try StudyFolder()
    let one = try folder.writing()
    let two = try folder.writing()
    try two.connection.execute("PRAGMA busy_timeout = 0")
    let stored = try two.questionnaire(named: nil)
    _ = try one.transaction { () throws(StudyError) in
      #expect(throws: Interruption.study(.busy)) {
        try two.importAnswers([], into: stored, file: "a", digest: 1)
      }
    }
    _ = try two.importAnswers([("r", Wellbeing.answers(1))], into: stored, file: "a", digest: 1)
    #expect(try one.audit().interviews == [.completed: 1])
  }

  @Test func `a step that was cut off is undone for a reader too`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    // A journal is hot when its writer is gone: copies of both files stand for that.
    let cut = folder.path("cut")
    let writer = try folder.writing()
    try writer.connection.execute("PRAGMA cache_size = 1")
    _ = try writer.connection.transaction(.immediate) { () throws(SQLiteError) in
      try writer.connection.execute("UPDATE event SET payload = zeroblob(9000)")
      do throws(FileError) {
        for suffix in ["", "-journal"] {
          try writeFile(cut + suffix, readFile(folder.path + suffix, limit: 1 << 24))
        }
      } catch {
        Issue.record("\(error)")
      }
    }
    let study = try Study.open(cut, for: .reading)
    #expect(try study.audit().isClean)
    #expect(!exists(cut + "-journal"))
  }
}

extension StudyFolder {
  /// The values of columns as text.
  func texts(of names: [String]) throws -> [String] {
    let study = try reading()
    let data = try study.dataset(of: study.versions(named: nil), columns: names, in: nil)
    return data.columns.map { "\($0.values)" }
  }
}
