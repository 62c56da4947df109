import QuestionnaireModel
import TestSupport
import Testing

@testable import Interviewing

/// Answers that are taken back, in each type and by each way in.
@Suite struct EmptyingTests {
  private static let low = LocalizedText("low")
  private static let high = LocalizedText("high")

  /// An item of each type, and one that is asked only where the first is 1.
  static func questionnaire(isRequired: Bool = false) -> Questionnaire {
    func item(_ id: String, _ type: ItemType, battery: Int? = nil) -> Item {
      .of(id, type) {
        $0.isRequired = isRequired
        $0.battery = battery
      }
    }
    return .of(
      [
        item("one", .single(.of(["a", "b", "c"]))),
        .integer("if", 1...9, when: .holds(0, 1)),
        item("several", .multiple(.of(["a", "b", "c"]), limit: nil)),
        item("whole", .integer(0...20)), item("exact", .decimal(0...9, places: 1)),
        item("words", .text(limit: 100)), item("day", .date(nil)), item("hour", .time(nil)),
        item("order", .ranking(.of(["a", "b", "c"]), limit: 2)),
        item("scale", .scale(0...9, low: low, high: high)),
        item("warmth", .differential(1...7, low: low, high: high)),
        item("row", .single(.of(["a", "b"])), battery: 0),
        item("row2", .single(.of(["a", "b"])), battery: 0),
      ],
      batteries: [Battery(id: ItemID("rows"), text: LocalizedText("Rows"), rows: 11..<13)])
  }

  static let typed: [(item: String, typed: String)] = [
    ("one", "2"), ("several", "1, 3"), ("whole", "7"), ("exact", "2.5"), ("words", "so and so"),
    ("day", "2026-03-04"), ("hour", "08:30"), ("order", "2, 1"), ("scale", "4"), ("warmth", "5"),
    ("row", "1"), ("row2", "2"),
  ]

  /// An interview in which everything is answered, standing at an item.
  private static func answered(
    at item: String, isRequired: Bool = false
  ) throws -> ScriptedRespondent {
    var respondent = try ScriptedRespondent(questionnaire(isRequired: isRequired))
    for (item, typed) in Self.typed { try respondent.answer(item, typed) }
    try respondent.jump(item)
    return respondent
  }

  /// Presses keys at an item that is answered.
  private static func press(
    _ script: String, at item: String, isRequired: Bool = false
  ) throws -> Pressed {
    let respondent = try answered(at: item, isRequired: isRequired)
    return try Pressed(
      respondent.interview, opening: .answered(item: "one", answer: .choice(2)), keys(script))
  }

  @Test(arguments: typed.map(\.item))
  func `an answer of any type is emptied on the whole screen`(item: String) throws {
    let script =
      item == "several" ? "13<enter>" : item == "order" ? "<bs><bs><enter>" : "<bs><enter>"
    let pressed = try Self.press(script, at: item)
    let index = try #require(pressed.interview.questionnaire.index(of: ItemID(item)))
    #expect(pressed.interview.sheet[index] == .nonanswer(.missing))
    #expect(
      pressed.events.dropFirst().first
        == .answered(item: ItemID(item), answer: .nonanswer(.missing)))
  }

  @Test(arguments: typed.map(\.item))
  func `an answer that is required is not emptied, and why is said`(item: String) throws {
    let script = item == "several" || item == "order" ? "<del><enter>" : "<bs><enter>"
    let pressed = try Self.press(script, at: item, isRequired: true)
    let index = try #require(pressed.interview.questionnaire.index(of: ItemID(item)))
    #expect(pressed.interview.sheet[index] != .nonanswer(.missing))
    #expect(pressed.interview.sheet[index] != nil)
    #expect(pressed.final.contains("this question needs an answer"))
  }

  @Test func `what Enter will do is said before it is pressed, and Tab keeps the answer`() throws {
    let emptied = try Self.press("<bs>", at: "words")
    #expect(emptied.final.contains("Enter leaves it empty, Tab keeps"))
    let kept = try Self.press("<bs><tab>", at: "words")
    #expect(kept.interview.sheet[5] == .text("so and so"))
    #expect(try Self.press("<bs>", at: "row").final.contains("Enter leaves it empty, Tab keeps"))
  }

  @Test func `emptying follows the route anew, is seen going back, and outlives a crash`() throws {
    var respondent = try ScriptedRespondent(Self.questionnaire())
    try respondent.answer("one", "1")
    try respondent.answer("if", "3")
    try respondent.jump("one")
    let pressed = try Pressed(
      respondent.interview, opening: .answered(item: "one", answer: .choice(1)),
      keys("<bs><enter><back>"))
    #expect(pressed.interview.sheet[1] == nil, "the item that hung on it is off the route")
    #expect(pressed.final.contains("Recorded: left empty"))
    let log = respondent.events + pressed.events.dropFirst().filter { $0 != .stopped(.postponed) }
    let replayed = try Interview(
      replaying: log, questionnaire: respondent.interview.questionnaire)
    #expect(replayed.sheet[0] == .nonanswer(.missing))
    #expect(replayed.sheet[1] == nil)
    #expect(replayed.asks == 2)
  }

  @Test(arguments: typed.map(\.item))
  func `a point alone empties an answer line by line`(item: String) throws {
    let lines = Self.typed.map(\.typed) + ["=\(item)", "."]
    let typed = try Typed(Self.questionnaire(), lines)
    let index = try #require(typed.interview.questionnaire.index(of: ItemID(item)))
    #expect(typed.interview.sheet[index] == .nonanswer(.missing))
    #expect(typed.output.contains("a point alone empties it"))
    let required = try Typed(Self.questionnaire(isRequired: true), lines)
    #expect(required.interview.sheet[index] != .nonanswer(.missing))
    #expect(required.output.contains("this question needs an answer"))
  }

  @Test func `a text of a point alone is typed with a backslash`() throws {
    let typed = try Typed(Questionnaire.of([.of("words", .text(limit: 9))]), ["\\."])
    #expect(typed.interview.sheet[0] == .text("."))
  }

  @Test(arguments: typed.map(\.item), [".", "\u{8}"])
  func `a field keyed from paper is emptied by a point or by erasing it`(
    item: String, key: String
  ) throws {
    var begun = try Interview(
      onPaper: Self.questionnaire(isRequired: true), in: .english, copy: nil)
    try begun.accept(.keyed(Keyed.form))
    for (item, typed) in Self.typed {
      try begun.jump(to: ItemID(item))
      let index = try #require(begun.asks)
      _ = try begun.answer(AnswerParser(begun.questionnaire).answer(typed: typed, to: index))
    }
    try begun.jump(to: ItemID(item))
    var entry = KeyedEntry(begun)
    #expect(
      entry.press(key + "\n") == [.answered(item: ItemID(item), answer: .nonanswer(.missing))])
  }

  @Test func `emptying a field takes its flag away`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "7", "7", "<", ".", ""])
    #expect(
      keyed.interview.keyedContent(of: 4) == KeyedContent(answer: .nonanswer(.missing), said: nil))
    #expect(keyed.interview.flags == [])
    let answered = try Keyed(
      Sample.routed.questionnaire, ["3", "1", "7", "7", "<", "40", "<", ".", ""])
    #expect(answered.interview.keyedContent(of: 4)?.said == nil, "nor does an old flag come back")
  }
}
