import Interviewing
import QuestionnaireModel
import Words

/// Every text that stands for an answer to an item.
///
/// The mapping's values come first, then codes, names, labels in every language, non-answers, and all
/// of these in small letters. A name that is another option's label is none: files hold labels. A name or
/// label that is a non-answer's label too has no meaning. After these a text is compared as a number, so that `1.0` and `01` are
/// the code 1, and at last as the interview compares what is typed: without regard to diacritics,
/// cedillas and typographic marks. A text that one of these gives two meanings has none.
struct Spellings {
  private var meanings: [String: Answer] = [:]
  private var ambiguous = Set<String>()
  /// The names and labels of options that are a non-answer's too.
  private var shared = Set<FoldedText>()
  private var numbers = Unequivocal<Double>()
  private var folded = Unequivocal<FoldedText>()
  private let numerals: Numerals
  /// What a column may hold of an option.
  enum Kind: Hashable {
    case codes
    case names
    case labels
  }

  /// The most bytes that a text may have and still be a label written otherwise.
  private var longest = 0

  /// What a text stands for; nil where it stands for nothing known.
  subscript(text: String) -> Answer? {
    if let meaning = meanings[text] { return meaning }
    guard !ambiguous.contains(text), text.utf8.count <= longest else { return nil }
    if let meaning = meanings[text.lowercased()] { return meaning }
    if let number = numerals.number(text) { return numbers[number] }
    return folded[FoldedText(text)]
  }

  /// Whether an option and a non-answer are written as a text is.
  func isShared(_ text: String) -> Bool {
    self[text] == nil && shared.contains(FoldedText(text))
  }

  /// - Parameter kinds: what may stand in cells.
  init(
    of item: Item, in questionnaire: Questionnaire, values: [String: Int],
    kinds: Set<Kind> = [.codes, .names, .labels], numerals: Numerals = Numerals()
  ) {
    self.numerals = numerals
    func answer(_ code: Int) -> Answer {
      switch item.type {
      case .multiple, .drawn: .choices([code])
      case .ranking: .ranking([code])
      case .single, .integer, .decimal, .text, .date, .time, .scale, .differential, .computed,
        .assigned, .consent, .note:
        .choice(code)
      }
    }
    let options = item.type.optionList?.options ?? []
    let nonanswers = questionnaire.nonanswers.filter { item.nonanswers.contains($0.kind) }
    let labels =
      kinds.contains(.labels)
      ? options.flatMap { option in
        option.label.texts.values.flatMap(TextTemplate.variants).map { ($0, answer(option.code)) }
      } : []
    let names =
      kinds.contains(.names)
      ? options.compactMap { option in option.name.map { ($0, answer(option.code)) } } : []
    let machineWords = nonanswers.flatMap { option in
      [String(option.code), option.kind.rawValue].map { ($0, Answer.nonanswer(option.kind)) }
    }
    let nonanswerLabels = nonanswers.flatMap { option in
      option.label.texts.values.map { ($0, Answer.nonanswer(option.kind)) }
    }
    add(values.map { ($0.key, answer($0.value)) })
    if kinds.contains(.codes) { add(options.map { (String($0.code), answer($0.code)) }) }
    let both = Set((names + labels).map(\.0)).intersection(nonanswerLabels.map(\.0))
      .filter { meanings[$0] == nil }
    ambiguous.formUnion(both)
    shared = Set(both.map { FoldedText($0) })
    let labelsOf = Dictionary(
      grouping: labels.map { (FoldedText($0.0), $0.1) }, by: \.0)
    add(
      names.filter { name in
        (labelsOf[FoldedText(name.0)] ?? []).allSatisfy { $0.1 == name.1 }
      })
    add(labels)
    add(machineWords)
    add(nonanswerLabels)
    let exact = meanings
    add(exact.map { ($0.key.lowercased(), $0.value) })
    for (text, answer) in exact {
      if let number = numerals.number(text) { numbers.add(number, answer) }
      folded.add(FoldedText(text), answer)
      // Spaces, marks and a decimal form make a text longer, but not this much.
      longest = max(longest, 3 * text.utf8.count + 16)
    }
    for text in ambiguous { folded.exclude(FoldedText(text)) }
  }

  /// Adds texts of one kind, none of which may push aside one of an earlier kind.
  private mutating func add(_ texts: [(String, Answer)]) {
    var added: [String: Answer] = [:]
    for (text, answer) in texts where !text.isEmpty && meanings[text] == nil {
      if let before = added[text], before != answer { ambiguous.insert(text) }
      added[text] = answer
    }
    for (text, answer) in added where !ambiguous.contains(text) { meanings[text] = answer }
  }
}

/// Answers by a key, without those keys that two answers share.
private struct Unequivocal<Key: Hashable> {
  private var answers: [Key: Answer?] = [:]

  subscript(key: Key) -> Answer? { answers[key] ?? nil }

  mutating func add(_ key: Key, _ answer: Answer) {
    if let before = answers[key], before != answer {
      exclude(key)
    } else {
      answers[key] = answer
    }
  }

  mutating func exclude(_ key: Key) { answers[key] = .some(nil) }
}

/// How a file writes numbers, and what it may mean by them.
struct Numerals: Hashable {
  var usesDecimalComma = false

  /// The number that a text is, however it is spelled: `1.0`, `01`, `1E+00` and ` 1 ` are 1.
  ///
  /// Nil where a mark may group thousands, as in `1.000`, or the file writes decimals with the other
  /// one.
  func number(_ text: String) -> Double? {
    let mark: Character = usesDecimalComma ? "," : "."
    if usesDecimalComma && text.contains(".") || !usesDecimalComma && text.contains(",") {
      return nil
    }
    guard !isGrouped(text, by: mark) else { return nil }
    return spelledNumber(usesDecimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text)
  }

  /// The whole number that a text is; nil for one with decimals, and for one too large to be exact.
  func wholeNumber(_ text: String) -> Int? {
    if let digits = spelledWholeNumber(digits: text) { return digits }
    guard let number = number(text), number.magnitude <= 9_007_199_254_740_992 else { return nil }
    return Int(exactly: number)
  }

  /// Whether three zeros stand behind the mark, as where it groups thousands.
  private func isGrouped(_ text: String, by mark: Character) -> Bool {
    guard let place = text.firstIndex(of: mark) else { return false }
    return text[text.index(after: place)...].trimmedSpaces == "000"
  }
}

extension Substring {
  fileprivate var trimmedSpaces: Substring {
    var rest = self
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
