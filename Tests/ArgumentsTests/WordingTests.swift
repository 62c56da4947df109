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
