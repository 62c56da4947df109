import Interviewing
import QuestionnaireModel
import SurveyStatistics
import TestSupport
import Testing

@testable import Fieldwork
@testable import StudyStorage

@Suite struct FieldworkStatusTests {
  /// Six ordered questions in a battery, then one of twenty-four plain ones for each letter.
  private static let questionnaire: Questionnaire = {
    let options = OptionList(
      options: OptionList.of(["low", "middle", "high"]).options, isOrdered: true)
    let rows = (1...6).map { number in
      Item.of("row\(number)", .single(options)) { details in details.battery = 0 }
    }
    let others = (1...18).map { number in Item.integer("q\(number)", 0...99) }
    return Questionnaire.of(
      rows + others,
      batteries: [Battery(id: ItemID("rows"), text: LocalizedText("Rows"), rows: 0..<6)])
  }()

  private func interview(
    _ name: String, actor: String = "ana", seconds: Int? = 600,
    status: InterviewStatus = .completed,
    reason: StopReason? = nil, openItem: Int? = nil, seed: Int = 0,
    _ change: (inout [Answer?]) -> Void = { _ in }
  ) -> FieldInterview {
    var answers: [Answer?] = (0..<24).map { place in
      place < 6
        ? .choice(1 + (seed + place) % 3) : .integer((seed * 7 + place * (seed + 1)) % 97)
    }
    if let openItem {
      for place in openItem..<24 { answers[place] = .nonanswer(.notReached) }
    }
    change(&answers)
    return FieldInterview(
      name: name, status: status, actor: actor, stopReason: reason, openItem: openItem,
      activeMilliseconds: seconds.map { $0 * 1000 + 999 }, sheet: AnswerSheet(answers))
  }

  private func unit(
    _ number: Int, _ region: String, codes: [String] = [], interviews: [String] = []
  ) -> StudyCase {
    var unit = StudyCase(
      number: number, kind: .person, strata: [.init(name: "region", value: region)],
      interviewer: number.isMultiple(of: 2) ? "ana" : nil)
    unit.attempts = codes.enumerated().map {
      StudyCase.Attempt(time: $0.offset, code: $0.element, actor: "ana")
    }
    unit.interviews = interviews
    return unit
  }

  private func status(
    _ interviews: [FieldInterview], cases: [StudyCase] = [], by dimension: String? = nil
  ) throws -> FieldworkStatus {
    var options = FieldworkStatus.Options()
    options.dimension = dimension
    return try FieldworkStatus(
      FieldworkData(
        versions: [.init(questionnaire: Self.questionnaire, interviews: interviews)], cases: cases),
      options: options)
  }

  @Test func `cases count once in the category of their code`() throws {
    let status = try status(
      [interview("A"), interview("B", status: .stopped, reason: .breakOff, openItem: 13)],
      cases: [
        unit(1, "RO11", codes: ["5.3", "5.1"], interviews: ["A"]),
        unit(2, "RO11", interviews: ["B"]), unit(3, "RO11", codes: ["2.31"]), unit(4, "RO11"),
      ])
    let expected: [OutcomeCategory: Int] = [.complete: 1, .partial: 1, .other: 1, .unknownUnit: 1]
    #expect(status.overall.counts == OutcomeCounts(expected))
    #expect(status.overall.attempts == 3)
    #expect(status.overall.counts.total == status.overall.cases)
  }

  @Test(arguments: [(11, OutcomeCategory.refusal), (12, .partial)])
  func `half of the questions make a partial interview of a break-off`(
    answered: Int, category: OutcomeCategory
  ) throws {
    let status = try status(
      [interview("A", status: .stopped, reason: .refused, openItem: answered)],
      cases: [unit(1, "RO11", interviews: ["A"])])
    #expect(status.overall.counts[category] == 1)
  }

  @Test func `a postponed interview is open and no break-off`() throws {
    let status = try status(
      [interview("A", status: .stopped, reason: .postponed, openItem: 20)],
      cases: [unit(1, "RO11", codes: ["5.4"], interviews: ["A"])])
    #expect(status.breakOffs.isEmpty)
    #expect(status.overall.counts[.refusal] == 1)
  }

