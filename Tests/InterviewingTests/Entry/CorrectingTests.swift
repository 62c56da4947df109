import QuestionnaireModel
import TestSupport
import Testing

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
    let result = try run(["met", "3", ""], because: "slip")
    #expect(result.output.contains("so that their answers do not count: count, place"))
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
