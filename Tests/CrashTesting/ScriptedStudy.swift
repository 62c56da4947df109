import Diagnostics
import Files
import QuestionnaireLanguage
package import QuestionnaireModel
import TestSupport

/// A study whose interviews are interrupted.
package struct ScriptedStudy: Sendable {
  let source: String

  /// A few questions, quickly read again and again: a route, a long text, two languages.
  package static let short = ScriptedStudy(
    source: """
      questionnaire: lossless
      version: 1.0.0
      languages: [en, ro]
      title: {en: Losing nothing, ro: Fără pierderi}
      nonanswers:
        dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
        refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
      sections:
      - id: work
        title: {en: Work, ro: Muncă}
        items:
        - id: met
          type: single
          en: Have you met a victim?
          ro: Ați întâlnit o victimă?
          options:
            often: {code: 1, en: Often, ro: Des}
            never: {code: 3, en: Never, ro: Niciodată}
          allow: [dont_know, refused]
        - {id: many, type: integer, range: 1..500, when: met = often, en: How many?, ro: Câte?}
        - {id: why, type: text, en: Why?, ro: De ce?}
        - {id: age, type: integer, range: 18..99, en: How old are you?, ro: Ce vârstă aveți?}

      """)

  /// Most types of items, batteries and routes.
  package static let full = ScriptedStudy(
    source: """
      questionnaire: lossless
      version: 1.0.0
      languages: [en, ro]
      title: {en: Losing nothing, ro: Fără pierderi}
      nonanswers:
        dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
        refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
      scales:
        agree4:
          options:
            1: {en: Strongly disagree, ro: Dezacord total}
            2: {en: Rather disagree, ro: Mai degrabă dezacord}
            3: {en: Rather agree, ro: Mai degrabă acord}
            4: {en: Strongly agree, ro: Acord total}
          allow: [dont_know, refused]
      sections:
      - id: work
        title: {en: Work, ro: Muncă}
        items:
        - id: met
          type: single
          en: Have you met a victim in your work?
          ro: Ați întâlnit o victimă în munca dumneavoastră?
          options:
            often: {code: 1, en: "Yes, often", ro: "Da, des"}
            once: {code: 2, en: "Yes, once", ro: "Da, o dată"}
            never: {code: 3, en: "No, never", ro: "Nu, niciodată"}
          allow: [dont_know, refused]
        - {id: many, type: integer, range: 1..500, when: met = often, en: How many?, ro: Câte?}
        - {id: last, type: date, range: 2020-01-01..2026-12-31, when: "met in [often, once]", en: When was the last time?, ro: Când a fost ultima dată?}
        - id: where
          type: multiple
          en: Where do victims come from?
          ro: De unde vin victimele?
          options:
            1: {en: A village, ro: Dintr-un sat}
            2: {en: A town, ro: Dintr-un oraș}
            3: {en: Abroad, ro: Din străinătate}
            8: {en: None of these, ro: Niciuna dintre ele, exclusive: yes}
        - {id: why, type: text, en: "Why, in your own words?", ro: "De ce, în cuvintele dumneavoastră?"}
      - id: views
        title: {en: Views, ro: Opinii}
        items:
        - id: views
          battery: agree4
          en: How far do you agree?
          ro: În ce măsură sunteți de acord?
          items:
          - {id: careful, en: They should be more careful., ro: Ar trebui să fie mai atente.}
          - {id: anyone, en: It can happen to anyone., ro: I se poate întâmpla oricui.}
          - {id: help, en: Help is easy to find., ro: Ajutorul e ușor de găsit.}
        - {id: share, type: decimal, range: 0..100, en: Which percentage is found?, ro: Ce procent este descoperit?}
        - id: needs
          type: ranking
          en: What do they need first?
          ro: De ce au nevoie întâi?
          options:
            1: {en: Shelter, ro: Adăpost}
            2: {en: A lawyer, ro: Un avocat}
            3: {en: Work, ro: Un loc de muncă}
        - {id: hour, type: time, en: At what time do you start work?, ro: La ce oră începeți lucrul?}
        - {id: thanks, type: note, en: These were the questions on views., ro: Acestea au fost întrebările despre opinii.}
      - id: person
        title: {en: Person, ro: Persoană}
        items:
        - {id: age, type: integer, range: 18..99, en: How old are you?, ro: Ce vârstă aveți?}
        - {id: years, type: integer, range: 0..80, en: How many years have you worked?, ro: De câți ani lucrați?}

      """)

  package func questionnaire() throws -> Questionnaire {
    let text = SourceText(name: "lossless.yaml", bytes: Array(source.utf8))
    let read = QuestionnaireReader.read(text)
    guard let questionnaire = read.questionnaire else {
      throw CrashTestFault("the scripted questionnaire has mistakes: \(read.diagnostics)")
    }
    return questionnaire
  }

  /// Makes an empty study of it with the program.
  package func make(at path: String) throws {
    let folder = parentFolder(of: path)
    try writeFile(folder + "/lossless.yaml", Array(source.utf8))
    let ending = try ChildProgram.run(["init", path, "-q", folder + "/lossless.yaml"])
    guard ending.code == 0 else { throw CrashTestFault("no study was made: \(ending.error)") }
    try remove(folder + "/lossless.yaml")
  }
}

/// The test itself could not do its work.
package struct CrashTestFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
