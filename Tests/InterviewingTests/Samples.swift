import QuestionnaireModel
import TestSupport

/// Small questionnaires, each with its own trap.
enum Sample: String, CaseIterable {
  case routed, chained, checked, doubted, consented, everyType, derived, shuffled, notes, onlyNotes,
    empty, optional, passes

  var questionnaire: Questionnaire {
    switch self {
    case .routed: .of(Self.routedItems)
    case .chained: .of(Self.chainedItems)
    case .checked: .of(Self.checkedItems)
    case .doubted: .of(Self.doubtedItems)
    case .consented: .of(Self.consentedItems)
    case .everyType: .of(Self.typedItems)
    case .derived: .of(Self.derivedItems)
    case .shuffled: Self.shuffledQuestionnaire
    case .notes: .of(Self.notedItems)
    case .onlyNotes: .of([.note("one"), .note("two")])
    case .empty: .of([])
    case .optional: .of(Self.optionalItems)
    case .passes: Self.passesQuestionnaire
    }
  }

  /// Whom one met decides whether one is asked how many and where.
  private static let routedItems: [Item] = [
    .single("met", ["known", "suspected", "no"]),
    .integer("count", 1...500, when: .holds(0, 1)),
    .of(
      "place", .text(limit: 20),
      when: .all([.holds(0, 1), .comparison(.item(1), .greater, .number(10))])),
    .single("trust", ["low", "high"]),
    .integer("age", 18...99),
  ]

  /// Each item hangs on the one before it.
  private static let chainedItems: [Item] = (0..<12).map { index in
    .single(
      "link\(index)", ["on", "off", "either"],
      when: index == 0 ? nil : .not(.holds(index - 1, 2)))
  }

  private static let checkedItems: [Item] = [
    .integer("age", 18...99),
    .of("years", .integer(0...99)) {
      $0.checks = [
        Check(
          condition: .comparison(.item(1), .lessOrEqual, .item(0)),
          message: LocalizedText("Nobody works longer than they live", ro: "Prea mulți ani"))
      ]
    },
    .integer("last", 1...3, when: .answered(items: [1])),
  ]

  /// A soft check beside a hard one, and an item that hangs on the doubted answer.
  private static let doubtedItems: [Item] = [
    .integer("age", 18...99),
    .of("children", .integer(0...30)) {
      $0.checks = [
        Check(
          condition: .comparison(.item(1), .less, .item(0)), message: LocalizedText("Too many")),
        Check(
          condition: .comparison(.item(1), .lessOrEqual, .number(10)),
          message: LocalizedText("More than ten?"), isSoft: true),
      ]
    },
    .integer("youngest", 0...80, when: .comparison(.item(1), .greater, .number(0))),
  ]

  private static let consentedItems: [Item] = [
    .note("welcome"),
    .consent("consent"),
    .integer("age", 18...99),
    .consent("recording"),
    .single("trust", ["low", "high"]),
    .note("thanks"),
  ]

  private static let typedItems: [Item] = [
    .single("single", ["one", "two", "three"]),
    .of("several", .multiple(.of(["sea", "sun", "none*", "wind"]), limit: 2)),
    .integer("whole", -5...5),
    .of("exact", .decimal(0...1, places: 2)),
    .of("words", .text(limit: 12)),
    .of("day", .date(nil)),
    .of("order", .ranking(.of(["home", "work", "rest"]), limit: nil)),
    .of("best", .ranking(.of(["home", "work", "rest"]), limit: 2)),
    .of("hour", .time(nil)),
    .of(
      "warmth",
      .differential(
        1...7, low: LocalizedText("cold", ro: "rece"), high: LocalizedText("warm", ro: "cald"))),
    .of(
      "scale",
      .scale(
        0...10, low: LocalizedText("never", ro: "niciodată"),
        high: LocalizedText("always", ro: "mereu"))),
    .consent("agreed"),
    .integer("end", 1...9, when: .includesAny(item: 1, codes: [1, 4])),
  ]

  /// Sums of answers that decide what is asked, one of them on a route of its own.
  private static let derivedItems: [Item] = [
    .integer("boys", 0...9),
    .integer("girls", 0...9),
    .of("children", .computed(.sum(.item(0), .item(1)))) { $0.isRequired = false },
    .integer("eldest", 0...40, when: .comparison(.item(2), .greater, .number(0))),
    .of(
      "share", .computed(.quotient(.item(3), .item(2))),
      when: .comparison(.item(2), .greater, .number(0))
    ) { $0.isRequired = false },
    .single("again", ["yes", "no"], when: .not(.comparison(.item(4), .greater, .number(5)))),
    .note("bye"),
  ]

  /// A ballot, then sections that change places, items and rows in random order, a pinned note.
  private static let shuffledQuestionnaire = Questionnaire.of(
    [
      .of("ballot", .assigned(.of(["A", "B"]), weights: [1, 2])) { $0.isRequired = false },
      .integer("age", 18...99),
      .note("welcome"),
      .of("sea", .single(.of(["yes", "no", "never"]))) { $0.section = 1 },
      .of("swims", .integer(0...9), when: .holds(3, 1)) {
        $0.section = 1
        $0.battery = 0
      },
      .of("dives", .integer(0...9), when: .holds(3, 1)) {
        $0.section = 1
        $0.battery = 0
      },
      .of("floats", .integer(0...9)) {
        $0.section = 1
        $0.battery = 0
      },
      .of("tea", .integer(0...9), when: .holds(0, 2)) { $0.section = 2 },
      .of("cups", .computed(.sum(.item(1), .item(1)))) {
        $0.section = 2
        $0.isRequired = false
      },
      .of("last", .integer(0...9), when: .comparison(.item(6), .greater, .number(3))),
    ],
    sections: ["First", "Sea", "Tea"],
    batteries: [Battery(id: ItemID("b"), text: LocalizedText("Of these"), rows: 4..<7)],
    unitShuffles: [
      UnitShuffle(name: "rows:b", units: [4..<5, 5..<6, 6..<7], pinned: []),
      UnitShuffle(name: "sections", units: [3..<7, 7..<9], pinned: []),
    ],
    optionShuffles: [OptionShuffle(name: "options:sea", items: 3..<4)])

  private static let notedItems: [Item] = [
    .note("first"),
    .single("met", ["yes", "no"]),
    .note("only-if-yes", when: .holds(1, 1)),
    .note("second"),
    .integer("count", 1...9),
    .note("bye"),
    .note("bye-bye"),
  ]

  private static let optionalItems: [Item] = [
    .of("word", .text(limit: 9)) { $0.isRequired = false },
    .of("age", .integer(0...9)) {
      $0.isRequired = false
      $0.nonanswers = []
    },
    .integer("more", 1...2, when: .isNonanswer(item: 1, kinds: [.missing])),
  ]
}
