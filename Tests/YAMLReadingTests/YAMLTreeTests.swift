import Diagnostics
import TestSupport
import Testing
import YAMLReading

@Suite struct YAMLTreeTests {
  private func root(_ text: String) throws -> YAMLNode {
    let (root, diagnostics) = YAMLReader.read(SourceText(name: "a.yaml", text: text))
    #expect(diagnostics.isEmpty)
    return try #require(root)
  }

  @Test(arguments: ["no", "yes", "null", "~", "1.0", "0o17", "2026-01-01", "<<", "-5", "P11 = no"])
  func `every scalar stays the text it was`(text: String) throws {
    let root = try root("a: \(text)")
    #expect(root["a"]?.scalar == text)
  }

  @Test func `collections keep their order and nest`() throws {
    let root = try root(
      """
      # A comment.
      languages: [ro, en]   # another
      options:
        known: {code: 1, ro: "Da, știam"}
        no: {code: 3}
      items:
      - id: P11
      - id: P12
        range: 1..500
      """)
    #expect(root.mapping?.map(\.name) == ["languages", "options", "items"])
    #expect(root["languages"]?.sequence?.map(\.scalar) == ["ro", "en"])
    #expect(root["options"]?["known"]?["ro"]?.scalar == "Da, știam")
    #expect(root["items"]?.sequence?.last?["range"]?.scalar == "1..500")
    #expect(root["items"]?["id"] == nil)
  }

  @Test(arguments: [
    ("a: b", YAMLNode.Style.plain), ("a: 'b'", .singleQuoted), ("a: \"b\"", .doubleQuoted),
    ("a: |-\n  b", .literal), ("a: >-\n  b", .folded),
  ])
  func `a scalar knows its style`(text: String, style: YAMLNode.Style) throws {
    let value = try #require(try root(text)["a"])
    #expect(value.kind == .scalar(text: "b", style: style))
  }

  @Test func `spans are byte offsets, in text of many scripts too`() throws {
    let marked = MarkedSource(
      """
      țară: "喫煙" # é 👨‍👩‍👧
      1️⃣key2️⃣: 3️⃣valoare ș4️⃣   # more
      5️⃣list6️⃣:
      7️⃣- a
      - {b: ç8️⃣}9️⃣
      # end
      """)
    let (root, diagnostics) = YAMLReader.read(marked.source)
    #expect(diagnostics.isEmpty)
    let entries = try #require(root?.mapping)
    #expect(entries[1].key.span == marked.span(1, 2))
    #expect(entries[1].value.span == marked.span(3, 4))
    #expect(entries[2].key.span == marked.span(5, 6))
    #expect(entries[2].value.span == marked.span(7, 9))
    #expect(entries[2].value.sequence?.last?["b"]?.span.end == marked.offset(8))
    #expect(root?.span == SourceSpan(start: 0, end: marked.offset(9)))
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}é: x\r\n", "é: x\r", "# \u{200D}喫\n\n"])
  func `offsets hold behind byte order marks and every line break`(lead: String) throws {
    let text = lead + "k: v"
    let value = try #require(try root(text)["k"])
    #expect(value.span == SourceSpan(start: text.utf8.count - 1, end: text.utf8.count))
  }

  @Test func `offsets hold over thousands of code points`() throws {
    let lines = (0..<300).map { "k\($0): ășțîâ 喫煙 \($0)" }
    let source = SourceText(name: "a.yaml", text: lines.joined(separator: "\n"))
    let entries = try #require(YAMLReader.read(source).root?.mapping)
    #expect(entries.count == 300)
    #expect(entries.allSatisfy { source.text(of: $0.key.span) == $0.name })
    #expect(entries.allSatisfy { source.text(of: $0.value.span) == $0.value.scalar })
  }

  @Test func `an empty value is an empty plain text`() throws {
    let root = try root("a:\nb: ''\n")
    #expect(root["a"]?.isEmpty == true)
    #expect(root["b"]?.isEmpty == false)
  }

  @Test func `a document may start and end explicitly`() throws {
    #expect(try root("---\na: b\n...\n")["a"]?.scalar == "b")
  }

  @Test func `joiners inside a text are part of it`() throws {
    #expect(try root("a: \"👨‍👩‍👧 می‌خواهم\"")["a"]?.scalar == "👨‍👩‍👧 می‌خواهم")
  }
}
