/// A control sequence as a terminal sends it for a key: `ESC [`, parameters, a final byte.
///
/// Source: ECMA-48 (1991), 5.4; the sub-parameters behind colons are those of ITU-T T.416.
struct ControlSequence: Hashable, Sendable {
  /// What stands between the introducer and the final byte.
  private(set) var body: [UInt8] = []
  /// Whether one more Escape stood before it, as some terminals send for the Alt key.
  let isMeta: Bool
  /// Whether its Escape was taken for a key already, as the rest came so late.
  let isLate: Bool
  /// Whether a byte came in it that belongs to no sequence, so that it is no key.
  private(set) var isDamaged = false

  /// More than any key sends; what is longer is taken off all the same.
  private static let longestBody = 64

  init(isMeta: Bool = false, isLate: Bool = false) {
    self.isMeta = isMeta
    self.isLate = isLate
  }

  mutating func append(_ byte: UInt8) {
    if body.count < Self.longestBody { body.append(byte) }
  }

  /// The same with a byte in it that belongs to none.
  var damaged: ControlSequence {
    var sequence = self
    sequence.isDamaged = true
    return sequence
  }

  /// Whether it is a bracket that was typed after Escape.
  var isBracketAlone: Bool { isLate && body.isEmpty && !isDamaged }

  /// Whether it is a report or private to some terminal, as a first byte of `<=>?` says.
  var isPrivate: Bool { body.first.map { (0x3C...0x3F).contains($0) } ?? false }

  /// Whether something else than digits and their separators stands in it.
  var hasOtherBytes: Bool { body.contains { !(0x30...0x3B).contains($0) } }

  /// The numbers between semicolons, each with what stands behind its colons; nothing counts as 0.
  var parameters: [[Int]] {
    guard !body.isEmpty else { return [] }
    return body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { digits in
        digits.reduce(0) { min($0 * 10 + Int($1) - 0x30, 0x10FFFF) }
      }
    }
  }

  /// A parameter without its sub-parameters.
  func parameter(_ place: Int) -> Int? {
    parameters.indices.contains(place) ? parameters[place].first : nil
  }

  /// The keys held with it, as the parameter at a place tells; none where it is left out.
  func modifiers(at place: Int) -> Modifiers {
    Modifiers(parameter: parameter(place) ?? 1)
  }

  /// Whether it tells that a key was let go.
  func isRelease(at place: Int) -> Bool {
    parameters.indices.contains(place) && parameters[place].dropFirst().first == 3
  }
}

/// The keys held while another one is pressed, as xterm and its followers number them.
struct Modifiers: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let shift = Modifiers(rawValue: 1)
  static let control = Modifiers(rawValue: 4)
  /// Alt, Super, Hyper and Meta, with which no key means anything here.
  static let others = Modifiers(rawValue: 2 | 8 | 16 | 32)

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Caps Lock and Num Lock, which change no key, are left out.
  init(parameter: Int) {
    rawValue = max(0, parameter - 1) & 0b11_1111
  }
}
