import Diagnostics
import QuestionnaireLanguage
import TestSupport
import Testing

@Suite struct SharingCheckTests {
  static let codes: [DiagnosticCode] = ["Q0550", "Q0551"]

  @Test(arguments: [
    ("1: Cluj, 2: Iași, 3: Dolj", "code 3 stands only here"),
    ("1: Cluj, 3: Dolj", "code 2 stands only in the other"),
    ("1: Cluj, 2: Iasi", "code 2 has another label in 'en'"),
    ("2: Iași, 1: Cluj", "the order is another"),
  ])
  func `a scale of one name that differs is reported in the later file`(
    options: String, difference: String
  ) {
    let first = Self.scale("1: Cluj, 2: Iași", marker: "")
    let second = MarkedSource(Self.scale(options, marker: "1️⃣"))
    let found = check(first, second.text)
    #expect(found[0] == [])
    expectFindings(found[1], in: second, [.init(1, "Q0550", difference)])
    #expect(found[1].first?.notes.first?.sourceName == "file 0")
  }

  @Test func `scales of one name that are the same are sound`() {
    let scale = Self.scale("1: Cluj, 2: Iași", marker: "")
    #expect(check(scale, scale) == [[], []])
  }

  @Test func `the order of a list without order does not matter`() {
    let found = check(
      Self.scale("1: Cluj, 2: Iași", marker: "", more: "ordered: no, "),
      Self.scale("2: Iași, 1: Cluj", marker: "", more: "ordered: no, "))
    #expect(found == [[], []])
  }

  @Test func `a scale that differs can be allowed`() {
    let allowance = "allowed: [{code: Q0550, reason: the county was divided}]\n"
    let found = check(
      Self.scale("1: Cluj, 2: Iași", marker: ""),
      allowance + Self.scale("1: Cluj, 3: Dolj", marker: ""))
    #expect(found == [[], []])
  }

  @Test(arguments: [
    ("ordered: yes, options: {1: No, 2: Yes}, en: Truly?", "other words in 'en'"),
    ("ordered: yes, options: {2: No, 3: Yes}, en: Really?", "other answers or codes"),
    ("ordered: yes, reversed: yes, options: {1: No, 2: Yes}, en: Really?", "another direction"),
  ])
  func `a shared item that differs is reported in the later file`(
    rest: String, difference: String
  ) {
    let first = Self.item("ordered: yes, options: {1: No, 2: Yes}, en: Really?", marker: "")
    let second = MarkedSource(Self.item(rest, marker: "1️⃣"))
    expectFindings(
      check(first, second.text)[1], in: second, [.init(1, "Q0551", difference)])
  }

  @Test func `a shared item that is the same is sound`() {
    let item = Self.item("options: {1: No, 2: Yes}, en: Really?", marker: "")
    #expect(check(item, item) == [[], []])
  }

  private func check(_ texts: String...) -> [[Diagnostic]] {
    let readings = texts.enumerated().map { number, text in
      QuestionnaireReader.check(
        SourceText(name: "file \(number)", text: text))
    }
    return SharingCheck.check(readings).map(\.diagnostics)
  }

  private static func scale(_ options: String, marker: String, more: String = "") -> String {
    ExampleFile.completing("scales: {\(marker)county: {\(more)options: {\(options)}}}")
  }

  private static func item(_ rest: String, marker: String) -> String {
    ExampleFile.completing("- {id: a, type: single, shared: \(marker)ATT_a, \(rest)}")
  }
}
