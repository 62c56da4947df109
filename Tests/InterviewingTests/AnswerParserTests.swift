import InterviewScreens
import Interviewing
import QuestionnaireModel
import TestSupport
import Testing
import Words

@Suite struct AnswerParserTests {
  /// What was typed came to an answer or to a fault.
  enum Reading: Equatable {
    case answer(Answer)
    case fault(InputFault)
  }

  private static let towns = OptionList(
    options: [
      AnswerOption(code: 1, name: "iasi", label: LocalizedText("Jassy", ro: "Iași")),
      AnswerOption(
        code: 2, name: "ramnicu", label: LocalizedText("The river", ro: "Râmnicu Vâlcea")),
      AnswerOption(code: 3, name: nil, label: LocalizedText("Yes, I knew", ro: "Da, știam")),
      AnswerOption(code: 4, name: nil, label: LocalizedText("Yes, I guessed", ro: "Da, bănuiam")),
      AnswerOption(code: 5, name: nil, label: LocalizedText("No", ro: "Nu")),
      AnswerOption(code: 6, name: nil, label: LocalizedText("18–24 years", ro: "18–24 de ani")),
      AnswerOption(
        code: 7, name: "rural", label: LocalizedText("Rural", ro: "Rural"), isExclusive: true),
    ], isOrdered: false)

  private static let questionnaire = Questionnaire.of([
    .of("single", .single(towns)),
    .of("several", .multiple(towns, limit: nil)),
    .of("whole", .integer(nil)),
    .of("exact", .decimal(nil, places: 2)),
    .of("words", .text(limit: 50)),
    .of("day", .date(nil)),
    .of("scale", .scale(0...10, low: LocalizedText("never"), high: LocalizedText("always"))),
    .consent("consent"),
    .note("note"),
    .of("free", .text(limit: 50)) { $0.isRequired = false },
    .of("order", .ranking(towns, limit: nil)),
    .of("hour", .time(nil)),
    .of("warm", .differential(1...7, low: LocalizedText("cold"), high: LocalizedText("warm"))),
    .of("sum", .computed(.number(1))),
  ])

  @Test(arguments: [
    ("order", "3 1 2", Reading.answer(.ranking([3, 1, 2]))),
    ("order", "rural, iasi", .answer(.ranking([7, 1]))),
    ("order", "5,5", .answer(.ranking([5, 5]))), ("order", "r", .answer(.nonanswer(.refused))),
    ("order", "1, r", .fault(.nonanswerNotAlone)), ("order", "xyz", .fault(.notAnOption)),
    ("hour", "8:30", .answer(time(8, 30))), ("hour", "18.05", .answer(time(18, 5))),
    ("hour", ".d", .answer(.nonanswer(.dontKnow))), ("hour", "24:00", .fault(.notTime)),
    ("hour", "8:3", .fault(.notTime)), ("hour", "830", .fault(.notTime)),
    ("warm", "4", .answer(.choice(4))), ("sum", "4", .fault(.takesNoAnswer)),
  ])
  func `rankings, times and points between words are read`(
    item: String, typed: String, expected: Reading
  ) throws {
    #expect(try read(typed, item) == expected)
  }

  private static func time(_ hour: Int, _ minute: Int) -> Answer {
    ClockTime(hour: hour, minute: minute).map(Answer.time) ?? .text("no such time")
  }

  private func read(_ typed: String, _ item: String) throws -> Reading {
    let index = try #require(Self.questionnaire.index(of: ItemID(item)))
    do throws(InputFault) {
      return .answer(try AnswerParser(Self.questionnaire).answer(typed: typed, to: index))
    } catch {
      return .fault(error)
    }
  }

