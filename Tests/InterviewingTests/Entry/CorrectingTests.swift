import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

@Suite struct CorrectingTests {
  static let questionnaire = Sample.routed.questionnaire

  static func correction(_ lines: [String], hasCourse: Bool = true) throws -> Correction {
    let interview = try Typed(questionnaire, lines).interview
    return Correction(
      of: questionnaire, sheet: interview.finalSheet, interview: hasCourse ? interview : nil)
  }

  @Test(arguments: [true, false])
  func `a change says which answers it drops and which it opens`(hasCourse: Bool) throws {
    var correction = try Self.correction(["1", "20", "here", "1", "40", ""], hasCourse: hasCourse)
    let dropped = try correction.change(ItemID("met"), to: .choice(3), because: "slip")
    #expect(dropped.consequence == .init(dropped: [1, 2], opened: []))
    #expect(correction.sheet[1] == .nonanswer(.notAsked))
    #expect(correction.changeable == [0, 3, 4])
  }

  @Test func `an item that comes onto the route is named as open`() throws {
    var correction = try Self.correction(["3", "1", "40", ""])
    let opened = try correction.change(ItemID("met"), to: .choice(1), because: "slip")
    #expect(opened.consequence.opened.contains(1))
    #expect(correction.changeable.contains(1))
  }

  @Test(arguments: [true, false])
  func `an item whose condition is not known is not called asked`(isAnsweredCondition: Bool) throws
  {
    // Of four members one is a child; whoever has more than three others is asked of them.
    let questionnaire = Questionnaire.of([
      .integer("members", 1...9),
      .of("kids", .integer(0...9)) {
        $0.checks = [
          Check(
            condition: .comparison(.item(1), .less, .item(0)), message: LocalizedText("Too many"))
        ]
      },
      .of("others", .computed(.difference(.item(0), .item(1)))) { $0.isRequired = false },
      .integer(
        "rooms", 1...9,
        when: isAnsweredCondition
          ? .not(.answered(items: [1])) : .comparison(.item(2), .greater, .number(3))),
      .integer("oldest", 0...99, when: .comparison(.item(0), .less, .number(3))),
      .single("trust", ["low", "high"]),
    ])
    let interview = try Typed(questionnaire, ["4", "3", "1", ""]).interview
    var correction = Correction(
      of: questionnaire, sheet: interview.finalSheet, interview: interview)
    let change = try correction.change(ItemID("members"), to: .integer(2), because: "slip")
    #expect(change.consequence.setAside.contains(1))
    #expect(change.consequence.opened == [4], "rooms waits for kids, oldest does not")
  }

