import QuestionnaireModel
import SQLiteSupport
import Sealing
import Testing

@testable import StudyStorage

@Suite struct ImportSessionTests {
  @Test func `rows are stored once, however often they come`() throws {
    let folder = try StudyFolder()
    #expect(try folder.importRows(0..<5) == Array(repeating: .stored, count: 5))
    let before = try folder.audit()
    #expect(before.isClean)
    #expect(before.interviews == [.completed: 5])
    #expect(before.columnRows == 5)
    #expect(try folder.importRows(0..<5) == Array(repeating: .alreadyStored, count: 5))
    #expect(try folder.audit() == before)
  }

  @Test func `a respondent is known at another place of another file`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<5)
    let again = try folder.importRows([7, 4, 3, 2, 1, 0], file: "b.csv", digest: 2)
    #expect(again == [.stored] + Array(repeating: .alreadyStored, count: 5))
  }

  @Test func `a respondent with other answers differs, and nothing is changed`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    let before = try content(of: "event", folder.path)
    let study = try folder.writing()
    let outcomes = try study.importAnswers(
      [("r1", Wellbeing.answers(2))], into: study.questionnaire(named: nil), file: "b", digest: 2)
    #expect(outcomes == [.differs])
    #expect(try content(of: "event", folder.path) == before)
  }

  @Test func `one respondent twice in a file is stored once`() throws {
    let folder = try StudyFolder()
    #expect(try folder.importRows([1, 1]) == [.stored, .alreadyStored])
    #expect(try folder.audit().isClean)
  }

  @Test func `an import that is broken off leaves nothing`() throws {
    let folder = try StudyFolder()
    let before = try ["event", "interview", "chunk", "origin"].map {
      try content(of: $0, folder.path)
    }
    let study = try folder.writing()
    let rows = (0..<9).map { ("r\($0)", Wellbeing.answers($0)) }
    #expect(throws: Interruption.wanted) {
      try study.importAnswers(
        rows, into: study.questionnaire(named: nil), file: "a", digest: 1, breakingOff: true)
    }
    let after = try ["event", "interview", "chunk", "origin"].map {
      try content(of: $0, folder.path)
    }
    #expect(after == before)
    #expect(try folder.importRows(0..<9).allSatisfy { $0 == .stored })
  }

  @Test func `an answer that its item cannot hold ends the import`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    for answer in [Answer.choice(77), .text("x")] {
      #expect(throws: Interruption.study(.unfitAnswer)) {
        try study.importAnswers(
          [("a", []), ("b", [("mood", answer)])], into: study.questionnaire(named: nil), file: "a",
          digest: 1)
      }
    }
    #expect(try folder.audit().interviews.isEmpty)
  }

  @Test func `rows are known by content and position in a file, under any name of it`() throws {
    let folder = try StudyFolder()
    func take(_ rows: [String], file: String, digest: UInt8) throws -> [RowOutcome] {
      let study = try folder.writing()
      let stored = try study.questionnaire(named: nil)
      var outcomes: [RowOutcome] = []
      try study.importing(
        file: file, digest: Array(repeating: digest, count: 32), into: stored, actor: "",
        mapping: Interruption.study
      ) { session, name throws(Interruption) in
        do throws(StudyError) {
          for (index, row) in rows.enumerated() {
            let identity = RowIdentity.content(
              file: name, position: index + 1, bytes: Array(row.utf8))
            let answers = ImportedRow(itemCount: stored.questionnaire.items.count)
            outcomes.append(
              try session.append(row: index + 1, identity: identity, answers: answers))
          }
        } catch {
          throw .study(error)
        }
        return 0
      }
      return outcomes
    }
    #expect(try take(["a", "b", "a"], file: "one", digest: 1) == [.stored, .stored, .stored])
    #expect(try take(["a", "b", "a"], file: "copy", digest: 1).allSatisfy { $0 == .alreadyStored })
    #expect(
      try take(["a", "b", "a", "c"], file: "one", digest: 2)
        == [.alreadyStored, .alreadyStored, .alreadyStored, .stored])
    #expect(try take(["a"], file: "other", digest: 3) == [.stored])
    #expect(try folder.audit().isClean)
    // A file's erased record must not stop the next import.
    try folder.tamper("UPDATE event SET payload = NULL WHERE kind = 21")
    #expect(try take(["z"], file: "last", digest: 4) == [.stored])
  }

  @Test func `a whole number identifies one respondent however it is written`() throws {
    let folder = try StudyFolder()
    func take(_ names: [String], digest: UInt8) throws -> [RowOutcome] {
      let study = try folder.writing()
      return try study.importAnswers(
        names.map { ($0, Wellbeing.answers(1)) }, into: study.questionnaire(named: nil),
        file: "file \(digest)", digest: digest)
    }
    #expect(try take(["1", "2", "30", "a1"], digest: 1).allSatisfy { $0 == .stored })
    for (digest, names) in [["1.0", "2.0", "30.0"], ["01", "002", "030"], [" 1", "2 ", "30,00"]]
      .enumerated()
    {
      #expect(
        try take(names, digest: UInt8(digest + 2)).allSatisfy { $0 == .alreadyStored })
    }
    // Texts stand for themselves, and other numbers are other people.
    #expect(
      try take(["1a", "a01", "1.5", "-1", "3", "10", "1e1"], digest: 9).allSatisfy {
        $0 == .stored
      })
    // Both in one file are two people or a slip; nobody can tell.
    #expect(try take(["50", "050"], digest: 10) == [.stored, .spelledOtherwise])
    #expect(
      try take(["060", "60", "060"], digest: 11) == [.stored, .spelledOtherwise, .alreadyStored])
    #expect(try folder.audit().isClean)
  }

  @Test func `a whole number below zero, or nothing, identifies one respondent too`() throws {
    let folder = try StudyFolder()
    func take(_ names: [String], digest: UInt8) throws -> [RowOutcome] {
      let study = try folder.writing()
      return try study.importAnswers(
        names.map { ($0, Wellbeing.answers(1)) }, into: study.questionnaire(named: nil),
        file: "file \(digest)", digest: digest)
    }
    #expect(
      try take(["-1", "-1.0", "0", "-0"], digest: 1)
        == [.stored, .spelledOtherwise, .stored, .spelledOtherwise])
    for (digest, names) in [
      ["-1,00", "-0.0"], ["-01", "+0"], ["\u{2212}1", "00"], [" -1 ", "\u{2212}0"],
    ].enumerated() {
      #expect(
        try take(names, digest: UInt8(digest + 2)).allSatisfy { $0 == .alreadyStored })
    }
    // A sign makes another person, and two signs or one alone make no number.
    #expect(
      try take(["1", "--1", "-", "-1.5", "-a", "2-1"], digest: 9).allSatisfy { $0 == .stored })
    #expect(try take(["+1", "--1"], digest: 10) == [.alreadyStored, .alreadyStored])
    #expect(try folder.audit().isClean)
  }

  @Test(arguments: [("-7.0", "-7"), ("-007", "-7"), ("-0", "0"), ("-0.0", "0"), ("+7", "7")])
  func `a respondent whom an earlier program stored with a sign is known`(
    former: String, now: String
  ) throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    // What stood for the name as it was written then.
    let study = try folder.writing()
    var writer = CanonicalWriter()
    writer.array(2)
    writer.text("wellbeing")
    writer.blob(Array(former.utf8))
    let identity = Digest.identity(of: writer.bytes, key: study.key)
    var update = try study.connection.prepare("UPDATE interview SET identity = ?")
    try update.run(identity)
    let outcomes = try study.importAnswers(
      [(now, Wellbeing.answers(1))], into: study.questionnaire(named: nil), file: "b", digest: 2)
    #expect(outcomes == [.alreadyStored])
  }

  @Test func `a respondent whom an earlier program stored as 1.0 is known as 1`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    // What stood for the name as it was written then.
    let study = try folder.writing()
    var writer = CanonicalWriter()
    writer.array(2)
    writer.text("wellbeing")
    writer.blob(Array("7.0".utf8))
    let identity = Digest.identity(of: writer.bytes, key: study.key)
    var update = try study.connection.prepare("UPDATE interview SET identity = ?")
    try update.run(identity)
    let outcomes = try study.importAnswers(
      [("7", Wellbeing.answers(1)), ("007", Wellbeing.answers(1))],
      into: study.questionnaire(named: nil), file: "b", digest: 2)
    #expect(outcomes == [.alreadyStored, .alreadyStored])
  }

  @Test func `a declined consent is stored and stands in no column`() throws {
    let consent = Wellbeing.source(
      (
        "  - {id: hello, type: note, en: Hello., ro: Bună.}",
        "  - {id: hello, type: consent, en: Do you agree?, ro: De acord?}"
      ))
    let folder = try StudyFolder([consent])
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    try study.importing(
      file: "a", digest: Array(repeating: 1, count: 32), into: stored, actor: "",
      mapping: Interruption.study
    ) { session, _ throws(Interruption) in
      do throws(StudyError) {
        for (row, code) in [ItemType.consentDeclined, ItemType.consentGiven].enumerated() {
          var answers = ImportedRow(itemCount: stored.questionnaire.items.count)
          answers.put(.choice(code), at: 0)
          _ = try session.append(
            row: row, identity: .respondent([UInt8(row)]), answers: answers,
            declined: code == ItemType.consentDeclined)
        }
      } catch {
        throw .study(error)
      }
      return 0
    }
    let report = try folder.audit()
    #expect(report.isClean)
    #expect(report.interviews == [.declined: 1, .completed: 1])
    #expect(report.columnRows == 1)
    #expect(try folder.texts(of: ["hello"]).count == 1)
  }

  @Test(
    arguments: [
      "UPDATE origin SET count = \(Int.max)", "UPDATE origin SET count = -1",
      "UPDATE origin SET head = x'00'", "UPDATE origin SET identity = x'00'",
      "INSERT INTO interview VALUES (\(Int.max), x'00', 1, 1, NULL)",
      "INSERT INTO interview VALUES (-5, x'00', 1, 1, NULL); DELETE FROM interview WHERE id > 0",
      "INSERT INTO chunk VALUES (\(Int.max), 1, 0, x'')",
    ])
  func `numbers that cannot be stop an import with an error`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.tamper(sql)
    do {
      try folder.importRows(0..<3)
      #expect(try !folder.audit().isClean)
    } catch {
      #expect(error is StudyError || error is Interruption)
    }
  }
}
