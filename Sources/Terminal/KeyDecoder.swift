/// Makes keys of the bytes that a terminal sends, by `KeyTable` alone.
///
/// A sequence that the table does not name is one unknown key, in however many pieces it comes: none
/// of its bytes is read as Escape or as a character. What is pasted is text up to its end.
package struct KeyDecoder: Sendable {
  private enum State: Hashable {
    case ground
    /// One Escape, or two, that may be keys or begin a sequence.
    case escape(count: Int)
    /// Escape was taken for a key; what belongs to it may still come over a slow line.
    case afterEscape
    case control(ControlSequence)
    case console
    case singleShift(ControlSequence)
    /// So many characters, and then so many bytes of the last one, belong to a report.
    case trailing(Int, bytes: Int)
    case string(TerminalString)
    /// An Escape that came late in a string; its other half may still come.
    case afterString
    case paste
    /// The first bytes of a character.
    case character([UInt8], length: Int, isSwallowed: Bool)
  }

  private var state = State.ground
  private var ready: [Key] = []
  private var pasted: [UInt8] = []
  private var isPastedTooLong = false

  /// More than any answer, note or passphrase may have.
  package static let longestPaste = 1 << 20

  package init() {}

  /// The next key whose bytes have all come.
  package mutating func next() -> Key? {
    ready.isEmpty ? nil : ready.removeFirst()
  }

  /// For how many milliseconds more bytes may be waited for before `giveUp`; nil where none need come.
  package var patience: Int? {
    switch state {
    case .ground: nil
    case .escape: 400
    case .string(let string): string.patience
    case .trailing, .character: 400
    // Nobody types the beginning of a sequence, so that its rest is worth waiting for.
    case .afterEscape, .afterString, .control, .console, .singleShift: 2_000
    // What was pasted is no command, however slowly it comes.
    case .paste: 10_000
    }
  }

  /// Makes of what has come what it can be without more bytes.
  package mutating func giveUp() {
    let given = state
    state = .ground
    switch given {
    case .ground, .afterEscape, .afterString, .trailing: break
    case .escape(let count):
      ready += Array(repeating: .escape, count: count)
      state = .afterEscape
    case .control(let sequence):
      ready.append(sequence.isBracketAlone ? .character("[") : .unknown)
    case .console, .singleShift: ready.append(.unknown)
    case .string(let string): giveUp(string)
    case .paste: finishPaste()
    case .character(_, _, let isSwallowed): ready.append(isSwallowed ? .unknown : .unreadable)
    }
  }

  package mutating func take(_ byte: UInt8) {
    if state == .paste { return takePasted(byte) }
    if byte == 0x18 || byte == 0x1A {
      // Cancel and Substitute break off every sequence; they are Ctrl-X and Ctrl-Z, which hide.
      state = .ground
      return ready.append(KeyTable.key(ofControl: byte))
    }
    switch state {
    case .ground, .paste: begin(byte)
    case .afterEscape:
      if byte == UInt8(ascii: "[") {
        state = .control(ControlSequence(isLate: true))
      } else {
        begin(byte)
      }
    case .afterString:
      // The terminator's other half, or what an Escape begins that was typed to get out of it.
      state = .afterEscape
      if byte == UInt8(ascii: "\\") { return finish(.report) }
      take(byte)
    case .escape(let count): take(byte, afterEscapes: count)
    case .control(let sequence): take(byte, in: sequence)
    case .console:
      if !breaksOff(byte), (0x20...0x7E).contains(byte) {
        finish(.key(KeyTable.key(ofConsole: byte)))
      } else if state == .console {
        state = .control(ControlSequence().damaged)
      }
    case .singleShift(let sequence): take(byte, inSingleShift: sequence)
    case .trailing(let count, let bytes): take(byte, trailing: count, bytes)
    case .string(let string): take(byte, in: string)
    case .character(let bytes, let length, let isSwallowed):
      take(byte, after: bytes, of: length, isSwallowed: isSwallowed)
    }
  }

  private mutating func finish(_ meaning: KeyTable.Meaning) {
    state = .ground
    switch meaning {
    case .key(let key): ready.append(key)
    case .report: break
    case .reportBefore(let count): state = .trailing(count, bytes: 0)
    case .pasteBegins: state = .paste
    }
  }

  private mutating func begin(_ byte: UInt8) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape(count: 1)
    case 0x20..<0x7F: ready.append(.character(Character(Unicode.Scalar(byte))))
    case 0..<0x20, 0x7F: ready.append(KeyTable.key(ofControl: byte))
    case 0x80...0x9F: beginInEightBits(byte)
    default: beginCharacter(byte, isSwallowed: false)
    }
  }

  /// The introducers of sequences as one byte, which stand for Escape and a letter.
  private mutating func beginInEightBits(_ byte: UInt8) {
    switch byte {
    case 0x8E: state = .trailing(1, bytes: 0)
    case 0x8F: state = .singleShift(ControlSequence())
    case 0x9B: state = .control(ControlSequence())
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string(TerminalString())
    default: ready.append(.unreadable)
    }
  }
}

