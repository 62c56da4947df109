import SQLiteSupport
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct AuditTests {
  private func mixed() throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    try folder.interview(seeds: 1...3)
    return folder
  }

  @Test func `a study that only this program wrote is clean`() throws {
    let report = try mixed().audit()
    #expect(report.findings.isEmpty)
    #expect(report.interviews == [.completed: 9])
    #expect(report.columnRows == 6)
    #expect(report.erased == 0)
  }

  @Test func `progress goes from nothing to everything`() throws {
    let folder = try mixed()
    var told: [Double] = []
    _ = try folder.reading().audit { told.append($0) }
    #expect(told == told.sorted())
    #expect(told.last == 1)
  }

  /// Each column whose every change must be found, with where its rows are.
  static let columns = [
    "event.payload", "event.digest", "event.chain", "event.number", "event.kind", "event.time",
    "event.actor", "event.form", "event.origin", "event.interview", "origin.identity",
    "origin.count", "origin.head", "interview.identity", "interview.status",
    "interview.questionnaire", "interview.chunk", "chunk.questionnaire", "chunk.rows",
    "chunk.interviews", "chunk_column.data", "chunk_column.item", "chunk_column.part",
    "chunk_column.chunk", "questionnaire.name", "questionnaire.version", "questionnaire.digest",
    "questionnaire.source",
  ]

  @Test(arguments: columns)
  func `a change of a single byte is found`(place: String) throws {
    let folder = try mixed()
    let parts = place.split(separator: ".").map(String.init)
    let connection = try folder.tampering()
    for _ in 0..<8 {
      var generator = SystemRandomNumberGenerator()
      guard
        let undo = try connection.changeByte(of: parts[1], in: parts[0], using: &generator)
      else { continue }
      do {
        #expect(try !folder.audit().isClean, "\(place)")
      } catch {
        #expect(error is StudyError)
      }
      try undo(connection)
      #expect(try folder.audit().isClean)
    }
  }

  @Test(
    arguments: [
      (
        "UPDATE event SET payload = CAST(payload || x'00' AS BLOB) WHERE number = 3",
        AuditFinding.alteredPayload(origin: 1, event: 3)
      ),
      ("UPDATE event SET digest = x'00' WHERE number = 3", .brokenChain(origin: 1, event: 3)),
      ("UPDATE event SET time = time + 1 WHERE number = 3", .brokenChain(origin: 1, event: 3)),
      ("UPDATE event SET actor = 'x' WHERE number = 3", .brokenChain(origin: 1, event: 3)),
      ("DELETE FROM event WHERE number = 3", .missingEvents(origin: 1, 3...3)),
      ("DELETE FROM event WHERE number BETWEEN 3 AND 5", .missingEvents(origin: 1, 3...5)),
      ("DELETE FROM event WHERE number = 8", .wrongCount(origin: 1)),
      ("UPDATE origin SET count = count + 1", .wrongCount(origin: 1)),
      (
        "UPDATE event SET number = \(Int.max) WHERE number = 8",
        .missingEvents(origin: 1, 8...(Int.max - 1))
      ),
      ("UPDATE event SET number = \(Int.min) WHERE number = 8", .wrongCount(origin: 1)),
      ("UPDATE event SET origin = 77 WHERE number = 8", .danglingRows(table: "event", count: 1)),
      (
        "UPDATE event SET sequence = -sequence WHERE number = 4",
        .brokenChain(origin: 1, event: 4)
      ),
      ("DELETE FROM origin", .danglingRows(table: "event", count: 8)),
      ("UPDATE chunk_column SET data = zeroblob(6) WHERE item = 1", .wrongColumns(chunk: 1)),
      ("UPDATE chunk SET interviews = x'00'", .wrongColumns(chunk: 1)),
      ("DELETE FROM questionnaire", .danglingRows(table: "chunk", count: 1)),
    ])
  func `a change is found and said where`(sql: String, finding: AuditFinding) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    try folder.tamper(sql)
    let findings = try folder.audit().findings
    #expect(findings.contains(finding), "\(findings)")
    #expect(findings.allSatisfy { !$0.description.isEmpty })
  }

  @Test func `an interview of a questionnaire that is not there is found`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    let name = try folder.nameOfInterview(1)
    try folder.tamper("UPDATE interview SET questionnaire = 9")
    #expect(try folder.audit().findings.contains(.unreadableEvent(interview: name)))
  }

  @Test func `an interview moved to another version of its questionnaire is found`() throws {
    let folder = try StudyFolder([Wellbeing.source(), Wellbeing.source(("1.0.0", "1.0.1"))])
    try folder.interview(seeds: [4])
    let name = try folder.nameOfInterview(1)
    try folder.tamper("UPDATE interview SET questionnaire = 1")
    #expect(try folder.audit().findings == [.unreadableEvent(interview: name)])
  }

  @Test func `an erased content leaves the chain whole`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    try folder.tamper("UPDATE event SET payload = NULL WHERE number = 4")
    let report = try folder.audit()
    #expect(report.erased == 1)
    #expect(
      report.findings.allSatisfy { finding in
        switch finding {
        case .wrongStatus, .wrongColumns, .misplacedInterview: true
        default: false
        }
      })
    #expect(!report.isClean)
    // What was derived from it goes with a rebuild.
    try folder.writing().rebuild()
    let rebuilt = try folder.audit()
    #expect(rebuilt.isClean)
    #expect(rebuilt.interviews == [.completed: 5, .withdrawn: 1])
    #expect(rebuilt.columnRows == 5)
  }

  @Test func `a rebuild gives the derived tables that were there`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<30)
    let tables = ["interview", "chunk", "chunk_column", "event", "origin"]
    let before = try tables.map { try content(of: $0, folder.path) }
    try folder.writing().rebuild()
    let after = try tables.map { try content(of: $0, folder.path) }
    // The number of a column's own row is the one thing that may differ.
    #expect(after[0] == before[0] && after[1] == before[1] && after[3...] == before[3...])
    #expect(after[2] == before[2])
    #expect(try folder.audit().isClean)
  }

  @Test(
    arguments: [
      "UPDATE interview SET status = 4 WHERE id = 2", "UPDATE interview SET chunk = NULL",
      "UPDATE chunk_column SET data = zeroblob(6)", "DELETE FROM chunk_column",
      "UPDATE chunk SET rows = 3", "DELETE FROM chunk",
      "UPDATE chunk SET interviews = zeroblob(48)",
    ])
  func `a rebuild mends what is derived`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    let before = try folder.texts(of: ["mood", "age"])
    try folder.tamper(sql)
    let findings = try folder.audit().findings
    #expect(!findings.isEmpty)
    try folder.writing().rebuild()
    #expect(try folder.audit().isClean)
    #expect(try folder.texts(of: ["mood", "age"]) == before)
  }

  @Test func `a finding says nothing of what was answered`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<6)
    for sql in [
      "UPDATE event SET payload = CAST('canary' AS BLOB)", "UPDATE interview SET status = 99",
      "UPDATE chunk_column SET data = CAST('canary' AS BLOB)",
    ] {
      try folder.tamper(sql)
      let said = try folder.audit().findings.map(\.description).joined()
      #expect(!said.contains("canary"))
    }
  }
}

