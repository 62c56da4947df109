import QuestionnaireModel
import Testing

@Suite struct TextTemplateTests {
  @Test(arguments: [
    ("plain", ["plain"]), ("a {{b}} c", ["a {b} c"]), ("", [""]),
    ("{f:she;m:he} came", ["she came", "he came", "she/he came"]),
    ("{f:a;m:a}{f:b;m:c}", ["ab", "ac", "ab/c"]), ("{x|her} {y}", ["her …"]),
    ("{f:;m:x}e", ["e", "xe", "/xe"]), ("{open", ["{open"]),
  ])
  func `a text has a variant for each form, and one without any`(text: String, expected: [String]) {
    #expect(TextTemplate.variants(of: text) == expected)
  }

  @Test func `parts know their bytes`() throws {
    let template = try TextTemplate("ț {a} {{ {b|ă: x}")
    #expect(
      template.parts.map(\.part) == [
        .literal("ț "), .pipe(item: "a", otherwise: nil), .literal(" { "),
        .pipe(item: "b", otherwise: "ă: x"),
      ])
    #expect(template.parts.map(\.range) == [0..<3, 3..<6, 6..<10, 10..<19])
  }

  @Test(arguments: [
    ("a {b", TextTemplate.Fault.Reason.unclosed, 2..<3), ("{a{b}}", .unclosed, 0..<1),
    ("a}", .unopened, 1..<2), ("{}", .empty, 0..<2), ("{a b}", .unreadable, 0..<5),
    ("{f:a;b}", .unreadable, 0..<7), ("{:a}", .unreadable, 0..<4), ("{|a}", .unreadable, 0..<4),
  ])
  func `braces that do not fit are placed`(
    text: String, reason: TextTemplate.Fault.Reason, range: Range<Int>
  ) {
    #expect(throws: TextTemplate.Fault.self) { try TextTemplate(text) }
    do throws(TextTemplate.Fault) {
      _ = try TextTemplate(text)
    } catch {
      #expect(error.reason == reason && error.range == range)
    }
  }

  @Test func `what was typed is read out once and harmlessly`() throws {
    let language = Language("ro")
    let questionnaire = Questionnaire(
      id: "study", version: "1", languages: [language], title: LocalizedText([:]), nonanswers: [],
      sections: [Section(id: "only", title: LocalizedText([:]))], batteries: [],
      items: [
        Item(id: ItemID("a"), type: .text(limit: 99), text: LocalizedText([:])),
        Item(id: ItemID("b"), type: .computed(.number(2.5)), text: LocalizedText([:])),
      ])
    var sheet = AnswerSheet(itemCount: 2)
    func rendered(_ text: String) -> String {
      questionnaire.rendered(LocalizedText([language: text]), in: language, given: sheet)
    }
    #expect(rendered("<{a}> <{a|x}>") == "<…> <x>")
    sheet[0] = .text("{b}\u{1B}[31m\n\u{202E}\u{2066}z\u{2028}")
    sheet[1] = .decimal(2.5)
    #expect(rendered("<{a}> {b}") == "<{b} [31m z > 2,5")
    sheet[1] = .decimal(3)
    #expect(rendered("{b}") == "3")
  }
}
