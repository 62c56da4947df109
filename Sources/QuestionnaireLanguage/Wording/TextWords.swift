/// A text as its words in small letters, with the signs that end clauses and sentences.
struct TextWords {
  enum Part: Hashable {
    case word(String)
    case sign(Character)
  }

  let parts: [Part]

  /// A hyphen parts words; an apostrophe does not.
  init(_ text: String) {
    var parts: [Part] = []
    var word = ""
    func close() {
      if !word.isEmpty { parts.append(.word(word.lowercased())) }
      word = ""
    }
    for character in text {
      if character.isLetter || character.isNumber || character == "'" || character == "’" {
        word.append(character == "’" ? "'" : character)
        continue
      }
      close()
      if Self.signs.contains(character) { parts.append(.sign(character)) }
    }
    close()
    self.parts = parts
  }

  private static let signs: Set<Character> = [".", "?", "!", ";", ":", ",", "(", ")", "…"]

  var words: [String] {
    parts.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// The words between signs; commas do not part sentences.
  func pieces(splitAtCommas: Bool) -> [[String]] {
    parts.split { part in
      guard case .sign(let sign) = part else { return false }
      return splitAtCommas || sign != ","
    }.map { piece in
      piece.compactMap { if case .word(let word) = $0 { word } else { nil } }
    }
  }

  /// Whether a phrase stands in the text.
  func contains(_ phrase: Phrase) -> Bool { phrase.stands(in: words) }
}

/// Words to be sought in a text; `*` at the end of a word stands for any ending.
struct Phrase: Sendable, ExpressibleByStringLiteral {
  let text: String
  private let words: [(word: String, isStem: Bool)]

  init(_ text: String) {
    self.text = text
    words = text.lowercased().split { $0 == " " || $0 == "-" }.map { word in
      let isStem = word.last == "*"
      return (String(isStem ? word.dropLast() : word), isStem)
    }
  }

  init(stringLiteral text: String) { self.init(text) }

  func stands(in text: [String]) -> Bool {
    guard !words.isEmpty, words.count <= text.count else { return false }
    return (0...(text.count - words.count)).contains { start in
      words.indices.allSatisfy { place in
        let (word, isStem) = words[place]
        return isStem ? text[start + place].hasPrefix(word) : text[start + place] == word
      }
    }
  }
}
