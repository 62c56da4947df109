#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file that is closed exactly once.
///
/// Not copyable, as a second owner would close it again.
struct FileDescriptor: ~Copyable {
  let number: Int32
  let path: String

  /// Opens a file; it is never inherited by another program.
  init(
    _ path: String, _ flags: Int32, mode: mode_t = 0, for operation: FileError.Operation = .open
  ) throws(FileError) {
    guard !path.utf8.contains(0) else {
      throw FileError(operation, path, .system(code: EINVAL))
    }
    var opened: Int32
    repeat {
      opened = open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
    } while opened < 0
      && errno == EINTR
    guard opened >= 0 else { throw FileError(operation, path, .system(code: errno)) }
    number = opened
    self.path = path
  }

  deinit {
    _ = close(number)
  }

  func status() throws(FileError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else {
      throw FileError(.inspect, path, .system(code: errno))
    }
    return status
  }

  /// Reads until the buffer is full or the file ends, and returns the number of bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = systemRead(number, rest)
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw FileError(.read, path, .system(code: errno))
      }
    }
    return filled
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = systemWrite(number, rest)
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw FileError(.write, path, .system(code: errno))
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Waits until the disk has everything.
  func synchronize() throws(FileError) {
    #if canImport(Darwin)
      // On macOS only this reaches the medium; some file systems do not know it.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(number) == 0 else {
      throw FileError(.synchronize, path, .system(code: errno))
    }
  }
}

/// A regular file open for reading, with its size at that moment.
///
/// Anything that could block or never end is refused.
struct RegularFile: ~Copyable {
  let descriptor: FileDescriptor
  let size: Int

  init(_ path: String, limit: Int, for operation: FileError.Operation) throws(FileError) {
    let opened = try FileDescriptor(path, O_RDONLY | O_NONBLOCK, for: operation)
    let status = try opened.status()
    if let reason = status.irregularity { throw FileError(operation, path, reason) }
    guard status.st_size <= limit else {
      throw FileError(operation, path, .tooLarge(limit: limit))
    }
    descriptor = opened
    size = Int(status.st_size)
  }
}

extension stat {
  /// Why this is not a regular file, or nil when it is.
  var irregularity: FileError.Reason? {
    switch st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: .isFolder
    case S_IFIFO: .isPipe
    case S_IFSOCK: .isSocket
    default: .isDevice
    }
  }
}

func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
