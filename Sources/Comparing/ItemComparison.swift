import QuestionnaireModel

/// What is otherwise in an item that both versions have.
struct ItemComparison {
  private(set) var changes: [Change] = []
  private let item: Item
  private let source: Language

  init(
    _ old: Questionnaire, _ before: Int, _ new: Questionnaire, _ index: Int,
    _ pairing: ItemPairing, stems: (old: [Stem], new: [Stem])
  ) {
    let was = old.items[before]
    item = new.items[index]
    source = new.languages[0]
    if was.id != item.id {
      add(.itemRenamed, .recode, "it was '\(was.id)'; rename the old column")
    }
    if pairing.moved.contains(before) {
      add(.itemMoved, .safe, "it stands elsewhere; what is asked before it may color its answers")
    }
    compareTexts(was)
    compareStems(stems.old, stems.new)
    let types = TypeComparison(was.type, item.type, source: source)
    for (kind, level, detail, languages) in types.changes { add(kind, level, detail, languages) }
    compareSources(was.type, pairing)
    compareRoute(was, old, new, pairing)
    compareRules(was)
    if !Self.haveSameChecks((was, old), (item, new), pairing) {
      add(.checksChanged, .safe, "its checks are otherwise")
    }
    compareMeaning(was)
  }

  private mutating func compareTexts(_ was: Item) {
    compare(
      TextPair(was.text, item.text, source: source), what: "the text", isRead: !item.takesAnswer)
    let instructions = TextPair(was.instruction, item.instruction, source: source)
    if was.instruction != item.instruction {
      add(
        .instructionChanged, .safe, "the interviewer's instruction is otherwise",
        instructions.rewordings.map(\.language) + instructions.added + instructions.removed)
    }
  }

  /// Compares what is read before the item and makes it the question that it is.
  private mutating func compareStems(_ old: [Stem], _ new: [Stem]) {
    for kind in Stem.Kind.allCases {
      let before = old.filter { $0.kind == kind }
      let after = new.filter { $0.kind == kind }
      guard before.count == after.count else {
        let words =
          before.count < after.count ? "is read before it now" : "is read before it no more"
        add(
          .reworded, item.takesAnswer ? .recode : .safe,
          "\(kind.rawValue) \(words); say whether it still means the same")
        continue
      }
      for (before, after) in zip(before, after) {
        compare(
          TextPair(before.text, after.text, source: source), what: kind.rawValue,
          isRead: !item.takesAnswer)
      }
    }
  }

  /// Compares what a value that is never asked follows from; items are the same wherever they stand.
  private mutating func compareSources(_ was: ItemType, _ pairing: ItemPairing) {
    switch (was, item.type) {
    case (.computed(let before), .computed(let after)):
      if before.renumbered(pairing.placeInNew) != after {
        add(.typeChanged, .breaking, "it is computed otherwise: another measure")
      }
    case (.drawn(_, let before, _), .drawn(_, let after, _)):
      if pairing.placeInNew(before) != after {
        add(.typeChanged, .breaking, "it is drawn from the answers to another item")
      }
    default: break
    }
  }

  /// Classes a wording by how far it is from the one before.
  ///
  /// One that stays close is safe; one with other words needs a person who says that it means the
  /// same; another text is another question. A note that is only read is safe in any words.
  private mutating func compare(_ texts: TextPair, what: String, isRead: Bool) {
    if !texts.added.isEmpty {
      add(.translationAdded, .safe, "\(what) was translated", texts.added)
    }
    if !texts.removed.isEmpty {
      add(.translationRemoved, .safe, "a translation of \(what) is gone", texts.removed)
    }
    let levels: [(Set<Rewording>, ChangeClass, String)] = [
      ([.otherText], .breaking, "is another one; give a new question a new name"),
      ([.words], .recode, "was reworded; say whether it still means the same"),
      ([.spelling], .safe, "is spelled otherwise"),
    ]
    for (rewordings, level, words) in levels {
      let languages = texts.languages(rewordings)
      guard !languages.isEmpty else { continue }
      add(
        .reworded, isRead ? .safe : level, "\(what) \(isRead ? "was reworded" : words)", languages)
    }
    let stale = texts.stale
    if !stale.isEmpty {
      add(
        .translationStale, isRead ? .safe : .recode,
        "\(what) has other words in '\(source)', and its translation has the old ones", stale)
    }
  }

