import Files
import StudyStorage
import Testing

@testable import Interchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct RejectsFileTests {
  @Test func `the list is its owner's alone`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    try folder.take("mood\nx\n")
    var status = stat()
    #expect(stat(folder.rejectsPath, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `an earlier list is replaced, and removed where every row fits`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    try folder.take("mood\nx\ny\n")
    #expect(try folder.rejects()?.count == 2)
    try folder.take("mood\nx\n1\n")
    #expect(try folder.rejects()?.count == 1)
    try folder.take("mood\n1\n2\n")
    #expect(try folder.rejects() == nil)
  }

  @Test func `a file that is no such list is neither replaced nor removed`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    let path = folder.rejectsPath
    for content in ["mine", "", "row,line\n"] {
      try writeFile(path, Array(content.utf8))
      for data in ["mood\nx\n", "mood\n1\n"] {
        #expect(throws: ImportError.rejectsFileTaken(path: path)) { try folder.take(data) }
      }
      #expect(try readFile(path, limit: 99) == Array(content.utf8))
    }
    #expect(try folder.audit().interviews.isEmpty)
  }

  @Test func `the data themselves are never taken for the list`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    let path = folder.rejectsPath
    #expect(throws: ImportError.rejectsFileTaken(path: path)) {
      try folder.take("mood\nx\n", file: "rejects.csv")
    }
    #expect(try readFile(path, limit: 99) == Array("mood\nx\n".utf8))
  }

  @Test func `neither the list nor an error ever holds what a cell held`() throws {
    let canary = "canary7731"
    let items = """
        - id: words
          type: text
          limit: 3
          en: Words?
          ro: Cuvinte?
        - {id: day, type: date, en: Day?, ro: Ziua?}
        - {id: hours, type: decimal, range: 0..9, en: Hours?, ro: Ore?}

      """
    let folder = try ImportFolder(
      CSVImportTests.mood + CSVImportTests.age + CSVImportTests.help + items)
    let header = "id,mood,age,help_1,help_2,words,day,hours"
    let good = ["a", "1", "3", "1", "0", "x", "2026-01-01", "2"]
    var rows = (0..<8).map { column in
      good.enumerated().map { $0.offset == column ? canary : $0.element }.joined(separator: ",")
    }
    rows += (1..<8).map { column in
      good.enumerated().map { $0.offset == column ? "77317731" : $0.element }.joined(separator: ",")
    }
    rows += ["\(canary)", "\(canary),\(canary)", good.joined(separator: ",") + "," + canary]
    let text = header + "\n" + rows.joined(separator: "\n") + "\n"
    try folder.take(text, "respondent: id")
    let list = String(decoding: try readFile(folder.rejectsPath, limit: 1 << 20), as: UTF8.self)
    #expect(!list.contains("canary") && !list.contains("7731"))
    let rejected = try folder.rejects()
    #expect((rejected?.count ?? 0) >= 15)
    for broken in [text + "\"" + canary, text + canary + "\0", text + "\"\(canary)\"x,\n"] {
      do {
        try folder.take(broken, "respondent: id", file: "broken.csv")
        Issue.record("a broken file was let through")
      } catch {
        #expect(!"\(error)".contains("canary") && !String(reflecting: error).contains("canary"))
      }
    }
  }

  @Test func `a column's name that a spreadsheet would run is made harmless`() throws {
    let folder = try ImportFolder(CSVImportTests.mood)
    try folder.take("=1+1\nx\n", "items: {mood: \"=1+1\"}")
    #expect(try folder.rejects()?.first?.contains("\"'=1+1\"") == true)
  }
}
