import Diagnostics
import TestSupport

extension FindingCase {
  /// Rosters, whose items are read for each pass: a mistake in them is said once.
  static let rosters: [FindingCase] = [
    FindingCase(
      """
      - {id: met, type: single, options: {1: A, 2: B}, en: Whom?}
      - {id: r, type: roster, over: 1️⃣met, items: [{id: a, type: integer, en: A?}]}
      - {id: s, type: roster, over: 2️⃣later, items: [{id: b, type: integer, en: B?}]}
      - {id: t, type: roster, count: 3️⃣met, items: [{id: c, type: integer, en: C?}]}
      - {id: 4️⃣u, type: roster, items: [{id: d, type: integer, en: D?}]}
      """,
      .init(1, "Q0410", "'met' is none"), .init(2, "Q0410", "'later'"), .init(3, "Q0411"),
      .init(4, "Q0202", "'over'")),
    FindingCase(
      """
      - {id: n, type: integer, range: 0..2, en: N?}
      - {id: open, type: integer, en: How many?}
      - {id: r, type: roster, count: 1️⃣open, items: [{id: a, type: integer, en: A?}]}
      - {id: s, type: roster, count: n, items: [{id: 2️⃣sixteen_letters_and_sixteen_more, type: text, en: B?}]}
      - {id: t, type: roster, count: n, items: [{id: c, type: integer, en: "C of 3️⃣{who}?"}]}
      """, .init(1, "Q0411", "'open'"), .init(2, "Q0412", "_1'"),
      .init(3, "Q0203")),
    FindingCase(
      """
      - {id: m, type: multiple, options: {1: A, 2: B}, en: M?}
      - id: r
        type: roster
        over: m
        most: 1️⃣5
        words: {1: x, 2️⃣7: y}
        items:
        - {id: a, type: integer, when: 3️⃣b > 1, en: A?}
        - {id: b, type: integer, range: 0..9, en: B?}
        - {id: c, type: text, when: 4️⃣b > 12, en: C?}
      """, .init(1, "Q0509"), .init(2, "Q0204"), .init(3, "Q0401"), .init(4, "Q0308")),
    FindingCase(
      """
      - {id: n, type: integer, range: 1..2, en: N?}
      - id: a
        type: roster
        count: n
        items:
        - id: b
          type: roster
          count: n
          items:
          - {id: 1️⃣c, type: roster, count: n, items: [{id: d, type: integer, en: D?}]}
      """, .init(1, "Q0413", "at most 2")),
    FindingCase(
      """
      quotas: {idle: {that: 1️⃣age > 60 and school = 1, target: 9}, old: {that: age > 60, target: 9}}
      sections:
      - id: only
        items:
        - {id: age, type: integer, range: 18..99, en: How old?}
        - {id: school, type: single, when: age < 30, options: {1: A, 2: B}, en: At school?}
      """, .init(1, "Q0428", "quota 'idle' cannot fill")),
  ]

  static let vignettes: [FindingCase] = [
    FindingCase(
      """
      - id: v
        type: vignette
        show: 2
        1️⃣deck: {blocks: 3}
        factors:
          who: {woman: {code: 1, en: A woman}, man: {code: 2, en: A man}}
          where: {home: {code: 1, en: at home}, abroad: {code: 2, en: abroad}}
        en: "{who} {where}."
        items: [{id: a, type: integer, en: A?}]
      """, .init(1, "Q0710", "4 profiles cannot be parted into 3 blocks")),
    FindingCase(
      """
      - id: v
        type: vignette
        1️⃣show: 3
        vary: who
        factors:
          who: {woman: {code: 1, en: A woman}, man: {code: 2, en: A man}}
          where: {home: {code: 1, en: at home}, abroad: {code: 2, en: abroad}}
        en: "{who} {where}."
        items: [{id: a, type: integer, en: A?}]
      """, .init(1, "Q0710", "varied factor")),
    FindingCase(
      """
      - id: v
        type: vignette
        show: 2
        forbidden: [who = man and where = home, 1️⃣age > 3]
        factors:
          who: {woman: {code: 1, en: A woman}, man: {code: 2, en: A man}}
          where: {home: {code: 1, en: at home}, abroad: {code: 2, en: abroad}}
        en: "{who} {where}."
        items: [{id: a, type: integer, en: A?}]
      """, .init(1, "Q0203")),
    FindingCase(
      """
      - id: v
        type: vignette
        show: 2
        vary: 2️⃣whom
        factors:
          who: {woman: {code: 1, form: f, en: A woman}, man: {code: 2, form: m, en: A man}}
          1️⃣where: {home: {code: 1, en: at home}}
        en: "{who} 3️⃣{hwo}."
        items: [{id: a, type: integer, en: A?}]
      """, .init(1, "Q0508")),
  ]
}
