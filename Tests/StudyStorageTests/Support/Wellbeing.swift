import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing
import Words

/// The questionnaire of these tests: an item of every type, in versions that differ a little.
enum Wellbeing {
  static let text = """
    questionnaire: wellbeing
    version: 1.0.0
    languages: [en, ro]
    title: {en: Wellbeing, ro: Bunăstare}
    nonanswers:
      dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
      refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
    sections:
    - id: all
      title: {en: All, ro: Tot}
      items:
      - {id: hello, type: note, en: Hello., ro: Bună.}
      - id: mood
        type: single
        en: How do you feel?
        ro: Cum vă simțiți?
        options:
          bad: {code: 1, en: Badly, ro: Rău}
          good: {code: 2, en: Well, ro: Bine}
        allow: [dont_know, refused]
      - id: help
        type: multiple
        en: Who helps you?
        ro: Cine vă ajută?
        options:
          1: {en: Family, ro: Familia}
          2: {en: Friends, ro: Prietenii}
          nobody: {code: 9, exclusive: yes, en: Nobody, ro: Nimeni}
        allow: [dont_know, refused]
      - id: age
        type: integer
        range: 0..120
        en: How old are you?
        ro: Ce vârstă aveți?
        allow: [refused]
      - id: hours
        type: decimal
        range: 0..168
        en: How many hours?
        ro: Câte ore?
        allow: [dont_know]
      - id: rating
        type: scale
        en: How satisfied are you?
        ro: Cât de mulțumit sunteți?
        ends: {low: {en: not at all, ro: deloc}, high: {en: fully, ro: pe deplin}}
        allow: [dont_know]
      - {id: day, type: date, en: Since when?, ro: De când?, allow: [dont_know]}
      - {id: words, type: text, required: no, en: Anything else?, ro: Altceva?}

    """

  /// The text with some of its words changed.
  static func text(_ changes: [(String, String)]) -> String {
    changes.reduce(text) { text, change in
      let parts = text.split(separator: change.0, omittingEmptySubsequences: false)
      precondition(parts.count > 1, "the text holds what is to be changed")
      return parts.joined(separator: change.1)
    }
  }

  static func source(_ changes: (String, String)...) -> SourceText { source(changes) }

  static func source(_ changes: [(String, String)]) -> SourceText {
    SourceText(name: "wellbeing.yaml", text: text(changes))
  }

  static func questionnaire(_ source: SourceText = source()) throws -> Questionnaire {
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    let rendered = TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
    return try #require(questionnaire, "\(rendered)")
  }

  /// A questionnaire of one item, for what needs many interviews.
  static let short = SourceText(
    name: "short.yaml",
    text: """
      questionnaire: short
      version: 1.0.0
      languages: [en]
      title: Short
      sections:
      - id: all
        title: All
        items:
        - {id: mood, type: single, en: Mood?, options: {1: Bad, 2: Good}}

      """)

  /// One row of answers; they differ with the number.
  static func answers(_ number: Int) -> [(item: String, answer: Answer)] {
    [
      ("mood", number % 5 == 4 ? .nonanswer(.refused) : .choice(1 + number % 2)),
      (
        "help", number % 7 == 6 ? .nonanswer(.dontKnow) : .choices([[1], [1, 2], [9]][number % 3])
      ),
      ("age", number % 11 == 10 ? .nonanswer(.refused) : .integer(18 + number * 97 % 80)),
      ("hours", .decimal(Double(number) / 4)),
      ("rating", .choice(number % 11)),
      ("day", CalendarDate(daysSince1970: number * 31).map(Answer.date) ?? .nonanswer(.dontKnow)),
      ("words", number % 3 == 0 ? .nonanswer(.missing) : .text("Țesut \(number)")),
    ]
  }
}
