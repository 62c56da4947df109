import Files
import SQLiteSupport
import TestSupport
import Testing

@testable import StudyStorage

/// What is written down of a log proves later that it goes on from there.
@Suite struct LogHeadTests {
  private func begun() throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.importRows(0..<4)
    return folder
  }

  @Test func `a head is read as it is printed`() throws {
    let folder = try begun()
    let head = try folder.reading().head()
    #expect(LogHead("\(head)") == head)
    #expect(head.writers.map(\.count) == [try folder.audit().events])
    #expect(try folder.audit().head == head)
    let two = LogHead(
      writers: head.writers + [
        .init(identity: "0a1b2c3d", count: 0, link: String(repeating: "f", count: 32))
      ])
    #expect(LogHead("\(two)") == two)
  }

  @Test(arguments: [
    "", "x", "0a1b2c3d-5-", "0a1b2c3d-05-00000000000000000000000000000000",
    "0a1b2c3d--1-00000000000000000000000000000000", "0a1b2c3-5-00000000000000000000000000000000",
    "0a1b2c3d-5-0000000000000000000000000000000g",
    "0a1b2c3d-99999999999999999999-00000000000000000000000000000000",
    "0a1b2c3d-5-00000000000000000000000000000000+",
    "0a1b2c3d-5-00000000000000000000000000000000+0a1b2c3d-5-00000000000000000000000000000000",
  ])
  func `what is no head is read as none`(text: String) {
    #expect(LogHead(text) == nil)
  }

  @Test func `a study goes on from each of its heads`() throws {
    let folder = try begun()
    let first = try folder.reading().head()
    try folder.interview(seeds: [3])
    let second = try folder.reading().head()
    let study = try folder.reading()
    let told = try study.continuation(of: first)
    let now = try study.continuation(of: second)
    #expect(told.departures.isEmpty && told.added > 0)
    #expect(now == LogContinuation(added: 0, departures: []))
  }

  @Test func `a log cut back to where it was does not go on from its later head`() throws {
    let folder = try begun()
    let old = try readFile(folder.path, limit: 1 << 24)
    try folder.interview(seeds: [3])
    let later = try folder.reading().head()
    let restored = try StudyFolder(bytes: old)
    #expect(try restored.audit().isClean)
    let told = try restored.reading().continuation(of: later)
    guard case .shorter? = told.departures.first else {
      Issue.record("\(told)")
      return
    }
  }

  @Test func `a whole log written anew is clean by itself and told by a head and a copy`() throws {
    let folder = try begun()
    let old = try StudyFolder(bytes: try readFile(folder.path, limit: 1 << 24))
    let branch = try StudyFolder(bytes: try readFile(folder.path, limit: 1 << 24))
    try folder.interview(seeds: [3])
    try branch.interview(seeds: [4, 5])
    #expect(try branch.audit().isClean)
    let head = try folder.reading().head()
    let byHead = try branch.reading().continuation(of: head)
    #expect(byHead.departures.count == 1)
    let byCopy = try branch.reading().continuation(of: try folder.reading())
    let expected = try old.reading().head().writers[0]
    #expect(
      byCopy.departures == [
        .parts(writer: expected.identity, event: expected.count + 1, isFirst: true)
      ])
    #expect(try branch.reading().continuation(of: try old.reading()).departures.isEmpty)
    #expect(byCopy.departures.allSatisfy { !$0.description.isEmpty })
  }

  @Test func `another study does not go on from this one`() throws {
    let one = try begun()
    let other = try begun()
    let told = try other.reading().continuation(of: try one.reading())
    guard case .absentWriter? = told.departures.first else {
      Issue.record("\(told)")
      return
    }
  }

  @Test func `a withdrawn interview leaves the log going on`() throws {
    let folder = try begun()
    let head = try folder.reading().head()
    let study = try folder.writing()
    let reference = try study.interview(ofRespondent: "r2", of: nil)
    try study.withdraw(reference, because: "a wish", actor: "tester")
    #expect(try folder.reading().continuation(of: head).departures.isEmpty)
  }
}

/// What another program may leave in a file is found, and read for no table.
@Suite struct ForeignNumberTests {
  @Test(arguments: [Int.max, 1 << 40, -5, 0])
  func `an event whose place is far out is found`(place: Int) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    try folder.tamper(
      "UPDATE event SET sequence = \(place) WHERE sequence = (SELECT max(sequence) FROM event)")
    let findings = try folder.audit().findings
    #expect(
      findings.contains { if case .wrongPlaces = $0 { true } else { false } }, "\(findings)")
  }

  @Test(arguments: [
    (0, 1, 1), (-1, 1, 1), (Int.min, 0, 0), (Int.max, 0, 0), (1 << 33 + 1, 0, 0), (1, -1, 0),
    (1, 0, -1), (1, 0, Int.max),
  ])
  func `a lease that cannot be true holds nobody up, and is found`(
    process: Int, born: Int, since: Int
  ) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<1)
    let host = ProcessIdentity.current.host
    try folder.tamper(
      "INSERT INTO lease VALUES (1, 'nobody', '\(host)', \(process), \(born), \(since))")
    #expect(try folder.reading().lease(ofRow: 1) == nil)
    let name = try folder.nameOfInterview(1)
    #expect(try folder.audit().findings == [.falseLease(interview: name)])
    try folder.writing().rebuild()
    #expect(try folder.audit().isClean)
  }

  @Test(arguments: [
    "DELETE FROM chunk", "UPDATE interview SET chunk = NULL WHERE id = 2",
    "UPDATE chunk SET interviews = zeroblob(8), rows = 1",
  ])
  func `a table is refused where columns hold another number of people`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    let before = try folder.texts(of: ["mood"])
    try folder.tamper(sql)
    #expect(throws: StudyError.self) { try folder.texts(of: ["mood"]) }
    try folder.writing().rebuild()
    #expect(try folder.texts(of: ["mood"]) == before)
  }
}

/// Imported interviews can be found again, so that they can be withdrawn.
@Suite struct ListedInterviewTests {
  @Test func `a list names the file and the row of each imported interview`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<2, file: "first.csv")
    try folder.interview(seeds: [7])
    try folder.importRows(5..<7, file: "second.csv", digest: 2)
    var listed: [ListedInterview] = []
    try folder.reading().forEachInterview { interview, _ in listed.append(interview) }
    #expect(
      listed.map(\.source) == [
        .file("first.csv", row: 1), .file("first.csv", row: 2), .conversation,
        .file("second.csv", row: 1), .file("second.csv", row: 2),
      ])
    for (place, row) in (1...5).enumerated() {
      #expect(listed[place].name == (try folder.nameOfInterview(row)))
    }
  }

  @Test(arguments: ["r1", " r1", "r1 "])
  func `a respondent is found by the identifier that the file had`(typed: String) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    let found = try folder.reading().interview(ofRespondent: typed, of: nil)
    #expect(found.name == (try folder.nameOfInterview(2)))
  }

  @Test func `an identifier that nobody has is not repeated`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    let error = #expect(throws: StudyError.self) {
      try folder.reading().interview(ofRespondent: "canary", of: nil)
    }
    #expect(error?.description.contains("canary") == false)
  }
}

/// Who conducts interviews reads no SQL.
@Suite struct WordingTests {
  @Test func `an error of the database is told without its statement`() {
    let error = StudyError(
      sqlite: SQLiteError(code: .inputOutput, message: "disk I/O error", sql: "SELECT canary"))
    #expect(!error.description.contains("SELECT") && !error.description.contains("canary"))
    #expect(error.description.contains("disk I/O error") && error.description.contains("audit"))
  }
}
