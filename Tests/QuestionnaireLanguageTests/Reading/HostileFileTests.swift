import Diagnostics
import QuestionnaireLanguage
import TestSupport
import Testing

/// What a hostile file must not do: exhaust the program, or hide something from its reader.
@Suite struct HostileFileTests {
  @Test func `a million options are refused at once`() {
    let options = String(repeating: "1000000: Answer, ", count: 1_000_000)
    let source = SourceText(name: "-", text: "options: {" + options)
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

  @Test func `more items than a file may hold are refused once`() {
    let items = (0...20_000).map { "- {id: x\($0), type: note, en: Hello}" }.joined(separator: "\n")
    let (codes, elapsed) = read(items)
    #expect(codes == ["Q0303"])
    #expect(elapsed < .seconds(20))
  }

  @Test(arguments: ["[", "{a: "])
  func `ten thousand nested levels are refused`(bracket: String) {
    let closing = bracket == "[" ? "]" : "}"
    let text =
      "sections: " + String(repeating: bracket, count: 10_000) + "x"
      + String(repeating: closing, count: 10_000)
    let (codes, elapsed) = read(text)
    #expect(codes.contains("Q0107"))
    #expect(elapsed < .seconds(5))
  }

  @Test func `ten thousand nested brackets of a condition are refused`() {
    let condition =
      String(repeating: "(", count: 10_000) + "a = 1" + String(repeating: ")", count: 10_000)
    let (codes, _) = read(
      "- {id: a, type: integer, en: How many?}\n- {id: b, type: text, when: \(condition), en: B?}")
    #expect(codes.contains("Q0157"))
  }

  @Test(arguments: ["\\x24", "\\xFE", "„", "“", "$"])
  func `a condition of signs that mean nothing is read in time`(sign: String) {
    let condition = String(repeating: sign, count: 60_000 / sign.utf8.count)
    let (codes, elapsed) = read(
      "- {id: a, type: integer, en: How many?}\n- {id: b, type: text, when: \"\(condition)\", en: B?}"
    )
    #expect(!codes.isEmpty)
    #expect(elapsed < .seconds(20))
  }

  @Test func `a bomb of aliases is refused`() {
    let lines = zip("abcdefgh", "bcdefghi").map { inner, outer in
      "\(outer): &\(outer) [\(Array(repeating: "*\(inner)", count: 9).joined(separator: ","))]"
    }
    let source = SourceText(
      name: "-", text: "a: &a [x,x,x,x,x,x,x,x,x]\n" + lines.joined(separator: "\n"))
    let elapsed = ContinuousClock().measure {
      let codes = Set(QuestionnaireReader.read(source).diagnostics.map(\.code))
      #expect(codes == ["Q0112", "Q0113"])
    }
    #expect(elapsed < .seconds(5))
  }

  @Test(arguments: [[0xFF, 0xFE, 0xC3], [0x78, 0x00, 0x79]] as [[UInt8]])
  func `bytes that are no text are refused in their place`(bytes: [UInt8]) {
    let start = Array("questionnaire: study\ntitle: \"".utf8)
    let source = SourceText(name: "-", bytes: start + bytes + Array("\"\n".utf8))
    let found = QuestionnaireReader.read(source).diagnostics
    #expect(
      found.contains { ["Q0103", "Q0104"].contains($0.code) && $0.span.start >= start.count })
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

  @Test func `a mistake in two thousand passes is said once`() {
    let marked = MarkedSource(
      ExampleFile.completing(
        """
        - {id: n, type: integer, range: 0..100, en: How many?}
        - id: a
          type: roster
          count: n
          items:
          - {id: m, type: integer, range: 0..20, en: How many inside?}
          - id: b
            type: roster
            count: m
            items:
            - {id: c, type: integer, when: 1️⃣zz > 1, en: "One?"}
            - {id: d, type: integer, en: "Two 2️⃣{yy}?"}
        """))
    expectFindings(
      QuestionnaireReader.read(marked.source).diagnostics, in: marked,
      [.init(1, "Q0203", "'zz'"), .init(2, "Q0203", "'yy'")])
  }

  /// A questionnaire with a whole number wherever one may stand, each written `@`.
  private static let numbers = """
    questionnaire: numbers
    version: 1.0.0
    languages: [en]
    title: Numbers
    nonanswers:
      refused: {code: @, key: r, en: No answer}
    sections:
    - id: s
      items:
      - {id: a, type: integer, range: @..@, en: A}
      - {id: b, type: decimal, range: @..@, places: @, en: B}
      - {id: c, type: single, options: {@: "Yes", 2: "No"}, en: C}
      - {id: d, type: single, options: {x: {code: @, en: "Yes"}, y: {code: 5, en: "No"}}, en: D}
      - {id: e, type: multiple, limit: @, options: {1: A, 2: B}, en: E}
      - {id: f, type: ranking, limit: @, options: {1: A, 2: B}, en: F}
      - {id: g, type: scale, range: @..@, ends: {low: L, high: H}, en: G}
      - {id: h, type: differential, range: @..@, ends: {low: L, high: H}, en: H}
      - {id: i, type: text, limit: @, en: I}
      - {id: j, type: integer, range: 0..9, key: @, en: J}
      - {id: k, type: integer, range: 0..9, key: @..@, en: K}
      - {id: l, type: computed, value: "a * @ - @", en: L}
      - {id: m, type: text, when: "a in [@] or count(a, j in [@]) = @ or -a > @", en: M}
      - {id: n, type: date, range: 2000-01-01..2030-12-31, en: N}
      - {id: o, type: text, when: n - @ > 2001-01-01, en: O}
      - {id: p, type: roster, count: j, most: @, en: P, items: [{id: q, type: text, en: Q}]}
    indices:
      I: {mean: [a, j], valid: @}
    quotas:
      Q: {that: a = @, target: @}
    """

  @Test(arguments: [
    Int.min, .min + 1, -1, 0, 1, .max - 1, .max, -999_999_999_999_999, 999_999_999_999_999,
    1_000_000_000_000_000,
  ])
  func `any whole number in any place is read or refused`(number: Int) {
    let parts = Self.numbers.split(separator: "@", omittingEmptySubsequences: false).map(
      String.init)
    let everywhere = parts.joined(separator: String(number))
    _ = QuestionnaireReader.check(SourceText(name: "-", text: everywhere))
    for place in parts.indices.dropLast() {
      let text =
        parts[...place].joined(separator: "3") + String(number)
        + parts[(place + 1)...].joined(separator: "3")
      let reading = QuestionnaireReader.check(SourceText(name: "-", text: text))
      #expect(!(reading.questionnaire == nil && reading.diagnostics.isEmpty))
    }
  }
}
