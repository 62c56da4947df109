import Diagnostics
import YAMLReading

/// Translations that did not follow their source text.
///
/// Nothing in a file says when a text was translated. Certain signs of it are seen: each text has a
/// number that the other has not, or a long text has the very words of its source.
extension QuestionnaireDecoder {
  mutating func checkTranslations(_ root: YAMLNode) {
    guard languageNames.count > 1 else { return }
    owners = []
    for entry in root.mapping ?? [] where entry.name != "sections" {
      checkTranslations(below: entry.value)
    }
    for section in root["sections"]?.sequence ?? [] {
      if let title = section["title"] { checkTranslations(below: title) }
    }
    for item in WrittenItem.all(in: root) {
      owners = item.owners
      checkTranslations(in: item.entries.filter { $0.name != "items" })
    }
    owners = []
  }

  private mutating func checkTranslations(below node: YAMLNode) {
    for element in node.sequence ?? [] { checkTranslations(below: element) }
    if let entries = node.mapping { checkTranslations(in: entries) }
  }

  private mutating func checkTranslations(in entries: [YAMLEntry]) {
    let source = languageNames.first.flatMap { entries[$0]?.scalar }.map(TranslatedText.init)
    for entry in entries {
      guard languageNames.dropFirst().contains(entry.name), let text = entry.value.scalar else {
        checkTranslations(below: entry.value)
        continue
      }
      guard let source else { continue }
      let translation = TranslatedText(text)
      if translation.isCopied(from: source) {
        report(.untranslated(entry.name, languageNames[0], at: entry.value.span))
      } else if let pair = translation.differingNumber(from: source) {
        report(
          .staleTranslation(
            pair.own, entry.name, pair.source, languageNames[0], at: entry.value.span))
      }
    }
  }
}

/// What a text and its translation have in common: its numbers, and words left as they were.
private struct TranslatedText {
  let numbers: [String]
  let words: [String]

  init(_ text: String) {
    let plain = Self.withoutPlaceholders(text)
    numbers = Self.numbers(in: plain)
    words = TextWords(plain).words
  }

  /// Names and addresses stay as they are; so do not six words.
  func isCopied(from source: TranslatedText) -> Bool { words.count >= 6 && words == source.words }

  /// A number that only this text has and one that only the source has, where both have such.
  func differingNumber(from source: TranslatedText) -> (own: String, source: String)? {
    guard let own = numbers.first(where: { !source.numbers.contains($0) }),
      let other = source.numbers.first(where: { !numbers.contains($0) })
    else { return nil }
    return (own, other)
  }

  /// A placeholder names an item, and its name may hold digits.
  private static func withoutPlaceholders(_ text: String) -> String {
    var depth = 0
    return text.filter { character in
      if character == "{" { depth += 1 }
      defer { if character == "}" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// Runs of digits; groups of three after a sign or a space belong to the number before them.
  private static func numbers(in text: String) -> [String] {
    var numbers: [String] = []
    var isJoined = false
    let pieces = text.split(
      omittingEmptySubsequences: false, whereSeparator: { !($0.isASCII && $0.isNumber) })
    for piece in pieces {
      if piece.isEmpty {
        isJoined = false
      } else if isJoined, piece.count == 3, let last = numbers.popLast() {
        numbers.append(last + piece)
      } else {
        numbers.append(String(piece))
        isJoined = true
      }
    }
    return numbers
  }
}
