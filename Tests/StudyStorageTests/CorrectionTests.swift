import Files
import Interviewing
import Microdata
import QuestionnaireModel
import SQLiteSupport
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct CorrectionTests {
  private static func names(_ study: borrowing Study) throws -> [String] {
    var names: [String] = []
    var select = try study.connection.prepare("SELECT identity FROM interview ORDER BY id")
    while try select.step() { names.append(InterviewReference.name(of: select.bytes(0))) }
    return names
  }

  private static func moods(_ folder: borrowing StudyFolder) throws -> [UInt8] {
    let study = try folder.reading()
    let versions = try study.versions(named: nil)
    let data = try study.dataset(of: versions, columns: ["mood"], in: nil)
    guard case .narrow(let codes)? = data["mood"]?.values else { return [] }
    return codes
  }

  @Test(arguments: [true, false])
  func `a correction changes the columns, keeps the old value in the log and passes the audit`(
    isImported: Bool
  ) throws {
    let folder = try StudyFolder()
    if isImported { try folder.importRows(0..<3) } else { try folder.interview(seeds: 1...3) }
    let study = try folder.writing()
    let before = try Self.moods(folder)
    let name = try #require(try Self.names(study).first)
    let record = try study.record(of: study.interview(named: name))
    let mood = try #require(record.questionnaire.index(of: "mood"))
    let changed = record.sheet[mood] == .choice(1) ? 2 : 1
    try study.correct(
      record, item: "mood", to: .choice(changed), confirming: [], because: "slip", actor: "ana")
    let after = try study.record(of: study.interview(named: name))
    #expect(after.sheet[mood] == .choice(changed))
    #expect(try Self.moods(folder) != before)
    #expect(try Self.moods(folder).count == before.count)
    #expect(try folder.audit().findings == [])
    // The columns made anew from the log are the same.
    let columns = try content(of: "chunk_column", folder.path)
    try study.rebuild()
    #expect(try Self.moods(folder).count == before.count)
    #expect(try isImported ? content(of: "chunk_column", folder.path).count == columns.count : true)
  }

  @Test func `a correction needs a reason and an answer that the item takes`() throws {
    let folder = try StudyFolder()
    try folder.interview(seeds: 1...1)
    let study = try folder.writing()
    let record = try study.record(of: study.interview(named: try Self.names(study)[0]))
    #expect(throws: InterviewFault.emptyNote) {
      try study.correct(
        record, item: "mood", to: .choice(1), confirming: [], because: " ", actor: "")
    }
    #expect(throws: InterviewFault.answer(.unknownCode)) {
      try study.correct(
        record, item: "mood", to: .choice(9), confirming: [], because: "slip", actor: "")
    }
    #expect(throws: InterviewFault.unknownItem) {
      try study.correct(
        record, item: "nothing", to: .choice(1), confirming: [], because: "slip", actor: "")
    }
  }

  @Test func `what was corrected meanwhile is not corrected over`() throws {
    let folder = try StudyFolder()
    try folder.interview(seeds: 1...1)
    let study = try folder.writing()
    let name = try Self.names(study)[0]
    let record = try study.record(of: study.interview(named: name))
    try study.correct(
      record, item: "mood", to: .choice(1), confirming: [], because: "slip", actor: "")
    #expect(throws: StudyError.interviewTakenUp(name)) {
      try study.correct(
        record, item: "mood", to: .choice(2), confirming: [], because: "slip", actor: "")
    }
  }

  @Test(arguments: [true, false])
  func `a withdrawn interview leaves no byte of its answers and a tombstone`(
    isImported: Bool
  ) throws {
    let folder = try StudyFolder()
    let canary = "canary-in-the-words-of-a-respondent"
    try folder.interview(seeds: 1...2)
    let study = try folder.writing()
    if isImported {
      let stored = try study.questionnaire(named: nil)
      var answers = Wellbeing.answers(5)
      answers.removeAll { $0.item == "words" }
      answers.append(("words", .text(canary)))
      _ = try study.importAnswers(
        [("r1", answers)], into: stored, file: "a.csv", digest: 1)
    } else {
      let stored = try study.questionnaire(named: nil)
      var recorder = StudyRecorder(
        beginning: stored, in: try folder.writing(), actor: "tester")
      try recorder.record(
        .started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
      try recorder.record(.answered(item: "mood", answer: .choice(1)))
      try recorder.record(.noted(item: "mood", text: canary))
      try recorder.record(.stopped(.refused))
    }
    let holds = try Self.fileHolds(canary, folder.path)
    #expect(holds, "the control: what is to be erased is there before")
    let rows = try Self.moods(folder).count
    let name = try #require(try Self.names(study).last)
    try study.withdraw(study.interview(named: name), because: "asked to", actor: "ana")
    #expect(try !Self.fileHolds(canary, folder.path))
    let report = try folder.audit()
    #expect(report.findings == [])
    #expect(report.interviews[.withdrawn] == 1)
    #expect(try Self.moods(folder).count == (isImported ? rows - 1 : rows))
    #expect(throws: StudyError.interviewWithdrawn(name)) {
      _ = try study.record(of: study.interview(named: name))
    }
    #expect(throws: StudyError.interviewWithdrawn(name)) {
      try study.withdraw(study.interview(named: name), because: "", actor: "")
    }
    guard isImported else { return }
    // The row is not let in again.
    let stored = try study.questionnaire(named: nil)
    let again = try study.importAnswers(
      [("r1", Wellbeing.answers(5))], into: stored, file: "b.csv", digest: 2)
    #expect(again == [.differs])
    #expect(try folder.audit().isClean)
  }

  private static func fileHolds(_ words: String, _ path: String) throws -> Bool {
    let bytes = try readFile(path, limit: 1 << 26)
    let needle = Array(words.utf8)
    return bytes.indices.dropLast(needle.count).contains {
      bytes[$0] == needle[0] && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }

  @Test func `a second process is told who has the interview, and may take it over`() throws {
    let folder = try StudyFolder()
    var recorder = StudyRecorder(
      beginning: try folder.writing().questionnaire(named: nil), in: try folder.writing(),
      actor: "Ana")
    try recorder.record(
      .started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
    // As if process 1, which always runs, had it open.
    try folder.tamper("UPDATE lease SET process = 1, born = 0")
    let study = try folder.writing()
    let reference = try study.unfinishedInterview(named: recorder.interviewName ?? "", of: nil)
    try folder.tamper("UPDATE lease SET born = \(ProcessIdentity.birth(of: 1) ?? 0)")
    let lease = try #require(try study.lease(of: reference))
    #expect(lease.holder == "Ana")
    var second = StudyRecorder(resuming: reference, in: try folder.writing(), actor: "Ion")
    #expect(throws: StudyError.interviewHeld(reference.name, by: lease)) {
      try second.record(.resumed)
    }
    var third = StudyRecorder(
      resuming: reference, in: try folder.writing(), actor: "Ion", takingOver: true)
    try third.record(.resumed)
    #expect(try study.lease(of: reference)?.holder == "Ion")
    try third.record(.stopped(.postponed))
    #expect(try study.lease(of: reference) == nil)
  }

  @Test func `what a process that is gone had open is free`() throws {
    let folder = try StudyFolder()
    var recorder = StudyRecorder(
      beginning: try folder.writing().questionnaire(named: nil), in: try folder.writing(),
      actor: "Ana")
    try recorder.record(
      .started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
    try folder.tamper("UPDATE lease SET born = born + 1")
    let study = try folder.writing()
    let reference = try study.unfinishedInterview(named: recorder.interviewName ?? "", of: nil)
    #expect(try study.lease(of: reference) == nil)
    var second = StudyRecorder(resuming: reference, in: try folder.writing(), actor: "Ion")
    try second.record(.resumed)
  }

  @Test func `observations come with the event after them, and no replay needs them`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    var recorder = StudyRecorder(
      beginning: try study.questionnaire(named: nil), in: try folder.writing(), actor: "Ana")
    try recorder.record(
      .started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
    let seen = [
      Observation(kind: .question, item: "mood", start: 10, end: 25),
      Observation(kind: .hidden, item: nil, start: 12, end: 13),
    ]
    for observation in seen { recorder.observe(observation) }
    try recorder.record(.answered(item: "mood", answer: .choice(1)))
    let reference = try study.unfinishedInterview(named: recorder.interviewName ?? "", of: nil)
    #expect(try study.events(of: reference).count == 2)
    let notes = try study.notes(of: [.observed])
    #expect(notes.count == 1)
    #expect(try ObservationPayload.decode(try #require(notes[0].payload)) == seen)
    #expect(notes[0].interview == recorder.interviewName)
    #expect(try folder.audit().isClean)
  }

  @Test func `what happens around interviews is found by its kind, in order`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    try study.note(.planLocked, payload: [1, 2, 3], actor: "ana")
    try study.note([(.caseAdded, [4]), (.attempted, [5])], actor: "ion")
    let notes = try study.notes(of: [.attempted, .planLocked])
    #expect(notes.map(\.kind) == [.planLocked, .attempted])
    #expect(notes.map(\.payload) == [[1, 2, 3], [5]])
    #expect(notes.map(\.actor) == ["ana", "ion"])
    #expect(try folder.audit().isClean)
  }
}
