package import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines typed at a terminal, of any length.
///
/// A terminal's own lines end at 4,095 bytes and lose the rest without a word, so that its keys are read
/// one by one and edited here. A class, as the bytes read ahead belong to all who read.
package final class TerminalLines {
  private let descriptor: Int32
  private let longestLine: Int
  private var ahead: ArraySlice<UInt8> = []
  private var echo = ""

  /// Reads lines of at most `longestLine` bytes; a longer one is told and passed over whole.
  package init(descriptor: Int32 = 0, longestLine: Int = 1 << 20) {
    self.descriptor = descriptor
    self.longestLine = longestLine
  }

  /// Returns the next line without its end, or why it is no text; nil at the end of the input.
  ///
  /// A line that the terminal is gone before its end is nothing that anybody said.
  package func nextLine() -> InputLine? {
    TerminalMode.readKeys(of: descriptor)
    var line = TypedLine(limit: longestLine)
    while let byte = nextByte() {
      switch line.take(byte) {
      case .goesOn(let shown): echo += shown
      case .ended(let input):
        echo += "\n"
        show()
        return input
      case .endOfInput:
        show()
        return nil
      }
    }
    return nil
  }

  private func nextByte() -> UInt8? {
    if ahead.isEmpty {
      show()
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      var count: Int
      repeat {
        count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      } while count < 0 && errno == EINTR
      guard count > 0 else { return nil }
      ahead = buffer[..<count]
    }
    return ahead.popFirst()
  }

  /// Writes what was typed where the terminal would have written it.
  private func show() {
    var rest = Array(echo.utf8)[...]
    echo = ""
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}

/// How the terminal of the standard input hands on what is typed: by keys, or by its own lines.
///
/// It has no state of its own: what to give back is read off the terminal, since handlers of signals may
/// come at any moment.
enum TerminalMode {
  private static let ofLines = tcflag_t(ICANON | ECHO)
  private static let ending = [SIGINT, SIGQUIT, SIGTERM]

  /// Takes keys as they come, until the program ends, is stopped, or gives the lines back.
  ///
  /// Where the terminal does not read and show lines itself it stays as it is.
  static func readKeys(of descriptor: Int32) {
    guard descriptor == 0, takeKeys() else { return }
    atexit { TerminalMode.restore() }
    for number in ending { catchUnlessIgnored(number) { TerminalMode.end($0) } }
    catchUnlessIgnored(SIGTSTP) { TerminalMode.stop($0) }
  }

  /// Gives the terminal its own lines back, for others who set it as they need it.
  static func giveBack() {
    guard restore() else { return }
    for number in ending + [SIGTSTP] { releaseUnlessIgnored(number) }
  }

  /// Whether the terminal read lines itself and now does not.
  private static func takeKeys() -> Bool {
    var mode = termios()
    guard tcgetattr(0, &mode) == 0, mode.c_lflag & ofLines == ofLines else { return false }
    mode.c_lflag &= ~ofLines
    withUnsafeMutableBytes(of: &mode.c_cc) { keys in
      keys[Int(VMIN)] = 1
      keys[Int(VTIME)] = 0
    }
    return tcsetattr(0, TCSANOW, &mode) == 0
  }

  @discardableResult
  private static func restore() -> Bool {
    var mode = termios()
    guard tcgetattr(0, &mode) == 0, mode.c_lflag & ofLines == 0 else { return false }
    mode.c_lflag |= ofLines
    return tcsetattr(0, TCSANOW, &mode) == 0
  }

  /// Ends the program as the signal would have done, with the terminal given back.
  private static func end(_ number: Int32) {
    restore()
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Stops the program as the signal would have done, and takes the keys again when it goes on.
  private static func stop(_ number: Int32) {
    restore()
    signal(number, SIG_DFL)
    var stopping = sigset_t()
    sigemptyset(&stopping)
    sigaddset(&stopping, number)
    raise(number)
    sigprocmask(SIG_UNBLOCK, &stopping, nil)
    signal(number) { TerminalMode.stop($0) }
    _ = takeKeys()
  }

  private static func catchUnlessIgnored(
    _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    if isIgnored(signal(number, handler)) { signal(number, SIG_IGN) }
  }

  private static func releaseUnlessIgnored(_ number: Int32) {
    if isIgnored(signal(number, SIG_DFL)) { signal(number, SIG_IGN) }
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == 1
  }
}
