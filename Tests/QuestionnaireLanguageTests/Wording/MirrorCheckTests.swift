import Diagnostics
import QuestionnaireLanguage
import TestSupport
import Testing

@Suite struct MirrorCheckTests {
  static let codes: [DiagnosticCode] = ["Q0549"]

  @Test func `mirrors with the same answers that name each other are sound`() {
    #expect(check(Self.file("one", "two.b"), Self.file("two", "one.a", id: "b")) == [[], []])
  }

  @Test func `a mirror into a file that is not there is not looked at`() {
    #expect(check(Self.file("one", "two.b")) == [[]])
  }

  @Test(arguments: mismatches)
  func `a mirror that does not match is reported in its file`(other: String, message: String) {
    let found = check(Self.file("one", "two.b"), other)
    #expect(found[0] == [message])
  }

  @Test func `a mismatch can be allowed`() {
    let allowance = "allowed: [{code: Q0549, item: a, reason: the other wave had three answers}]\n"
    let found = check(
      allowance + Self.file("one", "two.b"),
      Self.file("two", "one.a", id: "b", options: "1: A, 2: B, 3: C"))
    #expect(found[0] == [])
  }

  @Test(arguments: [
    ("type: time", "type: time", true), ("type: date", "type: date", true),
    (
      "type: differential, ends: {low: Cold, high: Warm}",
      "type: differential, ends: {low: Harsh, high: Kind}", true
    ),
    (
      "type: differential, ends: {low: Cold, high: Warm}",
      "type: differential, range: 1..5, ends: {low: Cold, high: Warm}", false
    ),
    ("type: ranking, options: {1: A, 2: B}", "type: ranking, options: {2: B, 1: A}", true),
    ("type: ranking, options: {1: A, 2: B}", "type: ranking, options: {1: A, 3: B}", false),
    (
      "type: ranking, limit: 2, options: {1: A, 2: B, 3: C}",
      "type: ranking, options: {1: A, 2: B, 3: C}", false
    ),
    ("type: time", "type: date", false),
  ])
  func `mirrors of every type are compared by their answers`(
    own: String, other: String, areAlike: Bool
  ) {
    let found = check(
      Self.item("one", "a", own, "two.b"), Self.item("two", "b", other, "one.a"))
    let mismatch = "which it mirrors, so that they cannot be compared"
    #expect(found.map { $0.contains { $0.hasSuffix(mismatch) } } == [!areAlike, !areAlike])
  }

  private static func item(
    _ name: String, _ id: String, _ type: String, _ target: String
  ) -> String {
    """
    questionnaire: \(name)
    sections:
    - id: s
      items:
      - {id: \(id), \(type), mirrors: {item: \(target), kind: meta}, en: Really?}
    """
  }

  static let mismatches: [(String, String)] = [
    (file("two", "one.a", id: "c"), "questionnaire 'two' has no item 'b'"),
    (
      Self.file("two", "one.a", id: "b", options: "1: No, 2: Yes, 3: Both"),
      "'a' has other answers or codes than 'b', which it mirrors, so that they cannot be compared"
    ),
    (
      Self.file("two", "one.a", id: "b", more: "reversed: yes, "),
      "'a' has the other direction of 'b', which it mirrors, so that they cannot be compared"
    ),
    (Self.file("two", "one.z", id: "b"), "'a' mirrors 'b', which in 'two' mirrors something else"),
    (Self.file("two", nil, id: "b"), "'a' mirrors 'b', which in 'two' does not mirror it back"),
  ]

  private func check(_ texts: String...) -> [[String]] {
    let readings = texts.map {
      QuestionnaireReader.check(SourceText(name: "-", text: ExampleFile.completing($0)))
    }
    return MirrorCheck.check(readings).map { $0.diagnostics.map(\.message) }
  }

  private static func file(
    _ name: String, _ target: String?, id: String = "a", options: String = "1: No, 2: Yes",
    more: String = ""
  ) -> String {
    let mirror = target.map { "mirrors: {item: \($0), kind: meta}, " } ?? ""
    return """
      questionnaire: \(name)
      sections:
      - id: s
        items:
        - {id: \(id), type: single, ordered: yes, \(mirror)\(more)options: {\(options)}, en: Really?}
      """
  }
}
