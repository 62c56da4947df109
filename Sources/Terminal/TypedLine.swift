import Diagnostics
import Files
import Words

/// A line that is being typed, byte by byte, and what the terminal is to show for it.
///
/// It knows the keys that a terminal's own lines know: erasing a character, a word or the whole line.
struct TypedLine {
  /// What a byte led to.
  enum Step: Hashable {
    /// The line goes on, and the terminal shows this.
    case goesOn(showing: String)
    case ended(InputLine)
    /// The end of the input was typed at the beginning of a line.
    case endOfInput
  }

  private let limit: Int
  private var bytes: [UInt8] = []
  /// The first bytes of a character that is not complete.
  private var unshown: [UInt8] = []
  /// Whether something was left out because the line is full.
  private var isOverfull = false

  init(limit: Int) {
    self.limit = limit
  }

  private static let bell = "\u{7}"

  mutating func take(_ byte: UInt8) -> Step {
    switch byte {
    case 0x0A, 0x0D:
      return .ended(isOverfull ? .unreadable(.tooLong(limit: limit)) : InputLine(bytes))
    case 0x04:
      return bytes.isEmpty && !isOverfull ? .endOfInput : .goesOn(showing: Self.bell)
    case 0x08, 0x7F: return .goesOn(showing: eraseCharacter())
    case 0x15: return .goesOn(showing: eraseLine())
    case 0x17: return .goesOn(showing: eraseWord())
    default: break
    }
    guard bytes.count < limit else {
      let wasOverfull = isOverfull
      isOverfull = true
      return .goesOn(showing: wasOverfull ? "" : Self.bell)
    }
    bytes.append(byte)
    return .goesOn(showing: shown(byte))
  }

  /// What a byte adds to the screen: nothing before its character is complete.
  private mutating func shown(_ byte: UInt8) -> String {
    if byte < 0x80 {
      let broken = unshown.isEmpty ? "" : Self.unreadable
      unshown = []
      return broken + Self.shown(Unicode.Scalar(byte))
    }
    unshown.append(byte)
    let scalar = String(validating: unshown, as: UTF8.self)?.unicodeScalars.first
    guard scalar != nil || unshown.count == 4 else { return "" }
    unshown = []
    return scalar.map(Self.shown) ?? Self.unreadable
  }

  /// Stands on the screen for bytes that are no text; it is never part of the line.
  private static let unreadable = "\u{FFFD}"

  /// Control characters are shown as `^A`, as terminals do.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return " " }
    if scalar.value < 0x20 {
      return "^" + String(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    }
    // The rest of the control characters would steer the terminal.
    return scalar.properties.generalCategory == .control ? unreadable : String(Character(scalar))
  }

  private mutating func eraseCharacter() -> String {
    guard !bytes.isEmpty else { return isOverfull ? Self.bell : "" }
    unshown = []
    let last = Self.lastCharacter(of: bytes)
    bytes.removeLast(last.count)
    return String(repeating: "\u{8} \u{8}", count: last.width)
  }

  private mutating func eraseWord() -> String {
    var shown = ""
    func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
    while isSpace(bytes.last) { shown += eraseCharacter() }
    while !bytes.isEmpty, !isSpace(bytes.last) { shown += eraseCharacter() }
    return shown
  }

  /// What was left out went with the rest, so that the line may be typed anew.
  private mutating func eraseLine() -> String {
    var shown = ""
    while !bytes.isEmpty { shown += eraseCharacter() }
    isOverfull = false
    return shown
  }

  /// How many bytes the last character has, and how many cells it takes.
  private static func lastCharacter(of bytes: [UInt8]) -> (count: Int, width: Int) {
    // No character that is typed has more bytes; its beginning is one of a scalar.
    let tail = bytes.suffix(64).drop { $0 & 0xC0 == 0x80 }
    guard let text = String(validating: tail, as: UTF8.self), let last = text.last else {
      return (1, bytes.last.map { $0 & 0xC0 == 0x80 } == true ? 0 : 1)
    }
    if let ascii = last.asciiValue, ascii < 0x20, ascii != 0x09 { return (1, 2) }
    return (last.utf8.count, max(1, DisplayText.width(String(last))))
  }
}
