import Diagnostics
import QuestionnaireLanguage
import TestSupport
import Testing

@Suite struct FindingTests {
  @Test(arguments: FindingCase.all)
  func `a mistake gives its finding in its place and no other`(example: FindingCase) {
    let marked = MarkedSource(ExampleFile.completing(example.piece))
    let (questionnaire, diagnostics) = QuestionnaireReader.read(marked.source)
    expectFindings(diagnostics, in: marked, example.expected)
    #expect((questionnaire == nil) == diagnostics.contains { $0.severity == .error })
  }

  @Test func `every code of the reader has a marked source`() {
    let cases = FindingCase.all.flatMap { $0.expected.map(\.code) }
    let conditions = ConditionFindingsTests.codes
    let covered = Set(cases + conditions + MirrorCheckTests.codes + SharingCheckTests.codes)
    // The YAML reader's codes and those of mappings have their marked sources in their own tests.
    let own = ExplainPages.allCodes.filter { ($0 >= "Q0150" && $0 < "Q0800") || $0 >= "Q0900" }
    let missing = own.filter { !covered.contains($0) }
    #expect(missing == [])
  }

  @Test func `both places of a duplicate are cited`() throws {
    let marked = MarkedSource(
      ExampleFile.completing(
        "- {id: 1️⃣a, type: text, en: A?}\n- {id: 2️⃣a, type: text, en: B?}"))
    let finding = try #require(QuestionnaireReader.read(marked.source).diagnostics.first)
    #expect(finding.span.start == marked.offset(2))
    #expect(finding.notes.first?.span?.start == marked.offset(1))
  }

  @Test func `an allowed warning is left out, for its item alone`() {
    let marked = MarkedSource(
      ExampleFile.completing(
        """
        allowed:
        - {code: Q0502, item: a, reason: the two are read aloud differently}
        sections:
        - id: only
          items:
          - {id: a, type: single, options: {1: A, 2: A}, en: A?}
          - {id: b, type: single, options: {1: A, 1️⃣2: A}, en: B?}
        """))
    let (questionnaire, diagnostics) = QuestionnaireReader.read(marked.source)
    expectFindings(diagnostics, in: marked, [.init(1, "Q0502")])
    #expect(questionnaire != nil)
  }

  @Test func `an allowance for a battery covers its rows`() {
    let piece = """
      allowed: [{code: Q0601, item: b, reason: English is not fielded}]
      languages: [ro, en]
      scales: {s: {options: {1: {ro: A, en: A}, 2: {ro: B, en: B}}}}
      title: {ro: A, en: A}
      sections:
      - {id: only, items: [{id: b, battery: s, ro: B?, en: B?, items: [{id: r, ro: A?}]}]}
      """
    let source = SourceText(name: "-", text: ExampleFile.completing(piece))
    #expect(QuestionnaireReader.read(source).diagnostics.isEmpty)
  }

  @Test func `findings come in the order of the file and all at once`() {
    let marked = MarkedSource(
      ExampleFile.completing(
        """
        - {id: a, type: integer, range: 1️⃣9..1, when: 2️⃣z = 1, en: A?}
        - {id: b, type: single, scale: 3️⃣none, en: B?, 4️⃣wen: a = 1}
        - {id: c, type: text, when: b = 5 and a = 3 and 5️⃣y = 2, en: C?}
        """))
    let (_, diagnostics) = QuestionnaireReader.read(marked.source)
    expectFindings(
      diagnostics, in: marked,
      [
        .init(1, "Q0507"), .init(2, "Q0203"), .init(3, "Q0205"), .init(4, "Q0201"),
        .init(5, "Q0203"),
      ])
    #expect(diagnostics.map(\.span.start) == diagnostics.map(\.span.start).sorted())
  }

  @Test func `ten thousand items are read and one more is not`() {
    func read(_ count: Int) -> [DiagnosticCode] {
      let items = (0..<count).map { "- {id: i\($0), type: note, en: A}" }
      let source = SourceText(
        name: "-", text: ExampleFile.completing(items.joined(separator: "\n")))
      return QuestionnaireReader.read(source).diagnostics.map(\.code)
    }
    #expect(read(10_001) == ["Q0303"])
  }
}
