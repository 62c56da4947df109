import Diagnostics
import QuestionnaireLanguage

/// Tests, families and hypotheses.
extension PlanExplainPages {
  static let tests: [ExplainPage] = [
    ExplainPage(
      .tooFewColumns, "There are no columns to compare",
      "Letters and subscripts compare the columns of a group with each other.",
      bad: """
        banners:
          main: {columns: [{item: gender, categories: [1]}]}
        """,
      good: """
        banners:
          main: {columns: [{item: gender, categories: [1, 2]}]}
        """,
      source: guide),
    ExplainPage(
      .levelOutOfRange, "A level is not between 0 and 1",
      "Levels are probabilities: 0.95 for intervals, 0.05 for tests.",
      bad: "level: 95",
      good: "level: 0.95",
      source: guide),
    ExplainPage(
      .levelsOutOfOrder, "Levels are out of order",
      "There are one or two levels of tests; the stricter one, which gives capital letters, "
        + "goes first.",
      bad: "tests: {levels: [0.05, 0.01]}",
      good: "tests: {levels: [0.01, 0.05]}",
      source: guide),
    ExplainPage(
      .twoLevelsOfSubscripts, "Subscripts have one level",
      "Columns that share a subscript do not differ; a second level would need a second "
        + "alphabet.",
      bad: "tests: {profile: apa, levels: [0.01, 0.05]}",
      good: "tests: {profile: apa, levels: [0.05]}",
      source: guide),
    ExplainPage(
      .familyOfOne, "A family has one test",
      "Adjusting for many tests does nothing where there is one. Either a table is missing "
        + "from the family, or the family is not needed.",
      bad: """
        families:
          main: {adjust: holm}
        tables:
        - {id: mood, item: happy, tests: {family: main}}
        """,
      good: """
        families:
          main: {adjust: holm}
        tests: {family: main}
        tables:
        - {id: mood, item: happy}
        - {id: sleep, item: sleepy}
        """,
      source: "Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure"),
    ExplainPage(
      .familyWithoutTest, "A table has no test to give its family",
      "The tests of a family are the tests of independence of its tables.",
      bad: """
        families:
          main: {adjust: holm}
        tables:
        - {id: mood, item: happy, tests: {family: main, omnibus: no}}
        - {id: sleep, item: sleepy, tests: {family: main}}
        - {id: place, item: country, tests: {family: main}}
        """,
      good: """
        families:
          main: {adjust: holm}
        tables:
        - {id: mood, item: happy, tests: {family: main}}
        - {id: sleep, item: sleepy, tests: {family: main}}
        """,
      source: guide),
    ExplainPage(
      .profileOfDesign, "A profile knows no design",
      "CTABLES compares columns as if respondents were drawn singly. With strata or clusters "
        + "its letters would be those of another sample.",
      bad: """
        design: {strata: region}
        tests: {profile: spss-ctables}
        """,
      good: """
        design: {strata: region}
        tests: {profile: market}
        """,
      source: guide),
    ExplainPage(
      .basesReversed, "Minimum bases are reversed",
      "Bases that are too small to be tested are too small to be trusted as well.",
      bad: "minimum_base: {test: 50, flag: 30}",
      good: "minimum_base: {test: 30, flag: 50}",
      source: guide),
    ExplainPage(
      .hypothesisWithoutTable, "No table shows what a hypothesis compares",
      "A hypothesis is tested where its item stands against its groups, with the categories and the "
        + "two groups that it compares; a plan that claims it plans that table.",
      bad: """
        hypotheses:
          H1: {says: More sleep, item: hours, by: gender, groups: [1, 2], direction: greater, margin: 0.5}
        """,
      good: """
        hypotheses:
          H1: {says: Happier, item: happy, by: gender, groups: [1, 2], direction: greater, margin: 0.5}
        """,
      source: guide),
    ExplainPage(
      .notTwoGroups, "A hypothesis compares two groups",
      "The difference between the first group and the second is held against the margin.",
      bad: """
        hypotheses:
          H1: {says: Happier, item: happy, by: gender, groups: [1, 1], direction: greater, margin: 0.5}
        """,
      good: """
        hypotheses:
          H1: {says: Happier, item: happy, by: gender, groups: [1, 2], direction: greater, margin: 0.5}
        """,
      source: guide),
    ExplainPage(
      .marginOutOfRange, "A margin makes no sense",
      "The margin is the smallest difference that matters. Equivalence needs one greater "
        + "than 0, and shares differ by at most 100 points.",
      bad: """
        hypotheses:
          H1: {says: Alike, item: happy, by: gender, groups: [1, 2], direction: equivalent, margin: 0}
        """,
      good: """
        hypotheses:
          H1: {says: Alike, item: happy, by: gender, groups: [1, 2], direction: equivalent, margin: 0.3}
        """,
      source: equivalence),
  ]
}
