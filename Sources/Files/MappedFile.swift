#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a regular file, mapped into memory and lent.
///
/// The size is the one at opening, so a file that grows is read as it was. A file that another
/// program cuts short while it is mapped ends this program with a bus error: use `readFile` for
/// small files. Not copyable, as the mapping ends exactly once.
package struct MappedFile: ~Copyable {
  package let size: Int
  private let start: UnsafeMutableRawPointer?

  /// Maps a file for reading.
  ///
  /// - Throws: `FileError`, also for a folder, a pipe, a device, and a file larger than `limit`
  ///   bytes.
  package init(_ path: String, limit: Int = .max) throws(FileError) {
    let file = try RegularFile(path, limit: limit, for: .map)
    start = try Self.map(file, path)
    size = file.size
  }

  deinit {
    if let start { munmap(start, size) }
  }

  /// Lends the bytes; the pointer must not outlive the closure.
  package borrowing func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// Returns nil for an empty file, which the system cannot map.
  private static func map(
    _ file: borrowing RegularFile, _ path: String
  ) throws(FileError) -> UnsafeMutableRawPointer? {
    guard file.size > 0 else { return nil }
    let mapped = mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor.number, 0)
    guard let mapped, mapped != MAP_FAILED else {
      throw FileError(.map, path, .system(code: errno))
    }
    // Only a hint: nothing is lost when the system does not take it.
    _ = madvise(mapped, file.size, MADV_SEQUENTIAL)
    return mapped
  }
}