extension StudyFolder {
  func nameOfInterview(_ row: Int) throws -> String {
    let study = try reading()
    var select = try study.connection.prepare("SELECT identity FROM interview WHERE id = ?")
    try select.bind(row)
    _ = try select.step()
    return InterviewReference.name(of: select.bytes(0))
  }
}

extension Connection {
  /// Changes one byte, or one step of a number, in some row of a column; gives what undoes it.
  fileprivate func changeByte(
    of column: String, in table: String, using generator: inout some RandomNumberGenerator
  ) throws -> ((borrowing Connection) throws -> Void)? {
    var select = try prepare(
      """
      SELECT rowid, \(column), typeof(\(column)) FROM \(table)
      WHERE \(column) IS NOT NULL ORDER BY random() LIMIT 1
      """)
    guard try select.step(), let type = select.text(2) else { return nil }
    let row = select.integer(0)
    let number = select.integer(1)
    var bytes = select.bytes(1)
    select.reset()
    let before = bytes
    if type == "integer" {
      var update = try prepare("UPDATE OR IGNORE \(table) SET \(column) = ? WHERE rowid = ?")
      try update.run(number + (Bool.random(using: &generator) ? 1 : 1 << 40), row)
      if changes == 0 { return nil }
      return { connection in
        var undo = try connection.prepare("UPDATE \(table) SET \(column) = ? WHERE rowid = ?")
        try undo.run(number, row)
      }
    }
    guard !bytes.isEmpty else { return nil }
    let place = Int.random(in: bytes.indices, using: &generator)
    bytes[place] ^= type == "text" ? 1 : 1 << UInt8.random(in: 0..<8, using: &generator)
    let value = type == "text" ? "CAST(? AS TEXT)" : "?"
    var update = try prepare("UPDATE \(table) SET \(column) = \(value) WHERE rowid = ?")
    try update.run(bytes, row)
    return { connection in
      var undo = try connection.prepare("UPDATE \(table) SET \(column) = \(value) WHERE rowid = ?")
      try undo.run(before, row)
    }
  }
}
