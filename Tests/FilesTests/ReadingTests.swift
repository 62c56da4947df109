import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct ReadingTests {
  /// Every way to read a file, so that all refuse the same things.
  enum Way: CaseIterable {
    case whole, mapped

    func read(_ path: String, limit: Int = 1 << 20) throws(FileError) -> [UInt8] {
      switch self {
      case .whole: try readFile(path, limit: limit)
      case .mapped: try MappedFile(path, limit: limit).withBytes { [UInt8]($0) }
      }
    }

    var operation: FileError.Operation { self == .whole ? .read : .map }
  }

  @Test(arguments: Way.allCases)
  func `what was written is read`(way: Way) throws {
    let folder = try TemporaryFolder()
    for size in [0, 1, 4096, 100_000] {
      let bytes = randomBytes(size)
      try writeFile(folder.path("a"), bytes)
      #expect(try way.read(folder.path("a")) == bytes)
    }
  }

  @Test func `of a large file only the beginning is read`() throws {
    let folder = try TemporaryFolder()
    let bytes = randomBytes(5_000)
    try writeFile(folder.path("a"), bytes)
    #expect(try readBeginning(folder.path("a"), limit: 100) == Array(bytes.prefix(100)))
    #expect(try readBeginning(folder.path("a"), limit: 10_000) == bytes)
  }

  @Test func `the beginning of a folder is not read`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { try readBeginning(folder.path, limit: 100) }
  }

  @Test(arguments: Way.allCases)
  func `a folder, a pipe and a device are refused without waiting`(way: Way) throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for (path, reason) in [
      (folder.path, FileError.Reason.isFolder), (pipe, .isPipe), ("/dev/zero", .isDevice),
    ] {
      #expect(throws: FileError(way.operation, path, reason)) { try way.read(path) }
    }
  }

  @Test(arguments: Way.allCases)
  func `a missing file says so`(way: Way) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("absent")
    let error = #expect(throws: FileError.self) { try way.read(path) }
    #expect(error?.code == ENOENT)
    #expect(error?.description.hasSuffix("no such file or folder") == true)
  }

  @Test(arguments: Way.allCases)
  func `a file of exactly the limit is read and a larger one refused`(way: Way) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    try writeFile(path, [UInt8](repeating: 7, count: 10))
    #expect(try way.read(path, limit: 10).count == 10)
    #expect(throws: FileError(way.operation, path, .tooLarge(limit: 9))) {
      try way.read(path, limit: 9)
    }
  }

  @Test(arguments: Way.allCases)
  func `a path with a zero byte is refused instead of being cut there`(way: Way) throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [1])
    let path = folder.path("a\0b")
    #expect(throws: FileError(way.operation, path, .system(code: EINVAL))) { try way.read(path) }
  }

  @Test func `a mapping keeps the size it had at opening`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [1, 2])
    let file = try MappedFile(folder.path("a"))
    var output = try FileOutput(folder.path("a"), .append)
    try output.write([3])
    try output.close(durably: false)
    #expect(file.size == 2)
    #expect(file.withBytes { [UInt8]($0) } == [1, 2])
  }
}

@Suite struct FileErrorTests {
  @Test func `the path cannot drive the terminal`() {
    let error = FileError(.open, "a\u{1B}[2J\nb\u{202E}", .isFolder)
    #expect(
      error.description == "'a\\u{1B}[2J\\u{A}b\\u{202E}': cannot open: is a folder; name a file")
  }

  @Test(arguments: [
    (ENOENT, "no such file or folder"), (EACCES, "permission denied"),
    (EISDIR, "is a folder; name a file"), (ENOSPC, "no space left on the disk"),
    (9999, "system error 9999"),
  ])
  func `the system's codes are put in plain words`(code: Int32, words: String) {
    #expect(FileError(.write, "a", .system(code: code)).reasonInWords == words)
  }
}
