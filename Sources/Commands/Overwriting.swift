import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A result that would replace what must be kept.
enum WouldOverwrite: Error, CustomStringConvertible {
  case input(option: String, path: String)
  case study(option: String, path: String)

  var description: String {
    switch self {
    case .input(let option, let path):
      "\(option) would replace '\(path)', which is read here; choose another name"
    case .study(let option, let path):
      "\(option) would replace the study '\(path)'; choose another name"
    }
  }
}

/// Refuses to write a result over a file that the command reads, or over any study.
func refuseOverwriting(
  _ inputs: [String], by option: String, _ output: String
) throws(WouldOverwrite) {
  guard let identity = FileIdentity(output) else { return }
  if inputs.contains(where: { FileIdentity($0) == identity }) {
    throw .input(option: option, path: output)
  }
  if isDatabase(output) { throw .study(option: option, path: output) }
}

/// Which file a name leads to, by whatever path and link.
private struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64

  init?(_ path: String) {
    var status = stat()
    guard !path.isEmpty, stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// Whether a file begins as SQLite's databases do; one that cannot be read does not.
func isDatabase(_ path: String) -> Bool {
  guard let file = try? MappedFile(path) else { return false }
  return file.withBytes { $0.starts(with: Array("SQLite format 3\0".utf8)) }
}
