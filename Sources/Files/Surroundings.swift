#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Returns bytes fit for keys, from the system's generator.
package func randomBytes(_ count: Int) -> [UInt8] {
  // The standard library's generator is getrandom on Linux and arc4random on macOS.
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 8)
  while bytes.count < count {
    withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// Returns a variable of the environment; an empty one counts as absent.
package func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value[0] != 0 else { return nil }
  return String(cString: value)
}

/// Whether a file descriptor is a terminal.
package func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}

/// Returns the width of a terminal in cells, or nil when it has none.
package func terminalWidth(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// Lets a write to a closed pipe, or beyond the size that files may have, return an error instead of
/// ending the program.
package func surviveFailingWrites() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
}

/// Milliseconds of universal time since 1970.
package func currentTimeMilliseconds() -> Int64 {
  let now = read(CLOCK_REALTIME)
  return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}

/// Nanoseconds on a clock that never goes back, for measuring durations.
package func monotonicNanoseconds() -> UInt64 {
  let now = read(CLOCK_MONOTONIC)
  return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}

private func read(_ clock: clockid_t) -> timespec {
  var time = timespec()
  precondition(clock_gettime(clock, &time) == 0, "the system has both clocks")
  return time
}
