import QuestionnaireModel

/// What is otherwise in the answers that an item takes.
struct TypeComparison {
  typealias Found = (
    kind: Change.Kind, level: ChangeClass, detail: String, languages: [Language]
  )

  private(set) var changes: [Found] = []

  init(_ old: ItemType, _ new: ItemType, source: Language) {
    switch (old, new) {
    case (.single(let before), .single(let after)), (.consent(let before), .consent(let after)),
      (.assigned(let before, _), .assigned(let after, _)):
      changes = OptionComparison(before, after, source: source).changes
    case (.multiple(let before, let oldLimit), .multiple(let after, let newLimit)):
      changes = OptionComparison(before, after, source: source).changes
      if oldLimit != newLimit {
        add(
          .optionRuleChanged, .recode,
          "\(Self.limit(oldLimit)) could be chosen, \(Self.limit(newLimit)) can be now")
      }
    case (.drawn(let before, _, let oldMost), .drawn(let after, _, let newMost)):
      changes = OptionComparison(before, after, source: source).changes
      if oldMost != newMost {
        add(.optionRuleChanged, .recode, "at most \(oldMost) were asked about, \(newMost) are now")
      }
    case (.ranking(let before, let oldLimit), .ranking(let after, let newLimit)):
      changes = OptionComparison(before, after, source: source).changes
      if oldLimit != newLimit {
        add(
          .optionRuleChanged, .recode,
          "\(Self.limit(oldLimit)) could be ranked, \(Self.limit(newLimit)) can be now")
      }
    case (.integer(let before), .integer(let after)): compare(before, after)
    case (.time(let before), .time(let after)): compare(before, after)
    // What it is computed from needs the pairing of items, and is compared there.
    case (.computed, .computed): break
    case (.date(let before), .date(let after)): compare(before, after)
    case (.decimal(let before, let oldPlaces), .decimal(let after, let newPlaces)):
      compare(before, after)
      if oldPlaces != newPlaces {
        add(
          newPlaces > oldPlaces ? .rangeWidened : .rangeNarrowed,
          newPlaces > oldPlaces ? .safe : .recode,
          "it had \(oldPlaces) decimals and has \(newPlaces)")
      }
    case (.text(let before), .text(let after)):
      if before != after {
        add(
          after > before ? .rangeWidened : .rangeNarrowed, .safe,
          "\(before) characters were taken, \(after) are now")
      }
    case (.scale(let before, let oldLow, let oldHigh), .scale(let after, let newLow, let newHigh)),
      (
        .differential(let before, let oldLow, let oldHigh),
        .differential(let after, let newLow, let newHigh)
      ):
      if before != after {
        add(
          .scaleChanged, .breaking,
          "the scale ran \(Self.text(before)) and runs \(Self.text(after)): another measure")
      }
      compareEnds(TextPair(oldLow, newLow, source: source), "low", other: ("high", oldHigh))
      compareEnds(TextPair(oldHigh, newHigh, source: source), "high", other: ("low", oldLow))
    case (.integer(let before), .decimal(let after, _)):
      add(.typeChanged, .recode, "it was a whole number and is a decimal one")
      compare(before.map { Double($0.lowerBound)...Double($0.upperBound) }, after)
    case (.note, .note): break
    // Pairs of different types; every pair written out is more than the compiler can check.
    default:
      add(.typeChanged, .breaking, "it was \(old.name) and is \(new.name)")
    }
  }

  /// A range that lets in all it let in before is wider; any other may leave out old answers.
  private mutating func compare<Value: Comparable>(
    _ old: ClosedRange<Value>?, _ new: ClosedRange<Value>?
  ) {
    guard old != new else { return }
    let words = "\(Self.text(old)) were taken, \(Self.text(new)) are now"
    guard let new else { return add(.rangeWidened, .safe, words) }
    if let old, new.lowerBound <= old.lowerBound, old.upperBound <= new.upperBound {
      add(.rangeWidened, .safe, words)
    } else {
      add(.rangeNarrowed, .recode, words + "; decide what becomes of old answers outside")
    }
  }

  private mutating func compareEnds(
    _ texts: TextPair, _ end: String, other: (name: String, label: LocalizedText)
  ) {
    let turned = texts.languages(takenFrom: [other.label])
    if !turned.isEmpty {
      add(
        .endsReworded, .breaking,
        "the \(end) end has the label that the \(other.name) end had: the scale is turned", turned)
      return
    }
    let far = texts.languages([.words, .otherText])
    if !far.isEmpty {
      add(.endsReworded, .recode, "the label of the \(end) end was reworded", far)
    }
    let near = texts.languages([.spelling])
    if !near.isEmpty { add(.endsReworded, .safe, "the \(end) end is spelled otherwise", near) }
    if !texts.added.isEmpty {
      add(.translationAdded, .safe, "the \(end) end was translated", texts.added)
    }
  }

  private static func limit(_ limit: Int?) -> String {
    limit.map { "at most \($0)" } ?? "any number"
  }

  private static func text<Value>(_ range: ClosedRange<Value>?) -> String {
    range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "all"
  }

  private mutating func add(
    _ kind: Change.Kind, _ level: ChangeClass, _ detail: String, _ languages: [Language] = []
  ) {
    changes.append((kind, level, detail, languages))
  }
}

