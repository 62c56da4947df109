import QuestionnaireModel
import Terminal
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

@Suite struct FullScreenEntryTests {
  /// What came of a form keyed on a screen.
  struct Result {
    let ending: SittingEnding
    let events: [InterviewEvent]
    let interview: Interview
    var rings = 0
    var final = ""
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
      interview: entry.entry.interview, rings: entry.screen.rings,
      final: entry.screen.final?.lines.joined(separator: "\n") ?? "")
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

  @Test func `nothing keyed without looking falls into a field that was refused`() throws {
    // 9 is no option; 1 and 40 were meant for the fields after it.
    let blind = try Self.key("9140<enter>")
    #expect(blind.interview.sheet.answers.allSatisfy { $0 == nil })
    #expect(blind.rings == 5)
    #expect(blind.final.contains("no option has that code"))
    #expect(blind.final.contains("⌫ opens the field again"))
    let seen = try Self.key("91<bs>3140<enter>")
    #expect(seen.interview.sheet[0] == .choice(3))
    #expect(seen.ending == .saved(.completed))
  }

  @Test func `a field that was refused is flagged, emptied or left once it is opened again`() throws
  {
    #expect(
      try Self.key("9<bs>9").events.first == .flagged(item: ItemID("met"), said: "9"))
    #expect(
      try Self.key("9<bs>.<enter>").events.first
        == .answered(item: ItemID("met"), answer: .nonanswer(.missing)))
    #expect(try Self.key("9<bs><enter>").interview.sheet[0] == nil, "Enter alone is no answer")
    #expect(
      try Self.key("39<up>2").interview.sheet[0] == .choice(2), "going elsewhere opens it too")
  }

  @Test func `what is pasted goes into its field as a whole`() throws {
    #expect(
      try Self.key("1<paste:25><enter>").interview.sheet[1] == .integer(25))
    let pasted = try Self.key("3<paste:12><enter>")
    #expect(pasted.interview.sheet[3] == nil, "12 is no code, and 1 is not taken off it")
    #expect(pasted.final.contains("no option has that code"))
  }

  @Test func `bytes that are no text are told and never entered`() throws {
    let keyed = try Self.key("1200caf<unreadable> au lait<enter>")
    #expect(keyed.interview.sheet[2] == nil)
    #expect(keyed.final.contains("is not UTF-8 text"))
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