/// Sequences that begin with Escape.
extension KeyDecoder {
  private mutating func take(_ byte: UInt8, afterEscapes count: Int) {
    switch Character(Unicode.Scalar(byte)) {
    case "\u{1B}":
      // Of three, the first one is certainly a key.
      if count == 2 { ready.append(.escape) }
      state = .escape(count: 2)
    case "[": state = .control(ControlSequence(isMeta: count == 2))
    case "O": state = .singleShift(ControlSequence(isMeta: count == 2))
    case "N":
      ready.append(.unknown)
      state = .trailing(1, bytes: 0)
    case "P", "X", "]", "^", "_": state = .string(TerminalString())
    default:
      // A key with Alt; it is none that means anything here.
      if byte < 0x80 {
        finish(.key(.unknown))
      } else {
        beginCharacter(byte, isSwallowed: true)
      }
    }
  }

  private mutating func take(_ byte: UInt8, in sequence: ControlSequence) {
    switch byte {
    case 0x20...0x3F:
      var longer = sequence
      longer.append(byte)
      state = .control(longer)
    case 0x40...0x7E:
      if byte == UInt8(ascii: "["), sequence.body.isEmpty, !sequence.isDamaged {
        state = .console
      } else if sequence.isDamaged {
        finish(.key(.unknown))
      } else {
        finish(KeyTable.meaning(of: sequence, endingIn: byte))
      }
    default: if !breaksOff(byte) { state = .control(sequence.damaged) }
    }
  }

  private mutating func take(_ byte: UInt8, inSingleShift sequence: ControlSequence) {
    switch byte {
    case 0x30...0x3B:
      var longer = sequence
      longer.append(byte)
      state = .singleShift(longer)
    case 0x20...0x7E:
      finish(
        sequence.isDamaged
          ? .key(.unknown) : KeyTable.meaning(ofSingleShift: sequence, endingIn: byte))
    default: if !breaksOff(byte) { state = .singleShift(sequence.damaged) }
    }
  }

  /// Whether a byte ends a sequence that it cannot belong to: an Escape, or Enter, which people press.
  ///
  /// Any other byte that belongs to none damages the sequence, whose rest is no keys either.
  private mutating func breaksOff(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x1B:
      ready.append(.unknown)
      state = .escape(count: 1)
    case 0x0A, 0x0D: finish(.key(.unknown))
    default: return false
    }
    return true
  }

  private mutating func take(_ byte: UInt8, trailing count: Int, _ bytes: Int) {
    switch byte {
    case 0x1B: state = .escape(count: 1)
    case 0..<0x20: state = .ground
    case 0x80...0xBF where bytes > 0: expect(count, bytes - 1)
    default: expect(count - 1, max(0, Self.length(of: byte) - 1))
    }
  }

  private mutating func expect(_ count: Int, _ bytes: Int) {
    state = count <= 0 && bytes == 0 ? .ground : .trailing(count, bytes: bytes)
  }

  private mutating func take(_ byte: UInt8, in string: TerminalString) {
    var longer = string
    switch longer.take(byte) {
    case .goesOn: state = .string(longer)
    case .ended: finish(.report)
    case .otherBegan:
      ready.append(.unknown)
      take(byte, afterEscapes: 1)
    case .tooLong:
      ready.append(.unknown)
      state = .ground
    }
  }

  /// A string goes on however late its rest comes; that nothing else is taken meanwhile is told.
  private mutating func giveUp(_ string: TerminalString) {
    if string.isTelling { ready.append(.unknown) }
    guard !string.isEmpty else { return }
    state = string.isAfterEscape ? .afterString : .string(string.givenUp)
  }
}

/// Characters in UTF-8, and pasted text.
extension KeyDecoder {
  /// How many bytes a character has by its first one; 0 where no character begins so.
  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private mutating func beginCharacter(_ byte: UInt8, isSwallowed: Bool) {
    let length = Self.length(of: byte)
    guard length > 1 else {
      state = .ground
      return ready.append(isSwallowed ? .unknown : .unreadable)
    }
    state = .character([byte], length: length, isSwallowed: isSwallowed)
  }

  private mutating func take(
    _ byte: UInt8, after bytes: [UInt8], of length: Int, isSwallowed: Bool
  ) {
    guard (0x80...0xBF).contains(byte) else {
      // What follows a broken character stands for itself.
      ready.append(isSwallowed ? .unknown : .unreadable)
      return begin(byte)
    }
    let longer = bytes + [byte]
    guard longer.count == length else {
      state = .character(longer, length: length, isSwallowed: isSwallowed)
      return
    }
    state = .ground
    guard let text = String(validating: longer, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return ready.append(isSwallowed ? .unknown : .unreadable) }
    if isSwallowed { return ready.append(.unknown) }
    if let single = UInt8(exactly: scalar.value), (0x80...0x9F).contains(single) {
      return beginInEightBits(single)
    }
    ready.append(
      scalar.properties.generalCategory == .control ? .unknown : .character(Character(scalar)))
  }

  private static let endOfPaste = Array("\u{1B}[201~".utf8)

  private mutating func takePasted(_ byte: UInt8) {
    pasted.append(byte)
    if byte == UInt8(ascii: "~"), pasted.suffix(Self.endOfPaste.count) == Self.endOfPaste[...] {
      pasted.removeLast(Self.endOfPaste.count)
      finishPaste()
    } else if pasted.count > Self.longestPaste {
      isPastedTooLong = true
      pasted = Array(pasted.suffix(Self.endOfPaste.count))
    }
  }

  private mutating func finishPaste() {
    let text = isPastedTooLong ? nil : String(validating: pasted, as: UTF8.self)
    state = .ground
    pasted = []
    isPastedTooLong = false
    guard let text else { return ready.append(.unreadable) }
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(
        scalar.properties.generalCategory == .control ? " " : scalar)
    }
    ready.append(.paste(line))
  }
}
