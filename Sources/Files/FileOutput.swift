#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written piece by piece through a buffer.
///
/// End with `close`: an output that is dropped instead keeps only what was flushed. Not copyable,
/// as two writers would mix.
package struct FileOutput: ~Copyable {
  package enum Disposition: Hashable, Sendable {
    /// The file must not exist yet; a symbolic link in its place is refused.
    case createNew
    case replaceContent
    case append
  }

  private let file: FileDescriptor
  private var buffer: [UInt8] = []
  private let capacity = 1 << 16

  /// Opens the file, which only its owner may read when it is created here.
  package init(_ path: String, _ disposition: Disposition) throws(FileError) {
    let choice =
      switch disposition {
      case .createNew: O_CREAT | O_EXCL | O_NOFOLLOW
      case .replaceContent: O_CREAT | O_TRUNC
      case .append: O_CREAT | O_APPEND
      }
    file = try FileDescriptor(path, O_WRONLY | choice, mode: 0o600, for: .write)
    buffer.reserveCapacity(capacity)
  }

  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    if buffer.count + bytes.count > capacity { try flush() }
    if bytes.count >= capacity {
      try file.write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    if buffer.count + bytes.count > capacity { try flush() }
    buffer.append(contentsOf: bytes)
    if buffer.count > capacity { try flush() }
  }

  package mutating func write(_ text: String) throws(FileError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > capacity { try flush() }
  }

  /// Hands everything so far to the system.
  package mutating func flush() throws(FileError) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands everything to the system and, when `durably`, waits until the disk has it.
  package consuming func close(durably: Bool) throws(FileError) {
    try flush()
    guard durably else { return }
    try file.synchronize()
    try synchronizeFolder(of: file.path)
  }
}
