import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct StudyRecorderTests {
  @Test func `an event that was recorded is in the file`() throws {
    let folder = try StudyFolder()
    let study = try Study.open(folder.path, for: .writing)
    let stored = try study.questionnaire(named: nil)
    var respondent = RandomRespondent(seed: 11)
    let events = try respondent.finish(stored.questionnaire).events
    var recorder = StudyRecorder(beginning: stored, in: study, actor: "tester")
    #expect(recorder.interviewName == nil)
    for (index, event) in events.enumerated() {
      try recorder.record(event)
      let reader = try folder.reading()
      #expect(try reader.events(ofRow: 1, questionnaire: stored) == Array(events.prefix(index + 1)))
    }
    let report = try folder.audit()
    #expect(report.isClean)
    #expect(report.interviews == [.completed: 1])
    #expect(report.events == events.count + 1)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `an interview resumes from every prefix of its events`(seed: UInt64) throws {
    let folder = try StudyFolder()
    let questionnaire = try Wellbeing.questionnaire()
    var respondent = RandomRespondent(seed: seed)
    let (finished, events) = try respondent.finish(questionnaire)
    for event in events {
      // A new process for each event.
      let study = try folder.writing()
      if let reference = try study.unfinishedInterviews(of: nil).first {
        let happened = try study.events(of: reference)
        #expect(happened == Array(events.prefix(happened.count)))
        _ = try Interview(replaying: happened, questionnaire: questionnaire)
        var recorder = StudyRecorder(resuming: reference, in: study, actor: "tester")
        #expect(recorder.interviewName == reference.name)
        try recorder.record(event)
      } else {
        let stored = try study.questionnaire(named: nil)
        var recorder = StudyRecorder(beginning: stored, in: study, actor: "tester")
        try recorder.record(event)
      }
    }
    let study = try folder.reading()
    #expect(try study.unfinishedInterviews(of: nil).isEmpty)
    let stored = try study.questionnaire(named: nil)
    #expect(try study.finalSheet(ofRow: 1, questionnaire: stored) == finished.finalSheet)
    #expect(try study.audit().isClean)
  }

  @Test func `a second terminal on the same interview is refused`() throws {
    let folder = try StudyFolder()
    let started = InterviewEvent.started(
      questionnaire: "wellbeing", version: "1.0.0", language: .english)
    let first = try folder.writing()
    let stored = try first.questionnaire(named: nil)
    var one = StudyRecorder(beginning: stored, in: first, actor: "one")
    try one.record(started)
    let second = try folder.writing()
    let reference = try #require(try second.unfinishedInterviews(of: nil).first)
    var two = StudyRecorder(resuming: reference, in: second, actor: "two")
    try one.record(.answered(item: "mood", answer: .choice(1)))
    #expect(throws: StudyError.interviewTakenUp(reference.name)) {
      try two.record(.answered(item: "mood", answer: .choice(2)))
    }
    #expect(throws: StudyError.interviewTakenUp(reference.name)) {
      try folder.reading().events(of: reference)
    }
    try one.record(.answered(item: "help", answer: .choices([1])))
    #expect(try folder.audit().isClean)
  }

  @Test func `an interview is found by the beginning of its name`() throws {
    let folder = try StudyFolder()
    for identity in ["4112233445", "4112233446", "0842108421"] {
      let study = try folder.writing()
      let stored = try study.questionnaire(named: nil)
      var recorder = StudyRecorder(beginning: stored, in: study, actor: "")
      try recorder.record(
        .started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
      try folder.tamper(
        "UPDATE interview SET identity = x'\(identity)' WHERE id = (SELECT max(id) FROM interview)")
    }
    let study = try folder.reading()
    let names = try study.unfinishedInterviews(of: nil).map(\.name)
    #expect(names == ["8492-6D25", "8492-6D26", "1111-1111"])
    #expect(try study.unfinishedInterview(named: "84926d26", of: nil).name == "8492-6D26")
    for typed in ["1", "IlI", "1111-1", "1111 1111", "l111-llll"] {
      #expect(try study.unfinishedInterview(named: typed, of: nil).name == "1111-1111")
    }
    #expect(throws: StudyError.ambiguousInterview("8492")) {
      try study.unfinishedInterview(named: "8492", of: nil)
    }
    for typed in ["", "-", "9", "1111-11112"] {
      #expect(throws: StudyError.unknownInterview(typed)) {
        try study.unfinishedInterview(named: typed, of: nil)
      }
    }
  }

  @Test func `stopped and running interviews are unfinished, ended ones are not`() throws {
    let folder = try StudyFolder()
    let started = InterviewEvent.started(
      questionnaire: "wellbeing", version: "1.0.0", language: .romanian)
    for events in [
      [started], [started, .stopped(.unsafe)], [started, .stopped(.refused), .resumed],
    ] {
      let study = try folder.writing()
      let stored = try study.questionnaire(named: nil)
      var recorder = StudyRecorder(beginning: stored, in: study, actor: "")
      for event in events { try recorder.record(event) }
    }
    try folder.interview(seeds: 1...2)
    let unfinished = try folder.reading().unfinishedInterviews(of: "wellbeing")
    #expect(unfinished.map(\.status) == [.inProgress, .stopped, .inProgress])
    #expect(try folder.audit().interviews == [.inProgress: 2, .stopped: 1, .completed: 2])
  }

  @Test func `nothing of an answer is printed`() throws {
    let identity = RowIdentity.respondent(Array("canary-7".utf8))
    let content = RowIdentity.content(file: "a", position: 3, bytes: Array("canary-7".utf8))
    var row = ImportedRow(itemCount: 1)
    row.put(.text("canary-7"), at: 0)
    for text in ["\(identity)", "\(content)", "\(row)", "\(identity.customMirror)"] {
      #expect(!text.contains("canary") && !text.contains("99, 97, 110"))
    }
  }
}
