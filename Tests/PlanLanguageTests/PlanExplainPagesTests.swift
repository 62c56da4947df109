import Diagnostics
import PlanLanguage
import QuestionnaireLanguage
import Testing

@Suite struct PlanExplainPagesTests {
  private static let pages = PlanExplainPages.allCodes.compactMap { PlanExplainPages.page(for: $0) }

  @Test(arguments: pages)
  func `a page names its rule and its source`(page: ExplainPage) {
    #expect(!page.title.isEmpty && !page.rule.isEmpty && !page.source.isEmpty)
    #expect(page.rule.hasSuffix("."))
    #expect((page.badExample == nil) == (page.goodExample == nil))
  }

  @Test(arguments: pages.filter { $0.badExample != nil })
  func `a bad example gives its code and no other`(page: ExplainPage) throws {
    let (codes, text) = read(try #require(page.badExample))
    #expect(codes == [page.code], "\(text)")
  }

  @Test(arguments: pages.filter { $0.goodExample != nil })
  func `a good example gives no finding`(page: ExplainPage) throws {
    let (codes, text) = read(try #require(page.goodExample))
    #expect(codes.isEmpty, "\(text)")
  }

  @Test func `no code of a plan is one of a questionnaire`() {
    #expect(Set(PlanExplainPages.allCodes).isDisjoint(with: ExplainPages.allCodes))
  }

  private func read(_ example: String) -> (codes: Set<DiagnosticCode>, text: String) {
    let source = SourceText(name: "example", text: ExamplePlan.completing(example))
    let diagnostics = PlanReader.read(source, subject: ExamplePlan.subject(of: example)).diagnostics
    return (
      Set(diagnostics.map(\.code)),
      TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
    )
  }
}
