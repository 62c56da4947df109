/// What solving the routes finds.
extension ExplainPages {
  static let solvedRoutes: [ExplainPage] = [
    ExplainPage(
      .unreachable, "Nobody is ever asked this",
      "No respondent whatever brings the condition to hold: the answers it needs exclude each "
        + "other, or the item it looks at is not asked of those it is meant for. After a declined "
        + "consent nothing is asked at all.",
      bad: training("- {id: why, type: text, when: trained = 2 and hours > 0, en: Why not?}"),
      good: training("- {id: why, type: text, when: trained = 2, en: Why not?}"), source: solving),
    ExplainPage(
      .unfillableQuota, "A quota cannot fill",
      "Nobody who comes to the end of the questionnaire meets the quota's condition: the answers it "
        + "needs exclude each other or are never given. Fieldwork would wait for it forever.",
      bad: """
        quotas:
          pupils: {that: age > 60 and school = 1, target: 100}
        sections:
        - id: only
          items:
          - {id: age, type: integer, range: 18..110, en: How old are you?}
          - {id: school, type: single, when: age < 30, options: {1: A, 2: B}, en: Which school?}
        """,
      good: """
        quotas:
          pupils: {that: age > 20 and school = 1, target: 100}
        sections:
        - id: only
          items:
          - {id: age, type: integer, range: 18..110, en: How old are you?}
          - {id: school, type: single, when: age < 30, options: {1: A, 2: B}, en: Which school?}
        """, source: solving),
    ExplainPage(
      .foregoneRoute, "A condition always holds",
      "Whoever comes to the condition meets it, so that it filters nobody. Either it is mistyped, "
        + "or it only repeats the condition of its section and can be left out. A non-answer "
        + "counts: where an item may be refused, what depends on it does not always hold.",
      bad: training("- {id: who, type: text, when: trained = 1 or trained = 2, en: By whom?}"),
      good: training("- {id: who, type: text, when: trained = 1, en: By whom?}"), source: solving),
    ExplainPage(
      .deadAlternative, "One alternative of a condition never holds",
      "Of the alternatives that 'or' joins, one holds for nobody. The condition works without it, "
        + "and was probably meant otherwise.",
      bad: training(
        "- {id: who, type: text, when: hours > 8 or trained = 2 and hours > 4, en: By whom?}"),
      good: training(
        "- {id: who, type: text, when: hours > 8 or trained = 1 and hours > 4, en: By whom?}"),
      source: solving),
    ExplainPage(
      .unmeetableCheck, "No answer meets a check",
      "Every answer that the item takes fails the check, whatever was answered before. The "
        + "interview could not go on, or only with a non-answer.",
      bad: hours("hours > 10 and hours < 5"), good: hours("hours > 5 and hours < 10"),
      source: solving),
    ExplainPage(
      .uselessCheck, "No answer fails a check",
      "The check lets every answer pass, so that it guards nothing. Mostly 'or' stands for 'and', "
        + "or the range of the item says the same already.",
      bad: hours("hours > 5 or hours < 10"), good: hours("hours > 5 and hours < 10"),
      source: solving),
    ExplainPage(
      .impossibleOption, "A check rules an option out",
      "Whoever chooses the option fails a check of the item, whatever was answered before; the "
        + "option misleads.",
      bad: """
        - {id: years, type: integer, range: 0..50, check: {that: years > 0, en: No}, en: How long?}
        - id: level
          type: single
          options: {new: {code: 1, en: Beginner}, skilled: {code: 2, en: Skilled}}
          check: {that: level != new or years = 0, en: Nobody begins for years.}
          en: How do you see yourself?
        """,
      good: """
        - {id: years, type: integer, range: 0..50, en: How long?}
        - id: level
          type: single
          options: {new: {code: 1, en: Beginner}, skilled: {code: 2, en: Skilled}}
          check: {that: level != new or years = 0, en: Nobody begins for years.}
          en: How do you see yourself?
        """, source: solving),
    ExplainPage(
      .deadEnd, "Somebody cannot go on",
      "For the respondent in the note every answer to the item fails one of its checks, and no "
        + "non-answer is allowed that would pass. Widen the range, soften the check, or allow a "
        + "non-answer.",
      bad: """
        - {id: born, type: integer, range: 1900..2010, en: When were you born?}
        - id: came
          type: integer
          range: 1990..2005
          check: {that: came > born, en: After the birth.}
          en: When did you come?
        """,
      good: """
        - {id: born, type: integer, range: 1900..2010, en: When were you born?}
        - id: came
          type: integer
          range: 1990..2026
          check: {that: came > born, en: After the birth.}
          en: When did you come?
        """, source: solving),
    ExplainPage(
      .decisiveNonanswer, "A non-answer silently leaves out much",
      "A condition on an item without an answer is unknown and asks nothing. That is mostly meant; "
        + "it is reported where one allowed non-answer leaves out a third of all questions, and ten "
        + "at least (a battery is one), and no condition says what the non-answer means.",
      bad: gate("allow: [refused]"), good: gate("allow: []"),
      source: "Kleene (1952), Introduction to Metamathematics, on strong three-valued logic"),
  ]

  private static let solving =
    "Mackworth (1977), Consistency in networks of relations, "
    + "Artificial Intelligence 8"

  private static func training(_ last: String) -> String {
    """
    - {id: trained, type: single, options: {1: "Yes", 2: "No"}, en: Were you trained?}
    - {id: hours, type: integer, range: 0..500, when: trained = 1, en: For how many hours?}
    \(last)
    """
  }

  private static func hours(_ check: String) -> String {
    """
    - id: hours
      type: integer
      range: 0..500
      check: {that: \(check), en: This cannot be.}
      en: For how many hours?
    """
  }

  private static func gate(_ allow: String) -> String {
    """
    nonanswers:
      refused: {code: -99, key: r, en: No answer}
    sections:
    - id: gate
      items:
      - {id: met, type: single, options: {1: "Yes", 2: "No"}, \(allow), en: Have you met one?}
    - id: rest
      when: met = 1
      items:

    """
      + (1...10).map { "  - {id: q\($0), type: text, en: Question \($0)?}" }.joined(separator: "\n")
  }
}
