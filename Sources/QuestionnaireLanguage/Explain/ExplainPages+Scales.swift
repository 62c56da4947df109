/// Routes, options, translations and random order.
extension ExplainPages {
  static let routes: [ExplainPage] = [
    ExplainPage(
      .laterItem, "A condition needs a later answer",
      "Items are asked from first to last, and a condition is decided when its item is reached. "
        + "An answer given later comes too late.",
      bad: """
        - {id: hours, type: integer, when: trained = 1, en: For how many hours?}
        - {id: trained, type: single, options: {1: "Yes", 2: "No"}, en: Were you trained?}
        """,
      good: """
        - {id: trained, type: single, options: {1: "Yes", 2: "No"}, en: Were you trained?}
        - {id: hours, type: integer, when: trained = 1, en: For how many hours?}
        """, source: guide),
    ExplainPage(
      .ownItem, "A condition needs the answer it decides about",
      "Whether an item is asked cannot depend on its own answer, nor a section on the items in "
        + "it. What an answer must fulfill is a `check`.",
      bad: "- {id: age, type: integer, when: age > 17, en: How old are you?}",
      good: """
        - id: age
          type: integer
          en: How old are you?
          check: {that: age > 17, en: Only adults take part.}
        """, source: guide),
    ExplainPage(
      .cycle, "Conditions need each other",
      "Each item of the circle waits for another one, so none of them is ever asked.",
      bad: """
        - {id: a, type: integer, when: b > 1, en: How many?}
        - {id: b, type: integer, when: a > 1, en: How many others?}
        """,
      good: """
        - {id: a, type: integer, en: How many?}
        - {id: b, type: integer, when: a > 1, en: How many others?}
        """, source: guide),
  ]

