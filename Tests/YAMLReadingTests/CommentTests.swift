import Diagnostics
import Testing
import YAMLReading

@Suite struct CommentTests {
  private func lost(_ text: String) throws -> String? {
    let source = SourceText(name: "a.yaml", text: text)
    let node = try #require(YAMLReader.read(source).root?["a"])
    return source.commentCutting(node).map { source.text(of: $0) }
  }

  @Test(arguments: [
    ("a: Number # of visits", "# of visits"), ("a: Study #1\nb: c", "#1"),
    ("a: Two\n  lines #2\nb: c", "#2"), ("a: Number\t#2", "#2"), ("a: {b: c}\n", nil),
    ("a: C# or F#", nil), ("a: https://x.org/#top", nil), ("a: \"Number # of visits\"", nil),
    ("a: 'x' # comment", nil), ("a: |  # comment\n  x # text", nil), ("a: x\n# comment", nil),
    ("a: x\n  # comment\nb: c", nil), ("a: x\n#b: c", nil), ("a: # comment\n  x", nil),
    ("a: Number\n  #2 of them\nb: c", "#2 of them"), ("a: x\n\n  #y\nb: c", nil),
    ("a: x\n  ## comment", nil),
  ])
  func `a comment behind a text without quotes cuts it`(text: String, expected: String?) throws {
    #expect(try lost(text) == expected)
  }

  @Test func `a comment in another language is found at its place`() throws {
    #expect(try lost("a: Câte vizite # în țară") == "# în țară")
    #expect(try lost("\u{FEFF}a: Câte # în țară") == "# în țară")
  }

  @Test func `the finding shows what would be lost and how to keep it`() throws {
    let source = SourceText(name: "a.yaml", text: "a: Number # of visits")
    let node = try #require(YAMLReader.read(source).root?["a"])
    let comment = try #require(source.commentCutting(node))
    let finding = Diagnostic.commentInText(node.span, comment: comment, in: source)
    #expect(finding.severity == .error)
    #expect(finding.message.contains("'# of visits' would be lost"))
    #expect(finding.message.contains("as \"Number # of visits\""))
    // Whether it is a text or a comment only the author knows, so nothing is mended by itself.
    #expect(finding.fixIts.isEmpty)
  }
}
