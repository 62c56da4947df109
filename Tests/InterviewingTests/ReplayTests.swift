import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct ReplayTests {
  /// After each event of a random walk the log so far rebuilds the interview exactly.
  @Test(arguments: Sample.allCases, 1...12 as ClosedRange<UInt64>)
  func `every prefix of a random interview's events rebuilds it`(
    sample: Sample, seed: UInt64
  ) throws {
    let questionnaire = sample.questionnaire
    var respondent = RandomRespondent(seed: seed)
    var recorded = 1
    var rebuilt = 0
    _ = try respondent.finish(questionnaire) { interview, events in
      let replayed = try Interview(replaying: events, questionnaire: questionnaire)
      if events.count > recorded {
        #expect(replayed == interview)
        #expect(replayed.asks == interview.asks)
        rebuilt += 1
      } else {
        #expect(replayed.sheet == interview.sheet)
        #expect(replayed.firstUnanswered == interview.firstUnanswered)
      }
      recorded = events.count
    }
    #expect(rebuilt > 0)
  }

  @Test(arguments: Sample.allCases, 1...12 as ClosedRange<UInt64>)
  func `a finished interview's sheet agrees with its own route`(
    sample: Sample, seed: UInt64
  ) throws {
    let questionnaire = sample.questionnaire
    var respondent = RandomRespondent(seed: seed)
    let interview = try respondent.finish(questionnaire).interview
    let final = interview.finalSheet
    for item in questionnaire.items.indices where questionnaire.items[item].takesAnswer {
      let answer = try #require(final[item])
      if questionnaire.reaches(item, given: final) {
        #expect(questionnaire.fault(of: answer, to: item) == nil)
        #expect(questionnaire.failedCheck(of: item, given: final) == nil)
      } else {
        #expect(answer == .nonanswer(.notAsked))
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func `the caches of a long walk equal those of a fresh start`(sample: Sample) throws {
    let questionnaire = sample.questionnaire
    var respondent = RandomRespondent(seed: 99)
    _ = try respondent.finish(questionnaire) { interview, _ in
      let order = AskingOrder(of: questionnaire, drawn: interview.draw)
      let open = questionnaire.items.indices.map(order.item).first {
        questionnaire.items[$0].takesAnswer && !questionnaire.items[$0].isDerived
          && interview.sheet[$0] == nil
          && questionnaire.reaches($0, given: interview.sheet)
      }
      #expect(interview.firstUnanswered == open)
    }
  }

  @Test func `an interview cut off goes on where it was`() throws {
    var respondent = try ScriptedRespondent(Sample.routed.questionnaire)
    try respondent.answer("met", "known")
    var resumed = try Interview(
      replaying: respondent.events, questionnaire: Sample.routed.questionnaire)
    _ = try resumed.resume()
    #expect(resumed.asks == 1)
    #expect(resumed.sheet == respondent.interview.sheet)
  }

  private func fault(of events: [InterviewEvent]) -> ReplayFault? {
    do {
      _ = try Interview(replaying: events, questionnaire: Sample.routed.questionnaire)
      return nil
    } catch {
      return error
    }
  }

  private static let start = InterviewEvent.started(
    questionnaire: "wellbeing", version: "1.0.0", language: .english)

  @Test(arguments: [
    ([], 0, InterviewFault.notStarted),
    ([.resumed], 0, .notStarted),
    (
      [.started(questionnaire: "other", version: "1.0.0", language: .english)], 0,
      .otherQuestionnaire
    ),
    (
      [.started(questionnaire: "wellbeing", version: "2.0.0", language: .english)], 0,
      .otherQuestionnaire
    ),
    (
      [.started(questionnaire: "wellbeing", version: "1.0.0", language: Language("de"))], 0,
      .unknownLanguage
    ),
    (
      [
        .started(
          questionnaire: "wellbeing", version: "1.0.0", language: .english,
          draw: Draw(seed: 1, assignments: [], orders: []))
      ], 0, .otherDraw
    ),
    ([start, start], 1, .alreadyStarted),
    ([start, .answered(item: ItemID("none"), answer: .choice(1))], 1, .unknownItem),
    ([start, .answered(item: ItemID("age"), answer: .integer(40))], 1, .notReached),
    ([start, .answered(item: ItemID("met"), answer: .choice(9))], 1, .answer(.unknownCode)),
    (
      [start, .answered(item: ItemID("met"), answer: .nonanswer(.notAsked))], 1,
      .answer(.nonanswerNotAllowed(.notAsked))
    ),
    ([start, .noted(item: ItemID("age"), text: "x")], 1, .notReached),
    ([start, .languageChanged(.romanian, item: nil)], 1, .incomplete),
    ([start, .completed(.completed)], 1, .incomplete),
    ([start, .stopped(.postponed), .stopped(.postponed)], 2, .notInProgress),
  ])
  func `a log that no interview gives is refused at its first wrong event`(
    events: [InterviewEvent], position: Int, fault expected: InterviewFault
  ) {
    #expect(fault(of: events) == ReplayFault(event: position, fault: expected))
  }

  @Test(arguments: [
    ([], InterviewFault.otherDoubts), ([0], .otherDoubts), ([0, 1], .otherDoubts),
  ])
  func `a confirmation of other checks than those that fail is refused`(
    checks: [Int], fault: InterviewFault
  ) throws {
    var interview = try Interview(of: Sample.doubted.questionnaire, in: .english)
    _ = try interview.answer(.integer(50))
    let before = interview
    #expect(throws: fault) {
      try interview.accept(
        .confirmed(item: ItemID("children"), answer: .integer(12), checks: checks))
    }
    #expect(throws: InterviewFault.doubtful(checks: [1])) {
      try interview.accept(.answered(item: ItemID("children"), answer: .integer(12)))
    }
    #expect(interview == before)
    let event = try interview.confirm(.integer(12))
    #expect(event == .confirmed(item: ItemID("children"), answer: .integer(12), checks: [1]))
  }

  @Test func `a completion that does not fit the answers is refused`() throws {
    let questionnaire = Questionnaire.of([.consent("consent")])
    var interview = try Interview(of: questionnaire, in: .english)
    _ = try interview.answer(.choice(ItemType.consentDeclined))
    #expect(throws: InterviewFault.otherCompletion) {
      try interview.accept(.completed(.completed))
    }
  }

  @Test func `a random respondent says where it is stuck`() throws {
    let questionnaire = Questionnaire.of([
      .of("never", .integer(1...2)) {
        $0.nonanswers = []
        $0.checks = [Check(condition: .constant(false), message: LocalizedText("never"))]
      }
    ])
    var respondent = RandomRespondent(seed: 3)
    #expect(throws: StuckRespondent.self) { _ = try respondent.finish(questionnaire) }
  }
}
