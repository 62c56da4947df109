/// What items and indices stand for.
extension ExplainPages {
  static let meanings: [ExplainPage] = [
    ExplainPage(
      .duplicateRole, "Two items have one role",
      "There is one weight, one wave, one interviewer and one pair code; strata and clusters may "
        + "be several.",
      bad: """
        - {id: w1, type: decimal, range: 0..9, role: weight, en: Weight}
        - {id: w2, type: decimal, range: 0..9, role: weight, en: Other weight}
        """,
      good: "- {id: w1, type: decimal, range: 0..9, role: weight, en: Weight}", source: guide),
    ExplainPage(
      .roleOfWrongType, "A role does not fit the type",
      "A weight is a number; several options, a consent and a note can have no role.",
      bad: "- {id: w, type: text, role: weight, en: Weight}",
      good: "- {id: w, type: decimal, range: 0..9, role: weight, en: Weight}",
      source: "Lohr (2022), Sampling: Design and Analysis, chapter 7"),
    ExplainPage(
      .indexOverWrongItem, "An index has an item that it cannot score",
      "A mean or a sum adds up ordered options and numbers; a count of right answers needs a "
        + "`key` in each of its items.",
      bad: """
        indices: {SUPPORT: {mean: [help]}}
        sections:
        - id: only
          items:
          - {id: help, type: multiple, options: {1: Police, 2: NGO}, en: Who helped?}
        """,
      good: """
        indices: {FAITH: {mean: [trust]}}
        sections:
        - id: only
          items:
          - {id: trust, type: scale, ends: {low: None, high: Full}, en: How much trust?}
        """,
      source: "DeVellis and Thorpe (2021), Scale Development"),
    ExplainPage(
      .irreversible, "An item cannot be reversed",
      "Reversing turns a scale around its middle: the lowest answer becomes the highest. It needs "
        + "ordered options, or a range with two ends.",
      bad: "- {id: help, type: text, reversed: yes, en: Who helped?}",
      good: """
        - {id: trust, type: scale, reversed: yes, ends: {low: None, high: Full}, en: How much?}
        """,
      source: "DeVellis and Thorpe (2021), Scale Development"),
    ExplainPage(
      .unequalRanges, "The items of an index have different ranges",
      "In a mean or a sum an item from 0 to 10 weighs more than one from 1 to 5. Bring them to one "
        + "scale, or allow the warning where the weight is meant.",
      bad: """
        indices: {TRUST: {mean: [a, b]}}
        sections:
        - id: only
          items:
          - {id: a, type: scale, ends: {low: None, high: Full}, en: How much trust?}
          - {id: b, type: scale, range: 1..5, ends: {low: None, high: Full}, en: And here?}
        """,
      good: """
        indices: {TRUST: {mean: [a, b]}}
        sections:
        - id: only
          items:
          - {id: a, type: scale, ends: {low: None, high: Full}, en: How much trust?}
          - {id: b, type: scale, ends: {low: None, high: Full}, en: And here?}
        """,
      source: "DeVellis and Thorpe (2021), Scale Development"),
    ExplainPage(
      .impossibleKey, "A key is no possible answer",
      "The `key` of a knowledge item names the right answer: options, or a number or a range that "
        + "the item can hold. Texts and dates have none.",
      bad: "- {id: year, type: integer, range: 1990..2026, key: 1789, en: Since when is it law?}",
      good: "- {id: year, type: integer, range: 1990..2026, key: 2001, en: Since when is it law?}",
      source: guide),
    ExplainPage(
      .validOutOfReach, "An index needs more items than it has",
      "`valid` says how many items need a value; more than there are would leave every score "
        + "missing.",
      bad: """
        indices: {TRUST: {mean: [a], valid: 2}}
        sections:
        - id: only
          items:
          - {id: a, type: scale, ends: {low: None, high: Full}, en: How much trust?}
        """,
      good: """
        indices: {TRUST: {mean: [a], valid: 1}}
        sections:
        - id: only
          items:
          - {id: a, type: scale, ends: {low: None, high: Full}, en: How much trust?}
        """, source: guide),
    ExplainPage(
      .sensitiveWithoutRefusal, "A sensitive item cannot be refused",
      "Whoever is asked about what can harm them must be free not to answer, and a forced answer "
        + "is worth nothing.",
      bad: "- {id: hurt, type: text, disclosure: sensitive, en: What happened to you?}",
      good: """
        nonanswers:
          refused: {code: -99, key: r, en: No answer}
        sections:
        - id: only
          items:
          - {id: hurt, type: text, disclosure: sensitive, en: What happened to you?}
        """,
      source: "WHO (2003), Ethical and safety recommendations for interviewing trafficked women"),
  ]
}
