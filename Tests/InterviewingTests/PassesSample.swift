import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel

extension Sample {
  /// A roster over options of which two are drawn, one by a number, one inside the other, and vignettes.
  static let passesText = """
    questionnaire: passes
    version: 1
    languages: [en, ro]
    title: Passes
    nonanswers: {refused: {code: -99, key: r, en: No answer}}
    sections:
    - id: only
      title: Only
      items:
      - id: met
        type: multiple
        en: Whom did you meet?
        options:
          police: {code: 1, en: Police, form: m}
          nurses: {code: 2, en: Nurses, form: f}
          clergy: {code: 3, en: Clergy}
          none: {code: 96, exclusive: yes, en: Nobody}
      - id: each
        type: roster
        over: met
        most: 2
        prefer: least_filled
        as: WHO
        words: {police: police officers}
        en: "Think of the {WHO}."
        items:
        - {id: kind, type: integer, range: 0..10, en: "How kind were the {WHO}, {m:him;f:her}?"}
        - {id: why, type: text, when: kind < 5, required: no, en: "Why only {kind}?"}
      - {id: children, type: integer, range: 0..2, en: How many children?}
      - id: child
        type: roster
        count: children
        as: N
        items:
        - {id: toys, type: integer, range: 0..2, en: "How many toys has child {N}?"}
        - id: toy
          type: roster
          count: toys
          items: [{id: price, type: integer, range: 1..99, en: "Price?"}]
      - id: story
        type: vignette
        show: 2
        forbidden: [sex = man and work = care]
        factors:
          sex: {woman: {code: 1, form: f, en: A woman}, man: {code: 2, form: m, en: A man}}
          work: {farm: {code: 1, en: on a farm}, care: {code: 2, en: in care}, shop: {code: 3, en: in a shop}, ship: {code: 4, en: on a ship}}
        deck: {blocks: 3, size: 6}
        en: "{sex} works {work}; {f:she;m:he} is paid nothing."
        items:
        - {id: victim, type: integer, range: 0..10, en: "Is {f:she;m:he} a victim?"}
    indices:
      WARMTH: {mean: [kind], valid: 1}
    """

  static let passesQuestionnaire: Questionnaire = {
    let (questionnaire, findings) = QuestionnaireReader.read(
      SourceText(name: "passes.yaml", text: passesText))
    guard let questionnaire else { preconditionFailure("\(findings.map(\.message))") }
    return questionnaire
  }()
}
