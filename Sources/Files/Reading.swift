/// Reads a whole regular file.
///
/// Only the bytes present when the file was opened are read, so a growing file gives a snapshot.
/// - Throws: `FileError`, also for a folder, a pipe, a device, and a file larger than `limit`
///   bytes.
package func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  let file = try RegularFile(path, limit: limit, for: .read)
  var bytes = [UInt8](repeating: 0, count: file.size)
  let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
    try file.descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
  }
  guard count == bytes.count else { throw FileError(.read, path, .shrank) }
  return bytes
}
