/// Keys and names of a file.
extension ExplainPages {
  static let keys: [ExplainPage] = [
    ExplainPage(
      .unknownKey, "A key is not known here",
      "Each kind of entry has its keys. One that is not known is refused and not skipped, "
        + "because a misspelled `when` would ask everybody.",
      bad: "- {id: age, type: integer, rnage: 15..110, en: How old are you?}",
      good: "- {id: age, type: integer, range: 15..110, en: How old are you?}", source: guide),
    ExplainPage(
      .missingKey, "A key is missing",
      "Some keys cannot be left out: an item has an `id` and a `type`, an item to choose from has "
        + "`options` or a `scale`.",
      bad: "- {id: age, en: How old are you?}",
      good: "- {id: age, type: integer, en: How old are you?}", source: guide),
    ExplainPage(
      .conflictingKeys, "Two keys exclude each other",
      "Both keys say the same thing in two ways; the program does not choose between them.",
      bad: """
        scales:
          agree: {options: {1: Disagree, 2: Agree}}
        sections:
        - id: only
          items:
          - {id: good, type: single, scale: agree, options: {1: "No", 2: "Yes"}, en: Is it good?}
        """,
      good: """
        scales:
          agree: {options: {1: Disagree, 2: Agree}}
        sections:
        - id: only
          items:
          - {id: good, type: single, scale: agree, en: Is it good?}
        """, source: guide),
    ExplainPage(
      .notUsedYet, "A key has no effect yet",
      "The key belongs to the language and nothing is done with it yet.",
      bad: """
        quotas:
          adults: {that: age > 17, target: 100}
        sections:
        - id: only
          items:
          - {id: age, type: integer, en: How old are you?}
        """,
      good: """
        sections:
        - id: only
          items:
          - {id: age, type: integer, en: How old are you?}
        """, source: guide),
    ExplainPage(
      .allowedError, "An error cannot be allowed",
      "A warning can be allowed with a reason, because its author may know better. A file with an "
        + "error cannot be fielded whatever the reason.",
      bad: "allowed:\n- {code: Q0203, reason: it is fine}", good: "title: Study", source: guide),
    ExplainPage(
      .unusedAllowance, "An allowance allows nothing",
      "The warning does not occur (any more). A stale allowance would hide the next one.",
      bad: "allowed:\n- {code: Q0502, reason: both mean the same here}", good: "title: Study",
      source: guide),
  ]

  static let names: [ExplainPage] = [
    ExplainPage(
      .unknownScale, "A scale is not declared",
      "An item uses a scale by its name under `scales`.",
      bad: "- {id: good, type: single, scale: agree5, en: Is it good?}",
      good: "- {id: good, type: single, options: {1: \"No\", 2: \"Yes\"}, en: Is it good?}",
      source: guide),
    ExplainPage(
      .duplicateName, "A name is used twice",
      "Items and batteries share one space of names, sections have theirs, and the options of a "
        + "list have theirs. Answers are stored by these names.",
      bad: """
        - {id: age, type: integer, en: How old are you?}
        - {id: age, type: integer, en: How old is your child?}
        """,
      good: """
        - {id: age, type: integer, en: How old are you?}
        - {id: child_age, type: integer, en: How old is your child?}
        """, source: guide),
    ExplainPage(
      .nearDuplicateName, "Two names differ in capital letters alone",
      "SPSS and many databases do not tell capital letters apart, and people reading a table do "
        + "not either.",
      bad: """
        - {id: age, type: integer, en: How old are you?}
        - {id: AGE, type: integer, en: How old is your child?}
        """,
      good: """
        - {id: age, type: integer, en: How old are you?}
        - {id: child_age, type: integer, en: How old is your child?}
        """,
      source: "IBM SPSS Statistics, Variable names: names are not case-sensitive"),
    ExplainPage(
      .malformedName, "A name has a form that names cannot have",
      "A name is a letter followed by letters, digits and '_', at most 32 in all, so that every "
        + "file format keeps it unchanged. The words of conditions cannot be names.",
      bad: "- {id: 1st_age, type: integer, en: How old were you?}",
      good: "- {id: first_age, type: integer, en: How old were you?}",
      source: "Stata: names of at most 32 characters"),
    ExplainPage(
      .unknownWord, "A word is none of those possible here",
      "Some values are one of a few words.",
      bad: "- {id: age, type: intger, en: How old are you?}",
      good: "- {id: age, type: integer, en: How old are you?}", source: guide),
  ]

  static let types: [ExplainPage] = [
    ExplainPage(
      .wrongNode, "A value has the wrong form",
      "A value is a single text, a list, or keys with values, as its key demands.",
      bad: "- {id: age, type: [integer], en: How old are you?}",
      good: "- {id: age, type: integer, en: How old are you?}", source: guide),
    ExplainPage(
      .malformedValue, "A value cannot be read",
      "Numbers, ranges, dates, versions, and yes and no are written in one way each.",
      bad: "- {id: age, type: integer, range: 15-110, en: How old are you?}",
      good: "- {id: age, type: integer, range: 15..110, en: How old are you?}", source: guide),
    ExplainPage(
      .limitExceeded, "There is more than the program holds",
      "A questionnaire holds at most 10,000 items, 1,000 sections and 64 languages, a list 1,000 "
        + "options, a numbered scale 101 points.",
      bad:
        "- {id: mood, type: scale, range: 0..1000, ends: {low: Bad, high: Good}, en: How are you?}",
      good:
        "- {id: mood, type: scale, range: 0..100, ends: {low: Bad, high: Good}, en: How are you?}",
      source: guide),
  ]
}
