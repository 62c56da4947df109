#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path in a directory of its own, which is removed with what the test put there.
struct TemporaryFile: ~Copyable {
  let path: String
  private let directory: String

  init() {
    var template = Array("/tmp/percept-sqlite-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "a temporary directory can be made")
    directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = directory + "/study.percept"
  }

  deinit {
    for suffix in ["", "-journal", ".copy"] { unlink(path + suffix) }
    rmdir(directory)
  }

  /// Returns the permission bits of the file with a suffix, or nil where there is none.
  func permissions(_ suffix: String = "") -> mode_t? {
    var status = stat()
    guard stat(path + suffix, &status) == 0 else { return nil }
    return status.st_mode & 0o777
  }

  func write(_ bytes: [UInt8], at offset: Int = 0) {
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    precondition(descriptor >= 0, "a temporary file can be written")
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    close(descriptor)
  }
}
