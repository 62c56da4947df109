import Diagnostics
import QuestionnaireModel
import YAMLReading

/// The words of questions, language by language.
///
/// The rules are narrow on purpose: what they report is nearly always worth rewording, and much
/// that is badly worded passes them.
extension QuestionnaireDecoder {
  mutating func checkWording(_ root: YAMLNode) {
    let loaded = loadedWords(root)
    for entry in root.mapping ?? [] where entry.name != "sections" {
      checkTexts(entry.value, loaded)
    }
    for section in root["sections"]?.sequence ?? [] {
      if let title = section["title"] { checkTexts(title, loaded) }
    }
    for item in WrittenItem.all(in: root) {
      owners = item.owners
      for entry in item.entries where entry.name != "items" {
        if languageNames.contains(entry.name) {
          checkQuestion(entry.value, in: entry.name, of: item)
          checkText(entry.value, in: entry.name, loaded)
          checkLength(entry.value, in: entry.name, of: item)
        } else {
          checkTexts(entry.value, loaded)
        }
      }
    }
    checkRepetitions(root)
    checkLists(root)
    owners = []
  }

  /// The words of the built-in lists and those of the file, by language.
  private mutating func loadedWords(_ root: YAMLNode) -> [String: [Phrase]] {
    var words: [String: [Phrase]] = [:]
    for language in languageNames { words[language] = WordLists.of(language)?.loaded ?? [] }
    guard case .mapping(let entries)? = root["loaded_words"]?.kind else { return words }
    for entry in entries {
      guard languageNames.contains(entry.name) else {
        report(
          .undeclaredLanguage(entry.name, declared: languageNames, at: entry.key.span))
        continue
      }
      let own = entry.value.sequence?.compactMap(\.scalar) ?? []
      if own.isEmpty {
        report(.wrongNode("'\(entry.name)'", expected: "a list of words", at: entry.key.span))
      }
      for word in entry.value.sequence ?? [] { reportComment(cutting: word) }
      words[entry.name, default: []] += own.map { Phrase($0) }
    }
    return words
  }

  /// Looks through all texts below a node.
  private mutating func checkTexts(_ node: YAMLNode, _ loaded: [String: [Phrase]]) {
    for element in node.sequence ?? [] { checkTexts(element, loaded) }
    guard let entries = node.mapping else { return }
    for entry in entries {
      if entry.value.scalar != nil, languageNames.contains(entry.name) {
        checkText(entry.value, in: entry.name, loaded)
      } else if entry.value.scalar != nil, Self.integer(entry.name) != nil {
        checkText(entry.value, in: languageNames[0], loaded)
      } else {
        checkTexts(entry.value, loaded)
      }
    }
  }

  private mutating func checkText(
    _ node: YAMLNode, in language: String, _ loaded: [String: [Phrase]]
  ) {
    guard let text = node.scalar else { return }
    guard let phrases = loaded[language], !phrases.isEmpty else { return }
    let words = TextWords(text).words
    if let phrase = phrases.first(where: { $0.stands(in: words) }) {
      report(.loadedWord(phrase.text, at: node.span))
    }
  }

  /// Looks at the text of an item that takes one answer.
  private mutating func checkQuestion(
    _ node: YAMLNode, in language: String, of item: WrittenItem
  ) {
    guard let text = node.scalar, item.takesOneAnswer else { return }
    let words = TextWords(text)
    if words.parts.count(where: { $0 == .sign("?") }) > 1 {
      report(.doubleBarreled(item.id, "it has two question marks", at: node.span))
    } else if let lists = WordLists.of(language), let pair = words.joinedPair(lists) {
      report(.doubleBarreled(item.id, pair, at: node.span))
    }
    if let lists = WordLists.of(language), words.deniesTwice(lists) {
      report(.doubleNegation(item.id, at: node.span))
    }
  }

  /// A data file has the texts of all items that take an answer as labels.
  private mutating func checkLength(
    _ node: YAMLNode, in language: String, of item: WrittenItem
  ) {
    guard let text = node.scalar, item.isVariable, text.utf8.count > LabelLimit.variable else {
      return
    }
    report(.longLabel("question", limit: LabelLimit.variable, in: language, at: node.span))
  }

  private mutating func checkRepetitions(_ root: YAMLNode) {
    guard let source = languageNames.first else { return }
    var seen: [String: SourceSpan] = [:]
    for item in WrittenItem.all(in: root) where item.takesOneAnswer && item["when"] == nil {
      guard let node = item[source], let text = node.scalar else { continue }
      let key = ([item.battery ?? ""] + TextWords(text).words).joined(separator: " ")
      guard let first = seen.updateValue(node.span, forKey: key) else { continue }
      owners = item.owners
      report(.identicalQuestions(first: first, at: node.span))
    }
    owners = []
    checkBeginnings(root)
  }

  /// Finds questions that begin alike and differ only where Stata cuts them off.
  private mutating func checkBeginnings(_ root: YAMLNode) {
    for language in languageNames {
      var seen: [Substring: (text: String, span: SourceSpan)] = [:]
      for item in WrittenItem.all(in: root) where item.isVariable {
        guard let node = item[language], let text = node.scalar,
          text.count > LabelLimit.shortVariable
        else { continue }
        guard
          let first = seen.updateValue(
            (text, node.span), forKey: text.prefix(LabelLimit.shortVariable)),
          first.text != text
        else { continue }
        owners = item.owners
        report(
          .sameShortLabel(
            limit: LabelLimit.shortVariable, in: language, first: first.span, at: node.span))
      }
    }
    owners = []
  }
}

extension WrittenItem {
  /// Whether its text is the label of a variable.
  fileprivate var isVariable: Bool {
    battery != nil || !["note", "battery", "consent", nil].contains(self["type"]?.scalar)
  }

  /// Whether one answer is given to its text; a battery's rows have one each.
  fileprivate var takesOneAnswer: Bool {
    if battery != nil { return true }
    switch self["type"]?.scalar {
    case "single", "scale", "differential", "integer", "decimal", "date", "time": return true
    default: return false
    }
  }
}

extension TextWords {
  /// Two things that are joined and both begin with the same word: "the … and the".
  fileprivate func joinedPair(_ lists: WordLists) -> String? {
    for piece in pieces(splitAtCommas: true) {
      for place in piece.indices.dropFirst(2).dropLast()
      where lists.conjunctions.contains(piece[place]) {
        let word = piece[place + 1]
        let before = piece[max(0, place - 4)...(place - 2)]
        guard lists.repeated.contains(word), before.contains(word) else { continue }
        return "'\(word) … \(piece[place]) \(word)'"
      }
    }
    return nil
  }

  fileprivate func deniesTwice(_ lists: WordLists) -> Bool {
    let isBridged = !lists.negationBridges.isEmpty
    return pieces(splitAtCommas: !isBridged).contains { piece in
      let denials = piece.indices.filter { lists.negations.contains(piece[$0]) }
      guard let first = denials.first, let last = denials.last, first < last else { return false }
      return !isBridged || piece[first...last].contains(where: lists.negationBridges.contains)
    }
  }
}

/// How long labels may be in other programs' files, SPSS's in bytes of UTF-8.
enum LabelLimit {
  static let variable = 256
  /// Characters in Stata; most questions are longer, so only those that become alike are reported.
  static let shortVariable = 80
  static let value = 120
  static let column = 32
}
