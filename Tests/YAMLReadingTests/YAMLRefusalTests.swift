import Diagnostics
import TestSupport
import Testing
import YAMLReading

@Suite struct YAMLRefusalTests {
  @Test(arguments: [
    ("a: 1\n1️⃣a: 2", "Q0110", "key 'a' stands twice"),
    ("{a: 1, 1️⃣\"a\": 2}", "Q0110", "twice"),
    ("1️⃣[a]: b", "Q0111", "a key is a text"), ("1️⃣{a: b}: c", "Q0111", ""),
    ("1️⃣: b", "Q0111", "nothing"), ("a: b\n? 1️⃣- c\n: d", "Q0111", ""),
    ("a: 1️⃣*b", "Q0112", "'*' must be quoted"),
    ("a: 1️⃣*note this", "Q0112", "'*' must be quoted"),
    ("a: 1️⃣&b c", "Q0113", "'&' must be quoted"), ("a: 1️⃣&b [c]", "Q0113", ""),
    ("a: 1️⃣!!int 3", "Q0114", "'!' must be quoted"), ("a: 1️⃣!python/object b", "Q0114", ""),
    ("1️⃣%YAML 1.1\n---\na: b", "Q0115", "directive"),
    ("1️⃣%TAG ! tag:x,2000:\n---\na: b", "Q0115", "directive"),
    ("a: b\n1️⃣%c: d", "Q0115", "directive"),
    ("a: b\n1️⃣---\nc: d", "Q0116", "second document"),
    ("1️⃣", "Q0102", "empty"), ("1️⃣# nothing but this\n", "Q0102", "empty"),
    ("1️⃣---\n", "Q0102", "empty"),
    ("{code: 1, ro: Da, 1️⃣știam}", "Q0132", "'știam' has no value"),
    ("a: b\n1️⃣-c: d", "Q0131", "after the '-'"),
    ("a: text\n  1️⃣- item", "Q0125", "belongs to the text above"),
  ])
  func `what YAML allows and surveys do not need is refused`(
    text: String, code: DiagnosticCode, message: String
  ) {
    let marked = MarkedSource(text)
    expectFindings(
      YAMLReader.read(marked.source).diagnostics, in: marked, [ExpectedFinding(1, code, message)])
  }

  @Test(arguments: [
    ("a: x1️⃣\u{1B}]52;c;", "Q0104", "U+001B"), ("a: b1️⃣\0c", "Q0104", "NUL"),
    ("a: b1️⃣\u{7F}", "Q0104", "U+007F"), ("a: b1️⃣\u{9B}", "Q0104", "U+009B"),
    ("a: 1️⃣\"\\e]52\"", "Q0104", "escapes U+001B"), ("a: 1️⃣\"\\0\"", "Q0104", "U+0000"),
    ("a: 1️⃣\"\\u202E\"", "Q0104", "U+202E"), ("a: b1️⃣\u{FFFF}", "Q0104", "U+FFFF"),
    ("a: \"b1️⃣\u{202E}c\"", "Q0105", "U+202E"), ("a: b # 1️⃣\u{2066}", "Q0105", "U+2066"),
    ("a: b1️⃣\u{FEFF}", "Q0105", "byte order mark"),
    ("a: \"b1️⃣\u{2028}c\"", "Q0105", "line separator"),
    ("a: \"b1️⃣\u{85}c\"", "Q0105", "line separator"),
    ("1️⃣a\u{200B}: b", "Q0106", "U+200B"), ("1️⃣\"a\u{200D}\": b", "Q0106", "U+200D"),
    ("1️⃣a\u{AD}b: c", "Q0106", "U+00AD"), ("1️⃣a\u{3164}: c", "Q0106", "U+3164"),
  ])
  func `characters that hide or steer are refused`(
    text: String, code: DiagnosticCode, message: String
  ) {
    let marked = MarkedSource(text)
    expectFindings(
      YAMLReader.read(marked.source).diagnostics, in: marked, [ExpectedFinding(1, code, message)])
  }

  @Test func `a duplicate key points at the first`() throws {
    let marked = MarkedSource("é: 0\n1️⃣a2️⃣: 1\nb: 2\n3️⃣a4️⃣: 3")
    let (root, diagnostics) = YAMLReader.read(marked.source)
    #expect(diagnostics.map(\.span) == [marked.span(3, 4)])
    #expect(diagnostics.first?.notes.map(\.span) == [marked.span(1, 2)])
    #expect(root?["a"]?.scalar == "1")
  }

  @Test func `keys that differ in composition alone are duplicates`() {
    let source = SourceText(name: "a.yaml", text: "\u{E9}: 1\ne\u{301}: 2")
    #expect(YAMLReader.read(source).diagnostics.map(\.code) == ["Q0110"])
  }

  @Test func `a duplicate among thousands of keys is found`() {
    let lines = (0..<2_000).map { "k\($0): x" } + ["k1999: y", "k3: y"]
    let source = SourceText(name: "a.yaml", text: lines.joined(separator: "\n"))
    let diagnostics = YAMLReader.read(source).diagnostics
    #expect(diagnostics.map { source.position(of: $0.span.start).line } == [2001, 2002])
  }

  @Test func `several mistakes are found in one run`() {
    let marked = MarkedSource("a: 1️⃣&x b\n2️⃣a: 3️⃣!t c\nd: 4️⃣*x\ne: 5️⃣@f")
    expectFindings(
      YAMLReader.read(marked.source).diagnostics, in: marked,
      [
        .init(1, "Q0113"), .init(2, "Q0110"), .init(3, "Q0114"), .init(4, "Q0112"),
        .init(5, "Q0122"),
      ])
  }

  @Test(arguments: [
    ([0x61, 0x3A, 0x20, 0xE9, 0x0A], 3), ([0x61, 0x3A, 0x20, 0xC3], 3), ([0xC0, 0x80], 0),
    ([0x61, 0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 0), ([0x61, 0x62, 0x80], 2),
    ([0xE0, 0x80, 0x80], 0),
  ])
  func `a byte that is not UTF-8 is named with its place`(bytes: [UInt8], offset: Int) {
    let (root, diagnostics) = YAMLReader.read(SourceText(name: "a.yaml", bytes: bytes))
    #expect(root == nil)
    #expect(diagnostics.map(\.code) == ["Q0103"])
    #expect(diagnostics.first?.span.start == offset)
    #expect(diagnostics.first?.message.contains("save the file as UTF-8") == true)
  }

  @Test func `UTF-16 is named as such`() {
    let source = SourceText(name: "a.yaml", bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0])
    let diagnostics = YAMLReader.read(source).diagnostics
    #expect(diagnostics.map(\.code) == ["Q0103"])
    #expect(diagnostics.first?.message.contains("UTF-16") == true)
  }

  @Test func `every code is used once and has a rule`() {
    let codes = SyntaxCode.allCases
    #expect(codes.allSatisfy { $0.rawValue.hasPrefix("Q01") && $0.rawValue.count == 5 })
    #expect(codes.allSatisfy { $0.rule.hasSuffix(".") })
  }
}
