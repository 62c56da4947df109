import Interviewing
import QuestionnaireModel
import StudyStorage
import TestSupport
import Testing

@testable import Interchange

@Suite struct AuditTrailTests {
  private static func rows(_ steps: [TrailStep], withAnswers: Bool = false) -> [String] {
    let questionnaire = Questionnaire.of([.single("met", ["yes", "no"])])
    var trail = AuditTrail(includingAnswers: withAnswers, versions: [questionnaire])
    trail.append(interview: "7KQ3-M2XD", of: questionnaire, steps: steps)
    return String(decoding: trail.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func event(_ event: InterviewEvent, _ time: Int) -> TrailStep {
    TrailStep(content: .event(event), time: time, actor: "ana")
  }

  private static func seen(_ kind: Observation.Kind, _ range: Range<Int>) -> TrailStep {
    TrailStep(
      content: .observed(
        Observation(kind: kind, item: ItemID("met"), start: range.lowerBound, end: range.upperBound)
      ),
      time: range.lowerBound, actor: "ana")
  }

  private static let start = InterviewEvent.started(
    questionnaire: "wellbeing", version: "1.0.0", language: .english)

  @Test func `an answer's row runs from when its question was shown, and holds no answer`() {
    let rows = Self.rows([
      Self.event(Self.start, 100), Self.seen(.question, 110..<150),
      Self.event(.answered(item: ItemID("met"), answer: .choice(1)), 151),
      Self.event(.completed(.completed), 160),
    ])
    #expect(
      rows == [
        "interview,event,node,start,end,old-value,new-value,user,change-reason",
        "7KQ3-M2XD,form start,,100,,,,ana,", "7KQ3-M2XD,question,/data/met,110,150,,,ana,",
        "7KQ3-M2XD,form finalize,,160,,,,ana,",
      ])
  }

  @Test func `answers are there where they are asked for, with those before them`() {
    let rows = Self.rows(
      [
        Self.event(Self.start, 100),
        Self.event(.answered(item: ItemID("met"), answer: .choice(1)), 151),
        Self.event(.answered(item: ItemID("met"), answer: .nonanswer(.refused)), 190),
        Self.event(.stopped(.unsafe), 200),
        Self.event(
          .corrected(item: ItemID("met"), answer: .choice(2), checks: [], reason: "a slip"), 300),
      ], withAnswers: true)
    #expect(
      rows.dropFirst(2) == [
        "7KQ3-M2XD,question,/data/met,100,151,,1,ana,",
        "7KQ3-M2XD,question,/data/met,151,190,1,refused,ana,",
        "7KQ3-M2XD,form exit,,200,,,,ana,unsafe",
        "7KQ3-M2XD,correction,/data/met,300,,refused,2,ana,a slip",
      ])
  }

  @Test func `an answer that never leaves the study is counted and left out`() {
    let kept = Item.of("met", .integer(nil)) { $0.meaning.disclosure = .neverExport }
    var trail = AuditTrail(
      includingAnswers: true, versions: [.of([kept]), .of([.single("met", ["yes", "no"])])])
    // What one version promised holds for the answers to every one.
    trail.append(
      interview: "7KQ3-M2XD", of: .of([.single("met", ["yes", "no"])]),
      steps: [
        Self.event(Self.start, 100),
        Self.event(.answered(item: ItemID("met"), answer: .choice(1)), 151),
        Self.event(
          .corrected(item: ItemID("met"), answer: .choice(2), checks: [], reason: "a slip"), 300),
      ])
    let rows = String(decoding: trail.bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      rows.dropFirst(2) == [
        "7KQ3-M2XD,question,/data/met,100,151,,,ana,",
        "7KQ3-M2XD,correction,/data/met,300,,,,ana,a slip",
      ])
    #expect(trail.keptAnswers == 2)
  }

  @Test func `a question that was left without an answer has a row too`() {
    let rows = Self.rows([
      Self.event(Self.start, 100), Self.seen(.question, 110..<150), Self.seen(.hidden, 150..<170),
      Self.seen(.question, 170..<180), Self.event(.stopped(.postponed), 181),
    ])
    #expect(rows.count { $0.contains(",question,/data/met,") } == 2)
    #expect(rows.contains("7KQ3-M2XD,screen hidden,/data/met,150,170,,,ana,"))
  }

  @Test func `a clock that was set back gives no negative duration`() {
    let rows = Self.rows([
      Self.event(Self.start, 86_400_000),
      Self.event(.answered(item: ItemID("met"), answer: .choice(1)), 5),
    ])
    #expect(rows.last == "7KQ3-M2XD,question,/data/met,5,,,,ana,")
  }
}
