import Diagnostics
import Files
import PlanLanguage
import Testing

@Suite struct TabulatingGuideTests {
  @Test(arguments: try examples())
  func `a plan of the guide has no findings`(example: String) {
    let source = SourceText(name: "tabulating.md", text: example)
    let (plan, diagnostics) = PlanReader.read(source, subject: ExamplePlan.subject(of: example))
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    #expect(plan != nil)
  }

  /// The fenced `yaml` blocks of the guide.
  static func examples() throws -> [String] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    let path = root + "/Sources/Commands/Commands.docc/tabulating.md"
    let guide = SourceText(name: path, bytes: try readFile(path, limit: 1 << 20))
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
