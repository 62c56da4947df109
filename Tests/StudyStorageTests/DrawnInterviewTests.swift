import Diagnostics
import Interviewing
import Microdata
import QuestionnaireModel
import TestSupport
import Testing

@testable import StudyStorage

/// Interviews with everything that is drawn, computed, ranked and confirmed.
@Suite struct DrawnInterviewTests {
  private static let source = SourceText(
    name: "drawn.yaml",
    text: """
      questionnaire: drawn
      version: 1.0.0
      languages: [en]
      title: Drawn
      ballot: {short: 1, long: 2}
      nonanswers: {refused: {code: -99, key: r, en: No answer}}
      sections:
      - id: only
        shuffle: items
        items:
        - {id: came, type: time, range: 06:00..12:00, en: When did you come?}
        - id: needs
          type: ranking
          limit: 2
          shuffle: options
          en: What first?
          options: {1: Shelter, 2: Care, 3: Law}
        - {id: warm, type: differential, ends: {low: cold, high: warm}, en: "They were …"}
        - id: n
          type: integer
          range: 0..20
          en: How many?
          check: {that: n <= 5, severity: soft, en: So many?}
      - id: after
        items:
        - {id: double, type: computed, value: n * 2, en: Twice}
        - {id: why, type: text, limit: 9, when: ballot = long and double > 8, en: Why?}
      """)

  @Test func `random interviews are stored, audited, rebuilt and read`() throws {
    let folder = try StudyFolder([Self.source])
    try folder.interview(seeds: 1...40)
    #expect(try folder.audit().isClean)
    try folder.writing().rebuild()
    #expect(try folder.audit().isClean)
    let study = try folder.reading()
    let names = ["ballot", "came", "needs_1", "needs_3", "warm", "n", "double"]
    let data = try study.dataset(
      of: study.versions(named: nil), columns: names, in: Language("en"))
    #expect(data.rowCount == 40)
    #expect(data["ballot"]?.categories.map(\.label) == ["short", "long"])
    #expect(data["needs_3"]?.categories.map(\.code) == ["0", "1", "2"])
    #expect(data["needs_3"]?.label == "What first? Law")
    #expect(data["warm"]?.categories.map(\.label).first == "1 cold")
    #expect(data["came"]?.categories.allSatisfy { $0.code.utf8.count == 5 } == true)
    guard case .numbers(let counts, let marks)? = data["n"]?.values,
      case .numbers(let doubles, let doubleMarks)? = data["double"]?.values
    else {
      Issue.record("the columns are not numbers")
      return
    }
    for row in 0..<40 {
      #expect(marks[row] == 0 ? doubles[row] == 2 * counts[row] : doubleMarks[row] != 0)
    }
    #expect(marks.contains { $0 != 0 } && counts.contains { $0 > 5 })
  }

  @Test func `a draw and a confirmation come back from the log as they went`() throws {
    let folder = try StudyFolder([Self.source])
    let stored = try folder.reading().questionnaire(named: nil)
    var interview = try Interview(of: stored.questionnaire, in: Language("en"), seed: 9)
    var recorder = StudyRecorder(beginning: stored, in: try folder.writing(), actor: "tester")
    try recorder.record(interview.opening)
    while let item = interview.asks, stored.questionnaire.items[item].id.rawValue != "n" {
      try recorder.record(try interview.answer(.nonanswer(.refused)))
    }
    let confirmed = try interview.confirm(.integer(9))
    #expect(confirmed == .confirmed(item: ItemID("n"), answer: .integer(9), checks: [0]))
    try recorder.record(confirmed)
    let study = try folder.reading()
    let reference = try #require(study.unfinishedInterviews(of: nil).first)
    let events = try study.events(of: reference)
    #expect(events.first == interview.opening)
    #expect(events.contains(confirmed))
    #expect(
      try Interview(replaying: events, questionnaire: stored.questionnaire) == interview)
  }
}
