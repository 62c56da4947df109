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
        } else {
          checkTexts(entry.value, loaded)
        }
      }
      checkPlaceholders(item.entries)
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
    checkPlaceholders(entries)
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
    if text.utf8.count > LabelLimit.variable {
      report(.longLabel("question", limit: LabelLimit.variable, in: language, at: node.span))
    }
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
  }

  /// Compares the placeholders of each language with those of the source language.
  private mutating func checkPlaceholders(_ entries: [YAMLEntry]) {
    guard let source = languageNames.first, let text = entries[source]?.scalar else { return }
    let expected = Placeholders.names(in: text)
    for entry in entries where entry.name != source && languageNames.contains(entry.name) {
      guard let text = entry.value.scalar else { continue }
      let found = Placeholders.names(in: text)
      guard found != expected else { continue }
      report(
        .differentPlaceholders(
          entry.name, source, missing: expected.subtracting(found).sorted(),
          surplus: found.subtracting(expected).sorted(), at: entry.value.span))
    }
  }
}

extension WrittenItem {
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

/// How long labels may be in other programs' files, in bytes of UTF-8.
///
/// Stata cuts variable labels at 80 characters, which most questions exceed; exports shorten them
/// and nothing is reported.
enum LabelLimit {
  static let variable = 256
  static let value = 120
  static let column = 32
}

/// Names in braces that answers are put in the place of.
enum Placeholders {
  /// The names in a text; `{f:…;m:…}`, a choice by form, is none.
  static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: "}") else { continue }
      let inside = piece[..<end]
      let name = inside.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      guard !name.isEmpty, !inside.contains(":") else { continue }
      names.insert(String(name))
    }
    return names
  }
}
