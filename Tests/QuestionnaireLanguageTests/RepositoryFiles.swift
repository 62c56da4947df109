import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of the repository that the tests read.
enum RepositoryFiles {
  struct Failure: Error {
    let path: String
  }

  static func source(_ path: String) throws -> SourceText {
    guard let file = fopen(root + "/" + path, "rb") else { throw Failure(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return SourceText(name: path, bytes: bytes) }
      bytes += buffer[..<count]
    }
  }

  static func names(in directory: String, endingWith suffix: String) throws -> [String] {
    guard let stream = opendir(root + "/" + directory) else { throw Failure(path: directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(suffix) { names.append(name) }
    }
    guard !names.isEmpty else { throw Failure(path: directory) }
    return names.sorted()
  }

  /// Two directories above this one.
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")
}
