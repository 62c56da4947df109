import Diagnostics
import QuestionnaireLanguage

/// Keys, values and names of a plan.
extension PlanExplainPages {
  static let form: [ExplainPage] = [
    ExplainPage(
      .planUnknownKey, "A key is not known here",
      "Each kind of entry has its keys. One that is not known is refused and not skipped, "
        + "because a misspelled `where` would count everybody.",
      bad: "- {id: mood, item: happy, wehre: age > 20}",
      good: "- {id: mood, item: happy, where: age > 20}",
      source: guide),
    ExplainPage(
      .planMissingKey, "A key is missing",
      "Some keys cannot be left out: a plan has a name and tables, a table has an `id` and "
        + "its rows, a hypothesis a margin.",
      bad: "- {id: mood}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .planWrongNode, "A value has another form",
      "A key takes a single text, a list, or keys with values of their own.",
      bad: "tables: {id: mood, item: happy}",
      good: """
        tables:
        - {id: mood, item: happy}
        """,
      source: guide),
    ExplainPage(
      .planMalformedValue, "A value cannot be read",
      "Numbers are written with a decimal point, ranges as 18..29, and yes and no as these "
        + "words.",
      bad: "- {id: mood, item: happy, minimum_base: {test: thirty}}",
      good: "- {id: mood, item: happy, minimum_base: {test: 30}}",
      source: guide),
    ExplainPage(
      .planMalformedName, "A name has a wrong form",
      "A name is a letter followed by letters, digits and underscores, at most 32 in all. "
        + "Words of conditions cannot be names.",
      bad: "- {id: my mood, item: happy}",
      good: "- {id: my_mood, item: happy}",
      source: guide),
    ExplainPage(
      .planDuplicate, "A name is declared twice",
      "Tables, banners, derived items and families are found by their names, and a list "
        + "names each of its parts once.",
      bad: """
        - {id: mood, item: happy}
        - {id: mood, item: sleepy}
        """,
      good: """
        - {id: mood, item: happy}
        - {id: sleep, item: sleepy}
        """,
      source: guide),
    ExplainPage(
      .planUnknownWord, "A word is not one of those that are known",
      "Some keys take one of a few words.",
      bad: "- {id: mood, item: happy, nonanswers: aside}",
      good: "- {id: mood, item: happy, nonanswers: beside}",
      source: guide),
    ExplainPage(
      .planConflictingKeys, "Two keys exclude each other",
      "Both keys say the same thing in two ways, or one has no meaning beside the other; the "
        + "program does not choose between them.",
      bad: "- {id: mood, item: happy, grid: trust}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .planEmptyList, "A list is empty",
      "What takes a list needs at least one entry; what is not wanted is left out whole.",
      bad: "- {id: mood, item: happy, cells: []}",
      good: "- {id: mood, item: happy, cells: [count]}",
      source: guide),
    ExplainPage(
      .planAllowedError, "An error cannot be allowed",
      "A warning can be allowed with a reason, because its author may know better. A plan "
        + "with an error makes no book whatever the reason.",
      bad: """
        allowed:
        - {code: P0201, reason: it is fine}
        """,
      good: "title: Book",
      source: guide),
    ExplainPage(
      .planUnusedAllowance, "An allowance allows nothing",
      "The warning does not occur (any more). A stale allowance would hide the next one.",
      bad: """
        allowed:
        - {code: P0314, reason: it is fine}
        """,
      good: "title: Book",
      source: guide),
  ]
}
