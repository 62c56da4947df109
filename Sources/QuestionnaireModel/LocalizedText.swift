/// A text in each of the languages that its questionnaire declares.
package struct LocalizedText: Hashable, Sendable {
  package private(set) var texts: [Language: String]

  package init(_ texts: [Language: String]) {
    self.texts = texts
  }

  /// Reads the text in one language; an untranslated text falls back to the first one sorted.
  ///
  /// The checker reports missing translations, so the fallback is met only where they were allowed.
  package subscript(_ language: Language) -> String {
    if let text = texts[language] { return text }
    guard let first = texts.keys.min() else { return "" }
    return texts[first] ?? ""
  }

  package var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }
}
