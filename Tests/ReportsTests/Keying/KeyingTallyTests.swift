import QuestionnaireModel
import SurveyStatistics
import TestSupport
import Testing

@testable import Reports

/// Three forms of three fields, worked by hand.
///
/// Ana keyed all of them first; Dan keyed 1 and 2 again, Eva 3. On form 1 field `a` differs and Ana is
/// wrong; on form 2 `b` differs and Dan is wrong; on form 3 the text `c` differs and both are. So Ana has
/// 1 error in 6 fields that are no text and 1 in 3 texts, Dan 1 in 4, and Eva none in 2.
@Suite struct KeyingTallyTests {
  static let questionnaire = Questionnaire.of([
    .single("a", ["x", "y"]), .integer("b", 1...9), .of("c", .text(limit: 20)),
  ])

  static let tally: KeyingTally = {
    var tally = KeyingTally()
    tally.add(
      questionnaire, compared: [0, 1, 2],
      differences: [.init(item: 0, firstIsWrong: true, secondIsWrong: false)],
      keyers: ("ana", "dan"), isDependent: false)
    tally.add(
      questionnaire, compared: [0, 1, 2],
      differences: [.init(item: 1, firstIsWrong: false, secondIsWrong: true)],
      keyers: ("ana", "dan"), isDependent: true)
    tally.add(
      questionnaire, compared: [0, 1, 2],
      differences: [.init(item: 2, firstIsWrong: true, secondIsWrong: true)],
      keyers: ("ana", "eva"), isDependent: false)
    return tally
  }()

  private static func count(_ errors: Int, _ fields: Int) -> KeyingTally.Count {
    var count = KeyingTally.Count()
    count.errors = errors
    count.fields = fields
    return count
  }

  @Test func `errors are counted by keying, keyer and field as by hand`() {
    let tally = Self.tally
    #expect(tally.first == Self.count(1, 6))
    #expect(tally.texts == Self.count(1, 3))
    #expect(tally.firstKeyers == ["ana": Self.count(1, 6)])
    #expect(tally.secondKeyers == ["dan": Self.count(1, 4), "eva": Self.count(0, 2)])
    #expect(tally.fields == [ItemID("a"): Self.count(1, 3), ItemID("b"): Self.count(0, 3)])
    #expect(tally.forms == 3)
    #expect(tally.dependentForms == 1)
    #expect(tally.differences == 3)
  }

  @Test func `the rates of first and second keyers add up to those of their forms`() {
    let tally = Self.tally
    #expect(tally.firstKeyers.values.map(\.fields).reduce(0, +) == tally.first.fields)
    #expect(tally.secondKeyers.values.map(\.fields).reduce(0, +) == tally.first.fields)
    #expect(tally.fields.values.map(\.errors).reduce(0, +) == tally.first.errors)
  }

  @Test func `the report says the counts, the intervals and what they rest on`() {
    let text = KeyingText(Self.tally, level: 0.95).render()
    #expect(text.contains("all fields but text       1       6  16.67  0.42 – 64.12"))
    #expect(text.contains("text                      1       3  33.33  0.84 – 90.57"))
    #expect(text.contains("Forms: 3, 1 keyed with each difference told at once"))
    for line in text.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func `a batch is accepted only where the bound is below the limit`() {
    let rule = AcceptanceRule(limit: 0.005)
    #expect(
      AcceptanceText(rule).render(Self.count(0, 598)).hasSuffix("0.500%, limit 0.500%: ACCEPTED"))
    #expect(AcceptanceText(rule).render(Self.count(0, 597)).hasSuffix("NOT accepted"))
    #expect(AcceptanceText(rule).render(Self.count(0, 0)).hasSuffix("0.500%: NOT accepted"))
  }
}