  static let scales: [ExplainPage] = [
    ExplainPage(
      .duplicateCode, "A code is used twice",
      "A code is what the data keep of an answer; two options with one code cannot be told apart "
        + "again.",
      bad: "- {id: good, type: single, options: {1: \"Yes\", 01: \"No\"}, en: Is it good?}",
      good: "- {id: good, type: single, options: {1: \"Yes\", 2: \"No\"}, en: Is it good?}",
      source: dillman),
    ExplainPage(
      .identicalLabels, "Two options have the same label",
      "Respondents cannot know which of the two means what. An option labeled as a non-answer that is "
        + "allowed is found too: an import refuses what may be either.",
      bad: "- {id: often, type: single, options: {1: Often, 2: Often}, en: How often?}",
      good: "- {id: often, type: single, options: {1: Often, 2: Always}, en: How often?}",
      source: dillman),
    ExplainPage(
      .labelIsCode, "A label is another option's code",
      "A file that holds 1 may mean the option coded 1 or the one labeled 1. An import reads such a "
        + "column as labels where one of its cells can be nothing else, and is refused otherwise "
        + "until the mapping says what it holds. A label that is another option's name is read as the label.",
      bad: "- {id: kids, type: single, options: {1: None, 2: \"1\", 3: More}, en: How many?}",
      good: "- {id: kids, type: single, options: {0: None, 1: \"1\", 2: More}, en: How many?}",
      source: guide),
    ExplainPage(
      .nonanswerCollision, "A non-answer has the code of an answer",
      "In data files a non-answer is a number too. Where an answer can be the same number, the "
        + "two are mixed up: 99 is an age. Negative codes are safe for most items.",
      bad: """
        nonanswers:
          refused: {code: 99, key: r, en: No answer}
        sections:
        - id: only
          items:
          - {id: age, type: integer, range: 15..110, en: How old are you?}
        """,
      good: """
        nonanswers:
          refused: {code: -99, key: r, en: No answer}
        sections:
        - id: only
          items:
          - {id: age, type: integer, range: 15..110, en: How old are you?}
        """,
      source: "ICPSR, Guide to Social Science Data Preparation and Archiving, on missing data"),
    ExplainPage(
      .emptyList, "Something has no parts",
      "A battery without rows, a section without items and a questionnaire without sections ask "
        + "nothing.",
      bad: """
        scales:
          agree: {options: {1: Disagree, 2: Agree}}
        sections:
        - id: only
          items:
          - {id: views, battery: agree, en: Do you agree?, items: []}
        """,
      good: """
        scales:
          agree: {options: {1: Disagree, 2: Agree}}
        sections:
        - id: only
          items:
          - {id: views, battery: agree, en: Do you agree?, items: [{id: views_a, en: It is good.}]}
        """, source: guide),
    ExplainPage(
      .unusableKey, "A key of a non-answer is taken",
      "In an interview a non-answer is given with one key. Digits, signs and commas are answers; "
        + "< goes back, ? helps, ! stops; each non-answer has its own key.",
      bad: "nonanswers:\n  refused: {code: -99, key: 9, en: No answer}",
      good: "nonanswers:\n  refused: {code: -99, key: r, en: No answer}", source: guide),
    ExplainPage(
      .exclusiveOutsideMultiple, "An option is exclusive where one is chosen anyway",
      "Exclusive is an option that rules out the others in a multiple item, such as 'none'. A "
        + "named scale is shared with items that choose one, so its options cannot be exclusive.",
      bad: """
        - id: good
          type: single
          options: {1: "Yes", 2: {en: "No", exclusive: yes}}
          en: Is it good?
        """,
      good: """
        - id: help
          type: multiple
          options: {1: Police, 2: {en: Nobody, exclusive: yes}}
          en: Who helped?
        """, source: dillman),
    ExplainPage(
      .emptyRange, "A range ends before it begins",
      "The first number of a range is the least, the second the greatest.",
      bad: "- {id: age, type: integer, range: 110..15, en: How old are you?}",
      good: "- {id: age, type: integer, range: 15..110, en: How old are you?}", source: guide),
    ExplainPage(
      .tooFewPoints, "There is nothing to choose between",
      "A choice needs two options, a scale two points.",
      bad: "- {id: good, type: single, options: {1: \"Yes\"}, en: Is it good?}",
      good: "- {id: good, type: single, options: {1: \"Yes\", 2: \"No\"}, en: Is it good?}",
      source: dillman),
    ExplainPage(
      .limitOutOfReach, "A limit is above the number of options",
      "Nobody can reach the limit, so it says nothing and is probably mistyped.",
      bad: "- {id: help, type: multiple, limit: 3, options: {1: Police, 2: NGO}, en: Who helped?}",
      good: "- {id: help, type: multiple, limit: 2, options: {1: Police, 2: NGO}, en: Who helped?}",
      source: guide),
    ExplainPage(
      .consentCodes, "The options of a consent are not 1 and 2",
      "Code 1 agrees and code 2 declines and ends the interview. Nothing else may be mistaken for "
        + "an agreement.",
      bad: "- {id: agreed, type: consent, options: {0: \"No\", 1: \"Yes\"}, en: Do you take part?}",
      good:
        "- {id: agreed, type: consent, options: {1: \"Yes\", 2: \"No\"}, en: Do you take part?}",
      source: "WHO (2003), Ethical and safety recommendations for interviewing trafficked women"),
  ]

  static let translations: [ExplainPage] = [
    ExplainPage(
      .missingTranslation, "A translation is missing",
      "Whoever is interviewed in that language meets the source language instead, and the two "
        + "versions no longer ask the same.",
      bad: "languages: [ro, en]\ntitle: {ro: Studiu}",
      good: "languages: [ro, en]\ntitle: {ro: Studiu, en: Study}", source: crossCultural),
    ExplainPage(
      .missingSourceText, "The text in the source language is missing",
      "The first of the declared languages is the one that the others are translated from; "
        + "without it there is nothing to ask.",
      bad: "languages: [ro, en]\ntitle: {en: Study}",
      good: "languages: [ro, en]\ntitle: {ro: Studiu, en: Study}", source: crossCultural),
    ExplainPage(
      .undeclaredLanguage, "A language is not declared",
      "A text in a language that `languages` does not name would never be shown.",
      bad: "title: {en: Study, fr: Étude}",
      good: "languages: [en, fr]\ntitle: {en: Study, fr: Étude}", source: crossCultural),
    ExplainPage(
      .staleTranslation, "A translation has other numbers than its source",
      "Twelve months in one language and six in the other are two questions. Reported where each text "
        + "has a number in digits that the other has not: the sign of a source text that was changed "
        + "without its translation. `percept diff` also names every translation that stayed as it was "
        + "while its source was reworded.",
      bad: """
        languages: [ro, en]
        title: {ro: Studiu, en: Study}
        sections:
        - id: only
          items:
          - {id: a, type: text, ro: Ce ați făcut în ultimele 12 luni?, en: What did you do in the last 6 months?}
        """,
      good: """
        languages: [ro, en]
        title: {ro: Studiu, en: Study}
        sections:
        - id: only
          items:
          - {id: a, type: text, ro: Ce ați făcut în ultimele 12 luni?, en: What did you do in the last 12 months?}
        """, source: crossCultural),
    ExplainPage(
      .untranslated, "A text was not translated",
      "A translation of six words or more has the very words of its source text. It was copied to be "
        + "translated later, and would be read to people who do not speak the language.",
      bad: """
        languages: [ro, en]
        title: {ro: Studiu, en: Study}
        sections:
        - id: only
          items:
          - {id: a, type: text, ro: Ce ați făcut în ultimele luni?, en: Ce ați făcut în ultimele luni?}
        """,
      good: """
        languages: [ro, en]
        title: {ro: Studiu, en: Study}
        sections:
        - id: only
          items:
          - {id: a, type: text, ro: Ce ați făcut în ultimele luni?, en: What did you do of late?}
        """, source: crossCultural),
    ExplainPage(
      .cedilla, "A Romanian letter has a cedilla",
      "Romanian is written with a comma below: ș ț. The letters ş ţ with a cedilla are Turkish or "
        + "leftovers of old software; searching and sorting take them for other letters.",
      bad: "languages: [ro]\ntitle: Profesioni\u{015F}ti",
      good: "languages: [ro]\ntitle: Profesioniști",
      source: "The Unicode Standard, chapter 7, on Romanian"),
  ]

