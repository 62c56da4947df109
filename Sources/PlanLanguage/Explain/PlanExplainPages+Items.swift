import Diagnostics
import QuestionnaireLanguage

/// Types of items, categories and bands.
extension PlanExplainPages {
  static let items: [ExplainPage] = [
    ExplainPage(
      .meanOfNominal, "Answers without order have no mean",
      "Codes of answers such as countries are names. Scores give answers numbers that mean "
        + "something; a share needs none.",
      bad: "- {id: place, item: country, summaries: mean}",
      good: "- {id: place, item: country}",
      source: guide),
    ExplainPage(
      .severalAnswers, "An item is not one column of answers",
      "A multiple item, a ranking and a battery hold several answers of a respondent. A "
        + "table takes them under `responses`, `ranking` and `grid`.",
      bad: "- {id: help, item: help}",
      good: "- {id: help, responses: help}",
      source: guide),
    ExplainPage(
      .notMultiple, "An item has one answer",
      "Shares of options that may be chosen together come from a multiple item, or from "
        + "several columns that each say whether an option was chosen: 1 and 0, TRUE and FALSE, "
        + "yes and no, or 1 or the option's label with empty cells for what was not chosen.",
      bad: "- {id: mood, responses: happy}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .notRanking, "An item is not a ranking",
      "Ranks come from a ranking item.",
      bad: "- {id: help, ranking: help}",
      good: "- {id: order, ranking: order}",
      source: guide),
    ExplainPage(
      .textTabulated, "Texts are not counted",
      "What people wrote is no material for tables, and may tell who they are. It is coded "
        + "first, and the codes are counted.",
      bad: "- {id: why, item: why}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .indexNotDerived, "An index is scored first",
      "A plan says under `derived` that it uses an index; its score is then an item like "
        + "others.",
      bad: "- {id: mood, item: MOOD, summaries: mean}",
      good: """
        derived:
          score: {index: MOOD}
        tables:
        - {id: mood, item: score, summaries: mean}
        """,
      source: guide),
    ExplainPage(
      .numbersWithoutBands, "Numbers have no categories",
      "A row for each number that occurs is no table. Bands make categories of numbers, and "
        + "summaries need none.",
      bad: "- {id: age, item: age}",
      good: "- {id: age, item: age, summaries: [mean, median]}",
      source: guide),
    ExplainPage(
      .bandsOfCategories, "Categories cannot be cut into bands",
      "Bands are cut from numbers. Categories are put together by `recode`.",
      bad: """
        derived:
          places: {bands: country, into: {few: 1..2, many: 3..9}}
        tables:
        - {id: places, item: places}
        """,
      good: """
        derived:
          places: {recode: country, into: {few: [1, 2], many: [3]}}
        tables:
        - {id: places, item: places}
        """,
      source: guide),
    ExplainPage(
      .emptyBand, "No number lies in a band",
      "The lower end of a band goes first.",
      bad: """
        derived:
          ages: {bands: age, into: {young: 29..18, old: 30..}}
        tables:
        - {id: ages, item: ages}
        """,
      good: """
        derived:
          ages: {bands: age, into: {young: 18..29, old: 30..}}
        tables:
        - {id: ages, item: ages}
        """,
      source: guide),
    ExplainPage(
      .overlappingBands, "Bands overlap",
      "A number belongs to one band. Bands may touch: the end that two share belongs to the "
        + "first.",
      bad: """
        derived:
          ages: {bands: age, into: {young: 18..30, old: 25..}}
        tables:
        - {id: ages, item: ages}
        """,
      good: """
        derived:
          ages: {bands: age, into: {young: 18..29, old: 30..}}
        tables:
        - {id: ages, item: ages}
        """,
      source: guide),
    ExplainPage(
      .recodedTwice, "A category goes into two",
      "Each category of a recoded item goes into one; a respondent would be counted twice.",
      bad: """
        derived:
          two: {recode: happy, into: {low: [1, 2], high: [2, 3, 4]}}
        tables:
        - {id: mood, item: two}
        """,
      good: """
        derived:
          two: {recode: happy, into: {low: [1, 2], high: [3, 4]}}
        tables:
        - {id: mood, item: two}
        """,
      source: guide),
    ExplainPage(
      .categoriesLeftOut, "A recoding leaves categories out",
      "Who gave an answer that goes nowhere is missing from every table of the recoded item, "
        + "and its base is smaller than the reader thinks.",
      bad: """
        derived:
          two: {recode: happy, into: {low: [1, 2], high: [4]}}
        tables:
        - {id: mood, item: two}
        """,
      good: """
        derived:
          two: {recode: happy, into: {low: [1, 2], high: [3, 4]}}
        tables:
        - {id: mood, item: two}
        """,
      source: guide),
    ExplainPage(
      .emptyNet, "A net is over nothing",
      "A net counts several categories as one.",
      bad: "- {id: mood, item: happy, nets: {good: []}}",
      good: "- {id: mood, item: happy, nets: {good: [3, 4]}}",
      source: guide),
    ExplainPage(
      .netOfEverything, "A net is over everything",
      "A net of every category is 100 percent in every column.",
      bad: "- {id: mood, item: happy, nets: {all: [1, 2, 3, 4]}}",
      good: "- {id: mood, item: happy, nets: {good: [3, 4]}}",
      source: guide),
    ExplainPage(
      .boxOfUnordered, "There are no highest answers",
      "Top and bottom boxes are taken of a scale. Of answers without order, the plan lists "
        + "those that are meant.",
      bad: "- {id: place, item: country, nets: {best: {top: 2}}}",
      good: "- {id: place, item: country, nets: {best: {of: [1, 2]}}}",
      source: guide),
    ExplainPage(
      .boxOutOfReach, "A box takes every category",
      "A top box is a part of the categories.",
      bad: "- {id: mood, item: happy, nets: {good: {top: 4}}}",
      good: "- {id: mood, item: happy, nets: {good: {top: 2}}}",
      source: guide),
    ExplainPage(
      .unequalScales, "Items of a grid have other answers",
      "A grid has one list of categories for all of its items.",
      bad: "- {id: both, grid: [happy, country], banner: none}",
      good: "- {id: both, grid: [happy, sleepy], banner: none}",
      source: guide),
    ExplainPage(
      .ranksOutOfReach, "There are fewer ranks",
      "The share of an option among the first so many ranks needs so many ranks to be given.",
      bad: "- {id: order, ranking: order, ranks: [1, 3]}",
      good: "- {id: order, ranking: order, ranks: [1, 2]}",
      source: guide),
    ExplainPage(
      .codesWithoutLabel, "An answer has no label",
      "A plan that gives the answers of a column labels usually gives all of them; one that is left "
        + "out is often a code for no answer, such as 9 or 99, and would be counted as an answer.",
      bad: "items: {mood: {categories: {1: Bad, 2: Good}}}",
      good: "items: {mood: {categories: {1: Bad, 2: Good}, nonanswers: {9: dont_know}}}",
      source: guide),
    ExplainPage(
      .textsMeasured, "Texts are not numbers",
      "A column is a number where each of its answers is one. Words among them are non-answers, or "
        + "the column is none.",
      bad: "items: {town: {measure: number}}",
      good: "items: {mood: {measure: number, nonanswers: [9]}}",
      source: guide),
    ExplainPage(
      .reversedWithoutNumbers, "Words cannot be turned round",
      "A reversed item is turned round by taking its answer from the sum of the least and the "
        + "greatest code.",
      bad: "items: {town: {reversed: yes}}",
      good: "items: {mood: {reversed: yes, nonanswers: [9]}}",
      source: guide),
    ExplainPage(
      .answerAndNonanswer, "A code is an answer or none",
      "What is a non-answer is no category: it is in no base, and in no mean.",
      bad: "items: {mood: {categories: {1: Bad, 2: Good, 9: No idea}, nonanswers: [9]}}",
      good: "items: {mood: {categories: {1: Bad, 2: Good}, nonanswers: [9]}}",
      source: guide),
    ExplainPage(
      .optionsLeftOut, "A list holds what no option stands for",
      "Who chose only what the plan does not name would count as having chosen nothing.",
      bad: """
        sets:
          places: {list: been, options: {a: Shop}}
        tables:
        - {id: been, responses: places}
        """,
      good: """
        sets:
          places: {list: been, options: {a: Shop, b: Office}}
        tables:
        - {id: been, responses: places}
        """,
      source: guide),
  ]
}