  @Test func `small groups are shown together, and never one alone`() throws {
    let cases =
      (1...6).map { unit($0, "RO11") } + (7...12).map { unit($0, "RO12") }
      + [unit(13, "RO21"), unit(14, "RO22")]
    let groups = try status([], cases: cases, by: "region").groups
    // Two regions of one case each are 2: the next smallest joins them, so that none can be told.
    #expect(groups.map(\.name) == ["RO12", "(smaller groups)"])
    #expect(groups.map(\.cases) == [6, 8])
    let single = try status([], cases: Array(cases.prefix(13)), by: "region").groups
    #expect(single.map(\.cases) == [6, 7])
    let staff = try status([], cases: cases, by: "interviewer").groups
    #expect(staff.map(\.name) == ["(unassigned)", "ana"])
  }

  @Test func `a dimension that cases do not have is refused with those they have`() {
    #expect(throws: FieldworkError.unknownDimension("ward", known: ["interviewer", "region"])) {
      try status([], cases: [unit(1, "RO11")], by: "ward")
    }
  }

  @Test func `break-offs are counted of those who came as far`() throws {
    let status = try status([
      interview("A"), interview("B", seed: 1),
      interview("C", status: .stopped, reason: .breakOff, openItem: 9),
      interview("D", status: .stopped, reason: .unsafe, openItem: 9),
      interview("E", status: .stopped, reason: .breakOff, openItem: 3),
    ])
    #expect(
      status.breakOffs == [
        BreakOff(item: "q4", count: 2, reached: 4), BreakOff(item: "row4", count: 1, reached: 5),
      ])
  }

  @Test func `one answer throughout a battery is flagged, of completed interviews`() throws {
    func straight(_ answers: inout [Answer?]) { for row in 0..<6 { answers[row] = .choice(2) } }
    let status = try status([
      interview("A", straight), interview("B", seed: 1),
      interview("C", status: .stopped, reason: .breakOff, openItem: 9, straight),
    ])
    #expect(status.flags.map(\.interview) == ["A"])
    #expect(status.flags[0].straightBatteries == 1)
    #expect(status.flags[0].longestRun == 6)
    #expect(status.interviewers.map(\.straight) == [1])
    #expect(status.interviewers.map(\.brokenOff) == [1])
  }

  @Test func `an interview is fast by half the median, once ten are timed`() throws {
    let ten = (0..<10).map { interview("I\($0)", seconds: $0 == 4 ? 290 : 600, seed: $0) }
    let flagged = try status(ten).flags
    #expect(flagged.map(\.interview) == ["I4"])
    #expect(flagged[0].seconds == 290)
    #expect(try status(Array(ten.prefix(9))).flags.isEmpty)
    #expect(try status(ten).lengths?.median == 600)
  }

  @Test func `near-duplicates name each other`() throws {
    let flags = try status([
      interview("A", seed: 3), interview("B", seed: 3) { $0[20] = .nonanswer(.refused) },
      interview("C", seed: 5),
    ]).flags
    #expect(flags.map(\.interview) == ["A", "B"])
    #expect(flags.map(\.matchingInterview) == ["B", "A"])
    #expect(flags.map(\.match) == [1, 1])
  }

  @Test func `an effect of interviewers is found where there is one`() throws {
    let interviews = (0..<20).map { place in
      interview("I\(place)", actor: place < 10 ? "ana" : "mihai", seed: place) {
        $0[6] = .integer(place < 10 ? place % 3 : 50 + place % 3)
      }
    }
    let effects = try status(interviews).effects
    #expect(effects.first?.item == "q1")
    #expect(try #require(effects.first).correlation.value > 0.95)
    #expect(effects.count == 24)
    #expect(try status(Array(interviews.prefix(10))).effects.isEmpty)
  }

  @Test func `interviews without cases are counted and said to be in no rate`() throws {
    let status = try status(
      [interview("A"), interview("B", actor: "", seed: 1)], cases: [unit(1, "RO11")],
      by: "interviewer")
    #expect(status.overall.completed == 2)
    #expect(status.groups.map(\.name) == ["(unassigned)", "(unnamed)", "ana"])
    #expect(
      status.notes.contains("completed interviews that belong to no case, and to no rate: 2"))
  }
}
