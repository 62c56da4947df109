import Diagnostics
import Testing
import Words

@testable import Reports

@Suite struct TextLayoutTests {
  @Test func `text is broken at spaces and goes on with an indent`() {
    #expect(
      TextLayout.wrapped("the right amount, too much, or too little", width: 16, indent: 2)
        == ["the right", "  amount, too", "  much, or too", "  little"])
  }

  @Test func `a word longer than the line is broken`() {
    #expect(TextLayout.wrapped("abcdefghij", width: 6, indent: 2) == ["abcdef", "  ghij"])
  }

  @Test(arguments: ["împrejurimile Chișinăului", "都市部の人身取引", "e\u{301}te\u{301} fête", "👩‍👩‍👧 a"])
  func `no line is wider than allowed`(text: String) {
    for width in 4...12 {
      let lines = TextLayout.wrapped(text, width: width, indent: 2)
      #expect(lines.allSatisfy { DisplayText.width($0) <= width })
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " })
    }
  }

  @Test func `what exceeds the lines allowed ends with an ellipsis`() {
    #expect(
      TextLayout.wrapped("one two three four five", width: 5, lines: 3)
        == ["one", "two", "thre…"])
    #expect(TextLayout.shortened("都市部", width: 5) == "都市…")
    #expect(TextLayout.shortened("都市部", width: 6) == "都市部")
  }

  @Test func `padding counts cells and not characters`() {
    #expect(TextLayout.left("都市", width: 6) == "都市  ")
    #expect(TextLayout.right("știam", width: 7) == "  știam")
  }

  @Test func `what would steer the terminal is shown`() {
    #expect(TextLayout.wrapped("a\u{1B}[2J", width: 20) == ["a\\u{1B}[2J"])
  }
}
