/// A string that a terminal sends, such as a color or its name, on the way to its terminator.
///
/// Source: ECMA-48 (1991), 5.6; xterm ends an operating system command with BEL too.
struct TerminalString: Hashable, Sendable {
  /// What a byte does to it.
  enum Effect: Hashable {
    case goesOn
    case ended
    /// An Escape in it began something else, with this byte.
    case otherBegan
    case tooLong
  }

  private(set) var isAfterEscape = false
  private var previous: UInt8 = 0
  private var length = 0
  /// How many bytes came after the first long pause.
  private var lateLength: Int?
  /// Whether nothing came since the last long pause.
  private var isQuiet = false

  /// More than is ever sent so slowly; whoever pressed Alt-P by mistake gets out with Escape before.
  static let longestLate = 4_096

  var isEmpty: Bool { length == 0 && !isAfterEscape }

  /// For how long its rest is waited for before that is told; nil where it was.
  var patience: Int? {
    if isQuiet { return nil }
    // With nothing behind it, it may as well be a key with Alt.
    return isEmpty ? 2_000 : 400
  }

  /// Whether a pause now is to be told.
  var isTelling: Bool { !isQuiet }

  /// The same after a long pause.
  var givenUp: TerminalString {
    var string = self
    string.isQuiet = true
    string.lateLength = lateLength ?? 0
    return string
  }

  mutating func take(_ byte: UInt8) -> Effect {
    isQuiet = false
    if isAfterEscape { return byte == UInt8(ascii: "\\") ? .ended : .otherBegan }
    let isInCharacter = previous >= 0x80 && previous != 0xC2
    previous = byte
    length += 1
    if let late = lateLength {
      lateLength = late + 1
      if late >= Self.longestLate { return .tooLong }
    }
    switch byte {
    case 0x07: return .ended
    // The terminator as one byte, or U+009C; in other characters the byte stands for nothing.
    case 0x9C where !isInCharacter: return .ended
    case 0x1B: isAfterEscape = true
    default: break
    }
    return .goesOn
  }
}
