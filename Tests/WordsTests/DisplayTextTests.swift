import Testing

@testable import Words

@Suite("The cells that a text takes")
struct DisplayTextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("știință", 7), ("Ţ\u{0326}", 1), ("e\u{0301}", 1), ("東京", 4),
    ("a\r\nb", 3),
    ("\u{1F1F7}\u{1F1F4}", 2), ("❤\u{FE0F}", 2), ("─│", 2), ("\u{02FF}", 1), ("\u{0300}", 0),
  ])
  func `are those of its characters`(text: String, cells: Int) {
    #expect(DisplayText.width(text) == cells)
    #expect(DisplayText.width(text + " long enough not to be small") == cells + 28)
    #expect(DisplayText.width(text[...]) == cells)
    #expect(text.reduce(0) { $0 + DisplayText.width($1) } == cells)
  }

  @Test
  func `trailing spaces go, and nothing else`() {
    #expect(TextLayout.withoutTrailingSpaces("a b  ") == "a b")
    #expect(TextLayout.withoutTrailingSpaces("   ") == "")
    #expect(TextLayout.withoutTrailingSpaces("") == "")
    #expect(TextLayout.withoutTrailingSpaces("ș\u{00A0} ") == "ș\u{00A0}")
    #expect(TextLayout.withoutTrailingSpaces("a \u{0301}") == "a \u{0301}")
  }
}
