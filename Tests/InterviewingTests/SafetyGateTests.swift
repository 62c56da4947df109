import Interviewing
import QuestionnaireModel
import Testing

@Suite struct SafetyGateTests {
  private static func gate(_ count: Int) -> SafetyGate {
    var ethics = Ethics()
    ethics.safety = (0..<count).map { index in
      SafetyQuestion(
        text: LocalizedText([Language("en"): "Question \(index)?"]),
        otherwise: LocalizedText([Language("en"): "Do \(index)."]))
    }
    return SafetyGate(
      of: Questionnaire(
        id: "q", version: "1", languages: [Language("en")], title: LocalizedText([:]),
        nonanswers: [], sections: [], batteries: [], items: [], ethics: ethics))
  }

  @Test func `it opens after a yes to every question`() {
    var gate = Self.gate(3)
    for question in 0..<3 {
      #expect(gate.state == .asks(question))
      gate.answer(true)
    }
    #expect(gate.state == .open)
  }

  @Test(arguments: 0..<3)
  func `a single no closes it for good and says what to do`(refused: Int) {
    var gate = Self.gate(3)
    for question in 0...refused { gate.answer(question != refused) }
    let closed = SafetyGate.State.closed(
      otherwise: LocalizedText([Language("en"): "Do \(refused)."]))
    #expect(gate.state == closed)
    gate.answer(true)
    #expect(gate.state == closed)
  }

  @Test func `a questionnaire without safety questions has an open gate`() {
    #expect(Self.gate(0).state == .open)
  }
}
