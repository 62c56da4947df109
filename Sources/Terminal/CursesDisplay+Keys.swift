import CNCurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The numbers given to what the terminal sends around pasted text; curses uses none so great.
enum CursesKey {
  static let pasteBegins: Int32 = 1000
  static let pasteEnds: Int32 = 1001
}

extension CursesDisplay {
  /// How much pasted text is taken: more than any answer may have.
  private static let pasteLimit = 4096

  package mutating func nextKey(within milliseconds: Int?) -> Key {
    wtimeout(cncurses_window(), milliseconds.map { Int32(clamping: $0) } ?? -1)
    var code: wint_t = 0
    switch wget_wch(cncurses_window(), &code) {
    case OK: return Self.key(ofCharacter: code)
    case KEY_CODE_YES:
      return Int32(bitPattern: code) == CursesKey.pasteBegins
        ? .paste(pasted()) : Self.key(ofCode: Int32(bitPattern: code))
    default:
      if isGone { return .hangup }
      // A signal that was handled wakes the wait up, as the time's end does.
      return milliseconds == nil ? .unknown : .timeout
    }
  }

  /// Whether nothing will ever be read again: the terminal hung up, or its end was reached.
  private var isGone: Bool {
    var status = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&status, 1, 0) == 1 else { return false }
    return status.revents != 0
  }

  private func pasted() -> String {
    var text = ""
    wtimeout(cncurses_window(), 200)
    while true {
      var code: wint_t = 0
      switch wget_wch(cncurses_window(), &code) {
      case OK:
        guard text.unicodeScalars.count < Self.pasteLimit, let scalar = Unicode.Scalar(code) else {
          continue
        }
        let isBreak = scalar.properties.generalCategory == .control
        text.unicodeScalars.append(isBreak ? " " : scalar)
      case KEY_CODE_YES where Int32(bitPattern: code) != CursesKey.pasteEnds: continue
      default: return text
      }
    }
  }

  private static func key(ofCharacter code: wint_t) -> Key {
    switch code {
    case 9: return .tab
    case 10, 13: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    case 1..<27:
      guard let letter = Unicode.Scalar(code + 96) else { return .unknown }
      return .control(Character(letter))
    default:
      guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory != .control else {
        return .unknown
      }
      return .character(Character(scalar))
    }
  }

  private static func key(ofCode code: Int32) -> Key {
    switch code {
    case KEY_ENTER: .enter
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BTAB: .backTab
    case KEY_RESIZE: .resize
    case KEY_F0...(KEY_F0 + 24): .function(Int(code - KEY_F0))
    default: .unknown
    }
  }
}
