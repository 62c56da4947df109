import CNCurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CursesDisplay {
  /// How often a new size is looked for where no signal told of it, in milliseconds.
  private static let sizeInterval = 1_000

  package mutating func nextKey(within milliseconds: Int?) -> Key {
    let start = ContinuousClock.now
    while true {
      if let key = decoder.next() { return key }
      if takesNewSize() { return .resize }
      let patience = decoder.patience.map { $0 - Self.milliseconds(since: lastInput) }
      let rest = milliseconds.map { $0 - Self.milliseconds(since: start) }
      let wait = [patience, rest].compactMap(\.self).min() ?? Self.sizeInterval
      switch Self.input(within: min(max(0, wait), Self.sizeInterval)) {
      case .byte(let byte):
        decoder.take(byte)
        lastInput = .now
      case .gone: return .hangup
      case .none:
        if let patience, patience <= 0 {
          decoder.giveUp()
          lastInput = .now
        } else if let rest, rest <= 0 {
          return .timeout
        }
      }
    }
  }

  private static func milliseconds(since instant: ContinuousClock.Instant) -> Int {
    Int((ContinuousClock.now - instant) / .milliseconds(1))
  }

  private enum Input {
    case byte(UInt8)
    case none
    /// Nothing will ever be read again: the terminal hung up, or its end was reached.
    case gone
  }

  /// Reads one byte, so that what this screen does not take is left to what comes after it.
  private static func input(within milliseconds: Int) -> Input {
    var status = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    switch poll(&status, 1, Int32(clamping: milliseconds)) {
    case 0: return .none
    case 1...:
      var byte: UInt8 = 0
      switch read(0, &byte, 1) {
      case 1: return .byte(byte)
      case 0: return .gone
      default: return errno == EINTR || errno == EAGAIN ? .none : .gone
      }
    default:
      // A signal, such as that of a new size, wakes the wait up.
      return errno == EINTR ? .none : .gone
    }
  }

  /// Whether the window has another size than before, which is taken over.
  private mutating func takesNewSize() -> Bool {
    guard let size = Self.windowSize(), size != windowSize else { return false }
    windowSize = size
    resize_term(Int32(size.height), Int32(size.width))
    cncurses_repaint()
    return true
  }

  /// The size of the window; nil where the terminal does not tell it.
  static func windowSize() -> ScreenSize? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cncurses_window_size(&rows, &columns) == 1 else { return nil }
    return ScreenSize(width: Int(columns), height: Int(rows))
  }
}
