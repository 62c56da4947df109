package import QuestionnaireModel

/// Two versions of a questionnaire compared, each change classed by what it does to old answers.
package struct QuestionnaireComparison: Sendable {
  package let old: Questionnaire
  package let new: Questionnaire
  /// The whole first, then items and indices as they stand in the new version, removed ones where
  /// they stood.
  package private(set) var changes: [Change] = []

  package init(_ old: Questionnaire, _ new: Questionnaire) {
    self.old = old
    self.new = new
    let pairing = ItemPairing(old, new)
    changes = WholeComparison(old, new).changes
    changes += pairing.removed.map { removal(of: old.items[$0]) }
    let stems = (old: old.stems, new: new.stems)
    var dependence = Dependence(new, stems.new)
    for index in new.items.indices {
      guard let before = pairing.partner[index] else {
        let item = new.items[index]
        changes.append(Change(.itemAdded, .safe, item.id, "a new \(item.type.name) item"))
        continue
      }
      let own = ItemComparison(
        old, before, new, index, pairing, stems: (stems.old[before], stems.new[index]))
      changes += dependence.adding(own.changes, of: index)
    }
    changes += IndexComparison(old, new, pairing).changes
    changes = changes.map(namingWhatIsTouched)
    if !changes.isEmpty, old.version == new.version, old.id == new.id {
      changes.insert(
        Change(
          .versionNotRaised, .breaking, nil,
          "both say version \(new.version); a changed questionnaire needs a version of its own"),
        at: 0)
    }
  }

  /// The changes of one class.
  package func changes(_ level: ChangeClass) -> [Change] { changes.filter { $0.level == level } }

  private func removal(of item: Item) -> Change {
    item.takesAnswer
      ? Change(
        .itemRemoved, .breaking, item.id,
        "the \(item.type.name) item is gone; its answers have no place in the new version")
      : Change(.itemRemoved, .safe, item.id, "the note is gone")
  }

  /// Adds the indices whose scores a change touches, and the mirror it should be compared with.
  private func namingWhatIsTouched(_ change: Change) -> Change {
    guard let id = change.item, change.touchesAnswers else { return change }
    var change = change
    var touched: [ItemID] = []
    for questionnaire in [new, old] {
      guard let item = questionnaire.index(of: id) else { continue }
      touched += questionnaire.indices.filter { $0.items.contains(item) }.map(\.id)
      change.mirror = change.mirror ?? questionnaire.items[item].meaning.mirror
    }
    change.indices = Array(Set(touched)).sorted()
    return change
  }
}

extension Change {
  /// Whether it can make answers mean something else, to a score or beside a mirror.
  fileprivate var touchesAnswers: Bool {
    switch kind {
    case .itemMoved, .instructionChanged, .disclosureChanged, .checksChanged, .translationAdded:
      false
    case .questionnaireRenamed, .versionNotRaised, .languageAdded, .languageRemoved,
      .sourceLanguageChanged, .titleReworded, .nonanswerDeclared, .nonanswerDropped,
      .nonanswerRecoded, .nonanswerReworded, .itemAdded, .itemRemoved, .itemRenamed, .typeChanged,
      .sourceChanged, .reworded, .translationRemoved, .translationStale, .optionAdded,
      .optionRemoved,
      .optionReworded,
      .optionRecoded, .codeReused, .optionsReordered, .optionRuleChanged, .rangeWidened,
      .rangeNarrowed, .scaleChanged, .endsReworded, .routeChanged, .nonanswerAllowed,
      .nonanswerForbidden, .requirementChanged, .meaningChanged, .keyChanged, .mirrorChanged,
      .indexAdded, .indexRemoved, .indexChanged:
      true
    }
  }
}

/// Which item of the new version is which of the old one.
struct ItemPairing {
  /// For each item of the new version, the index of the same item in the old one.
  private(set) var partner: [Int?]
  /// The items of the old version that the new one does not have, by index.
  private(set) var removed: [Int]

  /// Items are the same by name; a new one with the words and the codes of a lost one is that one.
  ///
  /// The same words come first, then words that are only spelled otherwise. Items whose words or
  /// codes differ more are not paired: rows of a battery are often alike but for one word.
  init(_ old: Questionnaire, _ new: Questionnaire) {
    partner = new.items.map { old.index(of: $0.id) }
    removed = old.items.indices.filter { new.index(of: old.items[$0].id) == nil }
    let source = new.languages[0]
    for farthest in [Rewording.none, .spelling] {
      for index in new.items.indices where partner[index] == nil {
        let item = new.items[index]
        let same = removed.first {
          old.items[$0].isRenamed(to: item, source: source, farthest: farthest)
        }
        guard let same else { continue }
        partner[index] = same
        removed.removeAll { $0 == same }
      }
    }
  }

  /// Where an item of the old version stands in the new one.
  func placeInNew(_ old: Int) -> Int? { partner.firstIndex(of: old) }

  /// The items of the new version that were in the old one, each by its old index, in new order.
  var kept: [Int] { partner.compactMap(\.self) }

  /// The old items that must have moved: those outside the longest run that kept its order.
  var moved: Set<Int> {
    let sequence = kept
    var lengths = [Int](repeating: 1, count: sequence.count)
    var previous = [Int?](repeating: nil, count: sequence.count)
    for end in sequence.indices {
      for start in 0..<end
      where sequence[start] < sequence[end] && lengths[start] + 1 > lengths[end] {
        lengths[end] = lengths[start] + 1
        previous[end] = start
      }
    }
    var stayed: Set<Int> = []
    var place = lengths.indices.max { lengths[$0] < lengths[$1] }
    while let current = place {
      stayed.insert(sequence[current])
      place = previous[current]
    }
    return Set(sequence).subtracting(stayed)
  }
}

extension Item {
  /// Whether another item asks the same and old answers can be carried over as they stand.
  fileprivate func isRenamed(to item: Item, source: Language, farthest: Rewording) -> Bool {
    guard let before = text.texts[source], let after = item.text.texts[source], !after.isEmpty
    else { return false }
    return Rewording(before, after) <= farthest
      && TypeComparison(type, item.type, source: source).changes.allSatisfy { $0.level == .safe }
  }
}
