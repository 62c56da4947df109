#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output or standard error, through a buffer.
///
/// A class, as all who write share one buffer. After the first fault everything is discarded:
/// `fault` tells. Call `surviveFailingWrites` first, or a closed pipe ends the program.
package final class FileDescriptorSink {
  package enum Buffering: Hashable, Sendable {
    case none
    /// Handed on at the end of each write that contains a new line or returns to the line's start.
    case line
    case full
  }

  /// The fault after which nothing more was written.
  package private(set) var fault: FileError?
  private let descriptor: Int32
  private let name: String
  private let buffering: Buffering
  private var buffer: [UInt8] = []
  private let capacity = 1 << 16

  package init(descriptor: Int32, name: String, buffering: Buffering) {
    self.descriptor = descriptor
    self.name = name
    self.buffering = buffering
    if buffering == .full { buffer.reserveCapacity(capacity) }
  }

  deinit {
    flush()
  }

  /// Standard output: by lines on a terminal, by blocks into a file or a pipe.
  package static func standardOutput() -> FileDescriptorSink {
    FileDescriptorSink(
      descriptor: 1, name: "standard output", buffering: isTerminal(1) ? .line : .full)
  }

  /// Standard error, which never waits.
  package static func standardError() -> FileDescriptorSink {
    FileDescriptorSink(descriptor: 2, name: "standard error", buffering: .none)
  }

  /// Whether the program at the other end of the pipe has gone.
  package var readerIsGone: Bool {
    fault?.code == EPIPE
  }

  /// Writes text and says whether the sink still takes more.
  @discardableResult
  package func write(_ text: String) -> Bool {
    guard fault == nil else { return false }
    buffer.append(contentsOf: text.utf8)
    let mustFlush =
      switch buffering {
      case .none: true
      case .line: text.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      case .full: false
      }
    return mustFlush || buffer.count >= capacity ? flush() : true
  }

  /// Hands on everything that was buffered and says whether the sink still takes more.
  @discardableResult
  package func flush() -> Bool {
    guard fault == nil else { return false }
    var start = 0
    while start < buffer.count {
      let count = buffer[start...].withUnsafeBytes { systemWrite(descriptor, $0) }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        fault = FileError(.write, name, .system(code: errno))
        break
      }
    }
    buffer.removeAll(keepingCapacity: true)
    return fault == nil
  }
}
