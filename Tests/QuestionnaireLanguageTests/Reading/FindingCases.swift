import Diagnostics
import TestSupport
import Testing

/// A piece of a file with one or more mistakes, and every finding it must give.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let piece: String
  let expected: [ExpectedFinding]

  init(_ piece: String, _ expected: ExpectedFinding...) {
    self.piece = piece
    self.expected = expected
  }

  var testDescription: String {
    expected.map { "\($0.code) \($0.message)" }.joined(separator: ", ")
  }

  static let all =
    keys + comments + names + values + routes + scales + randomization + meanings + texts
    + allowances
    + solvedRoutes + wording + placeholders + rosters + vignettes
    + ethics

  static let keys: [FindingCase] = [
    FindingCase(
      "- {id: age, type: integer, 1️⃣rnage: 1..9, en: How old?}",
      .init(1, "Q0201", "'rnage' is not a key of an item of type integer; did you mean 'range'?")),
    FindingCase(
      "- {id: age, type: note, 1️⃣range: 1..9, en: How old?}",
      .init(1, "Q0201", "integer, decimal, date, time, scale, differential have it")),
    FindingCase("1️⃣titel: Study\ntitle: Study", .init(1, "Q0201", "did you mean 'title'?")),
    FindingCase("- {id: 1️⃣age, en: How old?}", .init(1, "Q0202", "needs the key 'type'")),
    FindingCase("- {1️⃣type: text, en: How old?}", .init(1, "Q0202", "needs the key 'id'")),
    FindingCase(
      "- {id: 1️⃣good, type: single, en: Good?}", .init(1, "Q0202", "needs 'options'")),
    FindingCase(
      "- {id: good, type: single, options: {1: A, 1️⃣b: {en: B}}, en: Good?}",
      .init(1, "Q0202", "needs the key 'code'")),
    FindingCase(
      "nonanswers: {refused: {1️⃣code: -99, en: No answer}}",
      .init(1, "Q0202", "a non-answer needs the key 'key'")),
    FindingCase(
      "- {id: good, type: single, options: {1: {1️⃣code: 1, en: A}, 2: B}, en: Good?}",
      .init(1, "Q0214", "before its colon")),
    FindingCase(
      "quotas: {A: {1️⃣target: 9}, B: {that: 2️⃣z = 1, target: 9}, C: {that: 1 = 2, target: 3️⃣0}}",
      .init(1, "Q0202", "'that'"), .init(2, "Q0203"), .init(3, "Q0302")),
  ]

  static let comments: [FindingCase] = [
    FindingCase("title: Study 1️⃣#1", .init(1, "Q0133", "'#1' would be lost")),
    FindingCase("title: \"Study #1\"  # a comment"),
    FindingCase(
      """
      languages: [en, ro]  # both are fielded
      title: {en: Study, ro: Studiu}  # a comment
      # a comment
      sections:
      - id: only  # a comment
        items:
        - id: a  # a comment
          type: single  # a comment
          en: Number 1️⃣# of visits
          ro: Câte vizite   2️⃣# checked by Ana
          instruction: {en: "Read # 1.", ro: Citește}
          options:  # a comment
            1: {en: Many 3️⃣# or so
               , ro: Multe}
            # a comment
            2: {en: No, ro: Nu}
          required: no  # a comment
        - id: b
          type: text
          when: a = 1  # a comment
          en: |
            How # many
          ro: >
            Câte # anume
      """, .init(1, "Q0133", "\"Number # of visits\""), .init(2, "Q0133", "'# checked by Ana'"),
      .init(3, "Q0133")),
    FindingCase(
      "allowed: [{code: Q0502, reason: why 1️⃣# not\n  }]",
      .init(1, "Q0133")),
    FindingCase(
      "loaded_words:\n  en:\n  - gullible 1️⃣#5\n  - \"naive #6\"  # a comment",
      .init(1, "Q0133", "'#5' would be lost")),
    FindingCase(
      """
      ethics:
        support:
          verified: 2026-11-01
          lines:
          - name: Help
            phone: "112"
            county: all 1️⃣#5
            languages: en
            hours: Always
            for: Danger
      """, .init(1, "Q0133", "'#5' would be lost")),
  ]

  static let names: [FindingCase] = [
    FindingCase(
      "- {id: a, type: text, en: A?}\n- {id: 1️⃣a, type: text, en: B?}",
      .init(1, "Q0206", "item 'a' is declared twice")),
    FindingCase(
      """
      scales: {s: {options: {1: A, 2: B}}}
      sections:
      - id: only
        items:
        - {id: a, type: text, en: A?}
        - {id: 1️⃣a, battery: s, en: B?, items: [{id: b, en: C?}]}
      """, .init(1, "Q0206", "item 'a' is declared twice")),
    FindingCase(
      """
      sections:
      - {id: a, items: [{id: a, type: text, en: A?}]}
      - {id: 1️⃣a, items: [{id: b, type: text, en: B?}]}
      """, .init(1, "Q0206", "section 'a' is declared twice")),
    FindingCase(
      "- {id: a, type: text, en: A?}\n- {id: 1️⃣A, type: text, en: B?}",
      .init(1, "Q0207", "'A' and 'a' differ in capital letters alone")),
    FindingCase("- {id: 1️⃣count, type: text, en: A?}", .init(1, "Q0208", "word of conditions")),
    FindingCase("- {id: 1️⃣a b, type: text, en: A?}", .init(1, "Q0208", "a name is a letter")),
    FindingCase("questionnaire: 1️⃣2024", .init(1, "Q0208")),
    FindingCase("languages: [en, 1️⃣Romanian]", .init(1, "Q0208", "cannot be a language")),
    FindingCase("languages: [en, 1️⃣id]", .init(1, "Q0208", "cannot be a language")),
    FindingCase("languages: [en, 1️⃣en]", .init(1, "Q0206", "stands twice")),
    FindingCase(
      "- {id: a, type: single, scale: 1️⃣agree, en: A?}", .init(1, "Q0205", "unknown scale")),
    FindingCase(
      "nonanswers: {1️⃣refusal: {code: -99, key: r, en: No}}",
      .init(1, "Q0210", "dont_know, refused, not_applicable")),
    FindingCase(
      "- {id: a, type: text, allow: [1️⃣refused], en: A?}", .init(1, "Q0210", "is not declared")),
    FindingCase(
      "- {id: a, type: 1️⃣singel, en: A?}", .init(1, "Q0211", "did you mean 'single'?")),
    FindingCase(
      "- {id: a, type: text, mirrors: {item: s.b, kind: 1️⃣other}, en: A?}",
      .init(1, "Q0211", "behaviour, meta")),
    FindingCase(
      "- {id: a, type: single, options: {x: {code: 1, en: A}, 1️⃣2: {name: x, en: B}}, en: A?}",
      .init(1, "Q0206", "option 'x'")),
  ]

  static let values: [FindingCase] = [
    FindingCase("- {id: a, type: 1️⃣[text], en: A?}", .init(1, "Q0301", "a single text")),
    FindingCase("sections: 1️⃣text", .init(1, "Q0301", "'sections' must be a list")),
    FindingCase("- {id: a, type: text, en: 1️⃣[A]}", .init(1, "Q0301", "a text")),
    FindingCase("- {id: a, type: text, 1️⃣when: , en: A?}", .init(1, "Q0301", "'when'")),
    FindingCase("- {id: a, type: integer, range: 1️⃣1-9, en: A?}", .init(1, "Q0302", "1..500")),
    FindingCase("- {id: a, type: integer, range: 1️⃣1...9, en: A?}", .init(1, "Q0302")),
    FindingCase("- {id: a, type: integer, range: 1️⃣.., en: A?}", .init(1, "Q0302")),
    FindingCase("- {id: a, type: integer, range: 1️⃣1.5..9, en: A?}", .init(1, "Q0302")),
    FindingCase("- {id: a, type: date, range: 1️⃣2020..2021, en: A?}", .init(1, "Q0302", "dates")),
    FindingCase(
      "- {id: a, type: text, required: 1️⃣true, en: A?}", .init(1, "Q0302", "yes or no")),
    FindingCase("- {id: a, type: text, limit: 1️⃣0, en: A?}", .init(1, "Q0302", "from 1 to")),
    FindingCase("- {id: a, type: decimal, places: 1️⃣10, en: A?}", .init(1, "Q0302", "0 to 9")),
    FindingCase("version: 1️⃣first", .init(1, "Q0302", "1.0.0")),
    FindingCase("- {id: a, type: text, en: 1️⃣\"  \"}", .init(1, "Q0302", "empty")),
    FindingCase(
      "- {id: a, type: text, mirrors: {item: 1️⃣b, kind: meta}, en: A?}",
      .init(1, "Q0302", "QUESTIONNAIRE.ITEM")),
    FindingCase(
      "- {id: a, type: scale, range: 1️⃣0..101, ends: {low: A, high: B}, en: A?}",
      .init(1, "Q0303", "more than 101 points")),
  ]

  static let routes: [FindingCase] = [
    FindingCase(
      """
      - {id: a, type: integer, when: 1️⃣b = 1, en: A?}
      - {id: b, type: integer, en: B?}
      """, .init(1, "Q0401", "item 'a' comes before 'b'")),
    FindingCase(
      """
      - {id: a, type: integer, check: {that: 1️⃣b = 1, en: No}, en: A?}
      - {id: b, type: integer, en: B?}
      """, .init(1, "Q0401", "the check of 'a' comes before 'b'")),
    FindingCase(
      "- {id: a, type: integer, when: 1️⃣a = 1, en: A?}", .init(1, "Q0402", "part of it")),
    FindingCase(
      """
      sections:
      - {id: s, when: 1️⃣a = 1, items: [{id: a, type: integer, en: A?}]}
      """, .init(1, "Q0402", "section 's'")),
    FindingCase(
      """
      - {id: a, type: integer, when: 1️⃣c = 1, en: A?}
      - {id: b, type: integer, when: a = 1, en: B?}
      - {id: c, type: integer, when: b = 1, en: C?}
      """, .init(1, "Q0403", "a → c → b → a")),
    FindingCase(
      """
      sections:
      - {id: s, when: 1️⃣b = 1, items: [{id: a, type: integer, en: A?}]}
      - {id: t, when: a = 1, items: [{id: b, type: integer, en: B?}]}
      """, .init(1, "Q0403", "a (in section 's') → b → a")),
    FindingCase(
      """
      - {id: a, type: computed, value: 1️⃣b + 1, en: A}
      - {id: b, type: integer, en: B?}
      """, .init(1, "Q0401", "the value of 'a' comes before 'b', which it needs")),
    FindingCase(
      "- {id: a, type: computed, value: 1️⃣a + 1, en: A}", .init(1, "Q0402", "the value of 'a'")),
    FindingCase(
      """
      - {id: a, type: date, en: A?}
      - {id: b, type: computed, value: 1️⃣a + 1, en: B}
      - {id: c, type: computed, value: a - a 2️⃣> 3, en: C}
      - {id: d, type: computed, value: 3️⃣z, en: D}
      - {id: e, type: text, when: b > 1 and c is 4️⃣refused, en: E?}
      """, .init(1, "Q0313"), .init(2, "Q0153", "one of + - * /"), .init(3, "Q0203", "'z'"),
      .init(4, "Q0312")),
    FindingCase(
      """
      - {id: a, type: time, en: A?}
      - {id: b, type: time, en: B?}
      - {id: c, type: time, range: 08:00..12:00, en: C?}
      - {id: d, type: time, range: 12:00..20:00, en: D?}
      - {id: e, type: date, en: E?}
      - {id: f, type: computed, value: 1️⃣b - a, en: F}
      - {id: g, type: text, when: 2️⃣b - a < 300, en: G?}
      - {id: h, type: computed, value: 3️⃣c - d, en: H}
      - {id: i, type: computed, value: d - c, en: I}
      - {id: j, type: computed, value: "(2026-01-01 - e) * 1440 + (b - a)", en: J}
      - {id: k, type: text, when: b - a >= 0, en: K?}
      - {id: l, type: computed, value: "minutes(a, b) / 60", en: L}
      - {id: m, type: text, when: "minutes(a, b) < 300 and minutes(b, a) > 60", en: M?}
      - {id: n, type: computed, value: "minutes(a, 4️⃣e)", en: N}
      - {id: o, type: computed, value: "5️⃣minutes(a)", en: O}
      - {id: p, type: text, when: "6️⃣minutes(a, b) > 1440", en: P?}
      """, .init(1, "Q0314", "minutes(from, to)"), .init(2, "Q0314"), .init(3, "Q0314"),
      .init(4, "Q0311", "hold times"), .init(5, "Q0311", "two items"),
      .init(6, "Q0308", "always false")),
    FindingCase(
      """
      - {id: a, type: time, range: 08:00..20:00, en: A?}
      - {id: b, type: text, when: 1️⃣a > 10, en: B?}
      - {id: c, type: text, when: 2️⃣a > 21:00, en: C?}
      - {id: d, type: text, when: a > 3️⃣25:00, en: D?}
      - {id: e, type: text, when: "4️⃣a + a > 10:00", en: E?}
      - {id: f, type: text, when: "a in [5️⃣9]", en: F?}
      """, .init(1, "Q0305", "times are written 08:30"), .init(2, "Q0308", "always false"),
      .init(3, "Q0152", "no such time"), .init(4, "Q0305", "minutes"),
      .init(5, "Q0305", "times such as")),
    FindingCase(
      "- {id: a, type: time, range: 1️⃣8:00..9:00, en: A?}", .init(1, "Q0302", "08:00..20:00")),
    FindingCase(
      """
      - {id: a, type: note, en: A.}
      - {id: b, type: text, when: answered(1️⃣a), en: B?}
      """, .init(1, "Q0404")),
    FindingCase(
      """
      - {id: a, type: 2️⃣integr, en: A?}
      - {id: b, type: text, when: a = 1 and 1️⃣c = 1, en: B?}
      """, .init(1, "Q0203"), .init(2, "Q0211")),
  ]

  static let scales: [FindingCase] = [
    FindingCase(
      "- {id: a, type: single, options: {x: {code: 1, en: A}, y: {code: 1️⃣1, en: B}}, en: A?}",
      .init(1, "Q0501", "code 1 is used twice")),
    FindingCase(
      """
      nonanswers:
        refused: {code: -99, key: r, en: No}
        dont_know: {code: 1️⃣-99, key: d, en: Don't know}
      """, .init(1, "Q0501")),
    FindingCase(
      "- {id: a, type: single, options: {1: A, 1️⃣2: A}, en: A?}", .init(1, "Q0502", "'en'")),
    FindingCase(
      "- {id: a, type: single, options: {1: None, 1️⃣2: \"1\", 2️⃣3: \"02\", 4: \"4\", 5: \"9\"}, en: A?}",
      .init(1, "Q0511", "the code of another one, 1"), .init(2, "Q0511", "another one, 2")),
    FindingCase(
      "- {id: a, type: single, options: {one: {code: 1️⃣4, en: two}, two: {code: 2️⃣5, en: One}}, en: A?}",
      .init(1, "Q0511", "the name of another one, 'two'"),
      .init(2, "Q0511", "the name of another one, 'one'")),
    FindingCase(
      """
      nonanswers: {refused: {code: -9, key: r, en: "No"}, dont_know: {code: -8, key: d, en: Unsure}}
      sections:
      - id: only
        items:
        - {id: a, type: single, allow: [refused], options: {1: "Yes", 1️⃣2: "No", 3: Unsure}, en: A?}
        - {id: b, type: single, allow: [dont_know], options: {1: "Yes", 2: "No"}, en: B?}
      """, .init(1, "Q0502", "'refused'")),
    FindingCase(
      """
      languages: [en, ro]
      title: {en: A, ro: A}
      scales: {s: {options: {1: {en: A, ro: B}, 1️⃣2: {en: C, ro: "1"}, 3: {en: D, ro: E}}}}
      sections:
      - {id: only, items: [{id: a, type: single, scale: s, en: A?, ro: A?}]}
      """, .init(1, "Q0511", "'ro'")),
    FindingCase(
      """
      nonanswers: {refused: {code: 9, key: r, en: No}}
      scales: {s: {options: {1: A, 1️⃣9: B}}}
      sections:
      - id: only
        items:
        - {id: a, type: single, scale: s, en: A?}
        - {id: b, type: single, scale: s, en: B?}
        - {id: 2️⃣c, type: integer, en: C?}
        - {id: d, type: decimal, range: 3️⃣0..10, en: D?}
        - {id: e, type: scale, range: 4️⃣0..9, ends: {low: A, high: B}, en: E?}
        - {id: f, type: single, scale: s, allow: [], en: F?}
      """, .init(1, "Q0503", "code 9"), .init(2, "Q0503", "give it a 'range'"),
      .init(3, "Q0503", "the range holds 9"), .init(4, "Q0503")),
    FindingCase(
      """
      scales: {s: {options: {1: A, 2: B}}}
      sections:
      - {id: only, items: [{id: a, battery: s, en: A?, 1️⃣items: []}]}
      """, .init(1, "Q0504", "battery 'a' has no rows")),
    FindingCase("1️⃣sections: []", .init(1, "Q0504", "no sections")),
    FindingCase(
      "nonanswers: {refused: {code: -99, key: 1️⃣\"<\", en: No}}", .init(1, "Q0505", "taken")),
    FindingCase(
      """
      nonanswers:
        refused: {code: -99, key: r, en: No}
        dont_know: {code: -98, key: 1️⃣R, en: Don't know}
      """, .init(1, "Q0505", "another non-answer")),
    FindingCase(
      "- {id: a, type: single, options: {1: A, 2: {1️⃣exclusive: yes, en: B}}, en: A?}",
      .init(1, "Q0506")),
    FindingCase("- {id: a, type: integer, range: 1️⃣9..1, en: A?}", .init(1, "Q0507")),
    FindingCase("- {id: a, type: single, options: {1️⃣1: A}, en: A?}", .init(1, "Q0508")),
    FindingCase("- {id: a, type: single, options: 1️⃣{}, en: A?}", .init(1, "Q0508")),
    FindingCase(
      "- {id: a, type: scale, range: 1️⃣3..3, ends: {low: A, high: B}, en: A?}",
      .init(1, "Q0508", "two points")),
    FindingCase(
      "- {id: a, type: multiple, limit: 1️⃣3, options: {1: A, 2: B}, en: A?}", .init(1, "Q0509")),
    FindingCase(
      "- {id: a, type: ranking, limit: 1️⃣3, options: {1: A, 2: B}, en: A?}", .init(1, "Q0509")),
    FindingCase(
      "- {id: 1️⃣a, type: differential, en: A?}", .init(1, "Q0202", "needs the key 'ends'")),
    FindingCase(
      "- {id: a, type: differential, ends: {1️⃣low: Cold}, en: A?}",
      .init(1, "Q0202", "needs the key 'high'")),
    FindingCase(
      "- {id: a, type: consent, 1️⃣options: {1: A, 3: B}, en: A?}", .init(1, "Q0510")),
  ]

  static let randomization: [FindingCase] = [
    FindingCase(
      """
      scales: {s: {options: {1: A, 2: B}}}
      shuffle: 1️⃣two
      sections:
      - {id: one, shuffle: 2️⃣items, items: [{id: a, type: text, en: A?}]}
      - id: two
        items:
        - {id: b, type: single, shuffle: 3️⃣options, options: {1: A, 2: {en: B, pinned: yes}}, en: B?}
        - {id: c, battery: s, shuffle: [4️⃣items, 5️⃣options], en: C, items: [{id: c_a, en: D}]}
        - {id: d, type: text, 6️⃣shuffle: words, en: E?, 7️⃣pined: yes}
      """, .init(1, "Q0701"), .init(2, "Q0701"), .init(3, "Q0701", "two options"),
      .init(4, "Q0701"), .init(5, "Q0704"), .init(6, "Q0201", "'shuffle' is not a key"),
      .init(7, "Q0201", "'pinned'")),
    FindingCase(
      "shuffle: [2️⃣only, 1️⃣onyl]", .init(1, "Q0203", "unknown section 'onyl'"), .init(2, "Q0701")),
    FindingCase(
      """
      sections:
      - id: one
        shuffle: items
        items:
        - {id: a, type: integer, en: A?}
        - {id: b, type: integer, pinned: yes, when: 1️⃣a > 1, en: B?}
        - {id: c, type: integer, when: "2️⃣b > 1", en: C?}
        - {id: d, type: integer, pinned: yes, when: b > 1, en: D?}
        - {id: e, type: note, en: 3️⃣"{c|x}"}
        - {id: f, type: integer, check: {that: f > 4️⃣a, en: No}, en: F?}
      """, .init(1, "Q0702", "item 'b' needs 'a'"), .init(2, "Q0702", "item 'c' needs 'b'"),
      .init(3, "Q0702", "the text of 'e' needs 'c'"), .init(4, "Q0702", "the check of 'f'")),
    FindingCase(
      """
      shuffle: [one, three]
      sections:
      - {id: one, items: [{id: a, type: integer, en: A?}]}
      - {id: two, when: 1️⃣a > 1, items: [{id: 2️⃣b, type: consent, en: B?}]}
      - {id: three, items: [{id: c, type: integer, en: C?}]}
      - {id: four, when: a > 1 and c > 1, items: [{id: d, type: integer, en: D?}]}
      """, .init(1, "Q0702", "section 'two' needs 'a'"), .init(2, "Q0703", "consent 'b'")),
    FindingCase(
      """
      ballot: {A: 1, 1️⃣B-: 1}
      sections: [{id: s, items: [{id: a, type: text, en: A?}]}]
      """, .init(1, "Q0208")),
    FindingCase("1️⃣ballot: {A: 1}", .init(1, "Q0508", "two options")),
    FindingCase("ballot: {A: 1, B: 1️⃣0}", .init(1, "Q0302", "from 1 to 1000")),
    FindingCase(
      """
      ballot: {A: 1, B: 2}
      sections: [{id: s, items: [{id: a, type: text, when: ballot = 1️⃣C, en: A?}]}]
      """, .init(1, "Q0204", "'C' is not an option of item 'ballot'")),
  ]

  static let meanings: [FindingCase] = [
    FindingCase(
      """
      - {id: a, type: decimal, role: weight, en: A?}
      - {id: b, type: text, role: stratum, en: B?}
      - {id: c, type: text, role: stratum, en: C?}
      - {id: d, type: decimal, role: 1️⃣weight, en: D?}
      """, .init(1, "Q0216", "the role 'weight'")),
    FindingCase(
      "- {id: a, type: text, role: 1️⃣weight, en: A?}", .init(1, "Q0525", "type text")),
    FindingCase(
      "- {id: a, type: text, role: 1️⃣waight, en: A?}", .init(1, "Q0211", "'weight'")),
    FindingCase(
      "- {id: a, type: text, 1️⃣reversed: yes, en: A?}", .init(1, "Q0521", "'a'")),
    FindingCase(
      "- {id: a, type: single, options: {1: A, 2: B}, 1️⃣reversed: yes, en: A?}",
      .init(1, "Q0521", "no ordered answers")),
    FindingCase(
      "- {id: a, type: single, options: {1: A, b: {code: 2, en: B}}, key: [b, 1️⃣3], en: A?}",
      .init(1, "Q0204", "'3' is not an option of item 'a'")),
    FindingCase("- {id: a, type: text, key: 1️⃣b, en: A?}", .init(1, "Q0523", "type text")),
    FindingCase(
      "- {id: a, type: integer, range: 1..5, key: 1️⃣6..9, en: A?}",
      .init(1, "Q0523", "in the item's range")),
    FindingCase(
      "- {id: a, type: integer, key: 1️⃣many, en: A?}", .init(1, "Q0302", "a range of numbers")),
    FindingCase(
      "disclosure: sensitive\nnonanswers: {dont_know: {code: -9, key: d, en: No}}\n"
        + "sections: [{id: s, items: [{id: 1️⃣a, type: text, en: A?}]}]",
      .init(1, "Q0524", "cannot be refused")),
    FindingCase(
      "- {id: a, type: integer, check: {that: a > 1, severity: 1️⃣sfot, en: B}, en: A?}",
      .init(1, "Q0211", "'soft'")),
    FindingCase("disclosure: 1️⃣secret", .init(1, "Q0211", "never_export")),
    FindingCase(Self.indices("A: {mean: [1️⃣z, t]}"), .init(1, "Q0203", "'z'")),
    FindingCase(Self.indices("1️⃣A: {valid: 1}"), .init(1, "Q0202", "'count_correct'")),
    FindingCase(
      Self.indices("A: {mean: [t], 1️⃣sum: [t]}"), .init(1, "Q0214", "'sum' and 'mean'")),
    FindingCase(
      Self.indices("A: {mean: [1️⃣m, 2️⃣n, 3️⃣w]}"), .init(1, "Q0520", "type multiple"),
      .init(2, "Q0520", "no order"), .init(3, "Q0520", "type text")),
    FindingCase(
      Self.indices("A: {count_correct: [k, 1️⃣t]}"), .init(1, "Q0520", "'t' has no 'key'")),
    FindingCase(
      Self.indices("A: {sum: [t, 1️⃣u]}"), .init(1, "Q0522", "another range than 't'")),
    FindingCase(
      Self.indices("A: {sum: [t], valid: 1️⃣2}"), .init(1, "Q0526", "only 1 item")),
    FindingCase(Self.indices("A: {sum: [t, 1️⃣t]}"), .init(1, "Q0206", "'t' stands twice")),
    FindingCase(
      Self.indices("1️⃣t: {sum: [t]}"), .init(1, "Q0206", "item 't'")),
  ]

  /// A file with an index over items of several types.
  private static func indices(_ index: String) -> String {
    """
    sections:
    - id: only
      items:
      - {id: t, type: scale, ends: {low: A, high: B}, en: A?}
      - {id: u, type: scale, range: 1..5, ends: {low: A, high: B}, en: B?}
      - {id: m, type: multiple, options: {1: A, 2: B}, en: C?}
      - {id: n, type: single, options: {1: A, 2: B}, en: D?}
      - {id: k, type: single, options: {1: A, 2: B}, key: 1, en: E?}
      - {id: w, type: text, en: F?}
    indices:
      \(index)
    """
  }

  static let placeholders: [FindingCase] = [
    FindingCase(
      """
      - {id: a, type: note, en: "One 1️⃣{ two"}
      - {id: b, type: note, en: "One 2️⃣} two"}
      - {id: c, type: note, en: "One 3️⃣{} two"}
      - {id: d, type: note, en: "One 4️⃣{a b} two"}
      - {id: e, type: note, en: "One {{5️⃣{} two {{x}}"}
      """, .init(1, "Q0160", "not closed"), .init(2, "Q0160", "no brace is open"),
      .init(3, "Q0160", "empty"), .init(4, "Q0160", "neither"), .init(5, "Q0160", "empty")),
    FindingCase(
      """
      - {id: a, type: integer, en: A?}
      - {id: b, type: text, en: "1️⃣{z} and 2️⃣{b} and 3️⃣{c} and {a}"}
      - {id: c, type: integer, en: C?}
      - {id: d, type: note, en: D.}
      - {id: e, type: note, en: "4️⃣{d}"}
      """, .init(1, "Q0203", "'z'"), .init(2, "Q0401", "the text of 'b' comes before 'b'"),
      .init(3, "Q0401", "before 'c'"), .init(4, "Q0441", "'d'")),
    FindingCase(
      """
      scales: {s: {options: {1: "x 1️⃣{a}", 2: y}}}
      sections:
      - id: only
        title: "On 2️⃣{a}"
        items:
        - {id: a, type: integer, en: A?}
        - {id: b, type: single, options: {1: "x 3️⃣{a}", 2: y}, en: B?}
        - {id: c, type: scale, ends: {low: "4️⃣{a}", high: y}, en: C?}
        - {id: d, battery: s, en: "About {a}", items: [{id: d_a, en: "One {a}"}]}
        - {id: e, type: text, instruction: "Ask {a}", en: E?}
      """, .init(1, "Q0440"), .init(2, "Q0440"), .init(3, "Q0440"), .init(4, "Q0440", "'a'")),
    FindingCase(
      """
      - {id: a, type: integer, disclosure: identifying, en: A?}
      - {id: b, type: note, en: "1️⃣{a}"}
      """, .init(1, "Q0442", "identifying")),
    FindingCase(
      """
      nonanswers: {refused: {code: -99, key: r, en: No}}
      sections:
      - id: only
        items:
        - {id: b_, type: integer, range: 1..9, en: B?}
        - {id: m, type: single, options: {1: A, 2: B}, allow: [], en: A?}
        - {id: a, type: integer, range: 1..9, allow: [], when: m = 1, en: A?}
        - {id: b, type: note, en: "1️⃣{a} {a|none}"}
        - {id: c, type: note, when: "m = 1", en: "{a}"}
        - {id: d, type: note, when: "m in [1] and b_ is refused", en: "{a} 2️⃣{b_}"}
        - {id: e, type: note, when: "not (a > 3)", en: "{a}"}
        - {id: f, type: note, when: "a > 3 or answered(a)", en: "{a}"}
        - {id: g, type: note, when: "a > 3 or m = 2", en: "3️⃣{a}"}
        - {id: h, type: integer, range: 1..9, check: {that: h > a, en: "{h} 4️⃣{a}"}, en: H?}
      - id: before
        items: [{id: i, type: note, en: "5️⃣{b_}"}]
      """,
      .init(1, "Q0443", "not asked on every path to 'b'; say what to read then: {a|…}"),
      .init(2, "Q0443", "may hold no answer"), .init(3, "Q0443"), .init(4, "Q0443"),
      .init(5, "Q0443", "may hold no answer")),
    FindingCase(
      forms("1️⃣{f:She;m:He;x:They} 2️⃣{f:She} 3️⃣{q:A} 4️⃣{f:A;f:B;m:C} {f:She;m:He}"),
      .init(1, "Q0218", "'x'"), .init(2, "Q0219", "the form 'm'"), .init(3, "Q0218", "'q'"),
      .init(4, "Q0206", "'f' stands twice")),
    FindingCase(
      """
      - {id: a, type: note, en: "1️⃣{f:She;m:He}"}
      - {id: b, type: single, options: {1: {en: A, form: f}, 2: {en: B, form: m}}, en: B?}
      """, .init(1, "Q0401", "this text comes before 'b'")),
    FindingCase(
      """
      - {id: a, type: single, options: {1: {en: A, form: f}, 2: {en: B, form: m}}, en: A?}
      - {id: b, type: single, options: {1: {en: A, form: f}, 2: {en: B, form: m}}, en: B?}
      - {id: c, type: note, en: "1️⃣{f:She;m:He}"}
      """, .init(1, "Q0217", "'a' and 'b'")),
    FindingCase(
      """
      languages: [en, ro]
      title: {en: A, ro: A}
      sections:
      - id: only
        items:
        - {id: a, type: integer, en: A?, ro: A?}
        - {id: b, type: integer, en: B?, ro: B?}
        - {id: c, type: note, en: "{a}", ro: 1️⃣Nimic}
        - {id: d, type: note, en: "{a} {b}", ro: "{b} {a}"}
        - {id: e, type: note, en: "{a}", ro: 2️⃣"{b}"}
      """, .init(1, "Q0610", "the text in 'ro' lacks {a}"),
      .init(2, "Q0610", "lacks {a} and adds {b}")),
  ]

  private static func forms(_ text: String) -> String {
    """
    - {id: b, type: single, options: {1: {en: A, form: f}, 2: {en: B, form: m}, 3: C}, en: B?}
    - {id: c, type: note, en: "\(text)"}
    """
  }
}