  @Test func `an item that follows from others is not called a text to read`() throws {
    let questionnaire = Sample.derived.questionnaire
    let sum = try #require(questionnaire.index(of: ItemID("children")))
    #expect(throws: InputFault.takesNoAnswer) {
      try AnswerParser(questionnaire).answer(typed: "4", to: sum)
    }
    for (language, words) in [(Language.english, "other answers"), (.romanian, "alte răspunsuri")] {
      let wording = FaultWording(questionnaire, in: language)
      #expect(wording.text(for: InputFault.takesNoAnswer, item: sum).contains(words))
      #expect(wording.text(for: InterviewFault.takesNoAnswer, item: sum).contains(words))
    }
    let note = try #require(questionnaire.index(of: ItemID("bye")))
    #expect(
      FaultWording(questionnaire, in: .english).text(for: InputFault.takesNoAnswer, item: note)
        .contains("a text to read"))
  }

  @Test func `a correction says nothing of the answers`() throws {
    let correction = try Self.correction(["1", "20", "here", "1", "40", ""])
    #expect("\(correction)" == "correction of wellbeing")
    #expect(Mirror(reflecting: correction).children.isEmpty)
  }

  private func run(
    _ lines: [String], of typed: [String] = ["1", "20", "here", "1", "40", ""],
    because reason: String? = nil
  ) throws -> (ending: LineCorrection.Ending, events: [InterviewEvent], output: String) {
    var terminal = TypedTerminal(lines)
    var recorder = MemoryRecorder()
    var asked = LineCorrection(
      try Self.correction(typed), in: .english, because: reason)
    let ending = asked.run(terminal: &terminal, recorder: &recorder)
    return (ending, recorder.events, terminal.output)
  }

  @Test func `the answers are shown by item and one is changed with a reason`() throws {
    let result = try run(["AGE", "41", "the respondent called", ""])
    #expect(result.output.hasPrefix("met  1 The known\ncount  20\n"))
    #expect(
      result.events == [
        .corrected(
          item: ItemID("age"), answer: .integer(41), checks: [], reason: "the respondent called")
      ])
    #expect(result.ending == LineCorrection.Ending(changes: 1, isUnsaved: false))
  }

  @Test func `an answer that does not fit is asked again before any reason`() throws {
    let result = try run(["age", "7", "x", "41", "slip", ""])
    #expect(result.events.count == 1)
    #expect(result.output.contains("can not be below 18"))
    #expect(result.output.split(separator: "Why?").count == 2)
  }

  @Test func `without a reason nothing changes`() throws {
    let result = try run(["age", "41", "", ""])
    #expect(result.events == [])
    #expect(result.ending.changes == 0)
  }

  @Test func `the route's consequence is told`() throws {
    let result = try run(["met", "3", "yes", ""], because: "slip")
    #expect(result.output.contains("so that their answers do not count: count, place"))
  }

  @Test func `what a change takes with it is told before it is stored, and only yes stores it`()
    throws
  {
    for typed in ["", "y", "no", "met"] {
      let result = try run(["met", "3", typed, ""], because: "slip")
      #expect(result.events == [])
      #expect(result.output.contains("fall out of every table: count, place"))
      #expect(result.output.contains("Nothing is stored yet."))
      #expect(!result.output.contains("The correction is stored"))
    }
    let ended = try run(["met", "3"], because: "slip")
    #expect(ended.events == [])
    let said = try run(["met", "3", " YES ", ""], because: "slip")
    #expect(said.events.count == 1)
  }

  /// Somebody of 50 who works since 40 years, and an item that hangs on that.
  private static func worker(hasCourse: Bool) throws -> Correction {
    let questionnaire = Sample.checked.questionnaire
    let interview = try Typed(questionnaire, ["50", "40", "2", ""]).interview
    return Correction(
      of: questionnaire, sheet: interview.finalSheet, interview: hasCourse ? interview : nil)
  }

  @Test func `a change that makes a later check fail names the check and every answer lost`() throws
  {
    var correction = try Self.worker(hasCourse: true)
    let change = try correction.change(ItemID("age"), to: .integer(30), because: "slip")
    #expect(change.consequence.failures == [.init(item: 1, check: 0, isKept: false)])
    #expect(change.consequence.setAside == [1, 2])
    #expect(change.consequence.dropped == [] && change.consequence.opened == [])
    #expect(
      CorrectionWording(correction.questionnaire, in: .english).warnings(of: change.consequence)
        == [
          "A check of years would fail: “Nobody works longer than they live”",
          "Answers would fall out of every table until they are corrected too: years, last",
        ])
    // Corrected too, everything is back.
    let second = try correction.change(ItemID("years"), to: .integer(10), because: "slip")
    #expect(!second.consequence.needsAcceptance)
    #expect(correction.sheet[2] == .integer(2))
  }

  @Test func `an answer from a file stays, and is told to contradict`() throws {
    var correction = try Self.worker(hasCourse: false)
    let change = try correction.change(ItemID("age"), to: .integer(30), because: "slip")
    #expect(change.consequence.failures == [.init(item: 1, check: 0, isKept: true)])
    #expect(change.consequence.setAside == [])
    #expect(change.consequence.needsAcceptance)
  }

  @Test func `a change that touches nothing else asks nothing`() throws {
    var correction = try Self.worker(hasCourse: true)
    let change = try correction.change(ItemID("age"), to: .integer(51), because: "slip")
    #expect(change.consequence == .init())
  }

  @Test(arguments: [true, false])
  func `a consent taken back is told to leave no table`(hasCourse: Bool) throws {
    let questionnaire = Sample.consented.questionnaire
    let consent = try #require(
      questionnaire.items.firstIndex { if case .consent = $0.type { true } else { false } })
    var respondent = RandomRespondent(seed: 3)
    let interview = try respondent.finish(questionnaire).interview
    guard interview.finalSheet[consent] == .choice(ItemType.consentGiven) else { return }
    var correction = Correction(
      of: questionnaire, sheet: interview.finalSheet, interview: hasCourse ? interview : nil)
    let change = try correction.change(
      questionnaire.items[consent].id, to: .choice(ItemType.consentDeclined), because: "slip")
    #expect(change.consequence.declines && change.consequence.needsAcceptance)
  }

  @Test func `what a soft check doubts is confirmed by typing it again`() throws {
    let questionnaire = Sample.doubted.questionnaire
    let interview = try Typed(questionnaire, ["50", "2", "3", ""]).interview
    var terminal = TypedTerminal(["children", "12", "12", "twins", ""])
    var recorder = MemoryRecorder()
    var asked = LineCorrection(
      Correction(of: questionnaire, sheet: interview.finalSheet, interview: interview),
      in: .english, because: nil)
    _ = asked.run(terminal: &terminal, recorder: &recorder)
    #expect(
      recorder.events == [
        .corrected(item: ItemID("children"), answer: .integer(12), checks: [1], reason: "twins")
      ])
  }
}
