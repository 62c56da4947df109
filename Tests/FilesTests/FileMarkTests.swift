import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct FileMarkTests {
  @Test func `a file has one mark under every name, and another file another one`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [1])
    try writeFile(folder.path("b"), [1])
    #expect(symlink("a", folder.path("link")) == 0)
    #expect(link(folder.path("a"), folder.path("hard")) == 0)
    let mark = try #require(FileMark(of: folder.path("a")))
    #expect(FileMark(of: folder.path("link")) == mark)
    #expect(FileMark(of: folder.path("hard")) == mark)
    #expect(FileMark(of: folder.path("b")) != mark)
    #expect(FileMark(of: folder.path("none")) == nil)
    #expect(FileMark(of: folder.path)?.device == mark.device)
  }

  @Test func `links are followed to the file, and nothing else is changed`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("a"), [])
    #expect(symlink("a", folder.path("one")) == 0)
    #expect(symlink(folder.path("one"), folder.path("two")) == 0)
    #expect(symlink("circle", folder.path("circle")) == 0)
    #expect(followingLinks(folder.path("one")) == folder.path("a"))
    #expect(followingLinks(folder.path("two")) == folder.path("a"))
    #expect(followingLinks(folder.path("a")) == folder.path("a"))
    #expect(followingLinks("study.percept") == "study.percept")
    #expect(followingLinks(folder.path("circle")) == folder.path("circle"))
  }
}
