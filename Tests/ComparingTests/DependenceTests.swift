import QuestionnaireModel
import Testing

@testable import Comparing

private let count = "- {id: n, type: integer, range: 0..9, en: How many?, ro: Câte?}"
private let double = "- {id: c, type: computed, value: n * 2, en: Double, ro: Dublu}"
private let chained = "- {id: d, type: computed, value: c + 1, en: More, ro: Mai mult}"
private let met =
  "- {id: met, type: multiple, en: Whom have you met?, ro: Pe cine?, options: {1: {en: Pa, ro: Pa}, 2: {en: Pb, ro: Pb}}}"

/// The items that no longer stand as they were, each with its worst class.
private func levels(_ old: String, _ new: String) throws -> [String: ChangeClass] {
  let changes = QuestionnaireComparison(
    try questionnaire(old), try questionnaire(new, version: "1.1.0")
  ).changes
  return changes.reduce(into: [:]) { levels, change in
    guard let item = change.item, change.level != .safe else { return }
    if levels[item.rawValue] != .breaking { levels[item.rawValue] = change.level }
  }
}

@Suite struct DependenceTests {
  @Test(arguments: [
    (count.replacing("How many?", with: "Were you ever afraid of them?"), ChangeClass.breaking),
    (count.replacing("How many?", with: "How many now?"), .recode),
    (count.replacing("0..9", with: "1..9"), .recode),
    (count.replacing("integer, range: 0..9", with: "decimal, range: 0..9"), .recode),
    (
      "- {id: n, type: scale, en: How many?, ro: Câte?, ends: {low: {en: No, ro: Nu}, high: {en: Yes, ro: Da}}}",
      .breaking
    ),
  ])
  func `what is computed from a changed item is changed, through a chain too`(
    changed: String, level: ChangeClass
  ) throws {
    let found = try levels("\(count)\n\(double)\n\(chained)", "\(changed)\n\(double)\n\(chained)")
    #expect(found == ["n": level, "c": level, "d": level])
  }

  @Test func `what is computed stays where its source only stands elsewhere or is safe`() throws {
    let old = "\(count)\n\(double)"
    let hello = "- {id: x, type: note, en: Hello., ro: Bună.}"
    #expect(try levels(old, "\(hello)\n\(old)").isEmpty)
    #expect(try levels("\(hello)\n\(old)", old).isEmpty)
    #expect(try levels(old, "\(count.replacing("0..9", with: "0..20"))\n\(double)").isEmpty)
    let renamed = old.replacing("id: n,", with: "id: m,").replacing("n *", with: "m *")
    #expect(try levels(old, renamed) == ["m": .recode])
  }

  @Test func `the same formula over items that changed places is another one`() throws {
    let other = "- {id: m, type: integer, range: 0..9, en: And others?, ro: Și alții?}"
    let old = "\(count)\n\(other)\n\(double)"
    let new = "\(other)\n\(count)\n\(double)"
    #expect(try levels(old, new).isEmpty)
    #expect(try levels(old, new.replacing("n * 2", with: "m * 2")) == ["c": .breaking])
    #expect(try levels(old, old.replacing("n * 2", with: "n * 3")) == ["c": .breaking])
  }

  @Test func `who is asked by the answer to another question is another base`() throws {
    let old = """
      - {id: met, type: single, en: Met one?, ro: Ați?, options: {1: {en: Yes, ro: Da}, 2: {en: No, ro: Nu}}}
      - {id: q, type: integer, range: 1..9, when: met = 1, en: How many?, ro: Câte?}
      - {id: r, type: integer, range: 1..9, when: q > 2, en: How many more?, ro: Câte încă?}
      """
    let new = old.replacing("Met one?", with: "Have you been robbed in a year?")
    #expect(try levels(old, new) == ["met": .breaking, "q": .recode, "r": .recode])
  }

  @Test(arguments: [
    (
      "Think of how you trusted {W}.", "Now name the money lost to each, {W}.", ChangeClass.breaking
    ),
    ("Think of how you trusted {W}.", "Think of how you distrusted {W}.", .recode),
  ])
  func `an item is the question that the text before its pass makes it`(
    before: String, after: String, level: ChangeClass
  ) throws {
    let roster = { (text: String) in
      """
      \(met)
      - id: each
        type: roster
        over: met
        as: W
        en: "\(text)"
        ro: "\(text)"
        items:
        - {id: kind, type: integer, range: 0..9, en: How much?, ro: Cât?}
        - {id: say, type: note, en: Thanks., ro: Mersi.}
      """
    }
    #expect(try levels(roster(before), roster(after)) == ["kind_1": level, "kind_2": level])
    #expect(try levels(roster(before), roster("\(before) ")).isEmpty)
    let silent = roster(before).split(separator: "\n").filter { !$0.contains("Think of") }
      .joined(separator: "\n")
    #expect(try levels(silent, roster(before)) == ["kind_1": .recode, "kind_2": .recode])
  }

  private static let story = """
    - id: story
      type: vignette
      show: 1
      factors:
        who: {woman: {code: 1, en: A woman, ro: O femeie}, man: {code: 2, en: A man, ro: Un om}}
      en: "{who} works on a farm for no pay"
      ro: "{who} lucrează fără plată"
      items:
      - {id: victim, type: scale, ends: {low: {en: No, ro: Nu}, high: {en: Yes, ro: Da}}, en: Victim?, ro: Victimă?}
    """

  @Test func `a judgment is one of the story that was told, and of its details`() throws {
    let other = Self.story.replacing(
      "works on a farm for no pay", with: "is paid very well in a bank")
    #expect(try levels(Self.story, other)["victim_1"] == .recode)
    let near = Self.story.replacing("no pay", with: "good pay")
    #expect(try levels(Self.story, near)["victim_1"] == .recode)
    let detail = Self.story.replacing("A woman", with: "A girl")
    #expect(try levels(Self.story, detail)["victim_1"] == .recode)
    #expect(
      try levels(Self.story, Self.story.replacing("for no pay", with: "for no  pay.")).isEmpty)
  }

  @Test func `a row that is put under a stem, or taken from it, is not the same as it was`() throws
  {
    let battery = """
      - id: b
        type: battery
        en: Do you agree?
        ro: Sunteți de acord?
        options: {1: {en: Disagree, ro: Dezacord}, 2: {en: Agree, ro: Acord}}
        items:
        - {id: q, en: I listen., ro: Ascult.}
      """
    let single =
      "- {id: q, type: single, en: I listen., ro: Ascult., options: {1: {en: Disagree, ro: Dezacord}, 2: {en: Agree, ro: Acord}}}"
    #expect(try levels(battery, single) == ["q": .recode])
    #expect(try levels(single, battery) == ["q": .recode])
  }
}

extension String {
  /// The text with every occurrence of a part replaced.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
