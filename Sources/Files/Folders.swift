#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether anything has this name; a link that leads nowhere counts.
package func exists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Whether the name is a folder's, or a link's to one.
package func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The size of a file in bytes; nil where there is none.
package func sizeOfFile(_ path: String) -> Int? {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : nil
}

/// Removes one file or one empty folder; a symbolic link goes, not what it names.
package func remove(_ path: String) throws(FileError) {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw FileError(.remove, path, .system(code: errno)) }
  let isFolder = status.st_mode & S_IFMT == S_IFDIR
  guard (isFolder ? rmdir(path) : unlink(path)) == 0 else {
    throw FileError(.remove, path, .system(code: errno))
  }
}

/// Creates one folder that only its owner may enter.
package func createFolder(_ path: String) throws(FileError) {
  guard mkdir(path, 0o700) == 0 else { throw FileError(.create, path, .system(code: errno)) }
}

/// Returns the names in a folder, sorted by their bytes, without `.` and `..`.
package func listFolder(_ path: String) throws(FileError) -> [String] {
  guard let folder = opendir(path) else { throw FileError(.list, path, .system(code: errno)) }
  defer { closedir(folder) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  guard errno == 0 else { throw FileError(.list, path, .system(code: errno)) }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Removes a folder and everything in it, never following a symbolic link out of it.
package func removeFolder(_ path: String) throws(FileError) {
  for name in try listFolder(path) {
    let inner = path + "/" + name
    var status = stat()
    if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      try removeFolder(inner)
    } else {
      try remove(inner)
    }
  }
  try remove(path)
}

/// A folder of one's own that vanishes with the value.
///
/// Not copyable, as it is removed once.
package struct TemporaryFolder: ~Copyable {
  package let path: String

  /// Creates the folder under `TMPDIR`, or under `/tmp`.
  package init() throws(FileError) {
    let parent = environmentVariable("TMPDIR") ?? "/tmp"
    var template = Array((parent + "/percept-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileError(.create, parent, .system(code: errno))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    // A folder that cannot be removed is left to the system's own cleaning; nobody could act on it
    // here.
    try? removeFolder(path)
  }

  /// The path of a name in the folder.
  package func path(_ name: String) -> String {
    path + "/" + name
  }
}
