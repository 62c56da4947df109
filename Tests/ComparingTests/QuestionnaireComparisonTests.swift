import QuestionnaireModel
import Testing

@testable import Comparing

private let contact =
  "- {id: met, type: single, en: Have you met one?, ro: Ați întâlnit?, options: {yes: {code: 1, en: Yes, ro: Da}, no: {code: 2, en: No, ro: Nu}}}"
private let count =
  "- {id: q, type: integer, range: 1..9, when: met = yes, en: How many?, ro: Câte?}"
private let comment = "- {id: last, type: text, en: Anything else?, ro: Altceva?}"

@Suite struct QuestionnaireComparisonTests {
  @Test func `an item added is safe and an item removed breaks`() throws {
    let small = try questionnaire("\(contact)\n\(comment)")
    let large = try questionnaire("\(contact)\n\(count)\n\(comment)", version: "1.1.0")
    #expect(findings(small, large) == [Finding(.itemAdded, .safe)])
    #expect(findings(large, small) == [Finding(.itemRemoved, .breaking)])
  }

  @Test func `only what must have moved is said to have moved`() throws {
    let old = try questionnaire("\(contact)\n\(count)\n\(comment)")
    let new = try questionnaire("\(comment)\n\(contact)\n\(count)", version: "1.1.0")
    #expect(findings(old, new) == [Finding(.itemMoved, .safe, "last")])
  }

  @Test func `an item with another name is the same item, in conditions too`() throws {
    let old = try questionnaire("\(contact)\n\(count)")
    let renamed = "\(contact)\n\(count)".replacing("id: met", with: "id: seen")
    let new = try questionnaire(
      renamed.replacing("when: met", with: "when: seen"), version: "1.1.0")
    #expect(findings(old, new) == [Finding(.itemRenamed, .recode, "seen")])
  }

  @Test func `an item with another name that is spelled otherwise is the same item`() throws {
    let old = try questionnaire(comment)
    let new = try questionnaire(
      "- {id: final, type: text, en: Anything else, ro: Altceva?}", version: "1.1.0")
    #expect(
      findings(old, new)
        == [Finding(.itemRenamed, .recode, "final"), Finding(.reworded, .safe, "final")])
  }

  @Test(arguments: [
    "- {id: final, type: integer, range: 1..9, en: Anything else?, ro: Altceva?}",
    "- {id: final, type: text, en: Anything new?, ro: Altceva?}",
  ])
  func `an item with another name and other answers or words is another item`(
    item: String
  ) throws {
    let old = try questionnaire(comment)
    let new = try questionnaire(item, version: "1.1.0")
    #expect(
      findings(old, new)
        == [Finding(.itemRemoved, .breaking, "last"), Finding(.itemAdded, .safe, "final")])
  }

  @Test func `a translation that did not follow its source is stale`() throws {
    let old = try questionnaire(comment)
    let new = try questionnaire(
      comment.replacing("Anything else?", with: "Anything else here?"), version: "1.1.0")
    #expect(
      findings(old, new)
        == [Finding(.reworded, .recode, "last"), Finding(.translationStale, .recode, "last")])
    #expect(QuestionnaireComparison(old, new).changes.last?.languages == [Language("ro")])
  }

  @Test func `another route is named in both wordings`() throws {
    let old = try questionnaire("\(contact)\n\(count)")
    let new = try questionnaire(
      "\(contact)\n\(count)".replacing("when: met = yes", with: "when: \"met in [yes, no]\""),
      version: "1.1.0")
    let changes = QuestionnaireComparison(old, new).changes
    #expect(changes.map(\.kind) == [.routeChanged])
    #expect(
      changes.first?.detail
        == "it was asked if met = yes, and is asked if met in [yes, no]; the bases differ")
  }

  @Test func `a change without a new version breaks`() throws {
    let old = try questionnaire(comment)
    let new = try questionnaire("\(comment)\n- {id: q, type: text, en: And?, ro: Și?}")
    #expect(
      findings(old, new)
        == [Finding(.versionNotRaised, .breaking, nil), Finding(.itemAdded, .safe)])
  }

  @Test func `a non-answer's code that becomes another's breaks`() throws {
    let old = try questionnaire(comment)
    let exchanged = nonanswers.replacing("-98", with: "-9").replacing("-99", with: "-98")
    let new = try questionnaire(comment, version: "1.1.0", heading: exchanged)
    #expect(
      findings(old, new)
        == [Finding(.nonanswerRecoded, .recode, nil), Finding(.codeReused, .breaking, nil)])
  }

  @Test func `a change names the indices and the mirror it touches`() throws {
    let rows = { (word: String) in
      """
      - id: b
        type: battery
        en: Do you agree?
        ro: Sunteți de acord?
        options: {1: {en: Disagree, ro: Dezacord}, 2: {en: Agree, ro: Acord}}
        ordered: yes
        items:
        - {id: b_a, measures: A, mirrors: {item: others.c_a, kind: behaviour}, en: I \(word) listen., ro: Ascult.}
        - {id: b_b, measures: A, en: I explain things., ro: Explic.}
      """
    }
    let index = "A_INDEX: {mean: [b_a, b_b], valid: 1}"
    let old = try questionnaire(rows("always"), indices: index)
    let new = try questionnaire(rows("never"), version: "1.1.0", indices: index)
    let change = try #require(QuestionnaireComparison(old, new).changes.first)
    #expect(change.kind == .reworded)
    #expect(change.languages == [Language("en")])
    #expect(change.indices == [ItemID("A_INDEX")])
    #expect(change.mirror?.item == ItemID("c_a"))
  }

  @Test func `an index that is computed otherwise needs its old scores anew`() throws {
    let item =
      "- {id: q, type: scale, en: How much?, ro: Cât?, ends: {low: {en: No, ro: Nu}, high: {en: Yes, ro: Da}}}"
    let old = try questionnaire(item, indices: "S: {mean: [q], valid: 1}")
    let new = try questionnaire(item, version: "1.1.0", indices: "S: {sum: [q], valid: 1}")
    #expect(findings(old, new) == [Finding(.indexChanged, .recode, "S")])
    let last = try questionnaire(item, version: "1.2.0")
    #expect(
      findings(new, last)
        == [Finding(.indexRemoved, .breaking, "S")])
  }
}

extension String {
  /// The text with every occurrence of a part replaced.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
