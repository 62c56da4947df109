import QuestionnaireModel

/// The keys of the questionnaire language, mapping by mapping.
enum Schema {
  static let questionnaire = KeyTable(
    "a questionnaire",
    [
      .required("questionnaire", .scalar(.name), "The questionnaire's name."),
      .required("version", .scalar(.version), "The version; every response keeps it."),
      .required("languages", .words([]), "The languages, the source language first."),
      .required("title", .localized, "The title."),
      .optional("respondents", .word(respondents), "Who is asked."),
      .optional("ethics", .mapping, "What protects the people asked."),
      .optional("nonanswers", .mapping, "The non-answers that respondents may give."),
      .optional("scales", .mapping, "Lists of options that several items share."),
      .optional("ballot", .mapping, "Groups that respondents are drawn into, with their weights."),
      .optional("shuffle", .words([]), "The sections that may change places."),
      .optional(
        "disclosure", .word(disclosures), "How far answers may travel; open where left out."),
      .required("sections", .list, "The sections with their items, in the order asked."),
      .optional("quotas", .mapping, "How many interviews of each kind are wanted."),
      .optional("indices", .mapping, "Scores made of several items."),
      .optional("allowed", .list, "Warnings that are allowed, each with a reason."),
      .optional("loaded_words", .mapping, "Words of your own that no question should have."),
    ])

  static let nonanswer = KeyTable(
    "a non-answer", takesTexts: true,
    [
      .required("code", .scalar(.code), "The number it has in data files."),
      .required("key", .scalar(.key), "The key that gives it in an interview."),
    ])

  static let scale = KeyTable(
    "a scale",
    [
      .required("options", .mapping, "The options by code or by name."),
      .optional("ordered", .scalar(.yesNo), "Whether the order means something; yes by default."),
      .optional("allow", .words([]), "The non-answers that items with this scale may hold."),
    ])

  static let option = KeyTable(
    "an option", takesTexts: true,
    [
      .optional("code", .scalar(.code), "The number stored, where the key is a name."),
      .optional("name", .scalar(.name), "The name in conditions, where the key is a code."),
      .optional(
        "form", .scalar(.name), "The form of words that texts take once it is chosen."),
      .optional("pinned", .scalar(.yesNo), "Whether it keeps its place among shuffled options."),
      .optional("exclusive", .scalar(.yesNo), "Whether it rules out the other options."),
    ])

  static let section = KeyTable(
    "a section",
    [
      .required("id", .scalar(.name), "The section's name."),
      .optional("title", .localized, "The heading."),
      .optional("when", .scalar(.condition), "The condition on which it is asked."),
      .optional("shuffle", .word(["items", "none"]), "What is asked in random order."),
      .required("items", .list, "The items, in the order asked."),
    ])

  static let check = KeyTable(
    "a check", takesTexts: true,
    [
      .required("that", .scalar(.condition), "The condition that the answers must meet."),
      .optional(
        "severity", .word(["hard", "soft"]),
        "Whether an answer that fails it is refused, or stands once confirmed; hard by default."),
    ])

  static let ends = KeyTable(
    "the ends of a scale",
    [
      .required("low", .localized, "The label of the lowest point."),
      .required("high", .localized, "The label of the highest point."),
    ])

  static let mirror = KeyTable(
    "a mirror",
    [
      .required("item", .scalar(.reference), "The item mirrored: QUESTIONNAIRE.ITEM."),
      .required("kind", .word(mirrorKinds), "What is mirrored."),
    ])

  static let index = KeyTable(
    "an index", takesTexts: true,
    [
      .optional("mean", .words([]), "The items or batteries whose mean it is."),
      .optional("sum", .words([]), "The items or batteries whose sum it is."),
      .optional("count_correct", .words([]), "The knowledge items of which it counts the right."),
      .optional("valid", .scalar(.integer), "How many items need a value; all by default."),
      .optional(
        "dont_know", .word(CompositeIndex.DontKnowRule.allCases.map(\.rawValue)),
        "What 'don't know' is; wrong in a count of right answers, else missing."),
    ])

  static let quota = KeyTable(
    "a quota",
    [
      .required("that", .scalar(.condition), "Which interviews count."),
      .required("target", .scalar(.integer), "How many of them are wanted."),
    ])

  static let allowance = KeyTable(
    "an allowance",
    [
      .required("code", .scalar(.text), "The code of the warning."),
      .optional("item", .scalar(.name), "The item it is allowed for; all where left out."),
      .required("reason", .scalar(.prose), "Why the warning does no harm here."),
    ])

  static let respondents = RespondentGroup.allCases.map(\.rawValue)
  static let mirrorKinds = Mirroring.Kind.allCases.map(\.rawValue)
  static let disclosures = Confidentiality.allCases.map(\.rawValue)
  static let roles = DesignRole.allCases.map(\.rawValue)
}
