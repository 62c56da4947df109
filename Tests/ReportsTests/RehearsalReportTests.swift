import QuestionnaireModel
import Rehearsal
import TestSupport
import Testing

@testable import Reports

private func result() throws -> RehearsalResult {
  let never = Condition.all([.holds(0, 1), .comparison(.item(1), .greater, .number(9))])
  let study = Questionnaire.of([
    .single("met", ["yes", "no"]), .integer("age", 1...9),
    .integer("more", 1...9, when: never),
  ])
  return Rehearsal(of: study, respondents: 100, seed: 1, mix: try ProfileMix("honest=1")).run()
}

@Suite struct RehearsalReportTests {
  @Test func `the text says at once that nobody was asked`() throws {
    let text = RehearsalText().render(try result())
    #expect(text.hasPrefix("SYNTHETIC: rehearsal of wellbeing 1.0.0 with 100 simulated"))
    #expect(text.contains("more: nobody was asked; 'age > 9' was true for none of the 100 who"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `what is computed counts neither as asked nor as left out`() throws {
    let study = Questionnaire.of([
      .integer("age", 1...9), .of("double", .computed(.product(.number(2), .item(0)))),
    ])
    let result = Rehearsal(of: study, respondents: 10, seed: 1, mix: try ProfileMix("honest=1"))
      .run()
    let text = RehearsalText().render(result)
    #expect(text.contains("items asked           1 of 1"))
    #expect(text.contains("asks everything"))
  }

  @Test func `the JSON carries what the text says`() throws {
    let text = RehearsalJSON().render(try result())
    let json = try JSONValue(parsing: text)
    #expect(json["respondents"] == .number(100))
    #expect(json["synthetic"] == .boolean(true))
    #expect(
      text.contains("\"reason\": \"nobody was asked; 'age > 9' was true for none of the 100"))
  }
}
