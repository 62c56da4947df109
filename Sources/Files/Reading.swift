/// Reads a whole regular file.
///
/// Only the bytes present when the file was opened are read, so a growing file gives a snapshot.
/// - Throws: `FileError`, also for a folder, a pipe, a device, and a file larger than `limit`
///   bytes.
package func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  try bytes(of: try RegularFile(path, limit: limit, for: .read), path, atMost: limit)
}

/// Reads a regular file, of a larger one only its first `limit` bytes.
///
/// - Throws: `FileError`, also for a folder, a pipe and a device.
package func readBeginning(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  try bytes(of: try RegularFile(path, limit: .max, for: .read), path, atMost: limit)
}

private func bytes(
  of file: borrowing RegularFile, _ path: String, atMost limit: Int
) throws(FileError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: min(file.size, limit))
  let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
    try file.descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
  }
  guard count == bytes.count else { throw FileError(.read, path, .shrank) }
  return bytes
}
