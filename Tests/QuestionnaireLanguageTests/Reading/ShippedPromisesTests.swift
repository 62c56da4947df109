import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

/// What the questionnaires that are shipped keep in the study.
@Suite struct ShippedPromisesTests {
  private static func read(_ text: String) throws -> Questionnaire {
    let source = SourceText(name: "q.yaml", text: text)
    return try #require(QuestionnaireReader.read(source).questionnaire)
  }

  @Test(arguments: [
    "contact", "infocenter_case", "infocenter_contact", "infocenter_referral", "population",
    "poverty", "professionals", "survivors", "training", "vignettes",
  ])
  func `a shipped questionnaire keeps the items that it declares and no others`(
    name: String
  ) throws {
    let source = try RepositoryFiles.source("questionnaires/\(name).yaml")
    let questionnaire = try #require(QuestionnaireReader.read(source).questionnaire)
    let declared = questionnaire.items.filter { $0.meaning.disclosure == .neverExport }.map(\.id)
    // A note takes no answer that could be kept.
    let answered = Set(questionnaire.items.filter(\.takesAnswer).map(\.id))
    #expect(Promises([questionnaire]).keptItems.intersection(answered) == Set(declared))
    if name == "survivors" { #expect(declared.count == 4) }
  }

  @Test(arguments: [
    ("when: adult = adult", Confidentiality.open), ("when: not adult = minor", .open),
    ("when: adult = minor", .neverExport), ("when: adult is refused", .neverExport),
    ("when: adult = adult or n > 1", .neverExport), ("when: adult = adult and n > 1", .open),
    ("when: adult = adult and s = 1", .neverExport), ("when: answered(adult)", .neverExport),
  ])
  func `only what asks every adult and no one else tells nothing of who is a minor`(
    condition: String, expected: Confidentiality
  ) throws {
    let questionnaire = try Self.read(
      """
      questionnaire: adults
      version: 1.0.0
      languages: [en]
      title: Adults
      nonanswers: {refused: {code: -9, key: r, en: No answer}}
      ethics:
        minors: {item: adult, options: [minor], then: We stop here.}
      sections:
      - id: only
        items:
        - id: adult
          type: single
          allow: [refused]
          disclosure: never_export
          options: {adult: {code: 1, en: I am}, minor: {code: 2, en: I am not}}
          en: Are you an adult?
        - {id: n, type: integer, range: 0..9, en: Count?}
        - {id: s, type: single, disclosure: never_export, options: {1: A, 2: B}, en: Secret?}
        - {id: q, type: text, \(condition), en: What?}

      """)
    let item = try #require(questionnaire.index(of: ItemID("q")))
    #expect(questionnaire.confidentiality(of: item) == expected)
  }
}
