import Arguments
import Interviewing
import QuestionnaireModel
import StudyStorage
import Testing

/// Bytes that are no UTF-8, wherever something is typed: they are told, asked again, and never stored.
@Suite struct UnreadableInputTests {
  private static let words = """
    questionnaire: words
    version: 1.0.0
    languages: [en, ro]
    title: {en: Words, ro: Cuvinte}
    sections:
    - id: only
      title: {en: Words, ro: Cuvinte}
      items:
      - {id: said, type: text, limit: 65536, en: What was said?, ro: Ce s-a spus?}
      - {id: age, type: integer, range: 18..99, required: no, en: How old?, ro: Ce vârstă?}

    """

  /// Lines in Latin-1, as a terminal that is not set to UTF-8 sends them.
  private static func latin1(_ lines: String...) -> [[UInt8]] {
    lines.map { $0.unicodeScalars.map { UInt8($0.value) } }
  }

  private static func begin(_ work: borrowing Workplace) throws {
    let file = try work.write("words.yaml", words)
    #expect(Typed(["init", work.study, "-q", file]).code == .done)
  }

  private static func events(_ path: String) throws -> [InterviewEvent] {
    let study = try Study.open(path, for: .reading)
    let reference = try #require(try study.unfinishedInterviews(of: nil).first)
    return try study.events(of: reference)
  }

  @Test(arguments: [("en", "is not UTF-8 text"), ("ro", "nu este text UTF-8")])
  func `an interview tells of an answer and a note in Latin-1, and takes them again`(
    language: String, words: String
  ) throws {
    let work = try Workplace()
    try Self.begin(work)
    let typed = Typed(
      ["interview", work.study, "--plain", "-l", language],
      bytes: Self.latin1("#not\u{E9}", "caf\u{E9} au lait") + [Array("café".utf8)]
        + Self.latin1("4\u{E9}0", "40"))
    #expect(typed.output.split(separator: words).count == 4, "\(typed.output)")
    let events = try Self.events(work.study)
    #expect(events.contains(.answered(item: ItemID("said"), answer: .text("café"))))
    #expect(events.contains(.answered(item: ItemID("age"), answer: .integer(40))))
    #expect(!events.contains { if case .noted = $0 { true } else { false } })
    #expect(!typed.output.contains("\u{FFFD}"))
  }

  @Test func `enter and verify tell of a form number and a field in Latin-1`() throws {
    let work = try Workplace()
    try Self.begin(work)
    let keyed = Typed(
      ["enter", work.study],
      bytes: Self.latin1("17\u{E9}", "17", "\u{E9}", "\u{E9}", "e", "40", "", ""))
    #expect(keyed.error.contains("the line is not UTF-8 text"))
    #expect(keyed.output.contains("is not UTF-8 text"))
    #expect(keyed.error.contains("form '17' is stored"), "\(keyed.error)")
    let again = Typed(
      ["verify", work.study, "--form", "17"], bytes: Self.latin1("\u{E9}", "e", "41", ""))
    #expect(again.output.contains("is not UTF-8 text"))
    let decided = Typed(
      ["verify", work.study, "--adjudicate"], bytes: Self.latin1("=\u{E9}", "=41"))
    #expect(decided.output.contains("is not UTF-8 text"))
    #expect(decided.error.contains("form '17' is adjudicated"))
  }

  @Test func `correcting and withdrawing tell of what is no text`() throws {
    let work = try Workplace()
    try Self.begin(work)
    let stored = Typed(["interview", work.study], answers: ["so", "40", ""]).error
    let name = try #require(stored.split(separator: " ").map(String.init).dropFirst().first)
    let corrected = Typed(
      ["correct", work.study, name],
      bytes: Self.latin1("said", "\u{E9}", "e", "c\u{E2}nd", "asked", ""))
    #expect(
      corrected.output.split(separator: "is not UTF-8 text").count == 3, "\(corrected.output)")
    #expect(corrected.error.contains("1 correction"))
    let withdrawn = Typed(
      ["withdraw", work.study, name, "--reason", "wish"], bytes: Self.latin1("\u{E9}", name))
    #expect(withdrawn.code == .done && withdrawn.error.contains("is not UTF-8 text"))
  }

  @Test func `a text as long as its item allows is stored in full, and a longer one asked again`()
    throws
  {
    let work = try Workplace()
    try Self.begin(work)
    let text = String(repeating: "șț絵 ", count: 16_384)
    let typed = Typed(["interview", work.study], answers: [text + "x", text, "40"])
    #expect(typed.output.contains("at most 65536 characters"))
    #expect(
      try Self.events(work.study).contains(.answered(item: ItemID("said"), answer: .text(text))))
  }
}
