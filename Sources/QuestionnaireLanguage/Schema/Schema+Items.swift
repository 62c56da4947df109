/// The types an item may name, with the keys of each.
enum ItemKeyword: String, CaseIterable, Sendable {
  case single
  case multiple
  case ranking
  case integer
  case decimal
  case text
  case date
  case time
  case scale
  case differential
  case computed
  case consent
  case note
  case battery
  case roster
  case vignette
}

extension Schema {
  static let row = KeyTable(
    "a row of a battery", takesTexts: true, identity + answering + meaning)

  /// The keys of an item of one type.
  static func item(_ keyword: ItemKeyword) -> KeyTable {
    tables[keyword] ?? KeyTable("an item", [])
  }

  /// The types of item that have a key.
  static func types(with key: String) -> [ItemKeyword] {
    ItemKeyword.allCases.filter { item($0).rule(key) != nil }
  }

  private static let tables: [ItemKeyword: KeyTable] = Dictionary(
    uniqueKeysWithValues: ItemKeyword.allCases.map { keyword in
      let article = keyword == .battery ? "a battery" : "an item of type \(keyword.rawValue)"
      return (keyword, KeyTable(article, takesTexts: true, keys(of: keyword)))
    })

  private static func keys(of keyword: ItemKeyword) -> [KeyRule] {
    switch keyword {
    case .single:
      identity + type + answering + meaning + options + [shuffle(["options", "none"])]
    case .multiple:
      identity + type + answering + meaning + options + [
        shuffle(["options", "none"]),
        .optional("limit", .scalar(.integer), "The most options that may be chosen."),
      ]
    case .ranking:
      identity + type + answering + meaning + options + [
        shuffle(["options", "none"]),
        .optional("limit", .scalar(.integer), "The most options that are ranked; all by default."),
      ]
    case .integer, .date, .time: identity + type + answering + meaning + [range]
    case .decimal:
      identity + type + answering + meaning + [
        range, .optional("places", .scalar(.integer), "The most decimals; 2 by default."),
      ]
    case .text:
      identity + type + answering + meaning + [
        .optional("limit", .scalar(.integer), "The most characters; 2000 by default.")
      ]
    case .scale:
      identity + type + answering + meaning + [
        .optional("range", .scalar(.range), "The first and the last point; 0..10 by default."),
        .required("ends", .mapping, "The labels of the first and the last point."),
      ]
    case .differential:
      identity + type + answering + meaning + [
        .optional("range", .scalar(.range), "The first and the last point; 1..7 by default."),
        .required("ends", .mapping, "The opposite words at the first and the last point."),
      ]
    case .computed:
      identity + type + meaning + [
        .required("value", .scalar(.expression), "The number, computed from earlier answers.")
      ]
    case .consent:
      identity + type + [
        .optional("options", .mapping, "Code 1 agrees and code 2 declines."),
        .optional("check", .mappings, "What the answers must meet."), card,
      ]
    case .note: identity + type
    case .roster:
      identity + [
        .required("type", .word(["roster"]), "The type."),
        .optional("over", .scalar(.name), "The item whose chosen options are asked about."),
        .optional("count", .scalar(.name), "The item that says how many times they are asked."),
        .optional("most", .scalar(.integer), "The most times; as many as there can be by default."),
        .optional(
          "prefer", .word(["least_filled"]),
          "Which options come first where there are too many; drawn evenly by default."),
        .optional("as", .scalar(.name), "What its texts call the option or the number of a pass."),
        .optional(
          "words", .mapping, "How each option reads inside its texts; as labeled by default."),
        .required("items", .list, "The items that are asked each time."),
      ]
    case .vignette:
      identity + [
        .required("type", .word(["vignette"]), "The type."),
        .required("factors", .mapping, "The factors, each with its levels by name."),
        .required("show", .scalar(.integer), "How many vignettes each respondent reads."),
        .optional(
          "deck", .wordOrMapping(["full"]), "All profiles, each drawn by itself, or blocks of them."
        ),
        .optional("vary", .scalar(.name), "The factor whose level differs each time."),
        .optional("forbidden", .words([]), "What no profile may be, as conditions on its factors."),
        .required("items", .list, "The items that are asked after each vignette."),
      ]
    case .battery:
      identity + [
        .optional("type", .word(["battery"]), "The type, where the scale is not named here."),
        .optional("battery", .scalar(.name), "The scale that its rows share."),
        .required("items", .list, "The rows."),
        .optional(
          "shuffle", .words(["items", "options", "none"]), "What is shown in random order."),
        disclosure, card,
      ] + options + [allow, required]
    }
  }

  static let factorLevel = KeyTable(
    "a level of a factor", takesTexts: true,
    [
      .required("code", .scalar(.code), "The number stored."),
      .optional("form", .scalar(.name), "The form of words that the vignette takes with it."),
    ])

  static let deck = KeyTable(
    "a deck",
    [
      .required("blocks", .scalar(.integer), "Into how many blocks the profiles are parted."),
      .optional("size", .scalar(.integer), "How many profiles it has; all by default."),
    ])

  private static let identity: [KeyRule] = [
    .required("id", .scalar(.name), "The item's name."),
    .optional("when", .scalar(.condition), "The condition on which it is asked."),
    .optional("instruction", .localized, "What the interviewer should know; never read out."),
    .optional("pinned", .scalar(.yesNo), "Whether it keeps its place among shuffled ones."),
  ]

  private static let type: [KeyRule] = [
    .required("type", .word(ItemKeyword.allCases.map(\.rawValue)), "The type of answer.")
  ]

  private static let answering: [KeyRule] = [
    allow, required, .optional("check", .mappings, "What the answers must meet."),
  ]

  private static let meaning: [KeyRule] = [
    .optional("measures", .scalar(.name), "The construct it measures."),
    .optional("reversed", .scalar(.yesNo), "Whether agreement means less of the construct."),
    .optional("shared", .scalar(.name), "The name under which questionnaires share it."),
    .optional("mirrors", .mapping, "The item of another questionnaire that it mirrors."),
    .optional("key", .words([]), "The right answer of a knowledge item, or each of several."),
    disclosure,
    .optional("role", .word(roles), "What it is to the design of the sample."),
    card,
  ]

  private static let disclosure = KeyRule.optional(
    "disclosure", .word(disclosures), "How far its answers may travel.")

  private static let card = KeyRule.optional(
    "card", .scalar(.prose), "The name of the card that shows its options.")

  private static let options: [KeyRule] = [
    .optional("options", .mapping, "The options by code or by name."),
    .optional("scale", .scalar(.name), "The named scale that it uses."),
    .optional("ordered", .scalar(.yesNo), "Whether the order of its own options matters."),
  ]

  private static let allow = KeyRule.optional(
    "allow", .words([]), "The non-answers it may hold; declared dont_know and refused by default.")

  private static let required = KeyRule.optional(
    "required", .scalar(.yesNo), "Whether an empty answer is refused; yes by default.")

  private static let range = KeyRule.optional(
    "range", .scalar(.range), "The least and the greatest answer: 1..500, 18.. or ..65.")

  private static func shuffle(_ words: [String]) -> KeyRule {
    .optional("shuffle", .word(words), "What is shown in random order.")
  }
}
