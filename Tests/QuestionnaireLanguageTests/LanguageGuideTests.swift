import Diagnostics
import QuestionnaireLanguage
import Testing

@Suite struct LanguageGuideTests {
  @Test(arguments: try examples())
  func `an example of the guide has no findings`(example: String) {
    let source = SourceText(name: "questionnaire-language.md", text: example)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    #expect(questionnaire != nil)
  }

  @Test func `no piece of the guide has a text that a comment cuts`() throws {
    for piece in try Self.pieces() {
      let source = SourceText(name: "piece.yaml", text: ExampleFile.completing(piece))
      let (_, diagnostics) = QuestionnaireReader.read(source)
      let text = TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
      #expect(!text.contains("Q0133"), "\(text)")
    }
  }

  /// The blocks that are whole questionnaires.
  static func examples() throws -> [String] {
    try pieces().filter { $0.hasPrefix("questionnaire:") }
  }

  /// The fenced `yaml` blocks of the guide.
  private static func pieces() throws -> [String] {
    let guide = try RepositoryFiles.source(
      "Sources/Commands/Commands.docc/questionnaire-language.md")
    var examples: [String] = []
    var block: [String]?
    for line in 1...guide.lineCount {
      let text = guide.line(line)
      if let lines = block {
        guard text == "```" else {
          block = lines + [text]
          continue
        }
        examples.append(lines.joined(separator: "\n"))
        block = nil
      } else if text == "```yaml" {
        block = []
      }
    }
    return examples
  }
}
