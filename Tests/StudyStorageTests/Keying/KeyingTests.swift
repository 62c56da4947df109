import Interviewing
import Microdata
import QuestionnaireModel
import TestSupport
import Testing

@testable import StudyStorage

@Suite struct KeyingTests {
  /// Keys a form of the wellbeing questionnaire to its end, or stops where told.
  @discardableResult
  static func key(
    _ form: KeyedForm, in folder: borrowing StudyFolder, mood: Int = 1, age: Int = 40,
    actor: String = "ana", stops: Bool = false
  ) throws -> String {
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var recorder = StudyRecorder(beginning: stored, in: study, actor: actor)
    try recorder.record(together: [
      .started(questionnaire: "wellbeing", version: "1.0.0", language: .english), .keyed(form),
    ])
    try recorder.record(.answered(item: "mood", answer: .choice(mood)))
    try recorder.record(.flagged(item: "help", said: "7"))
    try recorder.record(.answered(item: "age", answer: .integer(age)))
    guard !stops else {
      try recorder.record(.stopped(.postponed))
      return recorder.interviewName ?? ""
    }
    for item in ["hours", "rating", "day", "words"] {
      try recorder.record(.answered(item: ItemID(item), answer: .nonanswer(.missing)))
    }
    try recorder.record(.completed(.completed))
    return recorder.interviewName ?? ""
  }

  static func form(_ number: String, batch: String = "A") -> KeyedForm {
    KeyedForm(number: number, batch: batch)
  }

