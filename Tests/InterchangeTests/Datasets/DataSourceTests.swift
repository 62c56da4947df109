import Files
import Formats
import Microdata
import StudyStorage
import Testing

@testable import Interchange

@Suite struct DataSourceTests {
  private func open(_ path: String) throws -> DataSource {
    try DataSource.open(path, options: DataSource.Options())
  }

  @Test func `a study and a table are known by what they are`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    try folder.take("mood\n1\n2\n")
    for (name, codes) in [("study", ["1", "2"]), ("data.csv", ["1", "2"])] {
      let source = try open(folder.path(name))
      #expect(try source.columnNames() == ["mood"])
      let data = try source.dataset(columns: ["mood"], numbers: []).opened()
      #expect(words(of: data.columns[0]) == codes)
    }
  }

  @Test(arguments: ["$FL2@(#) SPSS", "$FL3", "<stata_dta>"])
  func `the beginning of another program's file is refused as that`(start: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("d.csv")
    try writeFile(path, Array(start.utf8))
    #expect(throws: DataSourceError.self) { _ = try open(path).columnNames() }
  }

  @Test func `a file that is named like another program's and is none is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("d.sav")
    try writeFile(path, Array("a,b\n1,2\n".utf8))
    #expect(throws: DataSourceError.format(.otherThanNamed(path: path, name: "an SPSS file"))) {
      _ = try open(path)
    }
  }

  @Test func `another program's database is no study`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("d.sqlite")
    try writeFile(path, Array("SQLite format 3\0".utf8) + Array(repeating: 0, count: 4000))
    #expect(throws: DataSourceError.study(.notAStudy(path: path))) { _ = try open(path) }
  }

  @Test func `a folder and what is not there are refused`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: DataSourceError.self) { _ = try open(folder.path) }
    #expect(throws: DataSourceError.self) { _ = try open(folder.path("absent")) }
  }

  @Test func `an unknown item of a study is named with the one meant`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    let source = try open(folder.path("study"))
    #expect(throws: DataSourceError.study(.unknownItem(name: "moo", suggestion: "mood"))) {
      _ = try source.dataset(columns: ["moo"], numbers: [])
    }
  }
}
