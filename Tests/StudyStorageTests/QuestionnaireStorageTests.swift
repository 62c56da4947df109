import QuestionnaireModel
import Testing

@testable import StudyStorage

@Suite struct QuestionnaireStorageTests {
  @Test func `a questionnaire comes back as its author wrote it`() throws {
    let folder = try StudyFolder()
    let stored = try folder.reading().questionnaires()
    #expect(stored.map(\.questionnaire) == [try Wellbeing.questionnaire()])
    #expect(try folder.audit().events == 1)
  }

  @Test func `the same text a second time changes nothing`() throws {
    let folder = try StudyFolder()
    #expect(try !folder.writing().add(Wellbeing.source()))
    #expect(try folder.audit().events == 1)
  }

  @Test func `another text under a version that is taken is refused`() throws {
    let folder = try StudyFolder()
    let error = StudyError.questionnaireVersionTaken(name: "wellbeing", version: "1.0.0")
    #expect(throws: error) { try folder.writing().add(Wellbeing.source(("Badly", "Very badly"))) }
    #expect(try folder.audit().events == 1)
  }

  @Test func `a study holds several versions and questionnaires`() throws {
    let folder = try StudyFolder([
      Wellbeing.source(), Wellbeing.source(("1.0.0", "1.1.0")), Wellbeing.short,
    ])
    let study = try folder.reading()
    #expect(
      try study.versions(named: "wellbeing").map(\.questionnaire.version) == ["1.0.0", "1.1.0"])
    #expect(try study.questionnaire(named: "wellbeing").questionnaire.version == "1.1.0")
    #expect(throws: StudyError.severalQuestionnaires(["wellbeing", "short"])) {
      try study.versions(named: nil)
    }
    #expect(throws: StudyError.unknownQuestionnaire(name: "x", known: ["wellbeing", "short"])) {
      try study.versions(named: "x")
    }
    #expect(try study.audit().isClean)
  }

  @Test func `a study without questionnaires says so`() throws {
    let folder = try StudyFolder([])
    #expect(throws: StudyError.noQuestionnaire) { try folder.reading().versions(named: nil) }
    #expect(try folder.audit().isClean)
  }

  @Test(
    arguments: [
      "UPDATE questionnaire SET source = CAST(replace(source, 'Badly', 'Gladly') AS BLOB)",
      "UPDATE questionnaire SET digest = randomblob(32)",
    ])
  func `a text that was changed is damage and found`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.tamper(sql)
    #expect(throws: StudyError.self) { try folder.reading().questionnaires() }
    #expect(try folder.audit().findings == [.alteredQuestionnaire(row: 1)])
  }

  @Test(
    arguments: [
      "UPDATE questionnaire SET name = 'x'", "UPDATE questionnaire SET version = 'x'",
      "INSERT INTO questionnaire SELECT 2, name, version, x'00', source FROM questionnaire",
    ])
  func `a row that differs from what was added is found`(sql: String) throws {
    let folder = try StudyFolder()
    try folder.tamper(sql)
    #expect(try !folder.audit().isClean)
  }
}
