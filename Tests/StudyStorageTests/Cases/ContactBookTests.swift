import Files
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

@Suite struct ContactBookTests {
  private static let contact = [
    ContactBook.Identifier(name: "name", value: "Ștefan Exemplescu"),
    ContactBook.Identifier(name: "phone", value: "0700 000 001"),
  ]

  @Test func `identifiers stand in the book in their order, and nowhere else`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    let book = try ContactBook.forWriting(of: study)
    try book.add([(4, Self.contact)], dropping: [])
    #expect(try ContactBook.forReading(of: study).identifiers(ofCase: 4) == Self.contact)
    #expect(try book.identifiers(ofCase: 5).isEmpty)
    let bytes = try readFile(folder.path, limit: 1 << 24)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Exemplescu"))
  }

  @Test func `a link to a study leads to its contacts and makes no others`() throws {
    let folder = try StudyFolder()
    try ContactBook.forWriting(of: try folder.writing()).add([(4, Self.contact)], dropping: [])
    #expect(symlink("study.percept", folder.path("link.percept")) == 0)
    #expect(symlink(folder.path("link.percept"), folder.path("linked.percept")) == 0)
    for name in ["link.percept", "linked.percept"] {
      let study = try Study.open(folder.path(name), for: .writing)
      #expect(try ContactBook.forWriting(of: study).identifiers(ofCase: 4) == Self.contact)
      #expect(!exists(folder.path(name + ".contacts")))
    }
  }

  @Test func `a renamed study is told where its contacts are, and makes no others`() throws {
    let folder = try StudyFolder()
    try ContactBook.forWriting(of: try folder.writing()).add([(4, Self.contact)], dropping: [])
    let moved = folder.path("moved.percept")
    #expect(rename(folder.path, moved) == 0)
    let study = try Study.open(moved, for: .writing)
    let told = ContactError.underAnotherName(
      path: moved + ".contacts", found: folder.path + ".contacts")
    #expect(throws: told) { _ = try ContactBook.forWriting(of: study) }
    #expect(throws: told) { _ = try ContactBook.forReading(of: study) }
    #expect(!exists(moved + ".contacts"))
  }

  @Test func `only the owner may read the book`() throws {
    let folder = try StudyFolder()
    let book = try ContactBook.forWriting(of: try folder.writing())
    var status = stat()
    #expect(stat(book.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `what a cut-off import left behind is dropped, from the file's pages too`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    let book = try ContactBook.forWriting(of: study)
    try book.add([(1, Self.contact)], dropping: [])
    try book.add([], dropping: [1])
    #expect(try book.all().isEmpty)
    let bytes = try readFile(book.path, limit: 1 << 24)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Exemplescu"))
  }

  @Test func `a book that is missing, foreign or of another study is refused`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    let path = ContactBook.path(ofStudy: folder.path)
    #expect(throws: ContactError.notFound(path: path)) { _ = try ContactBook.forReading(of: study) }
    try writeFile(path, Array("not a database".utf8))
    #expect(throws: ContactError.self) { _ = try ContactBook.forReading(of: study) }
    let other = try StudyFolder()
    _ = try ContactBook.forWriting(of: try other.writing())
    try writeFile(path, try readFile(ContactBook.path(ofStudy: other.path), limit: 1 << 24))
    #expect(throws: ContactError.ofAnotherStudy(path: path)) {
      _ = try ContactBook.forReading(of: study)
    }
    let tables = try Connection(path: path, .readWrite)
    try tables.execute("CREATE VIEW more AS SELECT 1")
    #expect(throws: ContactError.foreign(path: path)) { _ = try ContactBook.forReading(of: study) }
  }
}
