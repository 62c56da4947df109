import Diagnostics
import Files
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Testing

@testable import Rehearsal

private let source = """
  questionnaire: study
  version: 1.0.0
  languages: [en, ro]
  title: {en: "A study", ro: Un studiu}
  sections:
  - id: all
    items:
    - {id: agrees, type: consent, en: Do you agree?, ro: Sunteți de acord?}
    - {id: met, type: single, en: Have you?, ro: Ați?, options: {1: {en: Yes, ro: Da}, 2: {en: No, ro: Nu}}}
  """

@Suite struct SyntheticStudyTests {
  @Test func `a stored rehearsal is marked, whole, and noted on its tables`() throws {
    let folder = try TemporaryFolder()
    let text = SourceText(name: "study.yaml", text: source)
    let marked = try #require(SyntheticSource.marking(text))
    let questionnaire = try #require(QuestionnaireReader.read(marked).questionnaire)
    let rehearsal = Rehearsal(of: questionnaire, respondents: 80, seed: 1)
    let study = try Study.create(at: folder.path("s.percept"))
    _ = try study.add(questionnaire, source: marked, actor: Rehearsal.actor)
    let stored = try study.questionnaire(named: nil)
    try rehearsal.store(in: study, stored)
    let completed = rehearsal.run().profiles.reduce(0) { $0 + $1.count(.completed) }
    let dataset = try study.guardedDataset(of: [stored], columns: ["met"], in: nil).opened()
    #expect(dataset.rowCount == completed)
    #expect(dataset.notes.first?.hasPrefix("SYNTHETIC") == true)
  }

  @Test(arguments: [
    "title: A study", "title: 'A study'", "title: \"A study\"",
    "title: {en: A study, ro: \"Un studiu\"}", "title: >-\n  A study\n  of one",
    "title:\n  en: |\n    A study\n  ro: Un studiu",
  ])
  func `a title is marked however it is written`(title: String) throws {
    let languages = title.contains("ro:") ? "[en, ro]" : "[en]"
    let text = """
      questionnaire: study
      version: 1.0.0
      languages: \(languages)
      \(title)
      sections:
      - id: all
        items:
        - {id: bye, type: note, en: Goodbye., ro: Pa.}
      """.split(separator: languages == "[en]" ? ", ro: Pa." : "\u{0}").joined()
    let marked = try #require(SyntheticSource.marking(SourceText(name: "t", text: text)))
    let read = try #require(QuestionnaireReader.read(marked).questionnaire)
    #expect(read.isSynthetic)
    #expect(read.title.texts.values.allSatisfy { $0.hasPrefix("SYNTHETIC, ") })
  }
}
