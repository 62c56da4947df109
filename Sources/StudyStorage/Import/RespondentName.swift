/// The identifier of a respondent, the same however a spreadsheet wrote it.
///
/// A whole number is itself with a plus or zeros before it or with decimals of zero: `1`, `01` and `1.0`
/// are one person, so are `-1` and `-1.0`, and `0` and `-0`. Spaces around an identifier are no part of it. Any other text stands for itself.
struct RespondentName {
  /// What the identity is made of.
  let bytes: [UInt8]
  let written: [UInt8]
  private let isWholeNumber: Bool

  /// The longest identifier with zeros before it that is looked for.
  private static let paddedLength = 8

  init(_ written: [UInt8]) {
    self.written = written
    let trimmed = Self.trimmed(written)
    let number = Self.wholeNumber(trimmed)
    isWholeNumber = number != nil
    bytes = number ?? (trimmed.isEmpty ? written : Array(trimmed))
  }

  /// Whether it was written otherwise.
  var isRespelled: Bool { bytes != written }

  /// Ways in which it may have been stored when spellings were told apart.
  var formerSpellings: [[UInt8]] {
    var spellings = isRespelled ? [written] : []
    guard isWholeNumber else { return spellings }
    let isNegative = bytes.first == Self.minus
    let digits = bytes.dropFirst(isNegative ? 1 : 0)
    // Nothing is written with a minus too; other numbers with one are other people.
    let signs: [[UInt8]] =
      isNegative ? [[Self.minus]] : digits == [UInt8(ascii: "0")] ? [[], [Self.minus]] : [[]]
    for sign in signs {
      if sign + digits != bytes { spellings.append(sign + digits) }
      spellings += [".0", ".00", ",0"].map { sign + digits + Array($0.utf8) }
      for count in 1..<max(2, Self.paddedLength - digits.count + 1) {
        spellings.append(sign + Array(repeating: UInt8(ascii: "0"), count: count) + digits)
      }
    }
    if !isNegative { spellings.append([UInt8(ascii: "+")] + digits) }
    return spellings
  }

  private static func trimmed(_ written: [UInt8]) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let rest = written.drop(while: isSpace)
    return rest.prefix((rest.lastIndex { !isSpace($0) }).map { $0 - rest.startIndex + 1 } ?? 0)
  }

  private static let minus = UInt8(ascii: "-")

  /// The whole number without a plus and zeros before it; nil for anything else.
  private static func wholeNumber(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let typographicMinus = Array("\u{2212}".utf8)
    let isNegative = text.first == minus || text.starts(with: typographicMinus)
    let unsigned =
      text.starts(with: typographicMinus)
      ? text.dropFirst(typographicMinus.count)
      : text.dropFirst(isNegative || text.first == UInt8(ascii: "+") ? 1 : 0)
    let digits = unsigned.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    let rest = unsigned.dropFirst(digits.count)
    if let mark = rest.first {
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
        rest.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
      else { return nil }
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    return significant.isEmpty ? Array(digits.suffix(1)) : (isNegative ? [minus] : []) + significant
  }
}

/// A name holds what stood in the file, and prints none of it.
extension RespondentName: CustomStringConvertible, CustomReflectable {
  var description: String { "respondent(hidden)" }

  var customMirror: Mirror { Mirror(self, children: []) }
}
