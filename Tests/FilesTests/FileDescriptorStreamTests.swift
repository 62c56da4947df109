import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct FileDescriptorSinkTests {
  @Test func `full buffering holds text back until it is flushed`() throws {
    let folder = try TemporaryFolder()
    let file = try FileDescriptor(folder.path("a"), O_WRONLY | O_CREAT, mode: 0o600)
    let sink = FileDescriptorSink(descriptor: file.number, name: "a", buffering: .full)
    #expect(sink.write("one\n"))
    #expect(try readFile(folder.path("a"), limit: 99).isEmpty)
    #expect(sink.flush())
    #expect(try readFile(folder.path("a"), limit: 99) == Array("one\n".utf8))
  }

  @Test func `line buffering hands on lines and returns`() throws {
    let folder = try TemporaryFolder()
    let file = try FileDescriptor(folder.path("a"), O_WRONLY | O_CREAT, mode: 0o600)
    let sink = FileDescriptorSink(descriptor: file.number, name: "a", buffering: .line)
    sink.write("one")
    #expect(try readFile(folder.path("a"), limit: 99).isEmpty)
    sink.write("\r")
    #expect(try readFile(folder.path("a"), limit: 99) == Array("one\r".utf8))
  }

  @Test func `much text is handed on without being asked`() throws {
    let folder = try TemporaryFolder()
    let file = try FileDescriptor(folder.path("a"), O_WRONLY | O_CREAT, mode: 0o600)
    let sink = FileDescriptorSink(descriptor: file.number, name: "a", buffering: .full)
    sink.write(String(repeating: "x", count: 200_000))
    #expect(try readFile(folder.path("a"), limit: 1 << 20).count == 200_000)
  }

  @Test func `a reader that has gone is reported and writing stops`() {
    surviveFailingWrites()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let sink = FileDescriptorSink(descriptor: ends[1], name: "pipe", buffering: .none)
    #expect(!sink.write("text"))
    #expect(sink.readerIsGone)
    #expect(!sink.write("more"))
  }

  @Test func `a full device is a fault and not a reader that has gone`() throws {
    guard exists("/dev/full") else { return }
    let file = try FileDescriptor("/dev/full", O_WRONLY)
    let sink = FileDescriptorSink(descriptor: file.number, name: "output", buffering: .full)
    #expect(sink.write("text"))
    #expect(!sink.flush())
    #expect(!sink.readerIsGone)
    #expect(sink.fault == FileError(.write, "output", .system(code: ENOSPC)))
  }
}

@Suite struct FileDescriptorLinesTests {
  func lines(of text: String, longestLine: Int = 1 << 20) throws -> ([String], FileError?) {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), Array(text.utf8))
    let file = try FileDescriptor(folder.path("a"), O_RDONLY)
    let source = FileDescriptorLines(
      descriptor: file.number, name: "input", longestLine: longestLine)
    var lines: [String] = []
    while let line = source.nextLine() {
      if case .text(let text) = line { lines.append(text) } else { lines.append("(unreadable)") }
    }
    return (lines, source.fault)
  }

  func inputs(of bytes: [UInt8], longestLine: Int = 1 << 20) throws -> [InputLine] {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), bytes)
    let file = try FileDescriptor(folder.path("a"), O_RDONLY)
    let source = FileDescriptorLines(
      descriptor: file.number, name: "input", longestLine: longestLine)
    var lines: [InputLine] = []
    while let line = source.nextLine() { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\n\nc", ["a", "b", "", "c"]), ("\n", [""]),
  ])
  func `lines end with a new line, a return and a new line, or the input`(
    text: String, expected: [String]
  ) throws {
    #expect(try lines(of: text).0 == expected)
  }

  @Test func `lines longer than a block come whole`() throws {
    let long = String(repeating: "x", count: 200_000)
    #expect(try lines(of: "a\n\(long)\n\(long)\nb").0 == ["a", long, long, "b"])
  }

  @Test(arguments: [1001, 65_536, 65_537, 300_000])
  func `a line beyond the limit is told, and the lines after it are read`(length: Int) throws {
    let long = [UInt8](repeating: 0x78, count: length)
    #expect(
      try inputs(of: Array("a\n".utf8) + long + Array("\nb\n".utf8), longestLine: 1000)
        == [.text("a"), .unreadable(.tooLong(limit: 1000)), .text("b")])
    #expect(
      try inputs(of: long, longestLine: 1000) == [.unreadable(.tooLong(limit: 1000))],
      "nor is the end of the input taken for a shorter line")
  }

  @Test func `a line of just the limit is read`() throws {
    let long = String(repeating: "x", count: 1000)
    #expect(try lines(of: long + "\n" + long, longestLine: 1000).0 == [long, long])
  }

  @Test(arguments: [
    Array("caf".utf8) + [0xE9], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80],
    [0x61, 0xE2, 0x82, 0x20, 0x62],
  ])
  func `bytes that are no UTF-8 are told, never repaired, and take nothing with them`(
    bytes: [UInt8]
  ) throws {
    #expect(
      try inputs(of: bytes + [0x0A] + Array("café\n".utf8))
        == [.unreadable(.notUTF8), .text("café")])
  }

  @Test func `a line that was read prints nothing of itself`() {
    #expect("\(InputLine.text("secret"))" == "text(hidden)")
    #expect(Mirror(reflecting: InputLine.text("secret")).children.isEmpty)
  }
}
