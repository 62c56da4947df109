import Arguments
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where notebooks are written, and who may read them; their texts are golden cases.
@Suite struct NotebookCommandTests {
  private static let plan = """
    plan: book
    tables:
    - {id: answers, item: answer}
    """

  @Test func `a notebook is written for its owner alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try writeFile(path + "/plan.yaml", Array(Self.plan.utf8))
    try writeFile(path + "/rows.csv", Array("answer,other\nyes,1\nno,2\nyes,3\n".utf8))
    let typed = Typed([
      "notebook", path + "/rows.csv", path + "/plan.yaml", "-o", path + "/book.ipynb",
    ])
    #expect(typed.code == .done, "\(typed.error)")
    #expect(typed.output.isEmpty)
    #expect(typed.error.contains("only you may read it"))
    var status = stat()
    #expect(stat(path + "/book.ipynb", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a notebook never replaces the data or the plan`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try writeFile(path + "/plan.yaml", Array(Self.plan.utf8))
    try writeFile(path + "/rows.csv", Array("answer\nyes\nno\n".utf8))
    let typed = Typed([
      "notebook", path + "/rows.csv", path + "/plan.yaml", "-o", path + "/rows.csv",
    ])
    #expect(typed.code == .failed)
    #expect(typed.error.contains("choose another name"))
  }
}
