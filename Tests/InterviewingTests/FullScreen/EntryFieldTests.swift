import QuestionnaireModel
import Terminal
import Testing

@testable import InterviewScreens
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

  @Test func `a text as long as any item takes is taken whole, pasted or typed`() {
    var field = EntryField(form: .words, choices: [])
    let text = String(repeating: "șa絵", count: 21_845) + "!"
    #expect(field.press(.paste(text)) == .stay)
    #expect(field.typed.count == 65_536)
    #expect(field.press(.enter) == .line(text))
    var typed = EntryField(form: .words, choices: [])
    for _ in 0..<5000 { _ = typed.press(.character("x")) }
    #expect(typed.typed.count == 5000)
  }

  @Test func `what does not fit into a line is refused whole and never cut`() {
    var field = EntryField(form: .words, choices: [])
    let limit = EntryField.longestLine
    #expect(
      field.press(.paste(String(repeating: "x", count: limit + 1))) == .refuse(.full(limit: limit)))
    #expect(field.typed.isEmpty)
    #expect(field.press(.paste(String(repeating: "x", count: limit))) == .stay)
    #expect(field.press(.character("y")) == .refuse(.full(limit: limit)))
    #expect(field.typed.count == limit)
  }

  @Test func `text is pasted at the caret, and a mark joins the letter before it`() {
    var field = EntryField(form: .words, choices: [])
    Self.press("ae<left><paste:bcd>", in: &field)
    #expect(field.text == "abcde")
    #expect(field.caret == 4)
    Self.press("<home>", in: &field)
    _ = field.press(.paste("o\u{308}"))
    #expect(field.text == "öabcde")
    #expect(field.caret == 1)
  }

  @Test func `a text that is refused is kept to be edited`() {
    var field = EntryField(form: .words, choices: [])
    Self.press("too long", in: &field)
    field.refuse()
    Self.press("!", in: &field)
    #expect(field.text == "too long!")
  }

  @Test func `bytes that are no text are told, and their place cannot be overlooked`() {
    var line = EntryField(form: .words, choices: [])
    Self.press("caf", in: &line)
    #expect(line.press(.unreadable) == .refuse(.unreadable))
    Self.press(" au lait", in: &line)
    #expect(line.text == "caf\u{FFFD} au lait")
    var list = EntryField(form: .one, choices: Self.options([1, 2]))
    #expect(list.press(.unreadable) == .refuse(.unreadable))
  }

  @Test(arguments: [
    ("<bs><enter>", EntryField.Form.one, [Int](), EntryField.Reaction.empty),
    ("<del><enter>", .one, [], .empty), ("<bs>2", .one, [], .submit(.choice(2))),
    ("<bs><down><enter>", .one, [], .submit(.choice(1))), ("<enter>", .one, [], .pass),
    ("1<enter>", .several(limit: nil), [1], .empty),
    ("12<enter>", .several(limit: nil), [1, 2], .empty),
    ("<del><enter>", .several(limit: nil), [1, 2], .empty),
    ("<bs><enter>", .several(limit: nil), [1, 2], .submit(.choices([1]))),
    ("<bs><bs><enter>", .several(limit: nil), [1, 2], .empty),
    ("<del>3<enter>", .several(limit: nil), [1, 2], .submit(.choices([3]))),
    ("<down> <enter>", .several(limit: nil), [1], .empty),
    ("<bs><bs><enter>", .ranked(limit: 3), [2, 1], .empty),
    ("21<enter>", .ranked(limit: 3), [2, 1], .empty),
    ("<bs><enter>", .number(width: 2), [], .empty), ("1<bs><enter>", .number(width: 2), [], .empty),
    ("<del><enter>", .words, [], .empty), ("<bs>a<enter>", .words, [], .line("a")),
    ("<enter>", .words, [], .pass),
  ])
  func `what an item holds is taken away, and Enter then leaves it empty`(
    script: String, form: EntryField.Form, chosen: [Int], expected: EntryField.Reaction
  ) {
    var field = EntryField(
      form: form, choices: Self.options([1, 2, 3]), chosen: chosen,
      held: chosen.isEmpty ? .something : .chosen)
    #expect(Self.press(script, in: &field) == expected)
  }

  @Test(arguments: ["<bs><enter>", "<del><enter>", "11<enter>"])
  func `where nothing is held nothing is taken away`(script: String) {
    var field = EntryField(form: .several(limit: nil), choices: Self.options([1, 2, 3]))
    #expect(Self.press(script, in: &field) == .pass)
  }
}
