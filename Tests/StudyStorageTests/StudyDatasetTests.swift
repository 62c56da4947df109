import Interviewing
import Microdata
import QuestionnaireModel
import SQLiteSupport
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct StudyDatasetTests {
  private func dataset(
    _ folder: borrowing StudyFolder, _ names: [String], language: Language? = nil
  ) throws -> Dataset {
    let study = try folder.reading()
    return try study.dataset(of: study.versions(named: nil), columns: names, in: language)
  }

  /// What a column says of each row: a category's code, a number, or a non-answer's kind.
  private func words(_ column: Column?) throws -> [String] {
    let column = try #require(column)
    return (0..<column.count).map { row in
      switch column.values {
      case .numbers(let numbers, let marks):
        marks[row] == 0
          ? Column.text(of: numbers[row]) : column.nonanswers[Int(marks[row]) - 1].kind.rawValue
      case .narrow(let codes): word(column, Int(codes[row]))
      case .wide(let codes): word(column, Int(codes[row]))
      }
    }
  }

  private func word(_ column: Column, _ code: Int) -> String {
    code < column.categories.count
      ? column.categories[code].code
      : column.nonanswers[code - column.categories.count].kind.rawValue
  }

  @Test func `columns hold what was imported`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<12)
    let data = try dataset(
      folder, ["mood", "help_1", "help_9", "age", "hours", "rating", "day"], language: .romanian)
    #expect(data.rowCount == 12)
    #expect(data.notes.isEmpty)
    #expect(try words(data["mood"]).prefix(5) == ["1", "2", "1", "2", "refused"])
    #expect(try words(data["help_1"]).prefix(7) == ["1", "1", "0", "1", "1", "0", "dont_know"])
    #expect(try words(data["help_9"]).prefix(3) == ["0", "0", "1"])
    #expect(try words(data["age"]).suffix(3) == ["91", "refused", "45"])
    #expect(try words(data["hours"]).prefix(3) == ["0", "0.25", "0.5"])
    #expect(try words(data["rating"]).prefix(3) == ["0", "1", "2"])
    #expect(try words(data["day"]).prefix(2) == ["1970-01-01", "1970-02-01"])
    #expect(data["mood"]?.label == "Cum vă simțiți?")
    #expect(data["mood"]?.categories.map(\.label) == ["Rău", "Bine"])
    #expect(data["rating"]?.measurement == .ordinal)
  }

  @Test func `only the columns named are read`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<12)
    try folder.tamper("UPDATE chunk_column SET data = x'' WHERE item NOT IN (1, 3)")
    let data = try dataset(folder, ["age", "mood"])
    #expect(data.columns.map(\.name) == ["age", "mood"])
    #expect(throws: StudyError.damaged("the columns do not have the shape of their items")) {
      try dataset(folder, ["age", "hours"])
    }
  }

  @Test(
    arguments: [
      "UPDATE chunk SET rows = \(1 << 62)", "UPDATE chunk SET rows = -1",
      "UPDATE chunk SET rows = 11", "UPDATE chunk SET interviews = x'00'",
      "DELETE FROM chunk_column", "UPDATE chunk_column SET data = zeroblob(12)",
      "UPDATE chunk_column SET data = zeroblob(1000)", "UPDATE chunk_column SET part = part + 7",
    ])
  func `a chunk of another shape is damage and no crash`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<12)
    try folder.tamper(sql)
    #expect(throws: StudyError.self) { try dataset(folder, ["mood", "age", "hours", "day"]) }
    #expect(try !folder.audit().isClean)
  }

  @Test func `a day that no calendar has is damage or a number, and no crash`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    let day = try Wellbeing.questionnaire().index(of: "day") ?? 0
    try folder.tamper(
      "UPDATE chunk_column SET data = x'0008FFFFFFFFFFFFFF7F' WHERE item = \(day)")
    #expect(try dataset(folder, ["day"]).rowCount == 1)
    #expect(try !folder.audit().isClean)
  }

  @Test func `an unknown item is named with the one meant`() throws {
    let folder = try StudyFolder()
    #expect(throws: StudyError.unknownItem(name: "moo", suggestion: "mood")) {
      try dataset(folder, ["moo"])
    }
    // Texts are no columns.
    #expect(throws: StudyError.self) { try dataset(folder, ["words"]) }
  }

  @Test func `completed interviews are read before they are in the columns`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    try folder.interview(seeds: 1...4)
    let names = ["mood", "help_2", "age", "hours", "day"]
    let before = try dataset(folder, names)
    #expect(before.rowCount == 7)
    #expect(try folder.audit().columnRows == 3)
    try folder.writing().rebuild()
    #expect(try folder.audit().columnRows == 7)
    let after = try dataset(folder, names)
    for name in names { #expect(try words(before[name]) == words(after[name])) }
  }

  @Test func `a chunk ends at its limit of rows`() throws {
    let folder = try StudyFolder()
    try folder.interview(seeds: 1...5)
    let before = try folder.texts(of: ["mood", "age", "hours"])
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    try study.transaction { () throws(StudyError) in
      try translating { try study.cacheCompleted(stored, whenAtLeast: 1, rowLimit: 2) }
    }
    var rows = try study.connection.prepare("SELECT group_concat(rows) FROM chunk")
    #expect(try rows.step() && rows.text(0) == "2,2,1")
    #expect(try folder.texts(of: ["mood", "age", "hours"]) == before)
    #expect(try folder.audit().isClean)
  }

  @Test(arguments: [1, 2, 3, 4, 100])
  func `blocks have the rows of the data set, whatever chunks hold them`(rows: Int) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    try folder.interview(seeds: 1...6)
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    try study.transaction { () throws(StudyError) in
      try translating { try study.cacheCompleted(stored, whenAtLeast: 1, rowLimit: 4) }
    }
    try folder.interview(seeds: 7...8)
    let names = ["mood", "help_2", "age", "hours"]
    let whole = try dataset(folder, names)
    var counts: [Int] = []
    var texts = names.map { _ in [String]() }
    let notes = try study.eachBlock(of: [stored], columns: names, rows: rows, in: nil) { block in
      counts.append(block.rowCount)
      for (place, name) in names.enumerated() {
        if let found = try? words(block[name]) { texts[place] += found }
      }
      return true
    }
    #expect(counts.dropLast().allSatisfy { $0 == rows } && counts.reduce(0, +) == 11)
    for (place, name) in names.enumerated() { #expect(try texts[place] == words(whole[name])) }
    #expect(notes == whole.notes)
  }

  @Test func `a body that has seen enough is given no more blocks`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<3)
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var given = 0
    _ = try study.eachBlock(of: [stored], columns: ["mood"], rows: 1, in: nil) { _ in
      given += 1
      return false
    }
    #expect(given == 1)
  }

  @Test func `after 256 completed interviews they are in the columns`() throws {
    let folder = try StudyFolder([Wellbeing.short])
    try folder.interview(seeds: 1...255)
    #expect(try folder.audit().columnRows == 0)
    let before = try words(try dataset(folder, ["mood"])["mood"])
    try folder.interview(seeds: 256...256)
    #expect(try folder.audit().columnRows == 256)
    let after = try words(try dataset(folder, ["mood"])["mood"])
    #expect(Array(after.prefix(255)) == before)
    #expect(Set(after) == ["1", "2"])
    #expect(try folder.audit().isClean)
  }

  @Test func `unfinished interviews are left out, and a note says how many`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var recorder = StudyRecorder(beginning: stored, in: study, actor: "")
    try recorder.record(.started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
    let data = try dataset(folder, ["mood"])
    #expect(data.rowCount == 1)
    #expect(data.notes == ["interviews not completed and left out: 1"])
  }

  @Test func `versions whose changes are safe are read together`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    // Wider bounds and another spelling leave the answers as they are.
    let next = Wellbeing.source(
      ("1.0.0", "1.1.0"), ("range: 0..120", "range: 0..130"),
      ("How do you feel?", "How do you feel..?"))
    try folder.writing().add(next)
    try folder.importRows([2], digest: 2)
    let data = try dataset(folder, ["mood", "age"])
    #expect(data.rowCount == 2)
    #expect(data.notes.isEmpty)
    #expect(data["mood"]?.label == "How do you feel..?")
    #expect(try folder.audit().isClean)
  }

  @Test func `a version in which an answer means something else is left out with a note`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    try folder.writing().add(Wellbeing.source(("1.0.0", "2.0.0"), ("en: Badly", "en: Not well")))
    #expect(try dataset(folder, ["age"]).rowCount == 1)
    let data = try dataset(folder, ["mood", "age"])
    #expect(data.rowCount == 0)
    #expect(
      data.notes == [
        "1 interview of version 1.0.0 left out: 'percept diff' calls it to be recoded"
          + " (mood: option reworded)"
      ])
  }

  @Test(
    arguments: [
      (("{code: 2, en: Well", "{code: 3, en: Well"), "mood"),
      (("exclusive: yes, en: Nobody", "exclusive: yes, en: No one"), "help_9"),
      (("low: {en: not at all", "low: {en: hardly"), "rating"),
      (("type: integer", "type: decimal"), "age"),
    ])
  func `what an answer means is its code and its label`(
    change: (String, String), item: String
  ) throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    try folder.writing().add(Wellbeing.source(("1.0.0", "2.0.0"), change))
    #expect(try dataset(folder, [item]).rowCount == 0)
    #expect(try dataset(folder, ["day"]).rowCount == 1)
  }

  @Test func `a table sees the study at one moment`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1])
    let study = try folder.reading()
    let writer = try folder.writing()
    try writer.connection.execute("PRAGMA busy_timeout = 0")
    try study.snapshot {
      _ = try study.rowsOutsideColumns(of: study.questionnaire(named: nil))
      #expect(throws: SQLiteError.self) {
        try writer.connection.execute("UPDATE interview SET chunk = NULL")
      }
    }
  }
}
