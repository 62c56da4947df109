import Files
import Testing

@testable import Terminal

@Suite struct TypedLineTests {
  /// Types bytes and returns what came of the line, and what the terminal showed.
  private static func type(
    _ bytes: [UInt8], limit: Int = 1000
  ) -> (input: InputLine?, shown: String, isEnd: Bool) {
    var line = TypedLine(limit: limit)
    var shown = ""
    for byte in bytes {
      switch line.take(byte) {
      case .goesOn(let more): shown += more
      case .ended(let input): return (input, shown, false)
      case .endOfInput: return (nil, shown, true)
      }
    }
    return (nil, shown, false)
  }

  private static func type(_ text: String) -> (input: InputLine?, shown: String, isEnd: Bool) {
    type(Array(text.utf8))
  }

  @Test(arguments: [
    ("abc\n", "abc"), ("abc\r", "abc"), ("ab\u{7F}c\n", "ac"), ("ab\u{8}c\n", "ac"),
    ("ș\u{7F}t\n", "t"), ("ab cd\u{17}e\n", "ab e"), ("ab cd \u{17}e\n", "ab e"),
    ("ab cd\u{15}e\n", "e"), ("\u{7F}a\n", "a"), ("a\tb\n", "a\tb"), ("a\u{4}\n", "a"),
    ("e\u{301}x\u{7F}\u{7F}o\n", "o"), ("絵\u{7F}絵\n", "絵"),
  ])
  func `a line is edited as a terminal's own lines are`(typed: String, text: String) {
    #expect(Self.type(typed).input == .text(text))
  }

  @Test func `what is typed is shown, and erasing takes as many cells as a character has`() {
    #expect(Self.type("aș").shown == "aș")
    #expect(Self.type("a\u{7F}").shown == "a\u{8} \u{8}")
    #expect(Self.type("絵\u{7F}").shown == "絵" + "\u{8} \u{8}\u{8} \u{8}")
    #expect(Self.type("\u{1B}[A").shown == "^[[A")
  }

  @Test func `the end of the input is typed at the beginning of a line only`() {
    #expect(Self.type("\u{4}").isEnd)
    #expect(!Self.type("a\u{4}").isEnd)
    #expect(Self.type("a\u{7F}\u{4}").isEnd)
  }

  @Test(
    arguments: [
      [0x63, 0xE9, 0x20, 0x61], [0xE9], [0xC3, 0x28], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `a line that is no UTF-8 is told and shows where`(bytes: [UInt8]) {
    let typed = Self.type(bytes + [0x0A])
    #expect(typed.input == .unreadable(.notUTF8))
    #expect(Self.type(bytes + [0x7F, 0x7F, 0x7F, 0x7F, 0x0A]).input == .text(""))
  }

  @Test func `a line that is too long is told, not cut, and may be typed anew`() {
    let long = [UInt8](repeating: 0x78, count: 11)
    #expect(Self.type(long + [0x0A], limit: 10).input == .unreadable(.tooLong(limit: 10)))
    #expect(
      Self.type(long + [0x7F, 0x7F, 0x0A], limit: 10).input == .unreadable(.tooLong(limit: 10)),
      "what was left out does not come back by erasing")
    #expect(Self.type(long + [0x15, 0x61, 0x0A], limit: 10).input == .text("a"))
    #expect(Self.type(Array(long.dropLast()) + [0x0A], limit: 10).input == .text("xxxxxxxxxx"))
  }
}
