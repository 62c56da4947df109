#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of standard input.
///
/// A class, as the bytes read ahead belong to all who read.
package final class FileDescriptorLines {
  /// The fault that ended reading, if it was not the end of the input.
  package private(set) var fault: FileError?
  private let descriptor: Int32
  private let name: String
  private let longestLine: Int
  private var buffer: [UInt8] = []
  private var consumed = 0
  private var ended = false

  /// Reads lines of at most `longestLine` bytes; a longer one is told and passed over whole.
  package init(
    descriptor: Int32 = 0, name: String = "standard input", longestLine: Int = 1 << 20
  ) {
    self.descriptor = descriptor
    self.name = name
    self.longestLine = longestLine
  }

  /// Returns the next line without its end, or why it is no text; nil after the last.
  package func nextLine() -> InputLine? {
    var searched = consumed
    var isTooLong = false
    while true {
      let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
      if (end ?? buffer.count) - consumed > longestLine { isTooLong = true }
      if let end {
        defer { consumed = end + 1 }
        return isTooLong ? .unreadable(.tooLong(limit: longestLine)) : line(buffer[consumed..<end])
      }
      if ended {
        defer { consumed = buffer.count }
        if isTooLong { return .unreadable(.tooLong(limit: longestLine)) }
        return consumed < buffer.count ? line(buffer[consumed...]) : nil
      }
      // Of what is too long nothing will be taken, so that it need not be kept.
      if isTooLong { consumed = buffer.count }
      searched = buffer.count - consumed
      fill()
    }
  }

  private func fill() {
    buffer.removeFirst(consumed)
    consumed = 0
    let size = 1 << 16
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var count: Int
    repeat {
      count = buffer[old...].withUnsafeMutableBytes { systemRead(descriptor, $0) }
    } while count < 0 && errno == EINTR
    if count < 0 { fault = FileError(.read, name, .system(code: errno)) }
    if count <= 0 { ended = true }
    buffer.removeLast(size - max(0, count))
  }

  private func line(_ line: ArraySlice<UInt8>) -> InputLine {
    InputLine(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}
