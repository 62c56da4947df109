import QuestionnaireModel
import Terminal
import Testing

@testable import Interviewing

@Suite struct EntryFieldTests {
  private typealias Choice = EntryField.Choice

  private static func options(_ codes: [Int], alone: Set<Int> = []) -> [EntryField.Choice] {
    codes.map {
      EntryField.Choice(
        key: String($0), target: .option(code: $0, isExclusive: alone.contains($0)))
    } + [EntryField.Choice(key: "d", target: .nonanswer(.dontKnow))]
  }

  /// Presses keys and returns the last reaction.
  @discardableResult
  private static func press(_ script: String, in field: inout EntryField) -> EntryField.Reaction {
    var last = EntryField.Reaction.stay
    for key in keys(script) { last = field.press(key) }
    return last
  }

  @Test(
    arguments: [
      ("2", EntryField.Reaction.submit(.choice(2))), ("1", .stay), ("12", .submit(.choice(12))),
      ("1<enter>", .submit(.choice(1))), ("7", .refuse(.notACode)),
      ("d", .submit(.nonanswer(.dontKnow))),
      ("D", .submit(.nonanswer(.dontKnow))), ("<down><down><enter>", .submit(.choice(2))),
      ("<up><enter>", .submit(.nonanswer(.dontKnow))), ("<enter>", .pass), ("x", .pass),
      ("1<bs><enter>", .pass), ("19", .refuse(.notACode)), ("<tab>", .pass),
    ])
  func `digits choose and advance once no longer code begins so`(
    script: String, expected: EntryField.Reaction
  ) {
    var field = EntryField(form: .one, choices: Self.options([1, 2, 3, 10, 12]))
    #expect(Self.press(script, in: &field) == expected)
  }

  @Test func `an option that stands alone takes the others' place, and they take its`() {
    var field = EntryField(
      form: .several(limit: nil), choices: Self.options([1, 2, 9], alone: [9]))
    #expect(Self.press("12", in: &field) == .stay)
    #expect(field.chosen == [1, 2])
    #expect(Self.press("9", in: &field) == .refuse(.alone))
    #expect(field.chosen == [9])
    #expect(Self.press("2", in: &field) == .refuse(.alone))
    #expect(Self.press("<enter>", in: &field) == .submit(.choices([2])))
  }

  @Test func `a digit takes back what it chose, and a limit is kept`() {
    var field = EntryField(form: .several(limit: 2), choices: Self.options([1, 2, 3]))
    Self.press("12", in: &field)
    #expect(Self.press("3", in: &field) == .refuse(.limit(2)))
    Self.press("1", in: &field)
    #expect(field.chosen == [2])
    #expect(Self.press("<down> ", in: &field) == .stay)
    #expect(field.chosen == [2, 1])
  }

  @Test func `codes keyed after one another are told apart where no longer code begins so`() {
    var field = EntryField(form: .several(limit: nil), choices: Self.options([1, 2, 10, 95]))
    Self.press("12", in: &field)
    #expect(field.chosen == [1, 2])
    Self.press("10", in: &field)
    #expect(field.chosen == [1, 2, 10])
    #expect(Self.press("1 ", in: &field) == .stay)
    #expect(field.chosen == [2, 10])
    #expect(Self.press("<enter>", in: &field) == .submit(.choices([2, 10])))
  }

  @Test func `a ranking is built in order and taken back from its end`() {
    var field = EntryField(form: .ranked(limit: 3), choices: Self.options([1, 2, 3]))
    Self.press("312", in: &field)
    #expect(field.chosen == [3, 1, 2])
    Self.press("<bs>", in: &field)
    #expect(Self.press("<enter>", in: &field) == .submit(.ranking([3, 1])))
  }

  @Test(
    arguments: [
      ("12", EntryField.Reaction.stay), ("123", .line("123")), ("12<enter>", .line("12")),
      ("d", .submit(.nonanswer(.dontKnow))), ("1d", .stay), ("1,5", .stay),
    ])
  func `a number advances at its width, and a non-answer's key acts only at its beginning`(
    script: String, expected: EntryField.Reaction
  ) {
    var field = EntryField(form: .number(width: 3), choices: Self.options([]))
    #expect(Self.press(script, in: &field) == expected)
  }

  @Test func `a line is edited at its caret, and d in a text is a letter`() {
    var field = EntryField(form: .words, choices: Self.options([]))
    Self.press("dmic<home>A<right><del><end>e<bs>!", in: &field)
    #expect(field.text == "Adic!")
    #expect(Self.press("<paste:, da>", in: &field) == .stay)
    #expect(Self.press("<enter>", in: &field) == .line("Adic!, da"))
  }

  @Test func `an accent joins its letter, wherever the caret is`() {
    var field = EntryField(form: .words, choices: [])
    _ = field.press(.character("a"))
    _ = field.press(.character("\u{306}"))
    #expect(field.typed.count == 1)
    #expect(field.caret == 1)
    _ = field.press(.backspace)
    #expect(field.text.isEmpty)
  }

  @Test func `pasted text has a limit`() {
    var field = EntryField(form: .words, choices: [])
    _ = field.press(.paste(String(repeating: "x", count: 100_000)))
    #expect(field.typed.count == 4096)
  }
}
