import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct ColumnScopeTests {
  private let scope = ConditionScope(columns: [
    ConditionColumn(name: "age", content: .numbers),
    ConditionColumn(
      name: "country",
      content: .categories(
        ["Australia", "USA"].map { .init(code: $0, label: $0, value: nil) }, isOrdered: false)),
    ConditionColumn(
      name: "children",
      content: .categories(
        [0, 2].map { .init(code: "\($0)", label: "\($0)", value: Double($0)) }, isOrdered: false)),
    ConditionColumn(
      name: "poverty",
      content: .categories(
        [
          .init(code: "1", label: "Too Little", value: 1),
          .init(code: "3", label: "Too Much", value: 3, name: "much"),
        ], isOrdered: true)),
    ConditionColumn(
      name: "notes",
      content: .categories(
        (0..<31).map { .init(code: "answer \($0)", label: "answer \($0)", value: nil) },
        isOrdered: false)),
    ConditionColumn(
      name: "quoted",
      content: .categories(
        ["say 'yes'", "no"].map { .init(code: $0, label: $0, value: nil) }, isOrdered: false)),
  ])

  @Test(arguments: [
    ("country = USA", Condition.isAmong(item: 1, codes: [1])),
    ("country in [\"USA\", Australia]", .isAmong(item: 1, codes: [1, 0])),
    ("age >= 18", .comparison(.item(0), .greaterOrEqual, .number(18))),
    ("children = 2", .isAmong(item: 2, codes: [2])),
    ("children > 1", .comparison(.item(2), .greater, .number(1))),
    ("children * 2 = age", .comparison(.product(.item(2), .number(2)), .equal, .item(0))),
    ("children = age", .comparison(.item(2), .equal, .item(0))),
    ("poverty = \"Too Much\"", .isAmong(item: 3, codes: [3])),
    ("poverty < \"Too Much\"", .comparison(.item(3), .less, .number(3))),
    ("country = usa", .isAmong(item: 1, codes: [1])),
    ("poverty = 'TOO  much'", .isAmong(item: 3, codes: [3])),
    ("poverty = much", .isAmong(item: 3, codes: [3])),
    ("quoted = 'say ''yes'''", .isAmong(item: 5, codes: [0])),
    ("poverty is not_asked", .isNonanswer(item: 3, kinds: [.notAsked])),
  ])
  func `columns are compared by their categories or numbers`(text: String, expected: Condition) {
    let (condition, diagnostics) = ConditionReader.read(
      SourceText(name: "--where", text: text), scope: scope)
    #expect(diagnostics.isEmpty)
    #expect(condition == expected)
  }

  @Test(arguments: [
    ("country = 1️⃣1", "Q0204", "not an option of column 'country'"),
    ("country = 1️⃣UAS", "Q0204", "did you mean 'USA'? the options are Australia, USA"),
    ("1️⃣contry = USA", "Q0203", "unknown column 'contry'; did you mean 'country'?"),
    ("country 1️⃣> Australia", "Q0304", "no order"),
  ])
  func `findings speak of columns`(text: String, code: DiagnosticCode, message: String) {
    let marked = MarkedSource(text)
    let (_, diagnostics) = ConditionReader.read(marked.source, scope: scope)
    expectFindings(diagnostics, in: marked, [ExpectedFinding(1, code, message)])
  }

  @Test func `no category of a column that may hold free text is suggested`() throws {
    let (_, diagnostics) = ConditionReader.read(
      SourceText(name: "--where", text: "notes = 'answer 99'"), scope: scope)
    #expect(try #require(diagnostics.first).fixIts.isEmpty)
  }
}
