import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

@Suite struct VerifyingTests {
  static let questionnaire = Sample.routed.questionnaire

  static func keyed(_ lines: [String]) throws -> Interview {
    try Keyed(questionnaire, lines).interview
  }

  @Test func `equal keyings differ in nothing`() throws {
    let comparison = KeyingComparison(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "1", "40", ""]))
    #expect(comparison.compared == [0, 3, 4])
    #expect(comparison.differing == [])
    #expect(comparison.onlyInOne == [])
  }

  @Test func `a slip that changes the route is one error and not many`() throws {
    let comparison = KeyingComparison(
      try Self.keyed(["1", "20", "here", "1", "40", ""]), try Self.keyed(["3", "1", "40", ""]))
    #expect(comparison.differing == [0])
    #expect(comparison.compared == [0, 3, 4])
    #expect(comparison.onlyInOne == [1, 2])
  }

  @Test func `what is flagged is compared with what is flagged`() throws {
    let first = try Self.keyed(["3", "1", "7", "7", ""])
    #expect(KeyingComparison(first, try Self.keyed(["3", "1", "7", "7", ""])).differing == [])
    #expect(KeyingComparison(first, try Self.keyed(["3", "1", "8", "8", ""])).differing == [4])
    #expect(KeyingComparison(first, try Self.keyed(["3", "1", "", ""])).differing == [4])
  }

  @Test func `spaces are no difference between texts`() throws {
    let first = try Self.keyed(["1", "20", "by  the sea ", "1", "40", ""])
    let second = try Self.keyed(["1", "20", "by the sea", "1", "40", ""])
    #expect(KeyingComparison(first, second).differing == [])
  }

  @Test func `a dependent keyer is told of a difference and may insist`() throws {
    let first = try Self.keyed(["3", "1", "40", ""])
    let second = try Keyed(
      Self.questionnaire, ["3", "2", "1", "41", "41", ""], comparedWith: first)
    #expect(
      second.events == [
        .answered(item: ItemID("met"), answer: .choice(3)),
        .answered(item: ItemID("trust"), answer: .choice(1)),
        .answered(item: ItemID("age"), answer: .integer(41)), .completed(.completed),
      ])
    let parts = second.output.split(
      separator: "this differs from the first keying", omittingEmptySubsequences: false)
    #expect(parts.count == 3)
    #expect(!second.output.contains("40"), "the first value itself is not shown")
  }

  @Test func `an independent keyer sees and hears nothing of the first keying`() throws {
    let lines = ["3", "2", "41", ""]
    let alone = try Keyed(Self.questionnaire, lines)
    // The second keying is begun from the first one and must not remember it.
    let first = try Self.keyed(["1", "20", "here", "1", "40", ""])
    var terminal = TypedTerminal(lines)
    var recorder = MemoryRecorder()
    var line = LineEntry(
      try FormBeginning(Keyed.form, of: try first.begunAnew(in: nil)))
    _ = line.run(terminal: &terminal, recorder: &recorder)
    #expect(terminal.output == alone.output)
    #expect(line.entry.interview.sheet == alone.interview.sheet)
  }

  /// Adjudicates with what is typed.
  static func adjudicate(
    _ first: Interview, _ second: Interview, _ lines: [String], failingAt failures: Set<Int> = []
  ) -> (ending: LineAdjudication.Ending, events: [InterviewEvent], output: String) {
    var terminal = TypedTerminal(lines)
    var recorder = MemoryRecorder(failingAt: failures)
    var decision = LineAdjudication(
      first: first, second: second,
      present: Correction(of: questionnaire, sheet: first.finalSheet, interview: first),
      in: .english, because: "compared")
    let ending = decision.run(terminal: &terminal, recorder: &recorder)
    return (ending, recorder.events, terminal.output)
  }

  @Test func `where the first keying is right nothing is corrected`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "1", "41", ""]), ["1"])
    #expect(result.ending == .judged([.init(item: 4, outcome: .first)]))
    #expect(result.events == [])
  }

  @Test func `where the first keying is wrong the interview is corrected`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "2", "41", ""]), ["2", "=42"])
    #expect(
      result.ending
        == .judged([.init(item: 3, outcome: .second), .init(item: 4, outcome: .neither)]))
    #expect(
      result.events == [
        .corrected(item: ItemID("trust"), answer: .choice(2), checks: [], reason: "compared"),
        .corrected(item: ItemID("age"), answer: .integer(42), checks: [], reason: "compared"),
      ])
  }

  @Test func `the order in which keyings are shown does not tell whose they are`() throws {
    let first = try Self.keyed(["3", "1", "40", ""])
    let second = try Self.keyed(["3", "1", "41", ""])
    var outcomes: Set<LineAdjudication.Judged.Outcome> = []
    for seed in 1...20 {
      var terminal = TypedTerminal(["1"])
      var recorder = MemoryRecorder()
      var decision = LineAdjudication(
        first: first, second: second,
        present: Correction(of: Self.questionnaire, sheet: first.finalSheet, interview: first),
        in: .english, because: "compared", hidingSeed: seed)
      guard case .judged(let judged) = decision.run(terminal: &terminal, recorder: &recorder)
      else { continue }
      // What is shown as 1 is what is chosen by it.
      let showsFirst = terminal.output.contains("1  40")
      #expect(judged.map(\.outcome) == [showsFirst ? .first : .second])
      #expect(recorder.events.isEmpty == showsFirst)
      outcomes.formUnion(judged.map(\.outcome))
    }
    #expect(outcomes == [.first, .second])
  }

  @Test func `a third answer that the item cannot hold is asked again`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "1", "41", ""]),
      ["=7", "=x", "="])
    #expect(result.ending == .judged([.init(item: 4, outcome: .neither)]))
    #expect(
      result.events == [
        .corrected(
          item: ItemID("age"), answer: .nonanswer(.missing), checks: [], reason: "compared")
      ])
  }

  @Test(arguments: [
    ("=40", LineAdjudication.Judged.Outcome.first), ("=41", .second), ("=42", .neither),
    ("=", .neither), ("= 41 ", .second), ("=d", .neither),
  ])
  func `a keyer errs only where the paper says something else than was keyed`(
    typed: String, outcome: LineAdjudication.Judged.Outcome
  ) throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "1", "41", ""]), [typed])
    #expect(result.ending == .judged([.init(item: 4, outcome: outcome)]))
    #expect(result.events.isEmpty == (outcome == .first), "what stands is not corrected")
  }

  @Test func `a field left empty by one keyer is right where the paper is empty`() throws {
    let empty = Self.adjudicate(
      try Self.keyed(["3", "1", "", ""]), try Self.keyed(["3", "1", "41", ""]), ["="])
    #expect(empty.ending == .judged([.init(item: 4, outcome: .first)]))
    let flagged = Self.adjudicate(
      try Self.keyed(["3", "1", "7", "7", ""]), try Self.keyed(["3", "1", "41", ""]), ["="])
    #expect(flagged.ending == .judged([.init(item: 4, outcome: .neither)]))
  }

  @Test func `fields that a correction opens are taken from the second keying`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["1", "20", "here", "1", "40", ""]),
      ["2"])
    #expect(
      result.events == [
        .corrected(item: ItemID("met"), answer: .choice(1), checks: [], reason: "compared"),
        .corrected(item: ItemID("count"), answer: .integer(20), checks: [], reason: "compared"),
        .corrected(item: ItemID("place"), answer: .text("here"), checks: [], reason: "compared"),
      ])
    #expect(result.ending == .judged([.init(item: 0, outcome: .second)]))
  }

  @Test func `a correction that takes other answers with it is asked about first`() throws {
    let first = try Self.keyed(["1", "20", "here", "1", "40", ""])
    let second = try Self.keyed(["3", "1", "40", ""])
    let kept = Self.adjudicate(first, second, ["2", ""])
    #expect(kept.events == [])
    #expect(kept.output.contains("fall out of every table: count, place"))
    #expect(kept.output.contains("met is judged, and the interview stays as it was"))
    let taken = Self.adjudicate(first, second, ["2", "yes"])
    #expect(taken.events.count == 1)
    #expect(taken.ending == .judged([.init(item: 0, outcome: .second)]))
  }

  @Test(arguments: [["2"], ["2", "!"], ["=3"]])
  func `a field whose correction nobody decided on is left, and charges nobody`(lines: [String])
    throws
  {
    let first = try Self.keyed(["1", "20", "here", "1", "40", ""])
    let result = Self.adjudicate(first, try Self.keyed(["3", "1", "40", ""]), lines)
    #expect(result.output.contains("Type yes to store it all the same"))
    #expect(result.ending == .left)
    #expect(result.events == [])
    #expect(!result.output.contains("is judged"))
  }

  @Test func `what is left undecided is no judgment`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "2", "41", ""]), ["1", "!"])
    #expect(result.ending == .left)
  }

  @Test func `a correction that cannot be stored ends the adjudication`() throws {
    let result = Self.adjudicate(
      try Self.keyed(["3", "1", "40", ""]), try Self.keyed(["3", "1", "41", ""]), ["2", "!"],
      failingAt: [1])
    #expect(result.ending == .unsaved)
  }
}
