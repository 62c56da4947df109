import Diagnostics
import QuestionnaireLanguage
import TestSupport
import Testing

@Suite struct ConditionFindingsTests {
  @Test(arguments: grammar)
  func `grammar is explained where it breaks`(
    text: String, code: DiagnosticCode, message: String
  ) {
    expect(text, code, message)
  }

  @Test(arguments: signs)
  func `signs and words of other languages are translated`(
    text: String, code: DiagnosticCode, message: String
  ) {
    expect(text, code, message)
  }

  @Test(arguments: unknown)
  func `unknown names are met with the nearest known one`(
    text: String, code: DiagnosticCode, message: String
  ) {
    expect(text, code, message)
  }

  @Test(arguments: types)
  func `types are checked`(text: String, code: DiagnosticCode, message: String) {
    expect(text, code, message)
  }

  @Test(arguments: foregone)
  func `what is decided beforehand is a warning and still read`(
    text: String, code: DiagnosticCode, message: String
  ) {
    let marked = MarkedSource(text)
    let (condition, diagnostics) = ConditionReader.read(marked.source, scope: .sample)
    expectFindings(diagnostics, in: marked, [ExpectedFinding(1, code, message)])
    #expect(condition != nil)
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `an item with an error of its own silences what follows from it`() {
    let (condition, diagnostics) = ConditionReader.read(
      SourceText(name: "-", text: "broken < 3 and broken in [x]"), scope: .sample)
    #expect(condition == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test func `all findings of a condition come at once`() {
    let marked = MarkedSource("1️⃣P99 = 1 and P11 2️⃣< 3 3️⃣&& 4️⃣P77 > 3")
    let (_, diagnostics) = ConditionReader.read(marked.source, scope: .sample)
    expectFindings(
      diagnostics, in: marked,
      [.init(1, "Q0203"), .init(2, "Q0304"), .init(3, "Q0154"), .init(4, "Q0203")])
  }

  @Test(arguments: [
    ("P11 == known", "P11 = known"), ("P11 = refused", "P11 is refused"),
    ("P11 != refused", "P11 is not refused"), ("P10 = own", "P10 in [own]"),
    ("P11 = knwon", "P11 = known"),
    ("answered(P11)&&answered(P12)", "answered(P11) and answered(P12)"),
    ("P11 = [known]", "P11  in  [known]"),
  ])
  func `a fix-it makes the condition sound`(text: String, fixed: String) throws {
    let source = SourceText(name: "-", text: text)
    let finding = try #require(ConditionReader.read(source, scope: .sample).diagnostics.first)
    var bytes = source.bytes
    let edits = try #require(finding.fixIts.first).edits
    for edit in edits.sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.replacement.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == fixed)
    let after = ConditionReader.read(SourceText(name: "-", bytes: bytes), scope: .sample)
    #expect(after.diagnostics.isEmpty)
  }

  private func expect(_ text: String, _ code: DiagnosticCode, _ message: String) {
    let marked = MarkedSource(text)
    let (condition, diagnostics) = ConditionReader.read(marked.source, scope: .sample)
    expectFindings(diagnostics, in: marked, [ExpectedFinding(1, code, message)])
    #expect(condition == nil)
  }

  /// The codes that have a marked condition here.
  static let codes = (grammar + signs + unknown + types + foregone).map(\.1)

  private static let grammar: [(String, DiagnosticCode, String)] = [
    ("P12 > 1 1️⃣; OR > 1", "Q0150", "';' has no meaning"),
    ("P11 = 1️⃣\"no", "Q0151", "no closing quote"),
    ("P12 > 1️⃣12abc", "Q0152", "neither a number nor a name"),
    ("born > 1️⃣2026-02-30", "Q0152", "no such day"),
    ("1️⃣", "Q0153", "empty"),
    ("P12 >1️⃣", "Q0153", "too early"),
    ("P12 > 1 1️⃣P11", "Q0153", "'and' or 'or'"),
    ("1 < P12 1️⃣< 9", "Q0153", "do not chain"),
    ("P11 in 1️⃣known", "Q0153", "a list"),
    ("P11 in [known1️⃣", "Q0153", "',' or ']'"),
    ("(P12 > 11️⃣", "Q0153", "')'"),
    ("P12 > 1 1️⃣not P11", "Q0153", "'and' or 'or'"),
    ("P12 not 1️⃣= 3", "Q0153", "'in' after 'not'"),
    ("P11 is 1️⃣3", "Q0153", "non-answer"),
    ("answered(1️⃣3)", "Q0153", "name of an item"),
    ("count(P22 1️⃣> 3) > 1", "Q0153", "'=' or 'in'"),
    (String(repeating: "(", count: 64) + "1️⃣(P12 > 1)", "Q0157", "deeper than 64"),
    ("1️⃣sum(P22) > 3", "Q0156", "unknown function 'sum'"),
  ]

