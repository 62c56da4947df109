import Diagnostics
import QuestionnaireLanguage
import Testing

@Suite struct ExplainPagesTests {
  private static let pages = ExplainPages.allCodes.compactMap { ExplainPages.page(for: $0) }

  @Test(arguments: pages)
  func `a page names its rule and its source`(page: ExplainPage) {
    #expect(!page.title.isEmpty && !page.rule.isEmpty && !page.source.isEmpty)
    #expect(page.rule.hasSuffix("."))
    #expect((page.badExample == nil) == (page.goodExample == nil))
  }

  @Test(arguments: pages.filter { $0.badExample != nil })
  func `a bad example gives its code and no other`(page: ExplainPage) throws {
    let diagnostics = read(try #require(page.badExample))
    #expect(Set(diagnostics.map(\.code)) == [page.code], "\(render(page.badExample))")
  }

  @Test(arguments: pages.filter { $0.goodExample != nil })
  func `a good example gives no finding`(page: ExplainPage) throws {
    #expect(read(try #require(page.goodExample)).isEmpty, "\(render(page.goodExample))")
  }

  private func read(_ example: String) -> [Diagnostic] {
    QuestionnaireReader.read(SourceText(name: "example", text: ExampleFile.completing(example)))
      .diagnostics
  }

  private func render(_ example: String?) -> String {
    let source = SourceText(name: "example", text: ExampleFile.completing(example ?? ""))
    let diagnostics = QuestionnaireReader.read(source).diagnostics
    return TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
  }
}
