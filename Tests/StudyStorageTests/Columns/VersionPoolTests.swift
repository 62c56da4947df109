import Comparing
import Interviewing
import Microdata
import QuestionnaireModel
import TestSupport
import Testing

@testable import StudyStorage

/// Which interviews of an earlier version are counted with those of the newest.
@Suite struct VersionPoolTests {
  private static func columns(
    _ changes: [(String, String)], _ names: [String], rows: [Int] = [1, 2, 3]
  ) throws -> Dataset {
    let folder = try StudyFolder()
    try folder.importRows(rows)
    try folder.writing().add(Wellbeing.source([("1.0.0", "2.0.0")] + changes))
    let study = try folder.reading()
    #expect(try folder.audit().isClean)
    return try study.dataset(of: study.versions(named: nil), columns: names, in: nil)
  }

  private static func codes(_ column: Column?) throws -> [Int] {
    guard case .narrow(let codes)? = column?.values else {
      throw Interruption.wanted
    }
    return codes.map(Int.init)
  }

  @Test func `an option that was added leaves every answer where it was`() throws {
    let added = (
      "good: {code: 2, en: Well, ro: Bine}",
      "good: {code: 2, en: Well, ro: Bine}\n      great: {code: 3, en: Very well, ro: Foarte bine}"
    )
    let before = try Self.columns([], ["mood"])
    let after = try Self.columns([added], ["mood"])
    #expect(after.rowCount == 3)
    let words = { (column: Column, code: Int) in
      code < column.categories.count
        ? column.categories[code].code
        : column.nonanswers[code - column.categories.count].kind.rawValue
    }
    let (old, new) = (try #require(before["mood"]), try #require(after["mood"]))
    #expect(
      try Self.codes(old).map { words(old, $0) } == Self.codes(new).map { words(new, $0) })
    #expect(new.categories.map(\.code) == ["1", "2", "3"])
    #expect(
      after.notes == [
        "3 interviews of version 1.0.0 counted too, which did not have these options yet: mood 3"
      ])
  }

  @Test func `an option that was added in front is not taken for the one that stood there`() throws
  {
    let added = (
      "bad: {code: 1,", "awful: {code: 3, en: Very badly, ro: Foarte rău}\n      bad: {code: 1,"
    )
    let data = try Self.columns([added], ["mood"])
    let column = try #require(data["mood"])
    #expect(column.categories.map(\.code) == ["3", "1", "2"])
    let before = try Self.codes(try Self.columns([], ["mood"])["mood"])
    // Each code moved by the one in front of it; so did the non-answers.
    #expect(try Self.codes(column) == before.map { $0 + 1 })
  }

  @Test func `an option of several that was added was not chosen before`() throws {
    let added = (
      "2: {en: Friends, ro: Prietenii}",
      "2: {en: Friends, ro: Prietenii}\n      3: {en: Neighbors, ro: Vecinii}"
    )
    let data = try Self.columns([added], ["help_3", "help_9", "help_2"], rows: Array(1...9))
    let old = try Self.columns([], ["help_2", "help_9"], rows: Array(1...9))
    #expect(try Self.codes(data["help_2"]) == Self.codes(old["help_2"]))
    #expect(try Self.codes(data["help_9"]) == Self.codes(old["help_9"]))
    // Where there is an answer it is none of this option; where there is none, so it stays.
    #expect(
      try Self.codes(data["help_3"]) == Self.codes(old["help_2"]).map { $0 < 2 ? 0 : $0 })
  }

  @Test(
    arguments: [
      [("en: How do you feel?", "en: Were you ever afraid of your employer?")],
      [("en: How do you feel?", "en: How do you feel these days?")],
      [
        ("bad: {code: 1,", "bad: {code: 2,"),
        ("good: {code: 2, en: Well", "good: {code: 1, en: Well"),
      ],
      [("good: {code: 2, en: Well, ro: Bine}\n", "good: {code: 3, en: Fine, ro: Bine}\n")],
      [("- id: mood\n", "- id: feeling\n")],
      [("en: How do you feel?", "en: How do you feeel?")],
      [("en: How do you feel?", "en: how do  you feel")],
      [("good: {code: 2, en: Well,", "good: {code: 2, en: Well +,")],
      [
        ("low: {en: not at all,", "low: {en: fully,"),
        ("high: {en: fully,", "high: {en: not at all,"),
      ],
      [("range: 0..120", "range: 0..130")],
      [("range: 0..120", "range: 10..90")],
      [("dont_know: {code: -98,", "dont_know: {code: -97,")],
      [("type: note, en: Hello.", "type: note, en: Welcome to all of this.")],
    ] as [[(String, String)]])
  func `tables pool exactly what diff calls safe`(changes: [(String, String)]) throws {
    let old = try Wellbeing.questionnaire()
    let new = try Wellbeing.questionnaire(
      Wellbeing.source([("1.0.0", "2.0.0")] + changes))
    let comparison = QuestionnaireComparison(old, new)
    for item in new.items where ColumnLayout(item.type) != nil {
      let found = comparison.changes.filter { $0.item == item.id || $0.item == nil }
      let isSafe = found.allSatisfy { $0.level == .safe }
      let column = try #require(ColumnSource.all(of: new).first { $0.item == item.id }).name
      let data = try Self.columns(changes, [column], rows: [1, 2, 3])
      #expect(data.rowCount == (isSafe ? 3 : 0), "\(item.id)")
    }
  }

  @Test(
    arguments: [
      (("en: How old are you?", "en: How many years did you work?"), false),
      (("range: 0..120", "range: 10..90"), false),
      (("- {id: hello,", "- {id: hi, type: note, en: Hi., ro: Salut.}\n  - {id: hello,"), true),
    ] as [((String, String), Bool)])
  func `a value computed from an item is counted where the item is`(
    change: (String, String), isCounted: Bool
  ) throws {
    let computed = (
      "- {id: day,",
      "- {id: twice, type: computed, value: age * 2, en: Twice, ro: Dublu}\n  - {id: day,"
    )
    let folder = try StudyFolder([Wellbeing.source(computed)])
    let study = try folder.writing()
    let before = try study.questionnaire(named: nil)
    let outcomes = try study.importAnswers(
      [1, 2, 3].map { ("\($0)", Wellbeing.answers($0)) }, into: before, file: "a", digest: 1)
    #expect(outcomes == [.stored, .stored, .stored])
    try study.add(Wellbeing.source(("1.0.0", "2.0.0"), computed, change))
    let versions = try study.versions(named: nil)
    for column in ["age", "twice"] {
      let data = try study.dataset(of: versions, columns: [column], in: nil)
      #expect(data.rowCount == (isCounted ? 3 : 0))
      #expect(data.notes.isEmpty == isCounted)
    }
  }

  @Test func `a chosen version is read alone, and the note says what it leaves out`() throws {
    let folder = try StudyFolder()
    try folder.importRows([1, 2, 3])
    try folder.writing().add(
      Wellbeing.source(("1.0.0", "2.0.0"), ("- id: mood\n", "- id: feeling\n")))
    let study = try folder.reading()
    let (read, unread) = try study.versions(named: nil, choosing: "1.0.0")
    let data = try study.dataset(of: read, leavingAside: unread, columns: ["mood"], in: nil)
    #expect(data.rowCount == 3)
    #expect(data.notes == [])
    let (newest, older) = try study.versions(named: nil, choosing: "2.0.0")
    let rest = try study.dataset(of: newest, leavingAside: older, columns: ["age"], in: nil)
    #expect(rest.rowCount == 0)
    #expect(
      rest.notes == ["3 interviews of version 1.0.0 left out: version 2.0.0 was chosen"])
    #expect(throws: StudyError.unknownVersion("3.0.0", known: ["1.0.0", "2.0.0"])) {
      try study.versions(named: nil, choosing: "3.0.0")
    }
  }
}
