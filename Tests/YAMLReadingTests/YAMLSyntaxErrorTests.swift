import Diagnostics
import TestSupport
import Testing
import YAMLReading

@Suite struct YAMLSyntaxErrorTests {
  @Test(arguments: [
    ("ro: Text1️⃣: mai mult", "Q0120", "': ' must be quoted"),
    ("- ro: Text1️⃣: mai mult # c", "Q0120", "': '"),
    ("a: {ro: Ora1️⃣: dimineața, en: x}", "Q0120", "': '"),
    ("a: [b: c1️⃣: d]", "Q0120", "': '"),
    ("a:\n1️⃣\tb: c", "Q0121", "a tab indents"), ("a:\n  1️⃣\t\tb: c", "Q0121", "a tab"),
    ("a: |\n1️⃣\tb", "Q0121", "a tab"),
    ("a: 1️⃣@home", "Q0122", "starts with '@'"), ("a: 1️⃣`b`", "Q0122", "starts with '`'"),
    ("a: 1️⃣%50 of", "Q0122", "starts with '%'"), ("a: 1️⃣& b", "Q0122", "starts with '&'"),
    ("a: 1️⃣*Important* b", "Q0122", "starts with '*'"), ("a: 1️⃣| text", "Q0122", "starts with '|'"),
    ("a: 1️⃣>18 ani", "Q0122", "starts with '>'"), ("a: 1️⃣{name} said", "Q0122", "starts with '{'"),
    ("a: 1️⃣[x] said", "Q0122", "starts with '['"), ("a: 1️⃣, b", "Q0122", "starts with ','"),
    ("a: 1️⃣] b", "Q0122", "starts with ']'"), ("a: 1️⃣? b", "Q0122", "starts with '?'"),
    ("a: 1️⃣!<b c", "Q0122", "starts with '!'"), ("a: 1️⃣- b", "Q0122", "starts with '- '"),
    ("- 1️⃣{f:cetățeană;m:cetățean} român", "Q0122", "starts with '{'"),
    ("a: 1\nb: 1️⃣\"x\nc: 2\n", "Q0123", "quote \" that opens here"),
    ("a: 1️⃣'x\nb: 'y'\n", "Q0123", "quote ' that opens here"),
    ("a: 1️⃣\"x\nb: \"y\"\n", "Q0123", "not closed on its line"),
    ("a: [1️⃣\"x\n  , \"y\"]\n", "Q0123", "not closed"),
    ("a: \"Da\"1️⃣, știam", "Q0124", "quote the whole text"),
    ("a: 'd'1️⃣acord", "Q0124", "quote the whole text"),
    ("a: {b: \"Da\" 1️⃣și, c: d}", "Q0124", "quote the whole text"),
    ("a:\n  b: 1\n 1️⃣c: 2", "Q0125", "by 1, and the entries open here by 0 or 2"),
    ("a: b\n  1️⃣c: d", "Q0125", "'c' is indented below a key that already has a value"),
    ("a: 'b'\n  1️⃣c: d", "Q0125", "already has a value"),
    ("a:\n  - b\n 1️⃣- c", "Q0125", "by 1, and the entries open here by 0 or 2"),
    ("  a: 1\n1️⃣b: 2", "Q0125", "by 0, and the entries open here by 2"),
    ("- a: 1\n  b: 2\n 1️⃣c: 3", "Q0125", "by 1, and the entries open here by 0 or 2"),
    ("a: 1\n1️⃣- b", "Q0125", "indent it below its key"),
    ("a:\n  - b\n  1️⃣c: d", "Q0126", "'- ' is missing"),
    ("a:\n- b\n1️⃣c\n", "Q0126", "'- ' is missing"),
    ("a: 1\n1️⃣b\nc: 2", "Q0127", "'key: value' is expected"),
    ("a: one text\n1️⃣that goes on\n", "Q0127", "indented more than its key"),
    ("a: 1️⃣[b, c\nd: e", "Q0128", "the [ that opens here"),
    ("- a: 1️⃣{b: c\n- d: e", "Q0128", "the { that opens here"), ("a: 1️⃣[b", "Q0128", "not closed"),
    ("a: 1️⃣{b: [c]", "Q0128", "the { that opens"),
    ("a: [b, \"c\",\n  \"d\"\n  1️⃣\"e\"]", "Q0129", "',' or ']'"),
    ("a: [[b] 1️⃣c]", "Q0129", "',' or ']'"),
    ("a: \"C:1️⃣\\data\"", "Q0130", "backslash is written twice"),
    ("a: \"1️⃣\\u12\"", "Q0130", "no escape"),
    ("a: 1\nb1️⃣:2\nc: 3", "Q0131", "after ':'"), ("a1️⃣:b\nc: d", "Q0131", "after ':'"),
    ("- a\n1️⃣-b: c", "Q0131", "after the '-'"), ("- a: 1\n1️⃣-b\n", "Q0131", "after the '-'"),
    ("a: How many 1️⃣# or so\n  did you make?", "Q0133", "'# or so' would be lost"),
    ("a: How many\n  and 1️⃣#1\n  did you make?", "Q0133", "'#1' would be lost"),
    ("- a: How many 1️⃣# or so\n    did you make?\n- b: c", "Q0133", "would be lost"),
    ("a: {b: Yes 1️⃣# no, c: d}\ne: f", "Q0133", "'# no, c: d}' would be lost"),
    ("a: {b: \"#1\", c: Yes 1️⃣#2}", "Q0133", "'#2}' would be lost"),
    ("a: [b, c 1️⃣#2]\ne: f", "Q0133", "'#2]' would be lost"),
    ("a: b # c\n  1️⃣d: e", "Q0125", "already has a value"),
    ("a: [b, 1️⃣, c]", "Q0139", ""),
  ])
  func `a classic mistake is named where it is`(
    text: String, code: DiagnosticCode, message: String
  ) {
    let marked = MarkedSource(text)
    let (root, diagnostics) = YAMLReader.read(marked.source)
    expectFindings(diagnostics, in: marked, [ExpectedFinding(1, code, message)])
    #expect(root == nil || code == "Q0131")
  }

