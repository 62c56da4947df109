/// The keys of what protects the people asked.
extension Schema {
  static let ethics = KeyTable(
    "ethics",
    [
      .optional("safety", .list, "What must be true before anything is asked or stored."),
      .optional("consent", .mapping, "Which items are the consents, and how they are understood."),
      .optional("distress", .mapping, "What is said and done at distress."),
      .optional("support", .mapping, "Where help is found."),
      .optional("minors", .mapping, "Which answer is a minor's, and what follows."),
      .optional("duties", .list, "What must be notified, and how that limits confidentiality."),
      .optional("stop", .localized, "The question whether what was said is kept or deleted."),
    ])

  static let safety = KeyTable(
    "a safety question", takesTexts: true,
    [.required("otherwise", .localized, "What to do where the answer is no.")])

  static let consentPlan = KeyTable(
    "the consent",
    [
      .required("items", .words([]), "The items that ask for consent, the first one first."),
      .optional(
        "comprehension", .scalar(.reference), "The item that shows whether it was understood."),
      .optional("wrong", .localized, "What to say where it was not."),
      .optional("repeat", .scalar(.integer), "How often it is asked again; 2 where left out."),
    ])

  static let distress = KeyTable(
    "the distress protocol",
    [
      .required("words", .localized, "Words to read slowly."),
      .required("offer", .localized, "What to offer."),
      .required("stop_when", .localized, "When the interview ends, whatever is said."),
    ])

  static let support = KeyTable(
    "the support list",
    [
      .optional("verified", .scalar(.text), "The day on which every line was last called."),
      .required("lines", .list, "Where help is found."),
      .optional("phrases", .list, "What the card says besides."),
    ])

  static let supportLine = KeyTable(
    "a line of support",
    [
      .required("name", .localized, "The name, in a language where it has several."),
      .required("phone", .scalar(.text), "The number as it is dialed."),
      .required("county", .scalar(.text), "The county it serves, or all."),
      .required("languages", .words([]), "The languages spoken there."),
      .required("hours", .localized, "When it answers."),
      .required("for", .localized, "What it helps with."),
    ])

  static let minors = KeyTable(
    "the rule for minors",
    [
      .required("item", .scalar(.reference), "The item that tells whether somebody is a minor."),
      .optional("below", .scalar(.integer), "The age of majority, where the item is a number."),
      .optional("options", .words([]), "The options that are a minor's, where it has options."),
      .required("then", .localized, "What is said and done then."),
      .optional(
        "protocol", .scalar(.prose), "The approved protocol under which minors are interviewed."),
    ])
}
