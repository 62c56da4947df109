/// A text without case, diacritics, typographic dashes and quotes, for comparing what is typed.
package struct FoldedText: Hashable, Sendable {
  package let text: String

  package init(_ original: some StringProtocol) {
    var folded = ""
    var isAfterSpace = true
    for scalar in original.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isAfterSpace { folded.append(" ") }
        isAfterSpace = true
      } else {
        let piece = Self.folded(scalar)
        folded.append(piece)
        isAfterSpace = isAfterSpace && piece.isEmpty
      }
    }
    if folded.last == " " { folded.removeLast() }
    text = folded
  }

  package var isEmpty: Bool { text.isEmpty }

  package func contains(_ words: String) -> Bool { text.contains(words) }

  package func isPrefix(of other: FoldedText) -> Bool { other.text.hasPrefix(text) }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return scalar.properties.lowercaseMapping }
    switch scalar.properties.generalCategory {
    case .nonspacingMark: return ""
    case .dashPunctuation: return "-"
    case .initialPunctuation, .finalPunctuation:
      return "‘’‚‛".unicodeScalars.contains(scalar) ? "'" : "\""
    default: return baseLetter(scalar) ?? scalar.properties.lowercaseMapping
    }
  }

  /// The letter under the diacritics, read off the character's Unicode name.
  ///
  /// The names are stable by the standard's own policy (`LATIN SMALL LETTER S WITH COMMA BELOW`),
  /// and the standard library offers no decomposition.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> String? {
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4 else {
      return nil
    }
    guard words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1, words[4] == "WITH" else {
      return nil
    }
    return words[3].lowercased()
  }
}
