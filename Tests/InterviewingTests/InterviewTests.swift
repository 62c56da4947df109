import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct InterviewTests {
  @Test func `a computed value follows the answers and is never asked`() throws {
    var respondent = try ScriptedRespondent(Sample.derived.questionnaire)
    try respondent.answer("boys", "1")
    try respondent.answer("girls", "2")
    #expect(respondent.asks == "eldest")
    #expect(respondent.final("children") == .decimal(3))
    #expect(respondent.final("share") == .nonanswer(.notReached))
    try respondent.answer("eldest", "12")
    #expect(respondent.final("share") == .decimal(4))
    try respondent.answer("boys", "0")
    try respondent.answer("girls", "0")
    #expect(respondent.final("children") == .decimal(0))
    #expect(respondent.final("share") == .nonanswer(.notAsked))
    #expect(respondent.interview.answerAside(of: 3) == .integer(12))
    #expect(throws: InterviewFault.notReached) { try respondent.jump("children") }
  }

  @Test func `a computed value is missing where an answer it needs is refused`() throws {
    var respondent = try ScriptedRespondent(Sample.derived.questionnaire)
    try respondent.answer("boys", ".r")
    #expect(respondent.final("children") == .nonanswer(.notReached))
    try respondent.answer("girls", "2")
    #expect(respondent.final("children") == .nonanswer(.missing))
    #expect(respondent.final("eldest") == .nonanswer(.notAsked))
  }

  private func begin(_ sample: Sample) throws -> ScriptedRespondent {
    try ScriptedRespondent(sample.questionnaire)
  }

  @Test func `an interview asks along the route to its end`() throws {
    var respondent = try begin(.routed)
    #expect(respondent.asks == "met")
    try respondent.answer("met", "known")
    #expect(respondent.asks == "count")
    try respondent.answer("count", "3")
    #expect(respondent.asks == "trust")
    try respondent.answer("trust", "2")
    try respondent.answer("age", "40")
    #expect(respondent.asks == nil)
    #expect(respondent.interview.isAtEnd)
    try respondent.complete()
    #expect(respondent.interview.outcome == .completed)
    #expect(
      respondent.events == [
        .started(questionnaire: "wellbeing", version: "1.0.0", language: .english),
        .answered(item: ItemID("met"), answer: .choice(1)),
        .answered(item: ItemID("count"), answer: .integer(3)),
        .answered(item: ItemID("trust"), answer: .choice(2)),
        .answered(item: ItemID("age"), answer: .integer(40)),
        .completed(.completed),
      ])
  }

  @Test func `an answer the model refuses changes nothing`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "known")
    let before = respondent.interview
    #expect(throws: InterviewFault.answer(.aboveRange(maximum: "500"))) {
      try respondent.answer("count", "501")
    }
    #expect(throws: InterviewFault.answer(.wrongType(expected: "integer"))) {
      try respondent.interview(answering: .choice(1))
    }
    #expect(respondent.interview == before)
  }

  @Test func `a check not met refuses the answer and names the check`() throws {
    var respondent = try begin(.checked)
    try respondent.answer("age", "30")
    #expect(throws: InterviewFault.answer(.checkFailed(0))) {
      try respondent.answer("years", "31")
    }
    #expect(respondent.asks == "years")
  }

  @Test func `choices are stored in their one canonical order`() throws {
    var interview = try Interview(
      of: .of([.of("several", .multiple(.of(["a", "b", "c"]), limit: nil))]), in: .english)
    let event = try interview.answer(.choices([3, 1, 3]))
    #expect(event == .answered(item: ItemID("several"), answer: .choices([1, 3])))
    #expect(interview.sheet[0] == .choices([1, 3]))
  }

  @Test func `an answer off the route is kept aside and returns with its route`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "known")
    try respondent.answer("count", "30")
    try respondent.answer("place", "Iași")
    try respondent.answer("met", "no")
    #expect(respondent.interview.sheet.answers == [.choice(3), nil, nil, nil, nil])
    #expect(respondent.interview.answerAside(of: 1) == .integer(30))
    #expect(respondent.final("count") == .nonanswer(.notAsked))
    #expect(respondent.asks == "trust")
    try respondent.answer("met", "known")
    #expect(
      respondent.interview.sheet.answers == [.choice(1), .integer(30), .text("Iași"), nil, nil])
    #expect(respondent.interview.answerAside(of: 1) == nil)
  }

  @Test func `conditions see an answer off the route as absent`() throws {
    var respondent = try begin(.chained)
    for index in 0..<12 { try respondent.answer("link\(index)", "on") }
    try respondent.answer("link3", "off")
    #expect(respondent.interview.sheet.answers.prefix(4).allSatisfy { $0 != nil })
    #expect(respondent.interview.sheet.answers.suffix(8).allSatisfy { $0 == nil })
    #expect(respondent.interview.finalSheet[11] == .nonanswer(.notAsked))
    #expect(respondent.interview.isAtEnd)
  }

  @Test func `an item the changed route opens is asked before the interview can end`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "no")
    try respondent.answer("trust", "1")
    try respondent.answer("age", "40")
    try respondent.answer("met", "known")
    #expect(respondent.asks == "count")
    #expect(throws: InterviewFault.incomplete) { try respondent.complete() }
    #expect(throws: InterviewFault.unanswered) { try respondent.forward() }
    try respondent.jump("age")
    try respondent.answer("age", "41")
    #expect(respondent.asks == "count")
  }

  @Test func `nothing after an open question is asked before it`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "no")
    try respondent.answer("trust", "1")
    try respondent.answer("met", "known")
    try respondent.answer("trust", "2")
    #expect(respondent.asks == "count")
  }

  @Test func `going back skips a question that an open one stands before`() throws {
    var respondent = try ScriptedRespondent(
      .of([
        .single("gate", ["open", "shut"]), .integer("first", 1...9, when: .holds(0, 1)),
        .integer("second", 1...9, when: .holds(0, 1)), .integer("last", 1...9),
      ]))
    try respondent.answer("gate", "shut")
    try respondent.answer("last", "1")
    try respondent.answer("gate", "open")
    try respondent.jump("last")
    try respondent.back()
    #expect(respondent.asks == "first")
  }

  @Test func `an answer whose check no longer holds is asked again`() throws {
    var respondent = try begin(.checked)
    try respondent.answer("age", "50")
    try respondent.answer("years", "30")
    try respondent.answer("last", "1")
    try respondent.answer("age", "20")
    #expect(respondent.asks == "years")
    #expect(respondent.interview.sheet[1] == nil)
    #expect(respondent.interview.answerAside(of: 1) == .integer(30))
    try respondent.answer("age", "60")
    #expect(respondent.interview.sheet[1] == .integer(30))
    #expect(respondent.interview.sheet[2] == .integer(1))
  }

  @Test func `a declined consent leads to the end and can still be taken back`() throws {
    var respondent = try begin(.consented)
    #expect(respondent.asks == "welcome")
    try respondent.forward()
    try respondent.answer("consent", "decline")
    #expect(respondent.asks == nil)
    #expect(respondent.interview.completion == .declined)
    try respondent.back()
    try respondent.answer("consent", "agree")
    #expect(respondent.asks == "age")
    try respondent.answer("consent", "decline")
    try respondent.complete()
    #expect(respondent.interview.outcome == .declined)
    #expect(respondent.events.last == .completed(.declined))
    #expect(respondent.final("trust") == .nonanswer(.notAsked))
    #expect(respondent.final("welcome") == nil)
  }

  @Test func `a stop keeps the answers and says what was not reached`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "suspected")
    try respondent.stop(.unsafe)
    #expect(respondent.interview.outcome == .stopped(.unsafe))
    #expect(respondent.asks == nil)
    #expect(
      respondent.interview.finalSheet.answers == [
        .choice(2), .nonanswer(.notAsked), .nonanswer(.notAsked), .nonanswer(.notReached),
        .nonanswer(.notReached),
      ])
    #expect(throws: InterviewFault.notInProgress) {
      try respondent.interview(answering: .choice(1))
    }
    #expect(throws: InterviewFault.notInProgress) { try respondent.back() }
    try respondent.resume()
    #expect(respondent.asks == "trust")
  }

  @Test func `what is over is not resumed, answered or begun again`() throws {
    var respondent = try begin(.empty)
    try respondent.complete()
    #expect(throws: InterviewFault.over) { try respondent.resume() }
    #expect(throws: InterviewFault.notInProgress) { try respondent.stop(.refused) }
    #expect(throws: InterviewFault.notInProgress) { try respondent.complete() }
    #expect(throws: InterviewFault.notInProgress) { try respondent.speak(.romanian) }
    var interview = respondent.interview
    #expect(throws: InterviewFault.alreadyStarted) { try interview.accept(interview.opening) }
  }

  @Test func `one moves back and forth among what is answered`() throws {
    var respondent = try begin(.routed)
    #expect(throws: InterviewFault.atBeginning) { try respondent.back() }
    try respondent.answer("met", "no")
    #expect(throws: InterviewFault.unanswered) { try respondent.forward() }
    try respondent.answer("trust", "1")
    try respondent.back()
    #expect(respondent.asks == "trust")
    try respondent.back()
    #expect(respondent.asks == "met")
    try respondent.forward()
    try respondent.forward()
    #expect(respondent.asks == "age")
    #expect(respondent.events.count == 3)
  }

  @Test func `one jumps only to what the interview has come to`() throws {
    var respondent = try begin(.routed)
    try respondent.answer("met", "no")
    #expect(throws: InterviewFault.notReached) { try respondent.jump("count") }
    #expect(throws: InterviewFault.notReached) { try respondent.jump("age") }
    #expect(throws: InterviewFault.unknownItem) { try respondent.jump("Met") }
    try respondent.jump("met")
    #expect(respondent.asks == "met")
    try respondent.jump("trust")
    #expect(respondent.asks == "trust")
  }

  @Test func `the end has nothing beyond it`() throws {
    var respondent = try begin(.empty)
    #expect(respondent.asks == nil)
    #expect(throws: InterviewFault.atEnd) { try respondent.forward() }
    #expect(throws: InterviewFault.atEnd) { try respondent.interview(answering: .choice(1)) }
    #expect(throws: InterviewFault.atBeginning) { try respondent.back() }
  }

  @Test func `notes before a question are read again after a stop`() throws {
    var respondent = try begin(.notes)
    try respondent.forward()
    try respondent.answer("met", "yes")
    #expect(respondent.asks == "only-if-yes")
    try respondent.forward()
    try respondent.forward()
    #expect(respondent.asks == "count")
    #expect(throws: InterviewFault.unanswered) { try respondent.forward() }
    try respondent.stop(.breakOff)
    try respondent.resume()
    #expect(respondent.asks == "only-if-yes")
  }

  @Test func `a note takes no answer`() throws {
    let respondent = try begin(.onlyNotes)
    #expect(throws: InterviewFault.takesNoAnswer) {
      try respondent.interview(answering: .nonanswer(.missing))
    }
  }

  @Test func `notes on questions are kept in order and need words`() throws {
    var respondent = try begin(.routed)
    try respondent.note("asked twice")
    try respondent.answer("met", "no")
    try respondent.note("hesitated")
    #expect(
      respondent.interview.notes
        == [QuestionNote(item: 0, text: "asked twice"), QuestionNote(item: 3, text: "hesitated")])
    #expect(throws: InterviewFault.emptyNote) { try respondent.note("  ") }
  }

  @Test func `the language changes to those the questionnaire has`() throws {
    var respondent = try begin(.routed)
    try respondent.speak(.romanian)
    #expect(respondent.interview.language == .romanian)
    #expect(respondent.events.last == .languageChanged(.romanian, item: ItemID("met")))
    #expect(throws: InterviewFault.unknownLanguage) { try respondent.speak(Language("de")) }
    #expect(throws: InterviewFault.unknownLanguage) {
      _ = try Interview(of: Sample.routed.questionnaire, in: Language("de"))
    }
  }

  @Test func `progress counts what earlier answers do not rule out`() throws {
    var respondent = try begin(.routed)
    #expect(respondent.interview.progress == (1, 5))
    try respondent.answer("met", "no")
    #expect(respondent.interview.progress == (2, 3))
    try respondent.answer("trust", "1")
    #expect(respondent.interview.progress == (3, 3))
  }

  @Test func `no way of printing an event shows what was said`() throws {
    var respondent = try begin(.everyType)
    try respondent.note("secret")
    for (item, typed) in [("single", "2"), ("several", "1"), ("whole", "3"), ("exact", "0.25")] {
      try respondent.answer(item, typed)
    }
    try respondent.answer("words", "secret")
    var dumped = ""
    dump(respondent.events, to: &dumped)
    dump(respondent.interview, to: &dumped)
    let printed = ["\(respondent.events)", "\(respondent.interview)", dumped]
    #expect(printed.allSatisfy { !$0.contains("secret") && !$0.contains("0.25") })
    #expect("\(respondent.events[1])" == "noted(single, hidden)")
  }
}

extension ScriptedRespondent {
  /// Answers with a value where no typing would lead to it.
  func interview(answering answer: Answer) throws {
    var interview = interview
    _ = try interview.answer(answer)
  }
}
