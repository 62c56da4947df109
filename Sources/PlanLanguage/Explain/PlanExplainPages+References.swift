import Diagnostics
import QuestionnaireLanguage

/// Names of items and of the plan's own parts.
extension PlanExplainPages {
  static let references: [ExplainPage] = [
    ExplainPage(
      .planUnknownItem, "An item is not in the data",
      "A table counts items of the questionnaire, columns of the data, or items that the "
        + "plan derives.",
      bad: "- {id: mood, item: hapy}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .planUnknownCategory, "A category does not exist",
      "Categories are named by their code, by their name in the questionnaire, or by their "
        + "label.",
      bad: "- {id: mood, item: happy, categories: [1, 5]}",
      good: "- {id: mood, item: happy, categories: [1, 4]}",
      source: guide),
    ExplainPage(
      .unknownPart, "A banner, family or set of records is not declared",
      "A table uses a part of the plan by the name under which the plan declares it.",
      bad: "- {id: mood, item: happy, banner: mian}",
      good: "- {id: mood, item: happy, banner: main}",
      source: guide),
    ExplainPage(
      .unknownBattery, "A battery does not exist",
      "A grid is a battery of the questionnaire, or a list of items with the same answers.",
      bad: "- {id: trust, grid: trusts, banner: none}",
      good: "- {id: trust, grid: trust, banner: none}",
      source: guide),
    ExplainPage(
      .unknownIndex, "An index does not exist",
      "A score is declared among the indices of the questionnaire, and a plan takes it by "
        + "that name.",
      bad: """
        derived:
          score: {index: MOODS}
        tables:
        - {id: mood, item: score, summaries: mean}
        """,
      good: """
        derived:
          score: {index: MOOD}
        tables:
        - {id: mood, item: score, summaries: mean}
        """,
      source: guide),
    ExplainPage(
      .unknownRoster, "A roster or a set of vignettes does not exist",
      "Records are the passes of a roster of the questionnaire, or the vignettes that were "
        + "shown.",
      bad: """
        records:
          visits: {roster: visits}
        tables:
        - {id: mood, item: happy}
        """,
      good: """
        records:
          visits: {roster: visit}
        tables:
        - {id: warm, records: visits, item: warm}
        """,
      source: guide),
    ExplainPage(
      .unknownLanguage, "The questionnaire has no such language",
      "Labels come from the questionnaire, which is written in the languages that it "
        + "declares.",
      bad: "language: ro",
      good: "language: en",
      source: guide),
    ExplainPage(
      .usedBeforeMade, "A derived item is used before it is made",
      "Derived items are made one after the other, so that each uses only what stands before "
        + "it.",
      bad: """
        derived:
          high: {recode: groups, into: {high: old, low: young}}
          groups: {bands: age, into: {young: 15..40, old: 41..110}}
        tables:
        - {id: mood, item: high}
        """,
      good: """
        derived:
          groups: {bands: age, into: {young: 15..40, old: 41..110}}
          high: {recode: groups, into: {high: old, low: young}}
        tables:
        - {id: mood, item: high}
        """,
      source: guide),
    ExplainPage(
      .unusedPart, "Nothing uses a part of the plan",
      "A banner, a family or a derived item that no table uses is a sign that a table is "
        + "missing or names another one.",
      bad: """
        banners:
          main: {columns: [gender]}
          other: {columns: [region]}
        """,
      good: """
        banners:
          main: {columns: [gender]}
        """,
      source: guide),
    ExplainPage(
      .ambiguousCategory, "Several categories have this label",
      "A label that two categories share names neither; the code does.",
      bad: """
        derived:
          two: {recode: happy, into: {a: {label: Same, from: [1, 2]}, b: {label: Same, from: [3, 4]}}}
        tables:
        - {id: mood, item: two, categories: [Same]}
        """,
      good: """
        derived:
          two: {recode: happy, into: {a: {label: Same, from: [1, 2]}, b: {label: Same, from: [3, 4]}}}
        tables:
        - {id: mood, item: two, categories: [a]}
        """,
      source: guide),
    ExplainPage(
      .nameOfItem, "A derived item has the name of an item",
      "One name would stand for two columns, and a table would not say which it counts.",
      bad: """
        derived:
          age: {bands: age, into: {young: 15..40, old: 41..110}}
        """,
      good: "title: Book",
      source: guide),
    ExplainPage(
      .itemOfRecords, "An item belongs to records",
      "What is asked once for each pass of a roster is not one answer of a respondent. A "
        + "table counts it over records, and the respondent is then a cluster of them.",
      bad: """
        records:
          visits: {roster: visit}
        tables:
        - {id: often, records: visits, item: often, summaries: mean}
        - {id: warm, item: warm}
        """,
      good: """
        records:
          visits: {roster: visit}
        tables:
        - {id: warm, records: visits, item: warm}
        """,
      source: guide),
    ExplainPage(
      .otherQuestionnaire, "The plan is for another questionnaire",
      "A plan names the questionnaire whose items it counts; items of one name in another "
        + "questionnaire may ask something else.",
      bad: "questionnaire: poverty",
      good: "questionnaire: wellbeing",
      source: guide),
    ExplainPage(
      .unknownVersion, "The data hold no such version",
      "The plan was written for a version of the questionnaire, and none of the interviews "
        + "answered it.",
      bad: """
        questionnaire: wellbeing
        version: 9.0.0
        """,
      good: """
        questionnaire: wellbeing
        version: 2.0.0
        """,
      source: guide),
    ExplainPage(
      .notInVersion, "An item is not in the newest version",
      "Versions are read together by the newest of them; what an earlier one asked and it "
        + "does not is not there. With `version` a plan reads the interviews of one version alone.",
      bad: nil,
      good: nil,
      source: guide),
    ExplainPage(
      .dataWithoutQuestionnaire, "The data have no questionnaire",
      "A CSV file says nothing of what was asked. A plan for it names no questionnaire.",
      bad: nil,
      good: nil,
      source: guide),
    ExplainPage(
      .noWaveItem, "No item tells the waves apart",
      "An item with the role `wave` does, or the plan names the item.",
      bad: nil,
      good: nil,
      source: guide),
    ExplainPage(
      .differsBetweenWaves, "An item differs between waves",
      "A change of the question looks like a change of opinion. An item is compared over "
        + "waves only where its text and its answers are the same in every version; otherwise "
        + "the plan says why it is compared all the same, and the table carries a caution.",
      bad: nil,
      good: nil,
      source: guide),
    ExplainPage(
      .itemsOfQuestionnaire, "A questionnaire says what its items are",
      "Labels, the order of answers and what is no answer stand in the questionnaire, so that all "
        + "tables of a study say the same. A plan says it of a CSV file, which has none.",
      bad: "items: {happy: {label: Mood}}",
      good: "tables: [{id: happy, item: happy, title: Mood}]",
      source: guide),
  ]
}
