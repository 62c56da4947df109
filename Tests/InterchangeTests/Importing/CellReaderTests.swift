import QuestionnaireModel
import TestSupport
import Testing
import Words

@testable import Interchange

@Suite struct CellReaderTests {
  private func meaning(
    _ text: String, _ item: Item, source: CellSource? = nil,
    _ change: (inout ImportMapping) -> Void = { _ in }
  ) -> CellReader.Meaning {
    var mapping = ImportMapping()
    change(&mapping)
    let questionnaire = Questionnaire.of([item])
    return CellReader(0, of: questionnaire, source: source, mapping: mapping).meaning(of: text)
  }

  private let mood = Item.single("mood", ["good", "bad"])
  private let many = Item.of("many", .multiple(.of(["tea", "milk", "none*"]), limit: nil))

  @Test(arguments: ["2", "bad", "The bad", "Cel bad", "BAD", "the bad", "CEL BAD"])
  func `an option is known by code, name and label in any language and case`(text: String) {
    #expect(meaning(text, mood) == .answer(.choice(2)))
  }

  @Test(arguments: ["3", "03", "2.5", "-2", "2.000", "1,0", "worse", "good bad", "The"])
  func `what is no option is refused`(text: String) {
    #expect(meaning(text, mood) == .fault(.notAnOption))
  }

  @Test(arguments: ["02", "2.0", "2.00", "+2", " 2 ", "2E+00", "0.2e1", "2."])
  func `a code is the whole number that it is, however it is spelled`(text: String) {
    #expect(meaning(text, mood) == .answer(.choice(2)))
    #expect(meaning("-99.0", mood) == .answer(.nonanswer(.refused)))
    #expect(meaning("1.0; 02", many) == .answer(.choices([1, 2])))
  }

  @Test func `under a decimal comma a comma is the mark, and a point groups thousands`() {
    let age = Item.integer("age", 0...5000)
    #expect(meaning("2,0", mood) { $0.usesDecimalComma = true } == .answer(.choice(2)))
    #expect(meaning("34,0", age) { $0.usesDecimalComma = true } == .answer(.integer(34)))
    #expect(meaning("2.0", mood) { $0.usesDecimalComma = true } == .fault(.notAnOption))
    #expect(meaning("1.000", age) { $0.usesDecimalComma = true } == .fault(.notAWholeNumber))
    // Without one, three zeros behind a point may be thousands all the same.
    #expect(meaning("1.000", age) == .fault(.notAWholeNumber))
  }

  @Test(arguments: [
    "Politie", "politie", "POLIŢIE", "Poliţie", "Polit\u{326}ie", "  Poliția ", "Politia",
  ])
  func `cedillas and missing diacritics are read as in an interview`(text: String) {
    let options = [(1, "Poliție"), (2, "Poliția"), (3, "Fată"), (4, "Fața")].map {
      AnswerOption(code: $0.0, name: nil, label: LocalizedText($0.1))
    }
    let item = Item.of("who", .single(OptionList(options: options, isOrdered: false)))
    let code = text.lowercased().contains("ia ") || text.hasSuffix("ia") ? 2 : 1
    #expect(meaning(text, item) == .answer(.choice(code)))
    // Without its marks it may be either.
    #expect(meaning("Fata", item) == .fault(.notAnOption))
    #expect(meaning("Fată", item) == .answer(.choice(3)))
  }

  @Test(arguments: ["Nu ştiu", "Nu stiu", "NU STIU", "Don’t know", "Don't  know"])
  func `non-answers are read without regard to marks too`(text: String) {
    let questionnaire = Questionnaire.of([mood])
    let label = questionnaire.nonanswers.first { $0.kind == .dontKnow }?.label
    let known = label?.texts.values.contains { ["Nu știu", "Don't know"].contains($0) } ?? false
    #expect(known, "the sample declares a don't know")
    #expect(meaning(text, mood) == .answer(.nonanswer(.dontKnow)))
  }

  @Test func `a free text that looks like no answer stays a text`() {
    let why = Item.of("why", .text(limit: 200))
    #expect(meaning("Nu știu ce să fac", why) == .answer(.text("Nu știu ce să fac")))
    #expect(meaning("01", why) == .answer(.text("01")))
  }

