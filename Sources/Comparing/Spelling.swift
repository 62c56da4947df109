/// A text without what is only spelled otherwise: two texts with the same spelling say the same.
///
/// Left out are capitals, the diacritics of Latin letters, typographic forms of quotes, dashes and dots,
/// more than one space in a row, and marks around the whole. Everything else stays: a digit, a sign, a mark
/// inside a sentence or a letter can turn an answer around, and nobody is there to notice.
struct Spelling: Hashable {
  private let scalars: [Unicode.Scalar]
  /// What stands in braces names other items, and is not a matter of spelling.
  private let placeholders: [Substring]

  init(_ text: String) {
    placeholders = Self.placeholders(of: text)
    var folded: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = folded.last, last != " " { folded.append(" ") }
      } else if (0x300...0x36F).contains(scalar.value), let last = folded.last,
        last.isASCII, last.properties.isAlphabetic
      {
        if !Self.marks.contains(scalar.value) { folded.append(scalar) }
      } else {
        folded += Self.folded(scalar)
      }
    }
    if folded.last == " " { folded.removeLast() }
    scalars = folded.contains(where: \.isLetterOrDigit) ? Self.withoutMarksAround(folded) : folded
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: []
    case 0x2018...0x201B: ["'"]
    case 0x201C...0x201F, 0xAB, 0xBB: ["\""]
    case 0x2010...0x2015, 0x2212: ["-"]
    case 0x2026: [".", ".", "."]
    default:
      baseLetter(scalar).map { [$0] } ?? Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// The letter under diacritics, read off the character's Unicode name.
  ///
  /// The names are stable by the standard's own policy (`LATIN SMALL LETTER S WITH COMMA BELOW`). A
  /// stroke or a hook makes another letter.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard !scalar.isASCII, let words = scalar.properties.name?.split(separator: " "),
      words.count > 5, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1,
      words[4] == "WITH", words[5...].allSatisfy(diacritics.contains)
    else { return nil }
    return words[3].lowercased().unicodeScalars.first
  }

  private static let diacritics: Set<Substring> = [
    "AND", "GRAVE", "ACUTE", "DOUBLE", "CIRCUMFLEX", "TILDE", "DIAERESIS", "BREVE", "CARON",
    "CEDILLA",
    "COMMA", "BELOW", "OGONEK", "DOT", "ABOVE", "MACRON", "RING",
  ]

  /// The same marks where they stand behind their letter.
  private static let marks: Set<UInt32> = [
    0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x326, 0x327,
    0x328,
  ]

  /// Takes quotes off both ends, and the marks that end a sentence off its end.
  ///
  /// A mark beside a digit before it (`.5`), after a sign (`(:`) or of feet and inches (`5'`) is part of it.
  private static func withoutMarksAround(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var start = text.startIndex
    while start < text.endIndex, openers.contains(text[start]) || text[start] == " " { start += 1 }
    if start > text.startIndex, text[start...].first?.isDigit ?? true { start = text.startIndex }
    var end = text.endIndex
    while end > start, closers.contains(text[end - 1]) || text[end - 1] == " " { end -= 1 }
    guard end < text.endIndex, let last = text[start..<end].last else {
      return Array(text[start...])
    }
    let hasQuotes = text[end...].contains { $0 == "'" || $0 == "\"" }
    let ends =
      switch last {
      case ")": isClosed(text[start..<end])
      // A placeholder is a word.
      case "}": text.contains("{")
      default: last.isLetterOrDigit
      }
    return Array(ends && !(hasQuotes && last.isDigit) ? text[start..<end] : text[start...])
  }

  private static let openers: Set<Unicode.Scalar> = ["'", "\"", "¿", "¡"]
  private static let closers: Set<Unicode.Scalar> = ["'", "\"", ",", ".", ";", ":", "!", "?"]

  /// Whether every bracket that is closed was opened.
  private static func isClosed(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var depth = 0
    for scalar in text where depth >= 0 { depth += scalar == "(" ? 1 : scalar == ")" ? -1 : 0 }
    return depth == 0
  }

  private static func placeholders(of text: String) -> [Substring] {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
      $0.prefix { $0 != "}" }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.numericType != nil }

  fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || isDigit }
}
