import Diagnostics
import PlanLanguage
import QuestionnaireModel
import Tabulation
import TestSupport
import Testing

/// What a plan may not ask of survivors, of other versions, and of data without a questionnaire.
@Suite struct ProtectionTests {
  private static let survivors = SampleStudy.subject(
    versions: [
      SampleStudy.read(
        """
        questionnaire: wellbeing
        version: 1.0.0
        languages: [en]
        title: Wellbeing
        disclosure: sensitive
        nonanswers: {refused: {code: -99, key: r, en: No answer}}
        scales: {two: {ordered: no, options: {1: A, 2: B}, allow: [refused]}}
        sections:
        - id: only
          items:
          - {id: happy, type: single, scale: two, en: Are you happy?}
          - {id: gender, type: single, scale: two, measures: DEM_SEX, en: Gender?}
          - {id: group, type: single, scale: two, measures: DEM_AGE, en: Age group?}
          - {id: form, type: single, scale: two, measures: DEM_FORM, en: Form?}
          - {id: place, type: single, scale: two, measures: DEM_WHERE, en: Where?}
          - {id: county, type: single, scale: two, measures: DEM_COUNTY, en: County?}
          - {id: age, type: integer, range: 1..99, allow: [refused], measures: DEM_AGE, en: Age?}
        """)
    ])

  private func findings(
    _ piece: String, _ subject: PlanSubject, _ expected: [ExpectedFinding]
  ) {
    let source = MarkedSource(ExamplePlan.completing(piece))
    let found = PlanReader.read(source.source, subject: subject).diagnostics
    expectFindings(found, in: source, expected)
  }

  @Test func `survivors are not crossed by sex, form, age and place at once`() {
    findings(
      """
      banners: {main: {columns: [[gender, group, form]]}}
      tables:
      - {id: a, item: happy}
      - {id: 1️⃣b, item: place}
      """, Self.survivors, [ExpectedFinding(1, "P0703", "leave one out")])
  }

  @Test func `survivors have no county and no exact age in a table`() {
    findings(
      "- {id: 1️⃣a, item: county}\n- {id: 2️⃣b, item: age, summaries: mean}", Self.survivors,
      [ExpectedFinding(1, "P0704", "'county'"), ExpectedFinding(2, "P0704", "'age'")])
  }

  @Test func `survivors stay protected whatever the plan says`() {
    findings(
      "suppression: {survivors: 1️⃣no, sensitive: 2️⃣4}", Self.survivors,
      [ExpectedFinding(1, "P0706"), ExpectedFinding(2, "P0705", "below 5")])
  }

  @Test func `survivors' counts below five are held back without a word of the plan`() throws {
    let source = SourceText(name: "-", text: ExamplePlan.completing("title: Book"))
    let plan = try #require(PlanReader.read(source, subject: Self.survivors).plan)
    #expect(plan.suppression.protectsSurvivors)
    #expect(plan.suppression.thresholds == [.open: 5, .sensitive: 5, .identifying: 5])
    #expect(plan.suppression.traits["gender"] == .sex)
  }

  @Test func `an item that only an earlier version asks is named with that version`() {
    let older = SampleStudy.text.replacing("id: happy", with: "id: glad")
      .replacing("[happy, sleepy]", with: "[glad, sleepy]").replacing("2.0.0", with: "1.0.0")
    findings(
      "- {id: a, item: 1️⃣glad}",
      SampleStudy.subject(versions: [SampleStudy.read(older), SampleStudy.questionnaire]),
      [ExpectedFinding(1, "P0803", "in version 1.0.0")])
  }

  @Test func `data without a questionnaire take no plan for one`() {
    let subject = PlanSubject(columns: SampleStudy.subject.columns, versions: [])
    findings("questionnaire: 1️⃣wellbeing", subject, [ExpectedFinding(1, "P0804")])
  }

  @Test func `waves need an item that tells them apart`() {
    let plain = SampleStudy.read(SampleStudy.text.replacing("role: wave, ", with: ""))
    findings("1️⃣waves: {}", SampleStudy.subject(versions: [plain]), [ExpectedFinding(1, "P0805")])
  }

  private static let waves = SampleStudy.subject(
    versions: [
      SampleStudy.read(
        SampleStudy.text.replacing("Are you happy?", with: "Are you content?")
          .replacing("2.0.0", with: "1.0.0")), SampleStudy.questionnaire,
    ])

  @Test func `an item whose text changed is not compared over waves`() {
    findings(
      """
      waves: {item: when_asked}
      banners: {main: {columns: [when_asked]}}
      tables:
      - {id: a, item: 1️⃣happy}
      - {id: b, item: sleepy}
      """, Self.waves, [ExpectedFinding(1, "P0806", "'happy' has another text in version 1.0.0")])
  }

  @Test func `a reason lets waves be compared all the same`() {
    findings(
      """
      waves: {forced: a typing error was mended}
      banners: {main: {columns: [when_asked]}}
      """, Self.waves, [])
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
