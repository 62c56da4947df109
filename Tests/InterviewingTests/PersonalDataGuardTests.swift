import InterviewScreens
import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct PersonalDataGuardTests {
  private static let phone = "call 0722 123 456"
  private func interview(checks: [Check] = []) throws -> Interview {
    let item = Item(
      id: ItemID("why"), type: .text(limit: 200), text: LocalizedText([Language("en"): "Why?"]),
      checks: checks, isRequired: false)
    let questionnaire = Questionnaire(
      id: "q", version: "1", languages: [Language("en")], title: LocalizedText([:]),
      nonanswers: [], sections: [Section(id: "s", title: LocalizedText([:]))], batteries: [],
      items: [item])
    return try Interview(of: questionnaire, in: Language("en"))
  }

  @Test func `an answer that identifies a person is doubted and not held`() throws {
    var interview = try interview()
    #expect(throws: InterviewFault.doubtful(checks: [-2])) {
      _ = try interview.answer(.text(Self.phone))
    }
    #expect(interview.sheet[0] == nil && interview.asks == 0)
  }

  @Test func `the override is logged as a confirmation, and replays`() throws {
    var interview = try interview()
    let opening = interview.opening
    let event = try interview.confirm(.text(Self.phone))
    #expect(event == .confirmed(item: "why", answer: .text(Self.phone), checks: [-2]))
    let replayed = try Interview(
      replaying: [opening, event], questionnaire: interview.questionnaire)
    #expect(replayed == interview)
  }

  @Test func `an answer in other words needs no confirmation`() throws {
    var interview = try interview()
    #expect(try interview.answer(.text("somebody helped in 2021")).description.contains("answered"))
  }

  @Test func `soft checks are doubted and confirmed together with it`() throws {
    let soft = Check(
      condition: .constant(false), message: LocalizedText([Language("en"): "Sure?"]), isSoft: true)
    var interview = try interview(checks: [soft])
    #expect(throws: InterviewFault.doubtful(checks: [-4, 0])) {
      _ = try interview.answer(.text("ana@exemplu.ro"))
    }
    #expect(
      try interview.confirm(.text("ana@exemplu.ro"))
        == .confirmed(item: "why", answer: .text("ana@exemplu.ro"), checks: [-4, 0]))
  }

  @Test func `notes and remarks are doubted, and an override says so`() throws {
    var interview = try interview()
    #expect(throws: InterviewFault.doubtful(checks: [-2])) { _ = try interview.note(Self.phone) }
    #expect(throws: InterviewFault.doubtful(checks: [-2])) { _ = try interview.remark(Self.phone) }
    #expect(
      try interview.note(Self.phone, overriding: true)
        == .noted(item: "why", text: Self.phone, checks: [-2]))
    #expect(
      try interview.remark(Self.phone, overriding: true)
        == .remarked(text: Self.phone, checks: [-2]))
    #expect(try interview.note("calm", overriding: true) == .noted(item: "why", text: "calm"))
  }

  @Test func `the words name what was found and how to go on, and repeat nothing`() throws {
    let interview = try interview()
    let words = FaultWording(interview).text(
      for: InterviewFault.doubtful(checks: [-1, -2]), item: 0)
    #expect(words.contains("personal number") && words.contains("phone number"))
    #expect(words.contains("other words") && words.contains("once more"))
    #expect(!words.contains("0722"))
  }

  @Test func `a correction to what identifies a person needs its number among those confirmed`()
    throws
  {
    var interview = try interview()
    _ = try interview.answer(.text("calm"))
    _ = try interview.complete()
    #expect(throws: InterviewFault.doubtful(checks: [-2])) {
      _ = try interview.correct("why", to: .text(Self.phone), because: "misheard")
    }
    _ = try interview.correct(
      "why", to: .text(Self.phone), confirming: [-2], because: "misheard")
    #expect(interview.sheet[0] == .text(Self.phone))
  }
}

extension ItemID: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}