  @Test func `a date may have its midnight, and a time whole minutes of seconds`() throws {
    let date = try #require(CalendarDate(year: 2024, month: 3, day: 1))
    let day = Item.of("day", .date(nil))
    #expect(meaning("2024-03-01 00:00:00", day) == .answer(.date(date)))
    #expect(meaning("2024-03-01 10:00:00", day) == .fault(.notADate(.iso8601)))
    let time = Item.of("at", .time(nil))
    let half = try #require(ClockTime(hour: 8, minute: 30))
    for text in ["08:30", "8:30", "08:30:00"] {
      #expect(meaning(text, time) == .answer(.time(half)), "\(text)")
    }
    for text in ["8:3", "08:30:10", "0.354166667", "24:00", ":30", "008:30"] {
      #expect(meaning(text, time) == .fault(.notATime), "\(text)")
    }
  }

  @Test(arguments: ["-99", "refused", "No answer", "Nu răspund", "nu răspund", "REFUSED"])
  func `a non-answer is known by code, name and label`(text: String) {
    #expect(meaning(text, mood) == .answer(.nonanswer(.refused)))
  }

  @Test func `a text that identifies a person is refused unless the import allows it`() {
    let item = Item.of("why", .text(limit: 200))
    let phone = "0722 123 456"
    #expect(meaning(phone, item) == .fault(.personalData([.phone])))
    #expect(meaning(phone, item) { $0.allowsPersonalData = true } == .answer(.text(phone)))
    #expect(meaning("from 2019 to 2021", item) == .answer(.text("from 2019 to 2021")))
    #expect(!CellFault.personalData([.phone]).reason.contains("0722"))
    #expect(CellFault.personalData([.phone]).reason.contains("--allow-personal-data"))
  }

  @Test func `a non-answer that the item does not allow is refused`() {
    let strict = Item.of("mood", .single(.of(["good"]))) { $0.nonanswers = [] }
    #expect(meaning("-99", strict) == .fault(.notAnOption))
  }

  @Test func `empty cells and the words for it are missing, and other words are not`() {
    #expect(meaning("", mood) == .answer(.nonanswer(.missing)))
    #expect(meaning("NA", mood) == .answer(.nonanswer(.missing)))
    #expect(meaning(".", mood) { $0.missing = ["."] } == .answer(.nonanswer(.missing)))
    #expect(meaning("NA", mood) { $0.missing = ["."] } == .fault(.notAnOption))
    // An option of that name is an answer all the same.
    #expect(meaning("NA", .single("land", ["NA", "RO"])) == .answer(.choice(1)))
  }

  @Test func `the mapping's values go before codes`() {
    let source = CellSource.column("c", values: ["2": 1, "da": 2])
    #expect(meaning("2", mood, source: source) == .answer(.choice(1)))
    #expect(meaning("da", mood, source: source) == .answer(.choice(2)))
    #expect(meaning("DA", mood, source: source) == .answer(.choice(2)))
    #expect(meaning("nu", mood, source: source) == .fault(.notAnOption))
  }

  @Test func `a label of two options stands for neither`() {
    let options = [(1, "Other"), (2, "other"), (3, "Other")].map {
      AnswerOption(code: $0.0, name: nil, label: LocalizedText($0.1))
    }
    let item = Item.of("x", .single(OptionList(options: options, isOrdered: false)))
    #expect(meaning("Other", item) == .fault(.notAnOption))
    #expect(meaning("other", item) == .answer(.choice(2)))
    #expect(meaning("3", item) == .answer(.choice(3)))
  }

  @Test(
    arguments: [
      ("44", .answer(.integer(44))), ("-3", .answer(.integer(-3))), ("007", .answer(.integer(7))),
      ("-0", .answer(.integer(0))), ("4.0", .answer(.integer(4))),
      ("1e2", .answer(.integer(100))), ("+5", .answer(.integer(5))),
      ("4.5", .fault(.notAWholeNumber)), ("+-5", .fault(.notAWholeNumber)),
      ("1e30", .fault(.notAWholeNumber)),
      ("-9223372036854775808", .fault(.answer(.belowRange(minimum: "-5")))),
      ("9223372036854775807", .fault(.answer(.aboveRange(maximum: "120")))),
      ("-", .fault(.notAWholeNumber)), ("４", .fault(.notAWholeNumber)),
      ("99999999999999999999", .fault(.notAWholeNumber)),
      ("121", .fault(.answer(.aboveRange(maximum: "120")))),
      ("-99", .answer(.nonanswer(.refused))),
    ] as [(String, CellReader.Meaning)])
  func `whole numbers are digits within the range`(text: String, expected: CellReader.Meaning) {
    #expect(meaning(text, .integer("age", -5...120)) == expected)
  }

