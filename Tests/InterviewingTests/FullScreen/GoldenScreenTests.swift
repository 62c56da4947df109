import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import Terminal
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

/// What people see in the main situations, kept as text; `RECORD_GOLDEN=1` makes it anew and fails.
@Suite struct GoldenScreenTests {
  /// One situation: where an interview stands, and the keys that lead to the screen.
  struct Situation: CustomTestStringConvertible {
    let name: String
    let questionnaire: String
    let language: Language
    /// The item to come to first, answered as a test respondent answers.
    let item: String
    let keys: String
    var size = ScreenSize(width: 80, height: 24)

    var testDescription: String { name }
  }

  private static let situations: [Situation] = [
    Situation(
      name: "consent", questionnaire: "professionals", language: .romanian, item: "P01", keys: ""),
    Situation(
      name: "one-of-many", questionnaire: "professionals", language: .romanian, item: "P02",
      keys: "<down><down>"),
    Situation(
      name: "number-refused", questionnaire: "professionals", language: .romanian, item: "P05",
      keys: "99"),
    Situation(
      name: "several", questionnaire: "professionals", language: .romanian, item: "P10",
      keys: "13"),
    Situation(
      name: "grid", questionnaire: "professionals", language: .romanian, item: "P22a",
      keys: "45d"),
    Situation(
      name: "grid-small-window", questionnaire: "professionals", language: .english, item: "P22a",
      keys: "45", size: ScreenSize(width: 60, height: 16)),
    Situation(
      name: "overview", questionnaire: "professionals", language: .english, item: "P06",
      keys: "<f2>"),
    Situation(
      name: "help", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<f1>"),
    Situation(
      name: "note", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<f4>șovăie înainte de răspuns"),
    Situation(
      name: "stop", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<esc>"),
    Situation(
      name: "keep-or-delete", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<esc>3"),
    Situation(
      name: "deletion-word", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<esc>32șterg"),
    Situation(
      name: "deletion-other-word", questionnaire: "professionals", language: .english, item: "P06",
      keys: "<esc>32yes<enter>"),
    Situation(
      name: "unknown-key", questionnaire: "professionals", language: .romanian, item: "P06",
      keys: "<unknown>"),
    Situation(
      name: "distress", questionnaire: "survivors", language: .romanian, item: "S03", keys: "<f7>"),
    Situation(
      name: "hidden", questionnaire: "survivors", language: .romanian, item: "S03",
      keys: "<f12>77"),
    Situation(
      name: "handover", questionnaire: "survivors", language: .romanian, item: "S03",
      keys: "<f6>"),
    Situation(
      name: "handed-back", questionnaire: "survivors", language: .romanian, item: "S03",
      keys: "<f6><enter><f6>"),
    Situation(
      name: "respondent-alone", questionnaire: "survivors", language: .romanian, item: "S03",
      keys: "<f6><enter>"),
    Situation(
      name: "roster", questionnaire: "survivors", language: .romanian, item: "S17_police",
      keys: ""),
    Situation(
      name: "vignette", questionnaire: "vignettes", language: .english, item: "V_ID_1",
      keys: ""),
    Situation(
      name: "scale", questionnaire: "population", language: .english, item: "G09", keys: "<right>"),
  ]

  private static let folder =
    String(
      #filePath.dropLast("GoldenScreenTests.swift".count)) + "Golden/"

  private static func questionnaire(_ name: String) throws -> Questionnaire {
    let top = #filePath.dropLast(
      "Tests/InterviewingTests/FullScreen/GoldenScreenTests.swift".count)
    let path = String(top) + "questionnaires/\(name).yaml"
    let source = SourceText(name: name, bytes: try readFile(String(path), limit: 1 << 22))
    return try #require(QuestionnaireReader.read(source).questionnaire)
  }

  @Test(arguments: situations)
  func `the screens of the main situations are these`(situation: Situation) throws {
    let questionnaire = try Self.questionnaire(situation.questionnaire)
    let begun = try Interview(of: questionnaire, in: situation.language, seed: 3)
    let arrived = try Self.arrive(at: ItemID(situation.item), from: begun)
    let pressed = try Pressed(
      arrived, opening: .resumed, keys(situation.keys), size: situation.size)
    let screen = pressed.final + "\n"
    let path = Self.folder + situation.name + ".txt"
    guard environmentVariable("RECORD_GOLDEN") == nil else {
      try writeFile(path, Array(screen.utf8), mode: 0o644)
      Issue.record("the screen was made anew; run the test without RECORD_GOLDEN")
      return
    }
    let golden = String(decoding: try readFile(path, limit: 1 << 16), as: UTF8.self)
    #expect(screen == golden)
  }

  /// Answers on the way to an item; a choice is the first one that is taken.
  private static func arrive(at id: ItemID, from begun: Interview) throws -> Interview {
    for seed in UInt64(1)...400 {
      var interview = begun
      var generator = SplitMix(state: seed)
      while let item = interview.asks {
        if interview.questionnaire.items[item].id == id { return interview }
        guard interview.questionnaire.items[item].takesAnswer else {
          try interview.forward()
          continue
        }
        guard let answer = answer(to: item, in: interview, &generator) else { break }
        var next = interview
        do throws(InterviewFault) {
          _ = try next.confirm(answer)
          interview = next
        } catch {
          break
        }
      }
    }
    throw NotReached(item: id)
  }

  struct NotReached: Error {
    let item: ItemID
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func answer(
    to item: Int, in interview: Interview, _ generator: inout SplitMix
  ) -> Answer? {
    switch interview.questionnaire.items[item].type {
    case .consent: .choice(ItemType.consentGiven)
    case .single(let list):
      list.options.randomElement(using: &generator).map { .choice($0.code) }
    case .multiple(let list, let limit):
      .choices(
        of: list.options.filter { !$0.isExclusive }.map(\.code).shuffled(using: &generator)
          .prefix(min(2, limit ?? 2)))
    case .ranking(let list, let limit):
      .ranking(Array(list.options.map(\.code).prefix(limit ?? list.options.count)))
    case .scale(let range, _, _), .differential(let range, _, _): .choice(range.upperBound)
    case .integer(let range): .integer(Int.random(in: range ?? 0...9, using: &generator))
    case .decimal(let range, _): .decimal(range?.lowerBound ?? 0)
    case .text: .text("așa și așa")
    case .date(let range): range.map { .date($0.lowerBound) }
    case .time(let range): range.map { .time($0.lowerBound) }
    case .note, .computed, .assigned, .drawn: nil
    }
  }
}