  private mutating func compareRoute(
    _ was: Item, _ old: Questionnaire, _ new: Questionnaire, _ pairing: ItemPairing
  ) {
    let before = was.when?.notation(in: old)
    let after = item.when?.notation(in: new)
    guard before != after, was.when?.renumbered(pairing.placeInNew) != item.when else { return }
    let words =
      switch (before, after) {
      case (let before?, let after?): "it was asked if \(before), and is asked if \(after)"
      case (nil, let after?): "it was asked of all, and is asked if \(after)"
      case (let before?, nil): "it was asked if \(before), and is asked of all"
      case (nil, nil): ""
      }
    add(.routeChanged, .recode, "\(words); the bases differ")
  }

  private mutating func compareRules(_ was: Item) {
    for kind in item.nonanswers where !was.nonanswers.contains(kind) {
      add(.nonanswerAllowed, .safe, "\(kind.rawValue) is allowed now")
    }
    for kind in was.nonanswers where !item.nonanswers.contains(kind) {
      add(.nonanswerForbidden, .recode, "\(kind.rawValue) is allowed no more")
    }
    if was.isRequired != item.isRequired {
      add(
        .requirementChanged, .safe,
        item.isRequired ? "it may not be left empty any more" : "it may be left empty now")
    }
  }

  private static func haveSameChecks(
    _ old: (item: Item, questionnaire: Questionnaire),
    _ new: (item: Item, questionnaire: Questionnaire), _ pairing: ItemPairing
  ) -> Bool {
    guard old.item.checks.count == new.item.checks.count else { return false }
    return zip(old.item.checks, new.item.checks).allSatisfy { before, after in
      before.message == after.message
        && (before.condition.renumbered(pairing.placeInNew) == after.condition
          || before.condition.notation(in: old.questionnaire)
            == after.condition.notation(in: new.questionnaire))
    }
  }

  private mutating func compareMeaning(_ was: Item) {
    let (before, after) = (was.meaning, item.meaning)
    if before.isReversed != after.isReversed {
      add(
        .meaningChanged, .recode,
        after.isReversed ? "it is reversed now" : "it is reversed no more")
    }
    if before.measures != after.measures {
      add(
        .meaningChanged, .recode,
        "it measured \(before.measures ?? "nothing") and measures \(after.measures ?? "nothing")")
    }
    if before.shared != after.shared {
      add(
        .meaningChanged, .recode,
        "it was shared as \(before.shared ?? "nothing") and is as \(after.shared ?? "nothing")")
    }
    if before.role != after.role {
      add(
        .meaningChanged, .recode,
        "its role was \(before.role?.rawValue ?? "none") and is \(after.role?.rawValue ?? "none")")
    }
    if before.key != after.key { add(.keyChanged, .recode, "its right answer is otherwise") }
    if before.mirror != after.mirror {
      add(
        .mirrorChanged, .recode,
        "it mirrored \(Self.name(before.mirror)) and mirrors \(Self.name(after.mirror))")
    }
    if before.disclosure != after.disclosure {
      add(
        .disclosureChanged, .safe,
        "its disclosure was \(before.disclosure.rawValue) and is \(after.disclosure.rawValue)")
    }
  }

  private static func name(_ mirror: Mirroring?) -> String {
    mirror.map { "\($0.questionnaire).\($0.item) (\($0.kind.rawValue))" } ?? "nothing"
  }

  private mutating func add(
    _ kind: Change.Kind, _ level: ChangeClass, _ detail: String, _ languages: [Language] = []
  ) {
    changes.append(Change(kind, level, item.id, detail, languages: languages))
  }
}