  /// Keys a form a second time.
  static func verify(
    _ number: String, in folder: borrowing StudyFolder, mood: Int = 1, age: Int = 40,
    isDependent: Bool = false, stops: Bool = false
  ) throws {
    let first = try #require(
      try folder.reading().doubleKeyings(of: nil).first { $0.first.form.number == number })
    try key(
      first.first.secondForm(isDependent: isDependent), in: folder, mood: mood, age: age,
      actor: "dan", stops: stops)
  }

  @Test func `a form number keyed twice is refused and the interview named`() throws {
    let folder = try StudyFolder()
    let name = try Self.key(Self.form("17"), in: folder)
    #expect(throws: StudyError.formKeyed(number: "17", interview: name)) {
      try Self.key(Self.form("17", batch: "B"), in: folder)
    }
    // Nothing of the refused form is stored.
    let report = try folder.audit()
    #expect(report.findings == [])
    #expect(report.interviews == [.completed: 1])
  }

  @Test func `a second keying is no interview to any table, rate or list`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder, mood: 2)
    try Self.key(Self.form("18"), in: folder)
    try Self.verify("18", in: folder, stops: true)
    let study = try folder.reading()
    let data = try study.dataset(of: study.versions(named: nil), columns: ["mood"], in: nil)
    #expect(data.rowCount == 2)
    #expect(data.notes == [], "no note of interviews left out")
    #expect(try study.unfinishedInterviews(of: nil).isEmpty)
    let report = try folder.audit()
    #expect(report.findings == [])
    #expect(report.interviews == [.completed: 2, .verification: 2])
  }

  @Test func `a rebuild gives the same statuses and columns`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder)
    let study = try folder.writing()
    try study.rebuild()
    let before = try content(of: "interview", folder.path)
    try study.rebuild()
    #expect(try content(of: "interview", folder.path) == before)
    #expect(try folder.audit().interviews == [.completed: 1, .verification: 1])
  }

  @Test func `a second keying listed as an interview is found by the audit`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder)
    try folder.tamper("UPDATE interview SET status = 2 WHERE status = 6")
    #expect(try !folder.audit().isClean)
    try folder.writing().rebuild()
    #expect(try folder.audit().isClean)
  }

  @Test func `a second keying is stored step by step and taken up where it was left`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder, isDependent: true, stops: true)
    let study = try folder.writing()
    let keying = try #require(try study.doubleKeyings(of: nil).first)
    let second = try #require(keying.second)
    #expect(second.keyer == "dan")
    #expect(second.form.verifies?.isDependent == true)
    var replayed = try Interview(
      replaying: study.events(of: second.interview),
      questionnaire: second.interview.questionnaire.questionnaire)
    #expect(replayed.keyedContent(of: 3) != nil)
    var recorder = StudyRecorder(resuming: second.interview, in: study, actor: "dan")
    try recorder.record(try replayed.resume())
    #expect(try folder.audit().interviews[.verification] == 1)
  }

  @Test func `a form has one second keying`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder)
    #expect(throws: StudyError.formVerified(number: "17")) {
      try Self.verify("17", in: folder)
    }
  }

  @Test func `a second keying is neither corrected nor withdrawn by itself`() throws {
    let folder = try StudyFolder()
    let first = try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder)
    let study = try folder.writing()
    let second = try #require(try study.doubleKeyings(of: nil).first?.second).interview
    let refusal = StudyError.interviewVerifies(second.name, first: first)
    #expect(throws: refusal) { try study.record(of: second) }
    #expect(throws: refusal) { try study.withdraw(second, because: "asked", actor: "") }
  }

  @Test func `a withdrawal erases the second keying too, and what was judged`() throws {
    let folder = try StudyFolder()
    let name = try Self.key(Self.form("17"), in: folder)
    try Self.verify("17", in: folder)
    let study = try folder.writing()
    let keying = try #require(try study.openKeyings(of: nil).first)
    try study.note(
      VerifiedForm(keying, secondKeyer: "dan", isDependent: false, compared: [1], differences: []),
      on: keying, actor: "eva")
    let reference = try study.interview(named: name)
    #expect(try study.erasure(of: reference).secondKeyings == 1)
    try study.withdraw(reference, because: "asked", actor: "ana")
    let report = try folder.audit()
    #expect(report.findings == [])
    #expect(report.interviews == [.withdrawn: 1, .verification: 1])
    #expect(try study.doubleKeyings(of: nil) == [])
    #expect(try study.verifiedForms(of: study.versions(named: nil)).isEmpty)
  }

  @Test func `forms are open to judgment once both keyings are complete and until they are judged`()
    throws
  {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder)
    let study = try folder.writing()
    #expect(try study.openKeyings(of: nil).isEmpty)
    try Self.verify("17", in: folder, age: 41)
    let open = try #require(try study.openKeyings(of: nil).first)
    let made = VerifiedForm(
      open, secondKeyer: "dan", isDependent: false, compared: [1, 3],
      differences: [.init(item: 3, judgment: .neither)])
    try study.note(made, on: open, actor: "eva")
    #expect(try study.openKeyings(of: nil).isEmpty)
    #expect(try study.verifiedForms(of: study.versions(named: nil)).map(\.form) == [made])
    #expect(try folder.audit().isClean)
  }

  @Test func `a keying is compared as it was keyed, whatever was corrected since`() throws {
    let folder = try StudyFolder()
    let name = try Self.key(Self.form("17"), in: folder)
    let study = try folder.writing()
    var recorder = CorrectionRecorder(
      of: try study.record(of: study.interview(named: name)), in: try folder.writing(),
      actor: "eva")
    try recorder.record(
      .corrected(item: "age", answer: .integer(41), checks: [], reason: "compared"))
    try recorder.record(
      .corrected(item: "age", answer: .integer(42), checks: [], reason: "compared"))
    let first = try #require(try study.keyedForms(of: nil).first)
    #expect(try study.keying(first).sheet[3] == .integer(40))
    #expect(try study.record(of: study.interview(named: name)).sheet[3] == .integer(42))
  }

  @Test func `a closed batch takes no more forms`() throws {
    let folder = try StudyFolder()
    try Self.key(Self.form("17"), in: folder, age: 40)
    try Self.key(Self.form("18"), in: folder, age: 30)
    try Self.key(Self.form("19"), in: folder, stops: true)
    let study = try folder.writing()
    let batch = try study.batch("A", of: nil)
    #expect(batch.sheets.count == 2)
    #expect(batch.unfinished.map(\.form.number) == ["19"])
    #expect(batch.total(of: "age") == 70)
    #expect(batch.total(of: "mood") == 2, "codes are summed too")
    #expect(batch.total(of: "hours") == 0, "what is left empty counts as nothing")
    #expect(batch.total(of: "words") == nil)
    let closing = BatchClosing(
      questionnaire: "wellbeing", batch: "A", declaredForms: 3, keyedForms: 2,
      totals: [.init(item: "age", declared: 70, keyed: 70)], reason: "one form is lost")
    #expect(!closing.agrees)
    try study.close(closing, actor: "ana")
    #expect(throws: StudyError.batchClosed("A")) { try Self.key(Self.form("20"), in: folder) }
    try Self.key(Self.form("20", batch: "B"), in: folder)
    #expect(try folder.audit().isClean)
  }

  @Test func `a sample is drawn the same from the same seed and never again`() throws {
    let folder = try StudyFolder()
    let numbers = (1...10).map { "\($0)" }
    func plan(_ seed: Int, _ share: Double = 0.25) -> VerificationPlan {
      VerificationPlan(
        questionnaire: "wellbeing", batch: "", share: share, bound: 0.005, level: 0.95,
        seed: seed, numbers: numbers)
    }
    #expect(plan(7).forms == plan(7).forms)
    #expect(plan(7).forms.count == 3, "a quarter of ten, rounded up")
    #expect(plan(7, 1).forms.count == 10)
    let hundred = VerificationPlan(
      questionnaire: "wellbeing", batch: "", share: 0.07, bound: 0.005, level: 0.95, seed: 1,
      numbers: (1...100).map { "\($0)" })
    #expect(hundred.forms.count == 7)
    #expect(Set((1...20).map { plan($0).forms }).count > 10)
    let study = try folder.writing()
    #expect(try study.verificationPlan(of: "wellbeing", batch: "") == nil)
    try study.store(plan(7), actor: "eva")
    #expect(try study.verificationPlan(of: "wellbeing", batch: "") == plan(7))
    #expect(try study.verificationPlan(of: "wellbeing", batch: "A") == nil)
    let decision = VerificationDecision(
      questionnaire: "wellbeing", batch: "", errors: 1, fields: 947, upperBound: 0.004999,
      isAccepted: true)
    try study.store(decision, actor: "eva")
    #expect(try study.verificationDecision(of: "wellbeing", batch: "") == decision)
    #expect(try folder.audit().isClean)
  }
}
