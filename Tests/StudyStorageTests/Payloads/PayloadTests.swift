import Interviewing
import QuestionnaireModel
import TestSupport
import Testing
import Words

@testable import StudyStorage

@Suite struct PayloadTests {
  static let stored: [(ItemType, Answer)] = {
    let list = OptionList.of(["a", "b"])
    let days = [-719_162, -1, 0, 2_932_896]
    return [
      (.single(list), .choice(1)), (.single(list), .choice(.min)), (.consent(list), .choice(2)),
      (.scale(0...10, low: LocalizedText("l"), high: LocalizedText("h")), .choice(0)),
      (.multiple(list, limit: nil), .choices([])),
      (.multiple(list, limit: nil), .choices([.min, -1, 0, 23, 24, .max])),
      (.integer(nil), .integer(.min)), (.integer(nil), .integer(.max)),
      (.decimal(nil, places: 2), .decimal(-0.1)),
      (.decimal(nil, places: 2), .decimal(.greatestFiniteMagnitude)),
      (.decimal(nil, places: 2), .decimal(.leastNonzeroMagnitude)),
      (.ranking(list, limit: nil), .ranking([2, 1])),
      (.time(nil), .time(.midnight)), (.time(nil), .time(.lastMinute)),
      (.differential(1...7, low: LocalizedText("l"), high: LocalizedText("h")), .choice(7)),
      (.computed(.number(1)), .decimal(0.5)), (.assigned(list, weights: [1, 1]), .choice(2)),
      (.text(limit: 9), .text("")), (.text(limit: 9), .text("ș\u{301}\0水🧵")),
    ]
      + days.compactMap { CalendarDate(daysSince1970: $0) }.map { (.date(nil), .date($0)) }
      + Nonanswer.allCases.map { (.integer(nil), .nonanswer($0)) }
  }()

  @Test(arguments: stored)
  func `an answer comes back as it went`(type: ItemType, answer: Answer) throws {
    var writer = CanonicalWriter()
    writer.answer(answer)
    var reader = CanonicalReader(writer.bytes)
    #expect(try reader.answer(to: type) == answer)
    #expect(reader.isAtEnd)
    for count in 0..<writer.bytes.count {
      var reader = CanonicalReader(Array(writer.bytes.prefix(count)))
      #expect(throws: MalformedPayload.self) { try reader.answer(to: type) }
    }
  }

  @Test(
    arguments: [
      [0xFB, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0], [0xFB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0],
    ] as [[UInt8]])
  func `a number that is none is no answer`(bytes: [UInt8]) {
    var reader = CanonicalReader(bytes)
    #expect(throws: MalformedPayload.self) { try reader.answer(to: .decimal(nil, places: 2)) }
  }

  @Test(arguments: [[0x82, 2, 1], [0x82, 1, 1]] as [[UInt8]])
  func `choices out of order or twice are no answer`(bytes: [UInt8]) {
    var reader = CanonicalReader(bytes)
    #expect(throws: MalformedPayload.self) {
      try reader.answer(to: .multiple(.of(["a"]), limit: nil))
    }
  }

  @Test(arguments: [[0x41, 0], [0x41, 8], [0x40], [0x42, 1, 1]] as [[UInt8]])
  func `an unknown non-answer is an error`(bytes: [UInt8]) {
    var reader = CanonicalReader(bytes)
    #expect(throws: MalformedPayload.self) { try reader.answer(to: .integer(nil)) }
  }

  @Test func `an answer is not read as one of another type`() {
    let types = Self.stored.map(\.0)
    for (type, answer) in Self.stored where answer.nonanswer == nil {
      var writer = CanonicalWriter()
      writer.answer(answer)
      for other in types where other.family != type.family {
        var reader = CanonicalReader(writer.bytes)
        #expect(throws: MalformedPayload.self) { try reader.answer(to: other) }
      }
    }
  }

  @Test func `every event comes back, and no prefix of it`() throws {
    let questionnaire = try Wellbeing.questionnaire()
    let stored = StoredQuestionnaire(
      row: 1, digest: Array(repeating: 7, count: 32), questionnaire: questionnaire)
    var respondent = RandomRespondent(seed: 5)
    let events =
      try respondent.finish(questionnaire).events
      + [
        .noted(item: "age", text: "n"), .noted(item: "age", text: "n", checks: [-2]),
        .remarked(text: "r"), .remarked(text: "r", checks: [-1, -4]),
        .languageChanged(.romanian, item: nil),
        .languageChanged(.romanian, item: "age"), .stopped(.unsafe), .resumed,
        .completed(.declined),
      ]
    var writer = CanonicalWriter()
    for event in events {
      EventPayload.encode(event, questionnaireDigest: stored.digest, into: &writer)
      let bytes = writer.bytes
      #expect(
        try EventPayload.decode(bytes, kind: event.kind, questionnaire: stored) == event)
      for count in 0..<bytes.count {
        #expect(throws: MalformedPayload.self) {
          try EventPayload.decode(
            Array(bytes.prefix(count)), kind: event.kind, questionnaire: stored)
        }
      }
      #expect(throws: MalformedPayload.self) {
        try EventPayload.decode(bytes + [0], kind: event.kind, questionnaire: stored)
      }
    }
  }

  @Test func `a first event of another questionnaire is an error`() throws {
    let questionnaire = try Wellbeing.questionnaire()
    let stored = StoredQuestionnaire(
      row: 1, digest: Array(repeating: 7, count: 32), questionnaire: questionnaire)
    var writer = CanonicalWriter()
    EventPayload.encode(
      .started(questionnaire: "wellbeing", version: "1.0.0", language: .english),
      questionnaireDigest: Array(repeating: 8, count: 32), into: &writer)
    #expect(throws: MalformedPayload.self) {
      try EventPayload.decode(writer.bytes, kind: .started, questionnaire: stored)
    }
  }

  @Test func `two payloads of one answer differ, so that their digests tell nothing`() {
    var writer = CanonicalWriter()
    let event = InterviewEvent.answered(item: "age", answer: .integer(4))
    EventPayload.encode(event, questionnaireDigest: [], into: &writer)
    let first = writer.bytes
    EventPayload.encode(event, questionnaireDigest: [], into: &writer)
    #expect(first != writer.bytes)
    #expect(first.count == writer.bytes.count)
  }

  @Test func `the salts of an import differ`() {
    var salts = SaltSequence()
    let drawn = (0..<1000).map { _ in Array(salts.next()) }
    #expect(Set(drawn).count == 1000)
    #expect(drawn.allSatisfy { $0.count == EventPayload.saltCount })
  }
}

extension ItemID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension ItemType {
  /// What kind of token holds its answers.
  fileprivate var family: String {
    switch self {
    case .single, .consent, .assigned, .scale, .differential, .integer, .date, .time: "integer"
    case .decimal, .computed: "decimal"
    case .multiple, .ranking, .drawn: "array"
    case .text, .note: "text"
    }
  }
}
