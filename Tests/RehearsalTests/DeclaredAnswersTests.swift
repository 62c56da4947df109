import Diagnostics
import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@testable import Rehearsal

private let study = Questionnaire.of([
  .single("met", ["yes", "no"]),
  .integer("age", 18...90),
  .of("who", .multiple(.of(["police", "doctor", "priest"]), limit: nil)),
])

private func read(_ text: String) -> (declared: [Int: DeclaredAnswers]?, diagnostics: [Diagnostic])
{
  DeclaredAnswers.read(SourceText(name: "answers.yaml", text: text), for: study)
}

@Suite struct DeclaredAnswersTests {
  @Test func `honest respondents answer as declared`() throws {
    let declared = try #require(
      read("items:\n  met: {yes: 0, no: 1}\n  age: {40..41: 1}\n  who: {1: 100, 2: 0}\n").declared)
    let rehearsal = Rehearsal(
      of: study, respondents: 300, seed: 1, mix: try ProfileMix("honest=1"), declared: declared)
    let items = rehearsal.run().items
    #expect(items[0].options.map(\.count)[0] == 0)
    #expect(items[0].options.map(\.count)[1] > 250)
    #expect(items[2].options.map(\.count)[0] > 250)
    #expect(items[2].options.map(\.count).dropFirst() == [0, 0])
    rehearsal.hold { held in
      if case .integer(let age) = held.interview.sheet[1] { #expect((40...41).contains(age)) }
    }
  }

  @Test func `a declared refusal takes the place of the habit`() throws {
    let declared = try #require(read("items:\n  met: {yes: 50, refused: 50}\n").declared)
    let rehearsal = Rehearsal(
      of: study, respondents: 400, seed: 1, mix: try ProfileMix("honest=1"), declared: declared)
    let refusals = rehearsal.run().items[0].nonanswers.first { $0.kind == .refused }
    #expect((150...250).contains(refusals?.count ?? 0))
  }

  @Test(arguments: [
    ("- 1\n", "Q0851"), ("items:\n  mett: {yes: 1}\n", "Q0852"),
    ("items:\n  met: {maybe: 1}\n", "Q0853"), ("items:\n  age: {17..20: 1}\n", "Q0853"),
    ("items:\n  met: {yes: many}\n", "Q0854"), ("items:\n  met: {yes: 0}\n", "Q0854"),
    ("items:\n  met: yes\n", "Q0851"),
  ])
  func `what is wrong is found`(text: String, code: String) {
    let (declared, diagnostics) = read(text)
    #expect(declared == nil)
    #expect(diagnostics.map(\.code.rawValue) == [code])
  }
}