/// What is otherwise in a list of options.
///
/// Options are the same by name, else by the words of their labels, else by code. A code that
/// stood for another option breaks: old and new answers would be added up in silence.
struct OptionComparison {
  private(set) var changes: [TypeComparison.Found] = []
  private let source: Language
  private let old: [AnswerOption]
  private let new: [AnswerOption]

  init(_ before: OptionList, _ after: OptionList, source: Language) {
    self.source = source
    old = before.options
    new = after.options
    let partner = partners()
    for (place, option) in new.enumerated() { compare(option, partner[place].map { old[$0] }) }
    let kept = Set(partner.compactMap(\.self))
    for (place, option) in old.enumerated() where !kept.contains(place) {
      // A code given to another option is reported with that option.
      guard !new.contains(where: { $0.code == option.code }) else { continue }
      add(
        .optionRemoved, .recode, "option \(label(option)) is gone; recode its old answers", [])
    }
    compareOrder(before, after, partner.compactMap(\.self))
  }

  /// The place in the old list of each new option, where it was there.
  private func partners() -> [Int?] {
    var partner = [Int?](repeating: nil, count: new.count)
    var free = Set(old.indices)
    func pair(_ isSame: (AnswerOption, AnswerOption) -> Bool) {
      for (place, option) in new.enumerated() where partner[place] == nil {
        guard let match = free.sorted().first(where: { isSame(old[$0], option) }) else { continue }
        partner[place] = match
        free.remove(match)
      }
    }
    pair { $0.name != nil && $0.name == $1.name }
    pair { $0.code == $1.code && self.rewording($0, $1) <= .spelling }
    pair { ($0.name == nil || $1.name == nil) && self.rewording($0, $1) <= .spelling }
    pair {
      ($0.name == nil || $1.name == nil) && $0.code == $1.code
        && self.rewording($0, $1) < .otherText
    }
    return partner
  }

  private func rewording(_ before: AnswerOption, _ after: AnswerOption) -> Rewording {
    Rewording(before.label[source], after.label[source])
  }

  private mutating func compare(_ option: AnswerOption, _ before: AnswerOption?) {
    let holder = old.first { $0.code == option.code }
    guard let before else {
      if let holder {
        add(
          .codeReused, .breaking,
          "code \(option.code) stood for \(quoted(holder)) and stands for \(quoted(option)); "
            + "give the new option a code of its own", [])
      } else {
        add(.optionAdded, .safe, "option \(label(option)) is new", [])
      }
      return
    }
    if before.code != option.code {
      let words = "\(quoted(option)) had code \(before.code) and has \(option.code)"
      if let holder {
        add(.codeReused, .breaking, words + ", which stood for \(quoted(holder))", [])
      } else {
        add(.optionRecoded, .recode, words, [])
      }
    }
    compareLabels(before, option)
    if before.isExclusive != option.isExclusive {
      add(
        .optionRuleChanged, .recode,
        "option \(label(option)) \(option.isExclusive ? "rules out others now" : "goes with others now")",
        [])
    }
  }

  private mutating func compareLabels(_ before: AnswerOption, _ option: AnswerOption) {
    let texts = TextPair(before.label, option.label, source: source)
    for other in old where other.code != before.code {
      let taken = texts.languages(takenFrom: [other.label])
      guard !taken.isEmpty else { continue }
      add(
        .codeReused, .breaking,
        "option \(option.code) was \(quoted(before)) and has the label that \(label(other)) had",
        taken)
      return
    }
    let far = texts.languages([.words, .otherText])
    if !far.isEmpty {
      add(
        .optionReworded, .recode,
        "option \(option.code) was \(quoted(before)) and is \(quoted(option)); "
          + "say whether it still means the same", far)
    }
    let near = texts.languages([.spelling])
    if !near.isEmpty {
      add(.optionReworded, .safe, "option \(label(option)) is spelled otherwise", near)
    }
    if !texts.added.isEmpty {
      add(.translationAdded, .safe, "option \(option.code) was translated", texts.added)
    }
    if !texts.removed.isEmpty {
      add(
        .translationRemoved, .safe, "a translation of option \(option.code) is gone", texts.removed)
    }
  }

  private mutating func compareOrder(_ before: OptionList, _ after: OptionList, _ kept: [Int]) {
    if kept != kept.sorted() {
      add(
        .optionsReordered, after.isOrdered ? .recode : .safe,
        "the options stand in another order"
          + (after.isOrdered ? "; people answer by the order of a scale" : ""), [])
    }
    if before.isOrdered != after.isOrdered {
      add(
        .optionRuleChanged, .recode,
        after.isOrdered
          ? "the order of the options means something now"
          : "the order of the options means nothing now", [])
    }
  }

  private func quoted(_ option: AnswerOption) -> String { "'\(option.label[source])'" }

  private func label(_ option: AnswerOption) -> String { "\(option.code) \(quoted(option))" }

  private mutating func add(
    _ kind: Change.Kind, _ level: ChangeClass, _ detail: String, _ languages: [Language]
  ) {
    changes.append((kind, level, detail, languages))
  }
}