  @Test(arguments: [
    ("ro: Text: mai mult", "ro: \"Text: mai mult\""),
    ("ro: Text: mai mult # c", "ro: \"Text: mai mult\" # c"),
    ("ro: Zice: \"da\" d'acord", "ro: 'Zice: \"da\" d''acord'"),
    ("a: {ro: Ora: opt, en: x}", "a: {ro: \"Ora: opt\", en: x}"),
    ("a:\n\tb: c", "a:\n  b: c"), ("a: @home", "a: \"@home\""), ("a: *b", "a: \"*b\""),
    ("a: & b", "a: \"& b\""), ("a: &b c", "a: \"&b c\""), ("a: !b c", "a: \"!b c\""),
    ("a: {name} said", "a: \"{name} said\""), ("a: >18 ani", "a: \">18 ani\""),
    ("a: - b", "a: \"- b\""), ("a: \"x\nb: c", "a: \"x\"\nb: c"),
    ("a: \"Da\", x", "a: '\"Da\", x'"), ("a: 'd'acord", "a: \"'d'acord\""),
    ("a:\n- b\nc\n", "a:\n- b\n- c\n"), ("a:b\nc: d", "a: b\nc: d"),
    ("- a\n-b: c", "- a\n- b: c"), ("a: \"C:\\data\"", "a: \"C:\\\\data\""),
    ("a: b\u{FEFF}", "a: b"), ("%YAML 1.1\n---\na: b", "\n---\na: b"),
  ])
  func `the fix makes the file readable`(text: String, fixed: String) throws {
    let diagnostics = YAMLReader.read(SourceText(name: "a.yaml", text: text)).diagnostics
    let edits = try #require(diagnostics.first?.fixIts.first).edits
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.replacement.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == fixed)
    let again = YAMLReader.read(SourceText(name: "a.yaml", bytes: bytes))
    #expect(again.diagnostics.isEmpty)
    #expect(again.root != nil)
  }

  private static let everything = """
    a: {b: "c, \\" d", e: ['f', g]}
    ș: |
      literal
    - : ? x
    "é": >- # c
      folded
    k: &a *b !c %d @e
    """

  private func expectFindingsWithin(_ bytes: [UInt8]) {
    let source = SourceText(name: "a.yaml", bytes: bytes)
    let (root, diagnostics) = YAMLReader.read(source)
    #expect(root != nil || !diagnostics.isEmpty)
    #expect(diagnostics.allSatisfy { $0.span.end <= bytes.count })
    _ = TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
  }

  @Test func `every prefix of a file gives findings within it, or a tree`() {
    let bytes = Array(Self.everything.utf8)
    for end in 0...bytes.count { expectFindingsWithin(Array(bytes[..<end])) }
  }

  @Test(arguments: Array("\t\n\r\"'[]{},:-?&*!|>%@`#\\ é\u{2028}"))
  func `a character inserted anywhere gives findings within the file, or a tree`(
    character: Character
  ) {
    let bytes = Array("a:\n- {b: 'c', d: [\"e\"]}\n- f: é\n  g: |\n    h\ni: k\n".utf8)
    for place in 0...bytes.count {
      var broken = bytes
      broken.insert(contentsOf: String(character).utf8, at: place)
      expectFindingsWithin(broken)
    }
  }
}
