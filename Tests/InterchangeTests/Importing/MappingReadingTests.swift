import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import TestSupport
import Testing

@testable import Interchange

@Suite struct MappingReadingTests {
  private let questionnaire = Questionnaire.of([
    .single("mood", ["good", "bad"]), .of("many", .multiple(.of(["tea", "milk"]), limit: nil)),
    .integer("age"),
  ])

  private func mapping(_ text: String) throws -> ImportMapping {
    try #require(
      ImportMapping.read(SourceText(name: "m", text: text), for: questionnaire).mapping)
  }

  @Test func `a mapping says what it says`() throws {
    let read = try mapping(
      """
      respondent: id
      missing: [NA, "."]
      decimal: comma
      dates: DD.MM.YYYY
      items:
        mood: {column: m, values: {Da: 1, Nu: bad}}
        many: {options: {1: t, milk: l}}
      absent: [age]
      """)
    var expected = ImportMapping()
    expected.respondent = "id"
    expected.missing = ["NA", "."]
    expected.usesDecimalComma = true
    expected.dates = .dayMonthYear
    expected.sources = [
      ItemID("mood"): .column("m", values: ["Da": 1, "Nu": 2]),
      ItemID("many"): .spread([1: "t", 2: "l"]),
    ]
    expected.absent = [ItemID("age")]
    #expect(read == expected)
  }

  @Test func `a column alone, and choices that are divided`() throws {
    let read = try mapping("items:\n  mood: M\n  many: {column: c, separator: \"; \"}\nmissing: x")
    #expect(read.sources[ItemID("mood")] == .column("M", values: [:]))
    #expect(read.sources[ItemID("many")] == .divided("c", separator: "; "))
    #expect(read.missing == ["x"])
  }

  static let findings: [(String, [ExpectedFinding])] = [
    ("1️⃣- respondent", [.init(1, "Q0801", "list of 'key: value'")]),
    ("1️⃣respondant: id", [.init(1, "Q0802", "did you mean 'respondent'")]),
    ("decimal: 1️⃣dot", [.init(1, "Q0803", "comma or point")]),
    ("dates: 1️⃣DMY", [.init(1, "Q0803", "YYYY-MM-DD")]),
    ("items: 1️⃣[mood]", [.init(1, "Q0803", "'item: column'")]),
    ("absent: 1️⃣age", [.init(1, "Q0803", "list of items")]),
    ("respondent: 1️⃣[a]", [.init(1, "Q0803", "a text is expected")]),
    ("items:\n  1️⃣moot: m", [.init(1, "Q0804", "did you mean 'mood'")]),
    ("absent: [1️⃣x]", [.init(1, "Q0804", "unknown item 'x'")]),
    ("items:\n  mood: 1️⃣[a]", [.init(1, "Q0803", "{column: …}")]),
    ("items:\n  mood: {1️⃣columm: a, column: m}", [.init(1, "Q0802", "did you mean 'column'")]),
    ("items:\n  mood: 1️⃣{values: {a: 1}}", [.init(1, "Q0803", "must name a column")]),
    ("items:\n  mood: {column: m, values: 1️⃣[a]}", [.init(1, "Q0803", "{Da: 1, Nu: 2}")]),
    ("items:\n  mood: {column: m, values: {a: 1️⃣9}}", [.init(1, "Q0805", "no option")]),
    ("items:\n  mood: {options: 1️⃣{1: a}}", [.init(1, "Q0803", "multiple item")]),
    ("items:\n  many: {options: {1️⃣7: a}}", [.init(1, "Q0805", "no option")]),
    ("items:\n  many: {column: c, separator: 1️⃣\"\"}", [.init(1, "Q0803", "between two choices")]),
    ("items:\n  mood: m\nabsent: [1️⃣mood]", [.init(1, "Q0803", "cannot be absent too")]),
    ("absent: [1️⃣mood]\nitems:\n  mood: m", [.init(1, "Q0803", "cannot be absent too")]),
    (
      "1️⃣a: b\ndecimal: 2️⃣x\nitems:\n  3️⃣y: z",
      [.init(1, "Q0802"), .init(2, "Q0803"), .init(3, "Q0804")]
    ),
  ]

  @Test(arguments: findings)
  func `a finding stands where its cause does`(text: String, expected: [ExpectedFinding]) {
    let marked = MarkedSource(text, name: "map.yaml")
    let (mapping, diagnostics) = ImportMapping.read(marked.source, for: questionnaire)
    #expect(mapping == nil)
    expectFindings(diagnostics, in: marked, expected)
  }

  @Test func `the form of the file is judged as everywhere`() {
    let source = SourceText(name: "m", text: "respondent: [a")
    let (mapping, diagnostics) = ImportMapping.read(source, for: questionnaire)
    #expect(mapping == nil)
    #expect(!diagnostics.isEmpty)
  }

  @Test func `every code is given by a test`() {
    let given = Set(Self.findings.flatMap { $0.1.map(\.code) })
    #expect(given == Set(MappingCode.allCases.map(\.code)))
  }

  @Test(arguments: MappingCode.allCases)
  func `every code has a page`(code: MappingCode) {
    #expect(ExplainPages.page(for: code.code) != nil)
  }

  @Test func `what a column holds, and what the columns of options hold`() throws {
    let read = try mapping(
      """
      items:
        mood: {column: m, holds: labels}
        many: {options: {1: t, 2: l}, values: {Checked: 1, Unchecked: 0, maybe: no}}
      """)
    #expect(read.readings == [ItemID("mood"): .labels])
    #expect(
      read.marks == [
        ItemID("many"): ["Checked": .chosen, "Unchecked": .notChosen, "maybe": .notChosen]
      ])
  }

  @Test(arguments: [
    "items: {mood: {column: m, holds: 1️⃣words}}", "items: {age: {column: a, holds: 1️⃣codes}}",
    "items: {many: {options: {1: t, 2: l}, values: {Checked: 1️⃣5}}}",
    "items: {many: {options: {1: t, 2: l}, 1️⃣holds: codes}}",
    "items: {many: {options: {1: t, 2: l}, 1️⃣separator: x}}",
    "items: {many: {column: c, separator: x, 1️⃣values: {a: 1}}}",
  ])
  func `a key without effect is refused`(text: String) {
    let marked = MarkedSource(text)
    let (read, diagnostics) = ImportMapping.read(marked.source, for: questionnaire)
    #expect(read == nil)
    expectFindings(diagnostics, in: marked, [.init(1, "Q0803")])
  }
}
