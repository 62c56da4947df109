import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@testable import Rehearsal

@Suite struct QuotaFillingTests {
  private static func study(_ quotas: [Quota]) -> Questionnaire {
    let items = Questionnaire.of([.consent("agrees"), .single("met", ["yes", "no"])])
    return Questionnaire(
      id: items.id, version: items.version, languages: items.languages, title: items.title,
      nonanswers: items.nonanswers, sections: items.sections, batteries: items.batteries,
      items: items.items, quotas: quotas)
  }

  @Test func `a quota counts the completed interviews that meet its condition`() throws {
    let study = Self.study([Quota(id: "met", condition: .holds(1, 1), target: 10)])
    let rehearsal = Rehearsal(of: study, respondents: 80, seed: 4)
    let meeting = (0..<80).map { rehearsal.interview($0) }.filter {
      $0.ending == .completed && $0.interview.sheet[1] == .choice(1)
    }
    let filling = try #require(rehearsal.run().quotas.first)
    #expect(filling.counted == meeting.count)
    #expect(filling.filledAfter == meeting[9].index + 1)
  }

  @Test func `a quota above what a rehearsal brings is not filled`() throws {
    let study = Self.study([Quota(id: "met", condition: .holds(1, 1), target: 1_000)])
    let filling = try #require(Rehearsal(of: study, respondents: 20, seed: 4).run().quotas.first)
    #expect(filling.filledAfter == nil)
  }
}
