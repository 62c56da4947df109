import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

@Suite struct ConditionReaderTests {
  @Test(arguments: [
    ("P11 = known", Condition.isAmong(item: 0, codes: [1])),
    ("P11 = 1", .isAmong(item: 0, codes: [1])),
    ("P11 = \"Da, știam\"", .isAmong(item: 0, codes: [1])),
    ("P11 = 'Yes, I knew'", .isAmong(item: 0, codes: [1])),
    ("known = P11", .isAmong(item: 0, codes: [1])),
    ("P11 != no", .not(.isAmong(item: 0, codes: [3]))),
    ("P11 in [known, 2, known]", .isAmong(item: 0, codes: [1, 2])),
    ("P11 not in [known]", .not(.isAmong(item: 0, codes: [1]))),
    ("P10 in [none, 2]", .includesAny(item: 2, codes: [-1, 2])),
    ("P10 in [-1]", .includesAny(item: 2, codes: [-1])),
    ("P12 in [1, 2]", .isAmong(item: 1, codes: [1, 2])),
    ("OR in [1.5]", .any([.comparison(.item(9), .equal, .number(1.5))])),
    ("answered(P11, P22)", .answered(items: [0, 6, 7])),
    ("P11 is refused", .isNonanswer(item: 0, kinds: [.refused])),
    ("P11 is not dont_know", .not(.isNonanswer(item: 0, kinds: [.dontKnow]))),
    ("P22a >= 4", .comparison(.item(6), .greaterOrEqual, .number(4))),
    ("4 <= P22a", .comparison(.item(6), .greaterOrEqual, .number(4))),
    ("P22a > \"label 2\"", .comparison(.item(6), .greater, .number(2))),
    ("P22a > P22b", .comparison(.item(6), .greater, .item(7))),
    ("born < 1970-01-11", .comparison(.item(3), .less, .number(10))),
    ("met - born > 30", .comparison(.difference(.item(8), .item(3)), .greater, .number(30))),
  ])
  func `a condition becomes its model form`(text: String, expected: Condition) {
    let (condition, diagnostics) = ConditionReader.read(
      SourceText(name: "-", text: text), scope: .sample)
    #expect(diagnostics.isEmpty)
    #expect(condition == expected)
  }

  @Test(arguments: ["count(P22 = [4, 5])", "count(P22 in [4, 5])", "count(P22a, P22b in [4, 5])"])
  func `rows of a battery are counted`(count: String) {
    let (condition, diagnostics) = ConditionReader.read(
      SourceText(name: "-", text: count + " >= 2"), scope: .sample)
    #expect(diagnostics.isEmpty)
    #expect(
      condition
        == .comparison(.count(items: [6, 7], codes: [4, 5]), .greaterOrEqual, .number(2)))
  }

  @Test func `and binds more tightly than or, and not more tightly than both`() {
    let text = "P12 > 1 or not P12 > 2 and P12 > 3"
    func above(_ number: Double) -> Condition {
      .comparison(.item(1), .greater, .number(number))
    }
    #expect(read(text) == .any([above(1), .all([.not(above(2)), above(3)])]))
  }

  @Test func `multiplication binds more tightly than addition, and signs group to the left`() {
    let sum = Quantity.sum(.item(1), .product(.number(2), .item(9)))
    #expect(
      read("P12 + 2 * OR - -OR < 9")
        == .comparison(.difference(sum, .negated(.item(9))), .less, .number(9)))
  }

  @Test func `parentheses group conditions and quantities`() {
    #expect(
      read("((P12 + 1) * 2 > 9)")
        == .comparison(
          .product(.sum(.item(1), .number(1)), .number(2)), .greater, .number(9)))
  }

  @Test func `a name in backquotes may be any text`() {
    let scope = ConditionScope(columns: [
      ConditionColumn(name: "how old?", content: .numbers)
    ])
    let (condition, _) = ConditionReader.read(
      SourceText(name: "-", text: "`how old?` > 17"), scope: scope)
    #expect(condition == .comparison(.item(0), .greater, .number(17)))
  }

  @Test func `a part of a source is read in its place`() {
    let source = SourceText(name: "-", text: "when: P1")
    let (condition, diagnostics) = ConditionReader.read(
      source, span: SourceSpan(start: 6, end: 8), scope: .sample)
    #expect(condition == nil)
    #expect(diagnostics.map(\.span) == [SourceSpan(start: 6, end: 8)])
  }

  @Test func `ten thousand terms are read and more are not`() {
    let many = repeatElement("OR > 1", count: 3_000).joined(separator: " or ")
    #expect(read(many) != nil)
    let more = repeatElement("OR > 1", count: 4_000).joined(separator: " or ")
    #expect(codes(of: more) == ["Q0157"])
  }

  @Test(arguments: [
    String(repeating: "(", count: 65) + "OR > 1" + String(repeating: ")", count: 65),
    String(repeating: "not ", count: 65) + "OR > 1",
    "OR" + String(repeating: " + 1", count: 65) + " > 1",
    String(repeating: "-", count: 20_000) + "1 > OR",
  ])
  func `nesting beyond the limit is refused`(text: String) {
    #expect(codes(of: text) == ["Q0157"])
  }

  private func read(_ text: String) -> Condition? {
    ConditionReader.read(SourceText(name: "-", text: text), scope: .sample).condition
  }

  private func codes(of text: String) -> [DiagnosticCode] {
    ConditionReader.read(SourceText(name: "-", text: text), scope: .sample).diagnostics.map(\.code)
  }
}
