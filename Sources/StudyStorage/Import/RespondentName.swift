/// The identifier of a respondent, the same however a spreadsheet wrote it.
///
/// A whole number is itself with zeros before it, with decimals of zero, or with a plus: `1`, `01`, `1.0`
/// and `+1` are one person, `-1` and `-1.0` another, and `-0` is `0`. Spaces around an identifier are no part of it. Any other text stands for itself.
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
    let digits = Self.wholeNumber(trimmed)
    isWholeNumber = digits != nil
    bytes = digits ?? (trimmed.isEmpty ? written : Array(trimmed))
  }

  /// Whether it was written otherwise.
  var isRespelled: Bool { bytes != written }

  /// Ways in which it may have been stored when spellings were told apart.
  var formerSpellings: [[UInt8]] {
    var spellings = isRespelled ? [written] : []
    guard isWholeNumber else { return spellings }
    let sign = bytes.prefix { $0 == UInt8(ascii: "-") }
    let digits = bytes.dropFirst(sign.count)
    spellings += [".0", ".00", ",0"].map { bytes + Array($0.utf8) }
    for count in 1..<max(2, Self.paddedLength - digits.count + 1) {
      spellings.append(sign + Array(repeating: UInt8(ascii: "0"), count: count) + digits)
    }
    if sign.isEmpty { spellings.append(Array("+".utf8) + bytes) }
    if digits.elementsEqual("0".utf8) { spellings += ["-0", "-0.0"].map { Array($0.utf8) } }
    return spellings
  }

  private static func trimmed(_ written: [UInt8]) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let rest = written.drop(while: isSpace)
    return rest.prefix((rest.lastIndex { !isSpace($0) }).map { $0 - rest.startIndex + 1 } ?? 0)
  }

  /// A whole number without zeros before it, with a minus where it is below zero; nil for anything else.
  private static func wholeNumber(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let minus = UInt8(ascii: "-")
    let isSigned = text.first == minus || text.first == UInt8(ascii: "+")
    let number = isSigned ? text.dropFirst() : text
    let digits = number.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    let rest = number.dropFirst(digits.count)
    if let mark = rest.first {
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
        rest.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
      else { return nil }
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard !significant.isEmpty else { return [UInt8(ascii: "0")] }
    return (text.first == minus ? [minus] : []) + significant
  }
}

/// A name holds what stood in the file, and prints none of it.
extension RespondentName: CustomStringConvertible, CustomReflectable {
  var description: String { "respondent(hidden)" }

  var customMirror: Mirror { Mirror(self, children: []) }
}
