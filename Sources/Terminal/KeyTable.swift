/// The one table of what terminals send for their keys.
///
/// It stands in for terminfo, whose entries name few of the sequences that real terminals send: xterm,
/// PuTTY, Windows Terminal, iTerm, the Linux console, rxvt and kitty differ from what `TERM` says.
/// Sources: XTerm Control Sequences (Dickey), the kitty keyboard protocol, console_codes(4).
enum KeyTable {
  /// What a whole sequence means.
  enum Meaning: Hashable {
    case key(Key)
    /// A report of the terminal's, which is no key: the mouse, the focus, what it can do.
    case report
    /// A report that so many characters follow.
    case reportBefore(Int)
    case pasteBegins
  }

  /// The final byte of `ESC [ … letter` and `ESC O letter`.
  private static let letters: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  /// The number of `ESC [ number ~`; rxvt has other final bytes where Shift or Control is held.
  private static let numbers: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]

  /// The keypad where it sends `ESC O letter`.
  private static let keypad: [Character: Key] = [
    "M": .enter, "I": .tab, "X": .character("="), "j": .character("*"), "k": .character("+"),
    "l": .character(","), "m": .character("-"), "n": .character("."), "o": .character("/"),
    "p": .character("0"), "q": .character("1"), "r": .character("2"), "s": .character("3"),
    "t": .character("4"), "u": .character("5"), "v": .character("6"), "w": .character("7"),
    "x": .character("8"), "y": .character("9"),
  ]

  /// The Linux console's `ESC [ [ letter`.
  private static let console: [Character: Key] = [
    "A": .function(1), "B": .function(2), "C": .function(3), "D": .function(4),
    "E": .function(5),
  ]

  /// The keys that `ESC [ number u` names beside the characters.
  private static let named: [Int: Key] = [
    8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace,
    57399: .character("0"), 57400: .character("1"), 57401: .character("2"),
    57402: .character("3"), 57403: .character("4"), 57404: .character("5"),
    57405: .character("6"), 57406: .character("7"), 57407: .character("8"),
    57408: .character("9"), 57409: .character("."), 57410: .character("/"),
    57411: .character("*"), 57412: .character("-"), 57413: .character("+"), 57414: .enter,
    57415: .character("="), 57417: .left, 57418: .right, 57419: .up, 57420: .down,
    57421: .pageUp, 57422: .pageDown, 57423: .home, 57424: .end, 57426: .delete,
  ]

  /// The keys of one control character.
  static func key(ofControl byte: UInt8) -> Key {
    switch byte {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 1...26: .control(Character(Unicode.Scalar(byte + 96)))
    default: .unknown
    }
  }

  /// What `ESC [`, a body and a final byte mean.
  static func meaning(of sequence: ControlSequence, endingIn final: UInt8) -> Meaning {
    let letter = Character(Unicode.Scalar(final))
    if sequence.isPrivate { return .report }
    if sequence.body.isEmpty {
      switch letter {
      case "I", "O": return .report
      case "M": return .reportBefore(3)
      case "t": return .reportBefore(2)
      case "T": return .reportBefore(6)
      default: break
      }
    }
    guard !sequence.hasOtherBytes else { return .key(.unknown) }
    switch letter {
    case "u": return meaning(ofCode: 0, sequence, modifiersAt: 1)
    case "~":
      switch sequence.parameter(0) {
      case 200: return sequence.isMeta ? .key(.unknown) : .pasteBegins
      case 27 where sequence.parameters.count > 2:
        return meaning(ofCode: 2, sequence, modifiersAt: 1)
      default: return meaning(sequence.parameter(0).flatMap { numbers[$0] }, sequence)
      }
    case "^", "@":
      // rxvt with Control held; only the key that hides means the same then.
      return .key(sequence.parameter(0) == 24 ? .function(12) : .unknown)
    default:
      guard sequence.body.isEmpty || sequence.parameter(0) == 1 else { return .key(.unknown) }
      return meaning(letters[letter], sequence)
    }
  }

  /// What `ESC O`, perhaps modifiers, and a letter mean.
  static func meaning(ofSingleShift sequence: ControlSequence, endingIn final: UInt8) -> Meaning {
    let letter = Character(Unicode.Scalar(final))
    guard sequence.body.isEmpty, !sequence.isMeta else { return .key(.unknown) }
    return .key(letters[letter] ?? keypad[letter] ?? .unknown)
  }

  /// What the Linux console's `ESC [ [` and a letter mean.
  static func key(ofConsole final: UInt8) -> Key {
    console[Character(Unicode.Scalar(final))] ?? .unknown
  }

  private static func meaning(_ key: Key?, _ sequence: ControlSequence) -> Meaning {
    if sequence.isRelease(at: 1) { return .report }
    guard let key else { return .key(.unknown) }
    // Whatever is held with it, the key that hides hides.
    if key == .function(12) || key == .backTab { return .key(key) }
    let isPlain = sequence.modifiers(at: 1).isEmpty && !sequence.isMeta
    return .key(isPlain ? key : .unknown)
  }

  /// A key told by its Unicode scalar, as in CSI-u and in xterm's modifyOtherKeys.
  private static func meaning(
    ofCode place: Int, _ sequence: ControlSequence, modifiersAt modifiersPlace: Int
  ) -> Meaning {
    if sequence.isRelease(at: modifiersPlace) { return .report }
    let modifiers = sequence.modifiers(at: modifiersPlace)
    guard let code = sequence.parameter(place), !sequence.isMeta,
      modifiers.isDisjoint(with: .others)
    else { return .key(.unknown) }
    if modifiers.contains(.control) { return .key(controlled(code, modifiers)) }
    if let key = named[code] {
      return .key(key == .tab && modifiers == .shift ? .backTab : key)
    }
    return .key(character(code, shifted: sequence.parameters[place].dropFirst().first, modifiers))
  }

  /// A letter with Control; with Shift too it is another key, but for those that hide.
  private static func controlled(_ code: Int, _ modifiers: Modifiers) -> Key {
    let isLower = (0x61...0x7A).contains(code)
    guard isLower || (0x41...0x5A).contains(code), let lower = Unicode.Scalar(UInt32(code | 0x20))
    else { return .unknown }
    let hides = lower == "x" || lower == "z"
    return hides || isLower && modifiers == .control ? .control(Character(lower)) : .unknown
  }

  /// - Parameter shifted: the character on the key together with Shift, where the terminal tells it.
  private static func character(_ code: Int, shifted: Int?, _ modifiers: Modifiers) -> Key {
    guard code >= 0x20, let scalar = Unicode.Scalar(UInt32(code)),
      scalar.properties.generalCategory != .control,
      scalar.properties.generalCategory != .privateUse
    else { return .unknown }
    guard modifiers == .shift, scalar != " " else { return .character(Character(scalar)) }
    if let shifted, shifted > 0x20, let other = Unicode.Scalar(UInt32(shifted)) {
      return .character(Character(other))
    }
    let upper = scalar.properties.uppercaseMapping
    guard scalar.properties.isAlphabetic, upper.unicodeScalars.count == 1 else { return .unknown }
    return .character(Character(upper))
  }
}
