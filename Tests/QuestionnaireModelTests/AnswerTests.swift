import QuestionnaireModel
import Testing
import Words

@Suite struct AnswerTests {
  @Test func `choices have one canonical order and no repetition`() {
    #expect(Answer.choices(of: [3, 1, 3, 2]) == .choices([1, 2, 3]))
  }

  @Test(arguments: [
    Answer.choice(7_531), .choices([7_531]), .integer(7_531), .decimal(7_531), .text("7531"),
    CalendarDate(year: 7531, month: 7, day: 5).map(Answer.date) ?? .text("7531"),
  ])
  func `no way of printing shows what was answered`(answer: Answer) {
    var dumped = ""
    dump(AnswerSheet([answer]), to: &dumped)
    let printed = ["\(answer)", String(reflecting: answer), "\(AnswerSheet([answer]))", dumped]
    #expect(printed.allSatisfy { !$0.contains("7531") })
  }

  @Test func `a non-answer prints as it is`() {
    #expect("\(Answer.nonanswer(.dontKnow))" == "nonanswer(dont_know)")
    #expect(Answer.nonanswer(.refused).nonanswer == .refused)
    #expect(Answer.choice(1).nonanswer == nil)
  }

  @Test func `a text not translated falls back to the first language sorted`() {
    let text = LocalizedText([Language("ro"): "unu", Language("en"): "one"])
    #expect(text[Language("ro")] == "unu")
    #expect(text[Language("de")] == "one")
    #expect(LocalizedText([:])[Language("ro")].isEmpty)
    #expect(LocalizedText([Language("ro"): ""]).isEmpty)
  }
}
