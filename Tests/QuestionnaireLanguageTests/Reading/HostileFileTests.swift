import Diagnostics
import QuestionnaireLanguage
import Testing

/// What a hostile file must not do: exhaust the program, or hide something from its reader.
@Suite struct HostileFileTests {
  @Test func `a million options are refused at once`() {
    let options = Array(repeating: Array("1000000: Answer, ".utf8), count: 1_000_000).joined()
    let source = SourceText(name: "-", bytes: Array("options: {".utf8) + options)
    let elapsed = ContinuousClock().measure {
      #expect(QuestionnaireReader.read(source).diagnostics.map(\.code) == ["Q0101"])
    }
    #expect(elapsed < .seconds(5))
  }

  @Test func `as many options as a file may hold are refused by their number`() {
    let options = (1...20_000).map { "\($0): A" }.joined(separator: ", ")
    let (codes, _) = read("- {id: a, type: single, options: {\(options)}, en: Which?}")
    #expect(codes == ["Q0303"])
  }

  @Test(arguments: ["a\u{202E}b", "a\u{200B}b", "a\u{2066}b", "a\u{FEFF}b", "\u{200D}a"])
  func `an id with a character that does not show is refused`(id: String) {
    let (codes, _) = read("- {id: \(id), type: integer, en: How many?}")
    #expect(codes.contains("Q0105") || codes.contains("Q0106") || codes.contains("Q0208"))
  }

  @Test(arguments: ["\u{430}ge", "\u{FF41}ge", "âge", "a\u{301}ge"])
  func `an id with a letter that looks like another is refused`(id: String) {
    #expect(read("- {id: \(id), type: integer, en: How many?}").codes == ["Q0208"])
  }

  @Test func `an alias of itself is refused`() {
    let (codes, _) = read("- &a {id: a, type: text, check: *a, en: What?}")
    #expect(codes.contains("Q0112") || codes.contains("Q0113"))
  }

  @Test func `a condition of a hundred thousand terms is refused`() {
    let condition = Array(repeating: "a = 1", count: 12_000).joined(separator: " or ")
    let (codes, elapsed) = read(
      "- {id: a, type: integer, en: How many?}\n- {id: b, type: text, when: \(condition), en: B?}")
    #expect(codes.contains("Q0157") || codes.contains("Q0109"))
    #expect(elapsed < .seconds(5))
  }

  @Test func `routes that lead everywhere at once are given up on in time`() {
    let items = (0..<20).map { "- {id: a\($0), type: integer, range: 0..1000, en: A\($0)?}" }
    let sum = (0..<20).map { "a\($0) * a\(($0 + 7) % 20)" }.joined(separator: " + ")
    let checks = (0..<3).map { "- {id: b\($0), type: text, when: \(sum) = \(1_000 + $0), en: B?}" }
    let (_, elapsed) = read((items + checks).joined(separator: "\n"))
    #expect(elapsed < .seconds(30))
  }

  private func read(_ piece: String) -> (codes: [DiagnosticCode], elapsed: Duration) {
    let source = SourceText(name: "-", text: ExampleFile.completing(piece))
    var diagnostics: [Diagnostic] = []
    let elapsed = ContinuousClock().measure {
      diagnostics = QuestionnaireReader.read(source).diagnostics
    }
    return (diagnostics.map(\.code), elapsed)
  }
}
