#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a whole file so that at any moment either the old or the new content stands there.
///
/// A new file is written beside the old one, forced to the disk, and renamed. A symbolic link is
/// followed. A pipe or a device is written to directly, since replacing it would destroy it.
/// - Parameter mode: the permissions of the file; only the owner may read it unless told otherwise.
package func writeFile(
  _ path: String, _ bytes: UnsafeRawBufferPointer, mode: UInt32 = 0o600
) throws(FileError) {
  try replaceFile(path, mode: mode, durably: true) { file throws(FileError) in
    try file.write(bytes)
  }
}

/// Writes a whole file block after block, as `writeFile` does.
///
/// - Parameter durably: whether to wait until the disk has it; what can be made again need not wait.
package func writeFile(
  _ path: String, blocks: some Sequence<[UInt8]>, mode: UInt32 = 0o600, durably: Bool = true
) throws(FileError) {
  try writeFile(path, mode: mode, durably: durably) { write throws(FileError) in
    for block in blocks { try write(block) }
  }
}

/// Writes a whole file block after block, as `writeFile` does.
///
/// - Parameter content: hands the blocks over, one after the other, to the closure it is given.
package func writeFile(
  _ path: String, mode: UInt32 = 0o600, durably: Bool = true,
  content: ((_ write: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void)
) throws(FileError) {
  try replaceFile(path, mode: mode, durably: durably) { file throws(FileError) in
    try content { block throws(FileError) in try file.write(block) }
  }
}

private func replaceFile(
  _ path: String, mode: UInt32, durably: Bool,
  _ write: (borrowing FileDescriptor) throws(FileError) -> Void
) throws(FileError) {
  var status = stat()
  if stat(path, &status) == 0, let reason = status.irregularity {
    guard reason != .isFolder else { throw FileError(.write, path, .isFolder) }
    let device = try FileDescriptor(path, O_WRONLY, for: .write)
    return try write(device)
  }
  let target = resolvingLink(path)
  let temporary = temporaryName(beside: target)
  do {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let file = try FileDescriptor(temporary, flags, mode: mode_t(mode), for: .write)
    try write(file)
    if durably { try file.synchronize() }
  } catch {
    unlink(temporary)
    throw FileError(error.operation, path, error.reason)
  }
  guard rename(temporary, target) == 0 else {
    let code = errno
    unlink(temporary)
    throw FileError(.rename, path, .system(code: code))
  }
  if durably { try synchronizeFolder(of: target) }
}

/// Writes a whole file so that at any moment either the old or the new content stands there.
package func writeFile(
  _ path: String, _ bytes: [UInt8], mode: UInt32 = 0o600
) throws(FileError) {
  try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
    try writeFile(path, UnsafeRawBufferPointer(buffer), mode: mode)
  }
}

/// Makes a name's creation, renaming or removal survive a power cut.
package func synchronizeFolder(of path: String) throws(FileError) {
  let folder = try FileDescriptor(parentFolder(of: path), O_RDONLY, for: .synchronize)
  do {
    try folder.synchronize()
  } catch  where error.code == EINVAL {
    // Some network file systems cannot synchronize a folder; there is nothing more to do there.
  }
}

/// The folder that a path names a file in.
package func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A hidden name in the same folder, so that renaming stays within one file system.
private func temporaryName(beside path: String) -> String {
  let suffix = randomBytes(8).map { byte in
    String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
  }
  return parentFolder(of: path) + "/.percept-" + suffix.joined() + ".tmp"
}

private func resolvingLink(_ path: String) -> String {
  var status = stat()
  guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
    let resolved = realpath(path, nil)
  else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}
