import Diagnostics
import QuestionnaireLanguage

/// Weights, designs and the protection of respondents.
extension PlanExplainPages {
  static let sampling: [ExplainPage] = [
    ExplainPage(
      .weightNotNumeric, "A weight is no number",
      "A weight says how many people a respondent stands for.",
      bad: "weight: country",
      good: "weight: w",
      source: guide),
    ExplainPage(
      .wrongRole, "An item has another role",
      "The questionnaire says what an item is to the design of the sample; a plan that takes "
        + "a cluster for a weight would be wrong by orders of magnitude.",
      bad: "weight: village",
      good: "weight: w",
      source: guide),
    ExplainPage(
      .weightWithoutRole, "The questionnaire does not call an item a weight",
      "A number that happens to be there, such as an age, weights respondents without a word "
        + "of complaint.",
      bad: "weight: hours",
      good: "weight: w",
      source: guide),
    ExplainPage(
      .frequencyWithDesign, "A frequency has no design",
      "Frequencies count identical respondents, and a design needs to know where each was "
        + "drawn.",
      bad: """
        frequency: w
        design: {strata: region}
        """,
      good: """
        weight: w
        design: {strata: region}
        """,
      source: guide),
    ExplainPage(
      .stageWithoutClusters, "A stage draws no clusters",
      "Each stage of a sample but the last draws clusters, in which the next one draws.",
      bad: "design: {strata: [region, gender]}",
      good: "design: {strata: [region, gender], clusters: [village]}",
      source: guide),
    ExplainPage(
      .neverExported, "An item never leaves the study",
      "The questionnaire declares `disclosure: never_export`; no table, file or condition of "
        + "a book uses such an item.",
      bad: "- {id: phone, item: phone}",
      good: "- {id: mood, item: happy}",
      source: guide),
    ExplainPage(
      .identifyingTabulated, "An item tells who a respondent is",
      "A small town or a county singles people out together with what else a table says of "
        + "them. Broad groups do not.",
      bad: "- {id: town, item: town}",
      good: "- {id: mood, item: happy}",
      source: protection),
    ExplainPage(
      .refusedCross, "A table would single survivors out",
      "Sex, form of exploitation, age and place together describe one person in many studies "
        + "of survivors.",
      bad: nil,
      good: nil,
      source: protection),
    ExplainPage(
      .tooExactForSurvivors, "An item is too exact for survivors",
      "Tables of survivors show broad groups: no county, no exact age.",
      bad: nil,
      good: nil,
      source: protection),
    ExplainPage(
      .thresholdTooLow, "A threshold is too low",
      "The smallest count shown of sensitive and identifying items is at least 3, and of "
        + "survivors 5: a count of one or two is a person whom others may know.",
      bad: "suppression: {sensitive: 2}",
      good: "suppression: {sensitive: 10}",
      source: protection),
    ExplainPage(
      .survivorsUnprotected, "Survivors stay protected",
      "Where every item of a questionnaire is sensitive, its respondents are protected "
        + "whatever the plan says.",
      bad: nil,
      good: nil,
      source: protection),
    ExplainPage(
      .dominanceOutOfRange, "A rule of dominance protects nobody",
      "The `largest` respondents of a sum, at least 1, may together make up a `share` of it "
        + "above 0 and below 1. `percent` is above 0 and at most 100: so closely nobody may learn "
        + "the largest number, not even who gave the second largest.",
      bad: "suppression: {dominance: {sensitive: {largest: 2, share: 1.5}}}",
      good: "suppression: {dominance: {sensitive: {largest: 2, share: 0.9}}}",
      source: protection),
    ExplainPage(
      .dominanceIncomplete, "A rule of dominance is not whole",
      "A share needs to be told of how many respondents, and a number of respondents of which "
        + "share.",
      bad: "suppression: {dominance: {sensitive: {largest: 2}}}",
      good: "suppression: {dominance: {sensitive: {percent: 10}}}",
      source: protection),
    ExplainPage(
      .noDesignRoles, "Nothing has a role in the design of the sample",
      "`design: questionnaire` takes the items to which the questionnaire gives the roles `weight`, "
        + "`stratum` and `cluster`. A CSV file has no questionnaire, and a questionnaire may name none; "
        + "the plan then names the items with `weight` and `design`.",
      bad: nil,
      good: nil,
      source: guide),
  ]
}