  @Test(arguments: [
    ("2", Reading.answer(.choice(2))), (" 02 ", .answer(.choice(2))),
    ("iasi", .answer(.choice(1))), ("IAȘI", .answer(.choice(1))), ("jassy", .answer(.choice(1))),
    ("Iaşi", .answer(.choice(1))), ("Ia\u{73}\u{326}i", .answer(.choice(1))),
    ("ramnicu  valcea", .answer(.choice(2))), ("râm", .answer(.choice(2))),
    ("Da, știam", .answer(.choice(3))), ("da, s", .answer(.choice(3))),
    ("yes, i g", .answer(.choice(4))), ("nu", .answer(.choice(5))), ("n", .fault(.ambiguousOption)),
    ("da", .fault(.ambiguousOption)), ("18-24 years", .answer(.choice(6))),
    ("18", .fault(.answer(.unknownCode))), ("-98", .answer(.nonanswer(.dontKnow))),
    ("d", .answer(.nonanswer(.dontKnow))), ("D", .answer(.nonanswer(.dontKnow))),
    (".d", .answer(.nonanswer(.dontKnow))), ("r", .answer(.nonanswer(.refused))),
    ("ru", .answer(.choice(7))), ("nu st", .answer(.nonanswer(.dontKnow))),
    ("refused", .answer(.nonanswer(.refused))), (".x", .fault(.notAnOption)),
    ("paris", .fault(.notAnOption)), ("?!", .fault(.notAnOption)), ("", .fault(.empty)),
    (" \t ", .fault(.empty)), ("\u{301}", .fault(.notAnOption)),
  ])
  func `one option is read by code, key, name, label or beginning`(
    typed: String, expected: Reading
  ) throws {
    #expect(try read(typed, "single") == expected)
  }

  @Test(arguments: [
    ("1", Reading.answer(.choices([1]))), ("3,1", .answer(.choices([1, 3]))),
    ("3 1 3", .answer(.choices([1, 3]))), ("1; 2,, 4", .answer(.choices([1, 2, 4]))),
    ("Da, știam", .answer(.choices([3]))), ("iasi, ram", .answer(.choices([1, 2]))),
    ("iasi ram", .answer(.choices([1, 2]))), ("rural, 1", .answer(.choices([1, 7]))),
    ("ramnicu valcea, 1", .answer(.choices([1, 2]))), ("d", .answer(.nonanswer(.dontKnow))),
    ("1 d", .fault(.nonanswerNotAlone)), ("1 99", .fault(.answer(.unknownCode))),
    ("iasi, da", .fault(.ambiguousOption)), (",", .fault(.notAnOption)), ("", .fault(.empty)),
  ])
  func `several options stand apart by commas or spaces`(typed: String, expected: Reading) throws {
    #expect(try read(typed, "several") == expected)
  }

  @Test(arguments: [
    ("12", Reading.answer(.integer(12))), ("-3", .answer(.integer(-3))),
    ("\u{2212}3", .answer(.integer(-3))), ("-98", .answer(.integer(-98))),
    ("d", .answer(.nonanswer(.dontKnow))), (".r", .answer(.nonanswer(.refused))),
    ("don't know", .answer(.nonanswer(.dontKnow))), ("don’t", .answer(.nonanswer(.dontKnow))),
    ("1.5", .fault(.notWholeNumber)), ("1 000", .fault(.notWholeNumber)),
    ("twelve", .fault(.notWholeNumber)), ("0x10", .fault(.notWholeNumber)),
    ("99999999999999999999", .fault(.notWholeNumber)), ("१२", .fault(.notWholeNumber)),
    ("", .fault(.empty)),
  ])
  func `a whole number is digits`(typed: String, expected: Reading) throws {
    #expect(try read(typed, "whole") == expected)
  }

  @Test(arguments: [
    ("1.25", Reading.answer(.decimal(1.25))), ("1,25", .answer(.decimal(1.25))),
    ("-0,5", .answer(.decimal(-0.5))), (".5", .answer(.decimal(0.5))), ("5.", .answer(.decimal(5))),
    ("7", .answer(.decimal(7))), (".d", .answer(.nonanswer(.dontKnow))),
    ("r", .answer(.nonanswer(.refused))), ("1.000,5", .fault(.notNumber)),
    ("1e5", .fault(.notNumber)), ("nan", .fault(.notNumber)), ("inf", .fault(.notNumber)),
    (".", .fault(.empty)), ("-", .fault(.notNumber)), ("--1", .fault(.notNumber)),
  ])
  func `a decimal takes a point or a comma`(typed: String, expected: Reading) throws {
    #expect(try read(typed, "exact") == expected)
  }

  @Test(arguments: ["2024-02-29", "29.02.2024", "29.2.2024"])
  func `a date is read in either of two orders`(typed: String) throws {
    let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    #expect(try read(typed, "day") == .answer(.date(date)))
  }

  @Test(arguments: [
    "29/02/2024", "30.02.2024", "29.02.24", "20240229", "1.2.3.2024", "today", "..2024",
  ])
  func `no other date is read`(typed: String) throws {
    #expect(try read(typed, "day") == .fault(.notDate))
  }

