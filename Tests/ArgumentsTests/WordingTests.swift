import Testing

@testable import Arguments

@Suite struct WordingTests {
  @Test(arguments: [
    (
      ArgumentError.unknownOption("--fromat", suggestion: "--format"),
      "unknown option '--fromat'; did you mean '--format'?"
    ),
    (
      .missingValue(option: "-o", expectation: "text", followedBy: "-f"),
      "option '-o' needs a value, but the option '-f' follows; "
        + "attach a value that begins with a dash, as in -oVALUE"
    ),
    (.repeatedOption("--format"), "option '--format' is written twice; keep one"),
    (.missingOperand("DATA"), "DATA is missing; add it after the command"),
  ])
  func `a mistake is worded with its fix`(error: ArgumentError, text: String) {
    #expect(error.description == text)
  }

  @Test func `control and bidirectional characters never reach the terminal`() {
    let text = ArgumentError.unexpectedOperand("a\u{1B}]52;c\u{7}\n\u{202E}b").description
    #expect(text.contains("'a\\u{1b}]52;c\\u{7}\\u{a}\\u{202e}b'"))
  }

  @Test func `a very long argument is cut`() {
    let text = ArgumentError.unexpectedOperand(String(repeating: "x", count: 100_000)).description
    #expect(text.count < 400)
    #expect(text.contains("…"))
  }
}

@Suite struct SuggestionTests {
  let commands = ["check", "crosstab", "tabulate", "weight", "withdraw", "diff"]

  @Test(arguments: [
    ("chekc", "check"), ("cross", "crosstab"), ("crostab", "crosstab"), ("tab", "tabulate"),
    ("dif", "diff"), ("Check", "check"),
  ])
  func `a near miss finds the word`(typed: String, meant: String) {
    #expect(suggestion(for: typed, among: commands) == meant)
  }

  @Test(arguments: ["zebra", "w", "", "qq"])
  func `a distant or ambiguous word finds nothing`(typed: String) {
    #expect(suggestion(for: typed, among: commands) == nil)
  }

  @Test(arguments: [("", "abc", 3), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0)])
  func `the distance counts edits and swaps`(first: String, second: String, distance: Int) {
    #expect(editDistance(Array(first), Array(second)) == distance)
  }
}
