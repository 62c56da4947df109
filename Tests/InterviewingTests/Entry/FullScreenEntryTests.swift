import QuestionnaireModel
import Terminal
import TestSupport
import Testing

@testable import Interviewing

@Suite struct FullScreenEntryTests {
  /// What came of a form keyed on a screen.
  struct Result {
    let ending: LineInterviewEnding
    let events: [InterviewEvent]
    let interview: Interview
  }

  static func key(
    _ script: String, _ questionnaire: Questionnaire = Sample.routed.questionnaire,
    failingAt failures: Set<Int> = []
  ) throws -> Result {
    let begun = try Interview(onPaper: questionnaire, in: .english, copy: nil)
    return run(
      FullScreenEntry(
        try FormBeginning(Keyed.form, of: begun), on: ScriptedDisplay(keys(script)),
        recorder: MemoryRecorder(failingAt: failures)))
  }

  private static func run(
    _ entry: consuming FullScreenEntry<ScriptedDisplay, MemoryRecorder>
  ) -> Result {
    let ending = entry.run()
    return Result(
      ending: ending, events: Array(entry.recorder.events.dropFirst(2)),
      interview: entry.entry.interview)
  }

  static func lines(_ typed: String, width: Int = 72) throws -> String {
    var entry = try KeyedEntry.of(Sample.routed.questionnaire)
    entry.press(typed)
    return FormPage(entry, width: width).page.canvas(ScreenSize(width: 80, height: 24))
      .lines.joined(separator: "\n")
  }

  @Test func `a whole form is keyed without Enter but where a field is short`() throws {
    let result = try Self.key("15<enter><up>25<enter>here<enter>140<enter>")
    #expect(result.ending == .saved(.completed))
    #expect(
      result.events == [
        .answered(item: ItemID("met"), answer: .choice(1)),
        .answered(item: ItemID("count"), answer: .integer(5)),
        .answered(item: ItemID("count"), answer: .integer(25)),
        .answered(item: ItemID("place"), answer: .text("here")),
        .answered(item: ItemID("trust"), answer: .choice(1)),
        .answered(item: ItemID("age"), answer: .integer(40)),
        .completed(.completed),
      ])
  }

  @Test func `escape and a terminal that is gone leave the form with all kept`() throws {
    #expect(try Self.key("3<esc>").events.last == .stopped(.postponed))
    #expect(try Self.key("3").events.last == .stopped(.postponed))
  }

  @Test func `a field off the route is reached by its name`() throws {
    let result = try Self.key("3<f2>count<enter>12<enter>140<enter>")
    #expect(result.events.contains(.flagged(item: ItemID("count"), said: "12")))
    #expect(result.ending == .saved(.completed))
  }

  @Test func `what cannot be stored is tried again`() throws {
    let result = try Self.key("3<enter>140<enter>", failingAt: [3])
    #expect(result.ending == .saved(.completed))
    let given = try Self.key("3!", failingAt: [3])
    #expect(given.ending == .unsaved(.answered(item: ItemID("met"), answer: .choice(3))))
  }

  @Test func `arrow down keeps what stands and empties nothing`() throws {
    let result = try Self.key("3<up><down><down><esc>")
    #expect(
      result.events == [.answered(item: ItemID("met"), answer: .choice(3)), .stopped(.postponed)])
  }

  @Test func `the active field is marked and the others show what was keyed`() throws {
    let screen = try Self.lines("125\n")
    #expect(screen.contains("Form 17 · A"))
    #expect(screen.contains("met       1  "))
    #expect(screen.contains("▸ place"))
    #expect(try Self.lines("31").contains("▸ age"))
    #expect(try !Self.lines("31").contains("count"), "a field off the route is not shown")
  }

  @Test func `no line is wider than its screen`() throws {
    for line in try Self.lines("125\n").split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func `the end of the form is said`() throws {
    #expect(try Self.lines("3140").contains("End of the form. Enter stores it"))
  }
}
