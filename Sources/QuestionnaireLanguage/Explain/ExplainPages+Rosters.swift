/// Rosters and vignettes.
extension ExplainPages {
  static let rosters: [ExplainPage] = [
    ExplainPage(
      .rosterSource, "A roster goes over nothing",
      "A roster asks its items once for each option chosen in a multiple item, which must be asked "
        + "before it. For a number of times there is 'count'.",
      bad: """
        - {id: met, type: single, options: {1: Police, 2: Doctors}, en: Whom did you meet?}
        - id: contacts
          type: roster
          over: met
          items:
          - {id: kind, type: integer, range: 0..10, en: How kind were they?}
        """,
      good: """
        - {id: met, type: multiple, options: {1: Police, 2: Doctors}, en: Whom did you meet?}
        - id: contacts
          type: roster
          over: met
          items:
          - {id: kind, type: integer, range: 0..10, en: How kind were they?}
        """, source: guide),
    ExplainPage(
      .rosterCount, "A roster cannot know how often it is asked",
      "'count' names a whole number asked before. Every pass has variables of its own, so there must "
        + "be a most: that of the number's range, or 'most'.",
      bad: """
        - {id: children, type: integer, en: How many children do you have?}
        - id: each
          type: roster
          count: children
          items:
          - {id: age, type: integer, range: 0..60, en: How old is this child?}
        """,
      good: """
        - {id: children, type: integer, range: 0..8, en: How many children do you have?}
        - id: each
          type: roster
          count: children
          items:
          - {id: age, type: integer, range: 0..60, en: How old is this child?}
        """, source: guide),
    ExplainPage(
      .longNameInPass, "A name is too long in a pass",
      "An item of a roster is stored once for each pass, its name and the option's joined by '_'. "
        + "Names of more than 32 characters would be cut by statistics programs.",
      bad: """
        - id: met
          type: multiple
          en: Whom did you meet?
          options: {police: {code: 1, en: Police}, social_workers: {code: 2, en: Social workers}}
        - id: contacts
          type: roster
          over: met
          items:
          - {id: how_satisfied_were_you, type: integer, range: 0..10, en: How satisfied were you?}
        """,
      good: """
        - id: met
          type: multiple
          en: Whom did you meet?
          options: {police: {code: 1, en: Police}, social_workers: {code: 2, en: Social workers}}
        - id: contacts
          type: roster
          over: met
          items:
          - {id: satisfied, type: integer, range: 0..10, en: How satisfied were you?}
        """, source: "Stata and SPSS name limits; " + guide),
    ExplainPage(
      .nestedTooDeep, "A roster stands too deep",
      "A roster may stand in a roster, and no deeper; a vignette stands in neither.",
      bad: """
        - {id: n, type: integer, range: 1..2, en: How many?}
        - id: a
          type: roster
          count: n
          items:
          - id: b
            type: roster
            count: n
            items:
            - id: c
              type: roster
              count: n
              items:
              - {id: d, type: integer, range: 0..9, en: How often?}
        """,
      good: """
        - {id: n, type: integer, range: 1..2, en: How many?}
        - id: a
          type: roster
          count: n
          items:
          - id: b
            type: roster
            count: n
            items:
            - {id: d, type: integer, range: 0..9, en: How often?}
        """, source: guide),
    ExplainPage(
      .impossibleDeck, "A deck of vignettes cannot be made",
      "A deck needs as many profiles as are shown. Blocks hold as many vignettes as each respondent "
        + "sees, so the size of the deck is the number of blocks times 'show'. A factor that varies "
        + "needs as many levels as are shown.",
      bad: """
        - id: story
          type: vignette
          show: 2
          deck: {blocks: 3}
          factors:
            who: {woman: {code: 1, en: A woman}, man: {code: 2, en: A man}}
            where: {home: {code: 1, en: at home}, abroad: {code: 2, en: abroad}}
          en: "{who} worked {where}."
          items:
          - {id: likely, type: integer, range: 0..10, en: How likely is it?}
        """,
      good: """
        - id: story
          type: vignette
          show: 2
          deck: {blocks: 2}
          factors:
            who: {woman: {code: 1, en: A woman}, man: {code: 2, en: A man}}
            where: {home: {code: 1, en: at home}, abroad: {code: 2, en: abroad}}
          en: "{who} worked {where}."
          items:
          - {id: likely, type: integer, range: 0..10, en: How likely is it?}
        """,
      source: "Auspurg and Hinz (2015), Factorial Survey Experiments, chapter 3"),
  ]
}
