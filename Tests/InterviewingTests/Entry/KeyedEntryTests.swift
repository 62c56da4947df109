import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

@Suite struct KeyedEntryTests {
  @Test func `a full field goes on by itself, and Enter goes on early`() throws {
    var entry = try KeyedEntry.of(Sample.routed.questionnaire)
    #expect(
      entry.press("1") == [.answered(item: ItemID("met"), answer: .choice(1))],
      "one digit is the width")
    #expect(entry.press("3") == [])
    #expect(entry.press("\n") == [.answered(item: ItemID("count"), answer: .integer(3))])
    #expect(entry.press("2") == [.answered(item: ItemID("trust"), answer: .choice(2))])
    #expect(entry.press("40") == [.answered(item: ItemID("age"), answer: .integer(40))])
    #expect(entry.fieldName == nil)
    #expect(entry.press("\n") == [.completed(.completed)])
  }

  @Test(arguments: [
    ("single", "2", true), ("single", "d", true), ("single", "x", false),
    ("several", "1", false), ("several", "d", true), ("whole", "4", true), ("whole", "-", false),
    ("whole", "-4", true), ("exact", "0.25", false), ("words", "d", false), ("words", ".d", true),
    ("day", "1.2.2026", false), ("day", "01.02.2026", true), ("hour", "08:3", false),
    ("hour", "08:30", true), ("scale", "1", false), ("scale", "10", true), ("order", "123", false),
  ])
  func `a field is full at the width of its largest code`(
    item: String, typed: String, isFull: Bool
  ) throws {
    let questionnaire = Sample.everyType.questionnaire
    let index = try #require(questionnaire.index(of: ItemID(item)))
    #expect(FormField(index, of: questionnaire).isFull(typed) == isFull)
  }

  @Test func `codes of one digit may stand together`() throws {
    let questionnaire = Sample.everyType.questionnaire
    let several = FormField(1, of: questionnaire)
    #expect(try several.spread("14") == "1 4")
    #expect(try several.spread("1 4") == "1 4")
    let wide = Questionnaire.of([
      .of("towns", .multiple(.of((1...12).map { "t\($0)" }), limit: nil))
    ])
    let towns = FormField(0, of: wide)
    #expect(try towns.spread("0110") == "1 10")
    #expect(throws: InputFault.ambiguousDigits) { try towns.spread("12") }
    #expect(throws: InputFault.ambiguousDigits) { try towns.spread("0112") }
    #expect(try towns.spread("12,") == "12,", "what separates codes keeps them as they are")
    #expect(try towns.spread("0") == "0", "half a code is not taken apart")
  }

  /// Codes, digits, and what they are: none, several readings, or codes.
  @Test(arguments: [
    ([1, 2, 3, 96], "12", KeyedCodes.Reading.codes([1, 2])), ([1, 2, 3, 96], "96", .codes([96])),
    ([1, 2, 3, 96], "196", .codes([1, 96])), ([1, 2, 3, 96], "961", .codes([1, 96])),
    ([1, 2, 3, 96], "3", .codes([3])), ([1, 2, 3, 96], "0102", .codes([1, 2])),
    ([1, 2, 3, 96], "9", .none), ([1, 2, 3, 96], "17", .none), ([1, 2, 12], "12", .several),
    ([1, 2, 12], "1", .codes([1])), ([1, 2, 12], "21", .codes([1, 2])),
    ([1, 2, 12], "0102", .codes([1, 2])),
    ([1, 6, 9, 96], "96", .several), ([1, 2, 3], "321", .codes([1, 2, 3])),
    ([1, 2, 3], "11", .codes([1])),
    ([1, 2, 3], "01", .none), ([1, 2, 3], "", .none), ([1, 2, 3], "1 2", .none),
    ([0, 1, 10], "10", .several),
    ([10, 11], "1011", .codes([10, 11])), ([10, 11], "101", .none),
    (Array(1...60), String(repeating: "1", count: 100), .several),
    ([1, 2], String(repeating: "1", count: 500), .none),
  ])
  func `digits are read against the codes that exist`(
    codes: [Int], digits: String, expected: KeyedCodes.Reading
  ) {
    #expect(KeyedCodes(codes, isOrdered: false).reading(of: digits) == expected)
  }

  @Test func `digits of a ranking keep their order`() {
    #expect(KeyedCodes([1, 2, 3], isOrdered: true).reading(of: "312") == .codes([3, 1, 2]))
    #expect(KeyedCodes([1, 2, 12], isOrdered: true).reading(of: "212") == .several)
  }

  private static let met = Questionnaire.of([
    .of(
      "met",
      .multiple(
        OptionList(
          options: [1, 2, 12].map {
            AnswerOption(code: $0, name: nil, label: LocalizedText("Option \($0)"))
          }, isOrdered: false), limit: nil)),
    .single("sex", ["a", "b"]),
  ])

  @Test func `digits that are more than one set of codes are asked again and never flagged`() throws
  {
    let keyed = try Keyed(Self.met, ["12", "12", "1 2", "2", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .choices([1, 2])),
        .answered(item: ItemID("sex"), answer: .choice(2)), .completed(.completed),
      ])
    #expect(keyed.output.contains("more than one set of codes"))
    #expect(!keyed.output.contains("flagged"))
    #expect(try Keyed(Self.met, ["12,", "!"]).interview.sheet[0] == .choices([12]))
  }

  @Test func `a field that was refused stays open, and only a point leaves it empty`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["9", "", "", "3", "1", "7", "", ".", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .choice(3)),
        .answered(item: ItemID("trust"), answer: .choice(1)),
        .answered(item: ItemID("age"), answer: .nonanswer(.missing)), .completed(.completed),
      ])
    let held = try Keyed(Sample.routed.questionnaire, ["3", "<", "9", "", "2", "!"])
    #expect(held.interview.sheet[0] == .choice(2), "nor does Enter fall back on what stood there")
    let aside = try Keyed(
      Sample.routed.questionnaire, ["3", "=count", "a\u{7}", "", "12", "1", "!"])
    #expect(aside.interview.flags.map(\.said) == ["12"])
    #expect(aside.interview.sheet[3] == .choice(1))
  }

  @Test func `what is no text is never stored and never flagged`() throws {
    let keyed = try Keyed(
      Sample.routed.questionnaire,
      ["3", "1", "7\u{FFFD}", "7\u{FFFD}", "=count", "\u{FFFD}", "\u{FFFD}", "<", "40", ""])
    #expect(keyed.interview.flags == [])
    #expect(keyed.interview.sheet[4] == .integer(40))
  }

  @Test func `a long text is keyed in full`() throws {
    let text = String(repeating: "ș絵 ", count: 7000)
    let long = Questionnaire.of([.of("words", .text(limit: 21_000))])
    #expect(try Keyed(long, [text, ""]).interview.sheet[0] == .text(text))
    let longer = try Keyed(long, [text + "x", text, ""])
    #expect(longer.output.contains("at most 21000 characters"))
    #expect(longer.interview.sheet[0] == .text(text))
  }

  @Test func `an empty field is left empty even where an answer is required`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["", "2", "", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .nonanswer(.missing)),
        .answered(item: ItemID("trust"), answer: .choice(2)),
        .answered(item: ItemID("age"), answer: .nonanswer(.missing)), .completed(.completed),
      ])
  }

  @Test func `what a field cannot hold is flagged when it is keyed twice`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "7", "7", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .choice(3)),
        .answered(item: ItemID("trust"), answer: .choice(1)),
        .flagged(item: ItemID("age"), said: "7"), .completed(.completed),
      ])
    #expect(keyed.interview.sheet[4] == .nonanswer(.missing))
    #expect(keyed.interview.keyedContent(of: 4)?.said == "7")
    #expect(keyed.output.contains("the same once more is kept, flagged"))
  }

  @Test func `something else after a fault is not flagged`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "7", "8", "40", ""])
    #expect(keyed.events[2] == .answered(item: ItemID("age"), answer: .integer(40)))
    #expect(keyed.interview.flags == [])
  }

  @Test func `an answer entered over a flag takes its place`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "7", "7", "<", "40", ""])
    #expect(keyed.interview.keyedContent(of: 4)?.said == nil)
    #expect(keyed.interview.sheet[4] == .integer(40))
  }

  @Test func `a field off the route is skipped, and flagged where the paper answers it`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "=COUNT", "12", "2", "40", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .choice(3)),
        .flagged(item: ItemID("count"), said: "12"),
        .answered(item: ItemID("trust"), answer: .choice(2)),
        .answered(item: ItemID("age"), answer: .integer(40)),
        .completed(.completed),
      ])
    #expect(keyed.interview.sheet[1] == nil)
  }

  @Test func `a field that the form has not come to is not keyed ahead`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["=age", "=nothing", "3"])
    #expect(keyed.output.contains("the form has not come to that field"))
    #expect(keyed.output.contains("no question has that name"))
    #expect(keyed.interview.flags == [])
  }

  @Test func `one goes back, and Enter keeps what stands there`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "<", "<", "", "2", "40", ""])
    #expect(
      keyed.events == [
        .answered(item: ItemID("met"), answer: .choice(3)),
        .answered(item: ItemID("trust"), answer: .choice(1)),
        .answered(item: ItemID("trust"), answer: .choice(2)),
        .answered(item: ItemID("age"), answer: .integer(40)),
        .completed(.completed),
      ])
  }

  @Test func `a point empties a field that holds something`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "1", "<", ".", "40", ""])
    #expect(keyed.events[2] == .answered(item: ItemID("trust"), answer: .nonanswer(.missing)))
  }

  @Test func `an answer that a soft check doubts stands when it is keyed twice`() throws {
    let keyed = try Keyed(Sample.doubted.questionnaire, ["50", "12", "12", "3", ""])
    #expect(
      keyed.events[1] == .confirmed(item: ItemID("children"), answer: .integer(12), checks: [1]))
  }

  @Test func `an answer that a hard check refuses is flagged when it is keyed twice`() throws {
    let keyed = try Keyed(Sample.checked.questionnaire, ["20", "30", "30", "", ""])
    #expect(keyed.events[1] == .flagged(item: ItemID("years"), said: "30"))
  }

  @Test func `texts to read are passed by`() throws {
    let keyed = try Keyed(Sample.notes.questionnaire, [])
    #expect(keyed.events == [.stopped(.postponed)])
    var entry = try KeyedEntry.of(Sample.consented.questionnaire)
    #expect(entry.fieldName == "consent")
    entry.press("2")
    #expect(entry.fieldName == nil)
    #expect(entry.press("\n") == [.completed(.declined)])
  }

  @Test func `control characters are never flagged`() throws {
    let keyed = try Keyed(
      Sample.routed.questionnaire, ["3", "1", "\u{1B}[A", "\u{1B}[A", "=count", "a\u{7}", "!"])
    #expect(keyed.interview.flags == [])
  }

  @Test func `what may identify a person is flagged only when somebody insists`() throws {
    let number = "1800101221144"
    #expect(!PersonalData.kinds(in: number).isEmpty, "the control: it is a personal number")
    let aside = try Keyed(Sample.routed.questionnaire, ["3", "=count", number, "!"])
    #expect(aside.interview.flags == [])
    let insisted = try Keyed(Sample.routed.questionnaire, ["3", "=count", number, number, "!"])
    #expect(insisted.interview.flags.count == 1)
    let field = try Keyed(Sample.routed.questionnaire, ["3", "1", number, number, "!"])
    #expect(field.interview.flags == [])
    let twice = try Keyed(Sample.routed.questionnaire, ["3", "1", number, number, number, "!"])
    #expect(twice.interview.flags.count == 1)
    #expect(!twice.output.contains(number))
  }

  @Test func `a failed write keeps the field until it is stored`() throws {
    let keyed = try Keyed(Sample.routed.questionnaire, ["3", "", "1", "40", ""], failingAt: [3])
    #expect(keyed.output.contains("NOT SAVED"))
    #expect(keyed.events.first == .answered(item: ItemID("met"), answer: .choice(3)))
    #expect(keyed.ending == .saved(.completed))
  }

  @Test func `a form left is taken up at its first open field`() throws {
    var keyed = try Keyed(Sample.routed.questionnaire, ["1", "!"]).interview
    _ = try keyed.resume()
    #expect(KeyedEntry(keyed).fieldName == "count")
  }

  @Test func `an entry says nothing of what was keyed`() throws {
    var entry = try KeyedEntry.of(Sample.everyType.questionnaire)
    entry.press("2")
    entry.press("4711")
    #expect(!"\(entry)".contains("4711"))
    #expect(Mirror(reflecting: entry).children.isEmpty)
    let content = try #require(entry.interview.keyedContent(of: 0))
    #expect("\(content)" == "content(hidden)")
    #expect(Mirror(reflecting: content).children.isEmpty)
  }

  @Test func `paper without a copy's number is in the questionnaire's order`() throws {
    let questionnaire = Questionnaire.of(
      [.single("a", ["x", "y", "z"]), .single("b", ["x", "y"])],
      unitShuffles: [UnitShuffle(name: "all", units: [0..<1, 1..<2], pinned: [])],
      optionShuffles: [OptionShuffle(name: "a", items: 0..<1)])
    let printed = try Interview(onPaper: questionnaire, in: .english, copy: nil)
    #expect(printed.asks == 0)
    #expect(printed.shownOptions(of: 0).map(\.code) == [1, 2, 3])
    let copy = try Interview(onPaper: questionnaire, in: .english, copy: 5)
    #expect(copy.draw == questionnaire.draw(seed: 5))
  }

  @Test func `copies that differ by more than an order need their number`() throws {
    let questionnaire = Sample.shuffled.questionnaire
    #expect(throws: InterviewFault.seedNeeded) {
      try Interview(onPaper: questionnaire, in: .english, copy: nil)
    }
    #expect(try Interview(onPaper: questionnaire, in: .english, copy: 5).draw?.seed == 5)
  }
}
