import Diagnostics
import TestSupport

extension FindingCase {
  /// Findings of the solver, each with the place it points to.
  static let solvedRoutes: [FindingCase] = [
    FindingCase(
      items(
        "- {id: a, type: single, options: {1: A, 2: B}, en: A?}",
        "- {id: b, type: integer, range: 1..9, when: a = 1, en: B?}",
        "- {id: c, type: text, when: 1️⃣a = 2 and b > 3, en: C?}"),
      .init(1, "Q0420", "nobody is ever asked item 'c'")),
    FindingCase(
      items(
        "- {id: a, type: consent, en: A?}",
        "- {id: b, type: text, when: 1️⃣a = decline, en: B?}"),
      .init(1, "Q0420", "item 'b'")),
    FindingCase(
      """
      sections:
      - {id: s, items: [{id: a, type: integer, range: 15..110, check: {that: a >= 18, en: No}, en: A?}]}
      - {id: t, when: 1️⃣a < 18, items: [{id: b, type: text, en: B?}]}
      - {id: u, when: answered(b), items: [{id: c, type: text, en: C?}]}
      """, .init(1, "Q0420", "section 't'")),
    FindingCase(
      items(
        "- {id: a, type: single, options: {1: A, 2: B}, en: A?}",
        "- {id: b, type: text, when: 1️⃣a = 1 or a = 2, en: B?}"),
      .init(1, "Q0421", "everybody who comes to item 'b'")),
    FindingCase(
      items(
        "- {id: a, type: integer, range: 0..9, en: A?}",
        "- {id: b, type: text, when: 1️⃣a = 1 or a > 5 and a < 3, en: B?}"),
      .init(1, "Q0422", "alternative 2")),
    FindingCase(
      items("- {id: a, type: integer, check: {that: 1️⃣a > 5 and a < 3, en: No}, en: A?}"),
      .init(1, "Q0423", "no answer to 'a'")),
    FindingCase(
      items("- {id: a, type: integer, check: {that: 1️⃣a > 3 or a < 5, en: No}, en: A?}"),
      .init(1, "Q0424", "no answer to 'a' fails")),
    FindingCase(
      items(
        "- {id: a, type: integer, range: 0..9, check: {that: a > 0, en: No}, en: A?}",
        "- {id: 1️⃣b, type: single, options: {x: {code: 1, en: X}, y: {code: 2, en: Y}}, "
          + "check: {that: b != x or a = 0, en: No}, en: B?}"),
      .init(1, "Q0425", "option 'x' of 'b'")),
    FindingCase(
      items(
        "- {id: a, type: integer, range: 0..9, en: A?}",
        "- {id: 1️⃣b, type: integer, range: 0..9, check: {that: b > a, en: No}, en: B?}"),
      .init(1, "Q0426", "not everybody can answer 'b'")),
    FindingCase(
      """
      nonanswers: {refused: {code: -9, key: r, en: No}}
      sections:
      - {id: s, items: [{id: 1️⃣a, type: single, options: {1: A, 2: B}, en: A?}]}
      - id: t
        when: a = 1
        items:

      """ + (1...10).map { "  - {id: b\($0), type: text, en: B\($0)?}" }.joined(separator: "\n"),
      .init(1, "Q0427", "leaves out 10 of 11 questions")),
  ]

  private static func items(_ lines: String...) -> String { lines.joined(separator: "\n") }
}
