import Interviewing
import Microdata
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

  @Test func `a second interview of a case needs a decision, wherever it is begun`() throws {
    let folder = try StudyFolder()
    try folder.writing().add(Self.sample, actor: "lead")
    let first = try Self.interview(folder, ofCase: 3, seed: 1)
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    let told = StudyError.caseInterviewed(3, interviews: [first])
    #expect(throws: CaseError.study(told)) {
      try study.entry(toCase: 3, with: stored, as: nil, actor: "ana", takingIt: false)
    }
    // Whoever asked before the other began is refused when the first event is stored.
    #expect(throws: told) { try Self.interview(folder, ofCase: 3, seed: 2) }
    #expect(try study.fieldInterviews(of: stored).count == 1)
    _ = try Self.interview(folder, ofCase: 3, seed: 2, as: .member)
    #expect(try Self.rows(folder) == 2)
    #expect(try Self.notes(folder) == [])
    #expect(try folder.audit().isClean)
  }

  @Test func `an interview that stands for an earlier one takes its place once it is completed`()
    throws
  {
    let folder = try StudyFolder()
    try folder.writing().add(Self.sample, actor: "lead")
    let first = try Self.interview(folder, ofCase: 3, seed: 1)
    let study = try folder.writing()
    let second = SecondInterview.replaces(try study.interview(named: first))
    let stored = try study.questionnaire(named: nil)
    var respondent = RandomRespondent(seed: 2)
    let events = try respondent.finish(stored.questionnaire).events
    var recorder = StudyRecorder(
      beginning: stored, in: try folder.writing(), actor: "ana", forCase: 3, as: second)
    for event in events.dropLast() { try recorder.record(event) }
    // Nothing is lost while the new one may yet break off.
    #expect(try Self.rows(folder) == 1)
    #expect(try study.interview(named: first).status == .completed)
    try recorder.record(events[events.count - 1])
    let name = recorder.interviewName
    let begun = try #require(name)
    #expect(try Self.rows(folder) == 1)
    #expect(try study.interview(named: first).status == .replaced)
    #expect(
      try Self.notes(folder) == ["1 interview left out: replaced by later ones of their cases"])
    #expect(try folder.audit().isClean)
    #expect(throws: StudyError.interviewReplaced(first)) {
      let record = try study.record(of: study.interview(named: first))
      try study.correct(
        record, item: "mood", to: .choice(1), confirming: [], because: "slip", actor: "")
    }
    try study.rebuild()
    #expect(try Self.rows(folder) == 1)
    // What was said before does not come back when the respondent withdraws.
    try study.withdraw(try study.interview(named: begun), because: "wish", actor: "")
    #expect(try Self.rows(folder) == 0)
    #expect(try folder.audit().isClean)
  }

  @Test func `naming a case goes on with what was not ended, and asks before another's`() throws {
    let folder = try StudyFolder()
    try folder.writing().add(Self.sample, actor: "lead")
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    func entry(
      _ number: Int, _ actor: String, takingIt: Bool = false, as second: SecondInterview? = nil
    ) throws -> CaseEntry {
      try study.entry(toCase: number, with: stored, as: second, actor: actor, takingIt: takingIt)
    }
    #expect(try entry(3, "ana") == .begins)
    #expect(try entry(7, "") == .begins)
    #expect(throws: CaseError.assignedToOther(3, interviewer: "ana", hasActor: true)) {
      try entry(3, "mihai")
    }
    #expect(throws: CaseError.assignedToOther(3, interviewer: "ana", hasActor: false)) {
      try entry(3, "")
    }
    #expect(try entry(3, "mihai", takingIt: true) == .begins)
    #expect(throws: CaseError.notYetInterviewed(3)) { try entry(3, "ana", as: .member) }
    let begun = try Self.interview(folder, ofCase: 3, seed: 4, untilEvent: 2)
    #expect(try entry(3, "ana") == .resumes(try study.interview(named: begun)))
    let other = try Self.interview(folder, ofCase: 7, seed: 5)
    #expect(throws: CaseError.notOfCase(other, 3)) {
      try entry(3, "ana", as: .replaces(try study.interview(named: other)))
    }
  }

  @Test func `cases that an older file counts twice are told with every table`() throws {
    let folder = try StudyFolder()
    try folder.interview(seeds: 1...2)
    let study = try folder.writing()
    try study.add(Self.sample, actor: "lead")
    let stored = try study.questionnaire(named: nil)
    let names = try study.fieldInterviews(of: stored).map(\.name)
    // As files have it that were written before a decision was asked for.
    for name in names {
      try study.note(
        .caseOfInterview, payload: CasePayload.interview(number: 7, nil).bytes,
        on: try study.interview(named: name), actor: "ana")
    }
    #expect(
      try Self.notes(folder) == [
        "CASES COUNTED MORE THAN ONCE: 1, with 2 interviews; decide on them with"
          + " 'percept cases STUDY --case N --interview NAME'"
      ])
    let later = try study.interview(named: names[1])
    #expect(throws: CaseError.study(.caseInterviewed(7, interviews: [names[0]]))) {
      try study.link(later, toCase: 7, actor: "ana")
    }
    try study.link(
      later, toCase: 7, as: .replaces(try study.interview(named: names[0])), actor: "ana")
    #expect(try Self.rows(folder) == 1)
    // Neither of two may stand for the other.
    #expect(throws: CaseError.replacedAlready(names[0])) {
      try study.link(
        try study.interview(named: names[0]), toCase: 7, as: .replaces(later), actor: "ana")
    }
    #expect(try study.existingCase(7).interviews == names)
    #expect(try folder.audit().isClean)
  }

  /// Conducts an interview of a case, to its end or to some event of it; returns its name.
  @discardableResult
  private static func interview(
    _ folder: borrowing StudyFolder, ofCase number: Int, seed: UInt64,
    as second: SecondInterview? = nil, untilEvent count: Int = .max
  ) throws -> String {
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var respondent = RandomRespondent(seed: seed)
    let events = try respondent.finish(stored.questionnaire).events
    var recorder = StudyRecorder(
      beginning: stored, in: study, actor: "ana", forCase: number, as: second)
    for event in events.prefix(count) { try recorder.record(event) }
    let name = recorder.interviewName
    return try #require(name)
  }

  private static func dataset(_ folder: borrowing StudyFolder) throws -> Dataset {
    let study = try folder.reading()
    return try study.dataset(of: study.versions(named: nil), columns: ["mood"], in: nil)
  }

  private static func rows(_ folder: borrowing StudyFolder) throws -> Int {
    try dataset(folder).rowCount
  }

  private static func notes(_ folder: borrowing StudyFolder) throws -> [String] {
    try dataset(folder).notes
  }

  @Test func `equal cases give different digests`() {
    let first = CasePayload.added(Self.sample[0]).bytes
    #expect(first != CasePayload.added(Self.sample[0]).bytes)
  }

  @Test(arguments: [
    CasePayload.added(sample[0]), .added(sample[1]), .assigned(number: 1, interviewer: "ana"),
    .attempted(number: 2, code: "5.1", time: -1), .interview(number: 9, nil),
    .interview(number: 9, .member), .interview(number: 9, .replaces(Array(1...16))),
    .contactShown(number: 4),
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
