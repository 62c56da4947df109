import Testing

@testable import Diagnostics

@Suite struct SourceTextTests {
  private let mixed = SourceText(name: "a.yaml", text: "one\r\ntwo\rthree\n\nfünf 喫煙 e\u{301}x")

  @Test func `lines end at LF, CR and CRLF`() {
    #expect((1...mixed.lineCount).map(mixed.line) == ["one", "two", "three", "", "fünf 喫煙 éx"])
  }

  @Test(arguments: [
    (0, 1, 1), (3, 1, 4), (4, 1, 4), (5, 2, 1), (9, 3, 1), (15, 4, 1), (16, 5, 1), (18, 5, 2),
    (19, 5, 3),
    (22, 5, 6), (25, 5, 7), (29, 5, 9), (32, 5, 10), (33, 5, 11), (1000, 5, 11),
  ])
  func `columns count characters, not bytes`(offset: Int, line: Int, column: Int) {
    let position = mixed.position(of: offset)
    #expect([position.line, position.column] == [line, column])
  }

  @Test func `an offset inside a character is moved to its start`() {
    #expect(mixed.position(of: 19).offset == 19)
    #expect(mixed.position(of: 23).offset == 22)
    #expect(mixed.position(of: 24).offset == 22)
  }

  @Test(arguments: [(1, 1, 0), (5, 7, 25), (5, 10, 30), (5, 11, 32), (5, 99, 33), (9, 1, 33)])
  func `C parsers' columns count code points`(line: Int, column: Int, offset: Int) {
    #expect(mixed.offset(line: line, column: column) == offset)
  }

  @Test func `an empty text has one empty line`() {
    let empty = SourceText(name: "a.yaml", text: "")
    #expect(empty.lineCount == 1)
    #expect(empty.line(1).isEmpty)
    #expect(empty.position(of: 0) == SourcePosition(line: 1, column: 1, offset: 0))
  }

  @Test func `a byte order mark takes no column`() {
    #expect(SourceText(name: "a.yaml", text: "\u{FEFF}ab").position(of: 4).column == 2)
  }

  @Test func `bytes that are not UTF-8 can be pointed at`() {
    let broken = SourceText(name: "a.yaml", bytes: [0x61, 0xFF, 0xC3, 0x62])
    #expect(broken.position(of: 1).column == 2)
    #expect(broken.text(of: broken.span) == "a\u{FFFD}\u{FFFD}b")
  }

  @Test func `spans order by start and then by end`() {
    let spans = [(3, 4), (1, 9), (1, 2)].map { SourceSpan(start: $0.0, end: $0.1) }
    #expect(spans.sorted().map(\.end) == [2, 9, 4])
    #expect(spans[0].union(spans[2]) == SourceSpan(start: 1, end: 4))
  }
}
