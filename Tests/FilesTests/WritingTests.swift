import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct WritingTests {
  func permissions(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func `a file is replaced whole and nothing is left beside it`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), Array("a long first content".utf8))
    try writeFile(folder.path("a"), Array("second".utf8))
    #expect(try readFile(folder.path("a"), limit: 100) == Array("second".utf8))
    #expect(try listFolder(folder.path) == ["a"])
  }

  @Test func `only the owner may read what is written`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [1])
    try FileOutput(folder.path("b"), .createNew).close(durably: true)
    try createFolder(folder.path("c"))
    #expect(permissions(folder.path("a")) == 0o600)
    #expect(permissions(folder.path("b")) == 0o600)
    #expect(permissions(folder.path("c")) == 0o700)
    #expect(permissions(folder.path) == 0o700)
  }

  @Test func `a write that fails keeps what stood there and leaves nothing beside it`() throws {
    let folder = try TemporaryFolder()
    try createFolder(folder.path("a"))
    #expect(throws: FileError(.write, folder.path("a"), .isFolder)) {
      try writeFile(folder.path("a"), [1])
    }
    #expect(throws: FileError(.write, folder.path("x/a"), .system(code: ENOENT))) {
      try writeFile(folder.path("x/a"), [1])
    }
    #expect(try listFolder(folder.path) == ["a"])
  }

  @Test func `a link stays and the file it names is replaced`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("real"), [1])
    #expect(symlink("real", folder.path("link")) == 0)
    try writeFile(folder.path("link"), [2])
    #expect(try readFile(folder.path("real"), limit: 9) == [2])
    #expect(try listFolder(folder.path) == ["link", "real"])
  }

  @Test func `a pipe is written to, not replaced`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let reader = try FileDescriptor(path, O_RDONLY | O_NONBLOCK)
    try writeFile(path, [1, 2, 3])
    var received = [UInt8](repeating: 0, count: 3)
    let count = received.withUnsafeMutableBytes { systemRead(reader.number, $0) }
    #expect(count == 3)
    #expect(received == [1, 2, 3])
    #expect(try reader.status().irregularity == .isPipe)
  }

  @Test func `an output gathers pieces of every size in order`() throws {
    let folder = try TemporaryFolder()
    var output = try FileOutput(folder.path("a"), .createNew)
    var expected: [UInt8] = []
    for size in [0, 1, 70_000, 5, 65_536, 65_535, 2] {
      let piece = randomBytes(size)
      expected += piece
      try output.write(piece)
    }
    let piece = randomBytes(200_000)
    try piece.withUnsafeBytes { try output.write($0) }
    try output.write("ășț")
    try output.close(durably: true)
    #expect(try readFile(folder.path("a"), limit: 1 << 20) == expected + piece + Array("ășț".utf8))
  }

  @Test func `a new output refuses a name that is taken, even by a dead link`() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("nowhere", folder.path("link")) == 0)
    try writeFile(folder.path("a"), [1])
    for name in ["a", "link"] {
      #expect(throws: FileError(.write, folder.path(name), .system(code: EEXIST))) {
        _ = try FileOutput(folder.path(name), .createNew)
      }
    }
  }

  @Test func `an output replaces or appends as told`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [1, 2, 3])
    var replaced = try FileOutput(folder.path("a"), .replaceContent)
    try replaced.write([4])
    try replaced.close(durably: false)
    var appended = try FileOutput(folder.path("a"), .append)
    try appended.write([5])
    try appended.close(durably: false)
    #expect(try readFile(folder.path("a"), limit: 9) == [4, 5])
  }

  @Test func `a full disk is reported`() throws {
    guard exists("/dev/full") else { return }
    #expect(throws: FileError(.write, "/dev/full", .system(code: ENOSPC))) {
      try writeFile("/dev/full", [1])
    }
    #expect(throws: FileError(.write, "/dev/full", .system(code: ENOSPC))) {
      var output = try FileOutput("/dev/full", .append)
      try output.write([1])
      try output.close(durably: false)
    }
  }
}

@Suite struct FolderTests {
  @Test func `a temporary folder vanishes with everything in it`() throws {
    var path = ""
    do {
      let folder = try TemporaryFolder()
      path = folder.path
      try createFolder(folder.path("inner"))
      try writeFile(folder.path("inner/a"), [1])
      #expect(isFolder(path))
    }
    #expect(!exists(path))
  }

  @Test func `removing a folder does not follow links out of it`() throws {
    let kept = try TemporaryFolder()
    try writeFile(kept.path("a"), [1])
    let folder = try TemporaryFolder()
    try createFolder(folder.path("inner"))
    #expect(symlink(kept.path, folder.path("inner/out")) == 0)
    try removeFolder(folder.path("inner"))
    #expect(!exists(folder.path("inner")))
    #expect(exists(kept.path("a")))
  }

  @Test func `a folder that is not empty is not removed like a file`() throws {
    let folder = try TemporaryFolder()
    try createFolder(folder.path("inner"))
    try writeFile(folder.path("inner/a"), [1])
    #expect(throws: FileError(.remove, folder.path("inner"), .system(code: ENOTEMPTY))) {
      try remove(folder.path("inner"))
    }
  }

  @Test func `names are listed in the order of their bytes`() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "é", "A", "a", ".hidden"] { try writeFile(folder.path(name), []) }
    #expect(try listFolder(folder.path) == [".hidden", "A", "a", "b", "é"])
  }

  @Test(arguments: [("a", "."), ("/a", "/"), ("x/y/a", "x/y"), ("/x/a", "/x")])
  func `the parent folder is read off the path`(path: String, parent: String) {
    #expect(parentFolder(of: path) == parent)
  }
}
