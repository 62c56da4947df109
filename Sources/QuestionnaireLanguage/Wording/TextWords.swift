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

  /// Whether a phrase stands in the text; `*` at the end of a word stands for any ending.
  func contains(_ phrase: String) -> Bool {
    let pattern = phrase.lowercased().split { $0 == " " || $0 == "-" }.map { String($0) }
    let words = words
    guard !pattern.isEmpty, pattern.count <= words.count else { return false }
    return (0...(words.count - pattern.count)).contains { start in
      zip(words[start...], pattern).allSatisfy { word, pattern in
        pattern.last == "*" ? word.hasPrefix(pattern.dropLast()) : word == pattern
      }
    }
  }
}