  static let randomization: [ExplainPage] = [
    ExplainPage(
      .shuffleWithoutEffect, "Nothing is shuffled",
      "Random order spreads the effects of position over all options or items. It needs two of them "
        + "that may change places; pinned ones do not.",
      bad: """
        - id: sign
          type: single
          shuffle: options
          options: {1: Fear, 2: {en: Other, pinned: yes}}
          en: Which?
        """,
      good: """
        - id: sign
          type: single
          shuffle: options
          options: {1: Fear, 2: Debt, 3: {en: Other, pinned: yes}}
          en: Which?
        """,
      source: "Krosnick and Alwin (1987), Response-order effects, Public Opinion Quarterly 51"),
    ExplainPage(
      .shuffledDependency, "Random order can put an item before what it needs",
      "What may change places must not depend on each other: some respondents would come to the "
        + "second before the first.",
      bad: """
        sections:
        - id: only
          shuffle: items
          items:
          - {id: a, type: integer, en: How many?}
          - {id: b, type: integer, when: a > 1, en: How many others?}
          - {id: c, type: text, en: What?}
        """,
      good: """
        sections:
        - id: first
          items:
          - {id: a, type: integer, en: How many?}
        - id: only
          shuffle: items
          items:
          - {id: b, type: integer, when: a > 1, en: How many others?}
          - {id: c, type: text, en: What?}
        """, source: guide),
    ExplainPage(
      .shuffledConsent, "A consent stands among what is shuffled",
      "Nothing that a consent covers may be asked before it.",
      bad: """
        sections:
        - id: only
          shuffle: items
          items:
          - {id: agreed, type: consent, en: Do you take part?}
          - {id: a, type: integer, en: How many?}
        """,
      good: """
        sections:
        - id: start
          items:
          - {id: agreed, type: consent, en: Do you take part?}
        - id: only
          shuffle: items
          items:
          - {id: a, type: integer, en: How many?}
          - {id: b, type: integer, en: How many others?}
        """,
      source: "WHO (2003), Ethical and safety recommendations for interviewing trafficked women"),
    ExplainPage(
      .shuffledScale, "An ordered scale is shuffled",
      "Respondents read an ordered scale as a line. Shuffled, its points must be searched for, and "
        + "answers go astray.",
      bad: """
        - id: often
          type: single
          ordered: yes
          shuffle: options
          options: {1: Never, 2: Sometimes, 3: Often}
          en: How often?
        """,
      good: """
        - id: often
          type: single
          ordered: yes
          options: {1: Never, 2: Sometimes, 3: Often}
          en: How often?
        """, source: dillman),
  ]

  private static let dillman =
    "Dillman, Smyth and Christian (2014), Internet, Phone, Mail, and Mixed-Mode Surveys"
  private static let crossCultural = "Cross-Cultural Survey Guidelines (University of Michigan)"
}