  @Test(
    arguments: [
      ("1.5", false, .answer(.decimal(1.5))), ("1,5", true, .answer(.decimal(1.5))),
      ("1,5", false, .fault(.decimalComma)), ("1.500", true, .fault(.decimalPoint)),
      ("1.500,5", true, .fault(.decimalPoint)), ("-0", false, .answer(.decimal(0))),
      ("1e2", false, .answer(.decimal(100))), ("2.5E+00", false, .answer(.decimal(2.5))),
      ("+2.5", false, .answer(.decimal(2.5))), ("nan", false, .fault(.notANumber)),
      ("inf", false, .fault(.notANumber)), ("0x1", false, .fault(.notANumber)),
      ("1-2", false, .fault(.notANumber)), ("1.2.3", false, .fault(.notANumber)),
      ("1.234", false, .fault(.answer(.tooManyDecimals(limit: 2)))),
    ] as [(String, Bool, CellReader.Meaning)])
  func `decimals are written as the mapping says`(
    text: String, comma: Bool, expected: CellReader.Meaning
  ) {
    let item = Item.of("hours", .decimal(nil, places: 2))
    #expect(meaning(text, item) { $0.usesDecimalComma = comma } == expected)
  }

  @Test(
    arguments: [
      ("2026-03-04", .iso8601), ("04.03.2026", .dayMonthYear), ("4.3.2026", .dayMonthYear),
      ("04/03/2026", .dayMonthYearSlashed), ("03/04/2026", .monthDayYearSlashed),
    ] as [(String, DateOrder)])
  func `a date is read in the order declared`(text: String, order: DateOrder) throws {
    let date = try #require(CalendarDate(year: 2026, month: 3, day: 4))
    let item = Item.of("day", .date(nil))
    #expect(meaning(text, item) { $0.dates = order } == .answer(.date(date)))
  }

  @Test(arguments: DateOrder.allCases)
  func `a date in another order is refused, and an ambiguous one with it`(order: DateOrder) {
    let item = Item.of("day", .date(nil))
    let written: [DateOrder: String] = [
      .iso8601: "2026-01-31", .dayMonthYear: "31.01.2026", .dayMonthYearSlashed: "31/01/2026",
      .monthDayYearSlashed: "01/31/2026",
    ]
    let others = written.filter { $0.key != order }.map(\.value)
    let never = [
      "", "/", "..", "1.1.26", "2026-1-1", "31-01-2026", "30.02.2026", "45678", "1/1/1/1",
    ]
    for text in others + never.dropFirst() {
      #expect(meaning(text, item) { $0.dates = order } == .fault(.notADate(order)), "\(text)")
    }
  }

  @Test func `a point on a scale is its number`() {
    let item = Item.of("s", .scale(0...10, low: LocalizedText("no"), high: LocalizedText("yes")))
    #expect(meaning("10", item) == .answer(.choice(10)))
    #expect(meaning("11", item) == .fault(.answer(.aboveRange(maximum: "10"))))
    #expect(meaning("yes", item) == .fault(.notAWholeNumber))
  }

  @Test(arguments: ["1;2", "2 1", "milk,tea", "1|2", "1; 2", "The tea;The milk;1"])
  func `several choices stand in one cell`(text: String) {
    let divided = CellSource.divided("c", separator: ";")
    let isDivided = text.contains("The") || text == "1; 2"
    #expect(meaning(text, many, source: isDivided ? divided : nil) == .answer(.choices([1, 2])))
  }

  @Test func `choices are divided by the mapping's text alone`() {
    let source = CellSource.divided("c", separator: " / ")
    #expect(meaning("The tea / The milk", many, source: source) == .answer(.choices([1, 2])))
    #expect(meaning("1;2", many, source: source) == .fault(.notAnOption))
    #expect(meaning(" / ", many, source: source) == .fault(.answer(.empty)))
    #expect(meaning("1 / 3", many, source: source) == .fault(.answer(.exclusiveWithOthers)))
  }

  @Test func `a text is taken as it is, up to its limit`() {
    let item = Item.of("words", .text(limit: 5))
    #expect(meaning("țesut", item) == .answer(.text("țesut")))
    #expect(meaning("=1+1", item) == .answer(.text("=1+1")))
    #expect(meaning("țesute", item) == .fault(.answer(.tooLong(limit: 5))))
  }

  @Test(
    arguments: [
      ("", ValueClass.empty), ("12", .wholeNumber), ("-12", .wholeNumber), ("1.5", .number),
      ("1,5", .numberWithComma), ("a", .text), ("1.2.3", .text), ("-", .text), ("1 2", .text),
    ])
  func `a rejected cell is told by its class alone`(text: String, expected: ValueClass) {
    #expect(Array(text.utf8).withUnsafeBytes { ValueClass($0) } == expected)
  }
}
