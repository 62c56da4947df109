/// Text as a terminal shows it: how many cells it takes, and what must not be shown raw.
package enum DisplayText {
  /// Returns the text with invisible and terminal-steering characters written as `\u{1B}`.
  ///
  /// Controls, line separators, bidirectional controls and zero-width characters are escaped; joiners
  /// inside a character (emoji, Indic and Persian script) are part of it and stay.
  ///
  /// - Parameter kept: a control that the reader of the text needs, such as a line break.
  package static func escaped(_ text: some StringProtocol, keeping kept: Character? = nil) -> String
  {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }) else {
      return String(text)
    }
    return text.reduce(into: "") { $0 += escaped($1, keeping: kept) }
  }

  package static func escaped(_ character: Character, keeping kept: Character?) -> String {
    if character == kept { return String(character) }
    let scalars = character.unicodeScalars
    guard scalars.contains(where: { isUnsafe($0, alone: scalars.count == 1) }) else {
      return String(character)
    }
    return scalars.reduce(into: "") { text, scalar in
      if isUnsafe(scalar, alone: scalars.count == 1) {
        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Returns the number of cells a text takes, apart from tabs, which count as one.
  package static func width(_ text: some StringProtocol) -> Int {
    let simple = text.utf8.withContiguousStorageIfAvailable(simpleWidth)
    return (simple ?? nil) ?? text.reduce(0) { $0 + width($1) }
  }

  /// The number of characters below U+0300, each of which takes one cell; nil where there are others.
  private static func simpleWidth(_ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    var characters = 0
    for byte in utf8 {
      // A carriage return may be one character with what follows it.
      guard byte < 0xCC, byte != 0x0D else { return nil }
      characters += byte & 0xC0 == 0x80 ? 0 : 1
    }
    return characters
  }

  static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.count > 1, scalars.contains("\u{FE0F}") { return 2 }
    if scalars.count > 1, scalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) {
      return 2
    }
    return scalars.reduce(0) { max($0, width($1)) }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar, alone: Bool) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return alone || !(0x200C...0x200D).contains(scalar.value)
    default: return false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    return scalar.properties.isEmojiPresentation || isEastAsianWide(scalar) ? 2 : 1
  }

  /// Tells whether Unicode's East Asian Width is W or F, emoji aside (UAX #11, version 15).
  private static func isEastAsianWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(scalar.value) }
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
    0x20000...0x3FFFD,
  ]
}
