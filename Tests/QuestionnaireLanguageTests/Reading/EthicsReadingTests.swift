import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing
import Words

@Suite struct EthicsReadingTests {
  private static let romanian = Language("ro")

  private static func survivors() throws -> Questionnaire {
    try #require(
      QuestionnaireReader.read(RepositoryFiles.source("questionnaires/survivors.yaml"))
        .questionnaire)
  }

  @Test func `the survivors' questionnaire has every part that protects them`() throws {
    let questionnaire = try Self.survivors()
    let ethics = questionnaire.ethics
    #expect(questionnaire.respondents == .survivors)
    #expect(ethics.safety.count == 4 && ethics.duties.count == 2)
    #expect(ethics.distress != nil && ethics.stop != nil)
    let consent = try #require(ethics.consent)
    #expect(
      consent.items.map { questionnaire.items[$0].id.rawValue } == [
        "S01", "consent_research", "consent_quotes",
      ])
    let check = try #require(consent.comprehension)
    #expect(questionnaire.items[check.item].meaning.key == .codes([1]) && check.repeats == 2)
    let minors = try #require(ethics.minors)
    #expect(minors.stops(at: .choice(2)) && !minors.stops(at: .choice(1)))
  }

  @Test func `the support list names numbers that are public, in both languages`() throws {
    let support = try #require(Self.survivors().ethics.support)
    #expect(support.verified == CalendarDate(year: 2026, month: 11, day: 1))
    #expect(support.lines.map(\.phone) == ["0800 800 678", "112", "119"])
    for line in support.lines {
      #expect(line.name[Self.romanian] != line.name[Language("en")])
    }
  }

  @Test func `without the block a survivors' questionnaire cannot be fielded`() throws {
    let source = SourceText(
      name: "-",
      text: """
        questionnaire: study
        version: 1.0.0
        languages: [en]
        title: Study
        respondents: survivors
        sections:
        - {id: only, items: [{id: a, type: text, required: no, en: What helped?}]}
        """)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    #expect(questionnaire == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["Q0901"])
    #expect(source.text(of: try #require(diagnostics.first).span) == "survivors")
  }
}
