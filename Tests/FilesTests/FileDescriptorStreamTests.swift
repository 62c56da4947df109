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
    ignoreBrokenPipes()
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
    while let line = source.readLine() { lines.append(line) }
    return (lines, source.fault)
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

  @Test(arguments: [1001, 300_000])
  func `a line beyond the limit ends the reading with a fault`(length: Int) throws {
    let (read, fault) = try lines(
      of: "a\n" + String(repeating: "x", count: length) + "\nb", longestLine: 1000)
    #expect(read == ["a"])
    #expect(fault == FileError(.read, "input", .tooLarge(limit: 1000)))
  }
}