  @Test(arguments: [
    ("some words", Reading.answer(.text("some words"))), (" two  ", .answer(.text(" two  "))),
    ("d", .answer(.text("d"))), ("r", .answer(.text("r"))),
    (".d", .answer(.nonanswer(.dontKnow))), (" .R ", .answer(.nonanswer(.refused))),
    (".x", .answer(.text(".x"))), (".net", .answer(.text(".net"))),
    ("\\.d", .answer(.text(".d"))), ("\\\\", .answer(.text("\\"))), ("2", .answer(.text("2"))),
    ("\u{1B}[A", .fault(.controlCharacters)), ("", .fault(.empty)), ("  ", .fault(.empty)),
    ("caf\u{FFFD} au lait", .fault(.unreadable)), (".", .fault(.empty)),
    ("\\.", .answer(.text("."))), ("..", .answer(.text(".."))),
  ])
  func `a text is taken as it is and a key needs its dot`(typed: String, expected: Reading) throws {
    #expect(try read(typed, "words") == expected)
  }

  @Test(arguments: [
    ("7", Reading.answer(.choice(7))), ("11", .answer(.choice(11))),
    ("d", .answer(.nonanswer(.dontKnow))), ("-99", .answer(.nonanswer(.refused))),
    ("no a", .answer(.nonanswer(.refused))), ("seven", .fault(.notAnOption)),
  ])
  func `a point of a scale is a number`(typed: String, expected: Reading) throws {
    #expect(try read(typed, "scale") == expected)
  }

  @Test func `a consent is read as its options are`() throws {
    #expect(try read("agree", "consent") == .answer(.choice(1)))
    #expect(try read("the d", "consent") == .answer(.choice(2)))
  }

  @Test func `a key stands for its non-answer even where that is not allowed`() throws {
    #expect(try read("d", "consent") == .answer(.nonanswer(.dontKnow)))
  }

  @Test func `nothing typed is missing only where no answer is required`() throws {
    #expect(try read(" ", "free") == .answer(.nonanswer(.missing)))
    #expect(try read("", "note") == .fault(.takesNoAnswer))
  }
}

extension AnswerParserTests {
  private static let faults: [InputFault] = [
    .empty, .notAnOption, .ambiguousOption, .notWholeNumber, .notNumber, .notDate,
    .nonanswerNotAlone, .controlCharacters, .unreadable, .ambiguousDigits, .takesNoAnswer,
    .answer(.unknownCode),
    .answer(.belowRange(minimum: "1")), .answer(.aboveRange(maximum: "9")),
    .answer(.tooManyDecimals(limit: 2)), .answer(.tooLong(limit: 5)),
    .answer(.tooManyChoices(limit: 2)), .answer(.exclusiveWithOthers), .answer(.empty),
    .answer(.nonanswerNotAllowed(.refused)), .answer(.wrongType(expected: "integer")),
  ]

  @Test(arguments: faults)
  func `a fault names the rule and the fix in the interview's language`(fault: InputFault) {
    let english = FaultWording(Self.questionnaire, in: .english).text(for: fault, item: 0)
    let romanian = FaultWording(Self.questionnaire, in: .romanian).text(for: fault, item: 0)
    let german = FaultWording(Self.questionnaire, in: Language("de")).text(for: fault, item: 0)
    #expect(english != romanian)
    #expect(english.replacing("No answer", with: "") == german.replacing("No answer", with: ""))
    for words in [english, romanian] {
      #expect(words.split(separator: ";").count == 2)
      #expect(!words.hasSuffix("."))
    }
  }

  @Test func `the regional name of a language reads that language`() {
    func words(_ language: String) -> String {
      FaultWording(Self.questionnaire, in: Language(language)).text(for: .notDate, item: 5)
    }
    #expect(words("ro-MD") == words("ro"))
    #expect(words("RO_ro") == words("ro"))
    #expect(words("roman") == words("en"))
  }

  @Test func `an empty answer is explained with the keys the item takes`() {
    let wording = FaultWording(Self.questionnaire, in: .english)
    #expect(wording.text(for: InputFault.empty, item: 0).hasSuffix("one of the keys .d .r"))
    #expect(wording.text(for: InputFault.empty, item: 7).hasSuffix("type one"))
  }
}