  private static let signs: [(String, DiagnosticCode, String)] = [
    ("P11 1️⃣== known", "Q0154", "write '='"),
    ("P11 1️⃣<> known", "Q0154", "write '!='"),
    ("P12 1️⃣≥ 3", "Q0154", "write '>='"),
    ("P12 > 1 1️⃣&& P12 < 3", "Q0154", "write 'and'"),
    ("P12 > 1 1️⃣|| P12 < 3", "Q0154", "write 'or'"),
    ("1️⃣!answered(P11)", "Q0154", "write 'not'"),
    ("P11 = 1️⃣„no”", "Q0154", "straight quotes"),
    ("P11 1️⃣= [known]", "Q0154", "write 'in'"),
    ("P12 > 1 1️⃣AND P12 < 3", "Q0155", "did you mean 'and'?"),
    ("1️⃣NOT answered(P11)", "Q0155", "did you mean 'not'?"),
    ("P11 1️⃣In [known]", "Q0155", "did you mean 'in'?"),
  ]

  private static let unknown: [(String, DiagnosticCode, String)] = [
    ("1️⃣P13 = 3", "Q0203", "unknown item 'P13'; did you mean 'P10'?"),
    ("answered(1️⃣P23)", "Q0203", "did you mean 'P22'?"),
    ("OR + 1️⃣nothing > 3", "Q0203", "unknown item 'nothing'"),
    ("P11 = 1️⃣knwon", "Q0204", "'knwon' is not an option of item 'P11'; did you mean 'known'?"),
    ("P11 in [known, 1️⃣4]", "Q0204", "'4' is not an option"),
    ("P11 = 1️⃣9", "Q0204", "'9' is not an option"),
    ("P11 = 1️⃣\"Yes\"", "Q0204", "several options"),
    ("P11 is 1️⃣refusd", "Q0210", "did you mean 'refused'?"),
  ]

  private static let types: [(String, DiagnosticCode, String)] = [
    ("P11 1️⃣< 3", "Q0304", "no order"),
    ("P11 1️⃣>= known", "Q0304", "no order"),
    ("1️⃣P11 + 1 > 2", "Q0305", "cannot be used as a number"),
    ("1️⃣P10 + 1 > 2", "Q0305", "count(P10 in […])"),
    ("P11 = 1️⃣P22a", "Q0305", "different options"),
    ("1️⃣P12 > 2020-01-01", "Q0305", "a date and a number"),
    ("1️⃣born > 20200101", "Q0305", "a date and a number"),
    ("1️⃣born + met > 2020-01-01", "Q0305", "dates can only"),
    ("P12 = 1️⃣\"many\"", "Q0305", "quoted text"),
    ("1️⃣(P12 > 3) + 1 > 1", "Q0305", "a condition is true or false"),
    ("P12 in [1️⃣2020-01-01]", "Q0305", "numbers only"),
    ("1️⃣open = \"Yes\"", "Q0306", "free text"),
    ("1️⃣open in [1]", "Q0306", "answered(open)"),
    ("1️⃣P10 = own", "Q0307", "several options"),
    ("own != 1️⃣P10", "Q0307", "several options"),
    ("P11 = 1️⃣refused", "Q0309", "'is refused'"),
    ("P12 != 1️⃣dont_know", "Q0309", "'is dont_know'"),
    ("P11 in [known, 1️⃣refused]", "Q0309", "non-answer"),
    ("1️⃣P12", "Q0310", "a value and not a condition"),
    ("not 1️⃣(P12 + 1)", "Q0310", "a value and not a condition"),
    ("1️⃣P22 = 4", "Q0311", "battery"),
    ("1️⃣P22 is refused", "Q0311", "battery"),
    ("1️⃣P12 + 1 in [3]", "Q0311", "must stand before 'in'"),
    ("1️⃣hello = 1", "Q0404", "a note"),
  ]

  private static let foregone: [(String, DiagnosticCode, String)] = [
    ("1️⃣P12 > 500", "Q0308", "always false"),
    ("1️⃣P12 < 501", "Q0308", "always true"),
    ("1️⃣P12 = 0", "Q0308", "always false"),
    ("1️⃣P12 != 0", "Q0308", "always true"),
    ("P12 in [5, 1️⃣900]", "Q0308", "always false"),
    ("1️⃣P12 * 2 > 1000", "Q0308", "always false"),
    ("1️⃣P22a <= 5", "Q0308", "always true"),
    ("1️⃣count(P22 = 5) > 2", "Q0308", "always false"),
    ("1️⃣met < 2019-12-31", "Q0308", "always false"),
    ("P11 is 1️⃣not_applicable", "Q0312", "does not allow"),
  ]
}
