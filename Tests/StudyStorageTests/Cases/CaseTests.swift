import Interviewing
import QuestionnaireModel
import SQLiteSupport
import SurveyStatistics
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct CaseTests {
  private static let sample = [
    StudyCase(
      number: 3, kind: .person, strata: [.init(name: "profession", value: "police")],
      interviewer: "ana"),
    StudyCase(number: 7, kind: .establishment, strata: []),
  ]

  @Test func `cases come back as they were added, with what happened to them`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    try study.add(Self.sample, actor: "lead")
    #expect(try study.cases() == Self.sample)
    try study.assign([3, 7], to: "mihai", actor: "lead")
    _ = try study.recordAttempt(at: 7, code: "5.3", time: 2000, actor: "mihai")
    _ = try study.recordAttempt(at: 7, code: "2.2", time: 1000, actor: "mihai")
    let seventh = try study.existingCase(7)
    #expect(seventh.interviewer == "mihai")
    // One was written down after a later one.
    #expect(seventh.attempts.map(\.code) == ["2.20", "5.3"])
    try study.assign([7], to: "", actor: "lead")
    #expect(try study.existingCase(7).interviewer == nil)
    #expect(try folder.audit().isClean)
  }

  @Test func `what does not exist is refused and nothing is stored`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    #expect(throws: CaseError.noCases) { try study.existingCase(1) }
    try study.add(Self.sample, actor: "lead")
    let before = try content(of: "event", folder.path)
    #expect(throws: CaseError.unknownCase(4)) { try study.assign([3, 4], to: "ana", actor: "") }
    #expect(throws: CaseError.unknownCode("4.5", kind: .person)) {
      try study.recordAttempt(at: 3, code: "4.5", time: 0, actor: "")
    }
    #expect(try study.recordAttempt(at: 7, code: "4.5", time: 0, actor: "").code == "4.50")
    #expect(try content(of: "event", folder.path).count == before.count + 1)
  }

  @Test func `an interview begun for a case is stored with it in one step`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    try study.add(Self.sample, actor: "lead")
    let stored = try study.questionnaire(named: nil)
    var respondent = RandomRespondent(seed: 5)
    let events = try respondent.finish(stored.questionnaire).events
    var recorder = StudyRecorder(
      beginning: stored, in: try folder.writing(), actor: "ana", forCase: 3)
    try recorder.record(events[0])
    let begun = recorder.interviewName
    let name = try #require(begun)
    #expect(try study.existingCase(3).interviews == [name])
    for event in events.dropFirst() { try recorder.record(event) }
    #expect(try study.fieldInterviews(of: stored).map(\.status) == [.completed])
    #expect(try folder.audit().isClean)
  }

  @Test func `a case keeps its interview after it was withdrawn`() throws {
    let folder = try StudyFolder()
    try folder.interview(seeds: 1...1)
    let study = try folder.writing()
    try study.add(Self.sample, actor: "lead")
    let stored = try study.questionnaire(named: nil)
    let name = try #require(try study.fieldInterviews(of: stored).first).name
    try study.link(try study.interview(named: name), toCase: 7, actor: "ana")
    try study.withdraw(try study.interview(named: name), because: "wish", actor: "ana")
    #expect(try study.existingCase(7).interviews == [name])
    let tombstone = try #require(try study.fieldInterviews(of: stored).first)
    #expect(tombstone.status == .withdrawn)
    #expect(tombstone.sheet == nil)
    #expect(tombstone.activeMilliseconds == nil)
  }

  @Test func `equal cases give different digests`() {
    let first = CasePayload.added(Self.sample[0]).bytes
    #expect(first != CasePayload.added(Self.sample[0]).bytes)
  }

  @Test(arguments: [
    CasePayload.added(sample[0]), .added(sample[1]), .assigned(number: 1, interviewer: "ana"),
    .attempted(number: 2, code: "5.1", time: -1), .interview(number: 9), .contactShown(number: 4),
  ])
  func `a payload reads back, and its beginning alone is malformed`(payload: CasePayload) throws {
    let bytes = payload.bytes
    #expect(try CasePayload(bytes, kind: payload.kind) == payload)
    for count in bytes.indices {
      #expect(throws: MalformedPayload.self) {
        try CasePayload(Array(bytes.prefix(count)), kind: payload.kind)
      }
    }
    #expect(throws: MalformedPayload.self) { try CasePayload(bytes, kind: .started) }
  }
}

@Suite struct FieldInterviewTests {
  /// An interview that begins at a minute and is stopped, resumed an hour later and completed.
  @Test func `a pause between sittings is no part of an interview's length`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var respondent = try ScriptedRespondent(stored.questionnaire)
    try respondent.answer("mood", "1")
    try respondent.stop(.postponed)
    try respondent.resume()
    try respondent.answer("help", "1")
    try respondent.stop(.breakOff)
    var recorder = StudyRecorder(
      beginning: stored, in: try folder.writing(), actor: "ana")
    for event in respondent.events { try recorder.record(event) }
    // Minutes 0, 1 and 2, then 62, 65 and 66.
    for (order, minute) in [0, 1, 2, 62, 65, 66].enumerated() {
      try folder.tamper(
        """
        UPDATE event SET time = \(minute * 60_000) WHERE sequence =
          (SELECT sequence FROM event WHERE interview = 1 ORDER BY sequence LIMIT 1 OFFSET \(order))
        """)
    }
    let interview = try #require(try study.fieldInterviews(of: stored).first)
    #expect(interview.activeMilliseconds == 6 * 60_000)
    #expect(interview.actor == "ana")
    #expect(interview.stopReason == .breakOff)
    #expect(interview.openItem == stored.questionnaire.index(of: "age"))
  }

  @Test func `an interview from a file has answers and no length`() throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<2)
    let study = try folder.reading()
    let interviews = try study.fieldInterviews(of: try study.questionnaire(named: nil))
    #expect(interviews.map(\.activeMilliseconds) == [nil, nil])
    #expect(interviews.allSatisfy { $0.sheet != nil && $0.status == .completed })
  }
}
