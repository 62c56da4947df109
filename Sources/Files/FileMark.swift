#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which file stands at a path: the same one has the same mark under any name.
package struct FileMark: Hashable, Sendable {
  /// The device, that is the file system, that holds it.
  package let device: UInt64
  let number: UInt64

  /// The mark of what a path leads to; nil where that is nothing.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// The path of the file that a name stands for, where the name is a link or a link's link.
///
/// Folders on the way are left as they are written. A circle of links is left unfollowed.
package func followingLinks(_ path: String) -> String {
  var followed = path
  for _ in 0..<40 {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(followed, &buffer, buffer.count)
    guard count > 0 else { return followed }
    let target = String(
      decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    followed =
      target.hasPrefix("/") || !followed.contains("/")
      ? target : parentFolder(of: followed) + "/" + target
  }
  return path
}
