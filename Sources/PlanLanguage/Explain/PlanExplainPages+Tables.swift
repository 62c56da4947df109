import Diagnostics
import QuestionnaireLanguage

/// Banners and tables.
extension PlanExplainPages {
  static let tables: [ExplainPage] = [
    ExplainPage(
      .bannerWithoutColumns, "A banner has no columns",
      "A banner is items side by side, each with its categories as columns.",
      bad: """
        banners:
          main: {columns: []}
        tables:
        - {id: mood, item: happy}
        """,
      good: """
        banners:
          main: {columns: [gender]}
        """,
      source: guide),
    ExplainPage(
      .nestedInItself, "An item is nested in itself",
      "Only the cells of a category in itself would hold anybody.",
      bad: """
        banners:
          main: {columns: [[gender, gender]]}
        """,
      good: """
        banners:
          main: {columns: [[gender, region]]}
        """,
      source: guide),
    ExplainPage(
      .stubInBanner, "An item is counted against itself",
      "Rows and columns of a table are different items.",
      bad: "- {id: gender, item: gender}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .gridWithBanner, "A grid of categories has its own columns",
      "A grid shows items against their categories. With a banner, it shows one number of "
        + "each item.",
      bad: "- {id: trust, grid: trust}",
      good: "- {id: trust, grid: trust, nets: {good: {top: 2}}, show: good}",
      source: guide),
    ExplainPage(
      .undefinedCell, "A number of a cell does not exist here",
      "Expected counts and residuals compare counted respondents with independence; a design "
        + "effect compares a design with a simple random sample.",
      bad: "- {id: mood, item: happy, cells: [column, deff]}",
      good: "- {id: mood, item: happy, cells: [column, se]}",
      source: guide),
    ExplainPage(
      .metByNobody, "No respondent can meet a condition",
      "Either the condition contradicts itself, or the route of the questionnaire never "
        + "leads there.",
      bad: "where: works = no_work and job = 1",
      good: "where: works = yes_works and job = 1",
      source: guide),
    ExplainPage(
      .neverTogether, "Nobody is asked both the rows and the columns",
      "The route asks one of the two items of some and the other one of others, so the table "
        + "has no cases.",
      bad: """
        banners:
          main: {columns: [job]}
        tables:
        - {id: t, item: search}
        """,
      good: """
        banners:
          main: {columns: [job]}
        tables:
        - {id: t, item: happy}
        """,
      source: guide),
  ]
}
