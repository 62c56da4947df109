import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct QuestionnaireReaderTests {
  @Test func `every part of a file reaches the questionnaire`() throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1.2
      languages: [ro, en]
      title: {ro: Studiu, en: Study}
      nonanswers:
        refused: {code: -99, key: r, ro: Nu răspund, en: No answer}
        not_applicable: {code: -97, key: n, ro: Nu e cazul, en: Not applicable}
      scales:
        level: {options: {1: {ro: jos, en: low}, 2: {ro: sus, en: high}}, allow: [not_applicable]}
      sections:
      - id: first
        title: {ro: Unu, en: One}
        items:
        - id: P1
          type: single
          scale: level
          ro: Cât?
          en: How much?
        - {id: P1b, type: single, scale: level, ro: Cât acum?, en: How much now?}
      - id: second
        when: P1 = 2
        items:
        - id: P2
          battery: level
          when: P1b is not not_applicable
          instruction: {ro: Citiți., en: Read.}
          ro: Dar
          en: And
          items:
          - {id: P2a, ro: aici, en: here, when: P1b > 1, reversed: yes, measures: PLACE}
          - {id: P2b, ro: acolo, en: there, allow: [refused], required: no}
      """)
    #expect(questionnaire.id == "study")
    #expect(questionnaire.version == "1.2")
    #expect(questionnaire.languages == ["ro", "en"].map { Language($0) })
    #expect(questionnaire.nonanswers.map(\.code) == [-99, -97])
    #expect(questionnaire.sections.map(\.id) == ["first", "second"])
    #expect(questionnaire.batteries.map(\.rows) == [2..<4])
    #expect(questionnaire.batteries[0].instruction?[Language("en")] == "Read.")
    let (first, a, b) = (questionnaire.items[0], questionnaire.items[2], questionnaire.items[3])
    #expect(first.nonanswers == [.notApplicable])
    #expect(first.type.optionList?.scale == "level")
    let shared: [Condition] = [
      .isAmong(item: 0, codes: [2]),
      .not(.isNonanswer(item: 1, kinds: [.notApplicable])),
    ]
    #expect(a.when == .all(shared + [.comparison(.item(1), .greater, .number(1))]))
    #expect(b.when == .all(shared))
    #expect(a.meaning.isReversed && a.meaning.measures == "PLACE" && a.isRequired)
    #expect(a.nonanswers == [.notApplicable] && b.nonanswers == [.refused] && !b.isRequired)
    #expect((a.section, a.battery) == (1, 0))
  }

  @Test(arguments: [
    ("type: integer\n    range: 1..500", ItemType.integer(1...500)),
    ("type: integer\n    range: -5 .. 5", .integer(-5...5)),
    ("type: integer\n    range: 18..", .integer(18...999_999_999_999_999)),
    ("type: integer", .integer(nil)),
    ("type: decimal\n    range: 0.5..1.5\n    places: 1", .decimal(0.5...1.5, places: 1)),
    ("type: decimal", .decimal(nil, places: 2)),
    ("type: text", .text(limit: 2000)),
    ("type: text\n    limit: 500", .text(limit: 500)),
    ("type: date", .date(nil)),
    ("type: note", .note),
    ("type: time", .time(nil)),
    ("type: computed\n    value: 2 * 3", .computed(.product(.number(2), .number(3)))),
    (
      "type: differential\n    ends: {low: cold, high: warm}",
      .differential(1...7, low: english("cold"), high: english("warm"))
    ),
    (
      "type: ranking\n    limit: 1\n    options: {1: A, 2: B}",
      .ranking(
        OptionList(
          options: [
            AnswerOption(code: 1, name: nil, label: english("A")),
            AnswerOption(code: 2, name: nil, label: english("B")),
          ], isOrdered: false), limit: 1)
    ),
    (
      "type: scale\n    ends: {low: never, high: always}",
      .scale(0...10, low: english("never"), high: english("always"))
    ),
    (
      "type: single\n    ordered: yes\n    options: {1: Never, often: {code: 2, en: Often}}",
      .single(
        OptionList(
          options: [
            AnswerOption(code: 1, name: nil, label: english("Never")),
            AnswerOption(code: 2, name: "often", label: english("Often")),
          ], isOrdered: true))
    ),
    (
      "type: multiple\n    limit: 1\n    options: {1: A, 2: {en: None, name: none, exclusive: yes}}",
      .multiple(
        OptionList(
          options: [
            AnswerOption(code: 1, name: nil, label: english("A")),
            AnswerOption(code: 2, name: "none", label: english("None"), isExclusive: true),
          ], isOrdered: false), limit: 1)
    ),
    (
      "type: consent",
      .consent(
        OptionList(
          options: [
            AnswerOption(code: 1, name: "agree", label: english("I agree")),
            AnswerOption(code: 2, name: "decline", label: english("I do not agree")),
          ], isOrdered: false))
    ),
  ])
  func `an item becomes its type`(keys: String, expected: ItemType) throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      sections:
      - id: only
        items:
        - id: P1
          \(keys)
          en: What?
      """)
    #expect(questionnaire.items[0].type == expected)
  }

  @Test func `declared refusals are allowed unless an item says otherwise`() throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      nonanswers:
        refused: {code: -99, key: r, en: No answer}
        dont_know: {code: -98, key: d, en: Don't know}
        not_applicable: {code: -97, key: n, en: Not applicable}
      sections:
      - id: only
        items:
        - {id: agreed, type: consent, en: Do you agree?}
        - {id: hello, type: note, en: Hello}
        - {id: open, type: text, en: What?}
        - {id: some, type: text, en: What?, allow: [dont_know, not_applicable]}
        - {id: none, type: text, en: What?, allow: []}
      """)
    #expect(
      questionnaire.items.map(\.nonanswers) == [
        [], [], [.refused, .dontKnow], [.dontKnow, .notApplicable], [],
      ])
  }

  @Test func `a check is hard unless it says that it is soft`() throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      sections:
      - id: only
        items:
        - id: n
          type: integer
          en: How many?
          check:
          - {that: n >= 0, en: Never negative.}
          - {that: n < 90, severity: soft, en: So many?}
          - {that: n < 99, severity: hard, en: Too many.}
      """)
    #expect(questionnaire.items[0].checks.map(\.isSoft) == [false, true, false])
  }

  @Test func `what is drawn reaches the questionnaire`() throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      ballot: {short: 1, long: 3}
      shuffle: [two, four]
      scales: {level: {options: {1: low, 2: high}, ordered: no}}
      sections:
      - {id: one, when: ballot = long, items: [{id: a, type: text, en: A?}]}
      - {id: two, items: [{id: b, type: text, en: B?}]}
      - {id: three, items: [{id: c, type: text, en: C?}]}
      - id: four
        shuffle: items
        items:
        - {id: d, type: note, en: D, pinned: yes}
        - id: e
          battery: level
          shuffle: [items, options]
          en: E
          items: [{id: e_a, en: A}, {id: e_b, en: B}]
        - id: f
          type: single
          shuffle: options
          options: {1: A, 2: B, 3: {en: Other, pinned: yes}}
          en: F?
      """)
    #expect(questionnaire.items.map(\.id.rawValue).prefix(2) == ["ballot", "a"])
    #expect(questionnaire.items[0].isAssigned && questionnaire.items[0].when == nil)
    #expect(questionnaire.items[1].when == .isAmong(item: 0, codes: [2]))
    #expect(
      questionnaire.unitShuffles == [
        UnitShuffle(name: "rows:e", units: [5..<6, 6..<7], pinned: []),
        UnitShuffle(name: "items:four", units: [4..<5, 5..<7, 7..<8], pinned: [0]),
        UnitShuffle(name: "sections", units: [2..<3, 3..<4, 4..<8], pinned: [1]),
      ])
    #expect(
      questionnaire.optionShuffles == [
        OptionShuffle(name: "options:e", items: 5..<7),
        OptionShuffle(name: "options:f", items: 7..<8),
      ])
  }

  @Test func `what items stand for reaches the questionnaire`() throws {
    let questionnaire = try read(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      disclosure: identifying
      nonanswers: {refused: {code: -99, key: r, en: No answer}}
      scales: {agree: {options: {1: No, 2: Maybe, 3: Yes}}}
      sections:
      - id: only
        items:
        - {id: w, type: decimal, range: 0..9, role: weight, disclosure: open, en: Weight}
        - id: b
          battery: agree
          disclosure: sensitive
          card: B2
          en: Do you agree?
          items:
          - {id: b_a, en: One, shared: ATT_a, mirrors: {item: survivors.S1, kind: trust}}
          - {id: b_b, en: Two, reversed: yes, key: 3, disclosure: never_export}
        - {id: n, type: integer, range: 0..9, key: 2..4, en: How many?}
      indices:
        ALL: {mean: [b], valid: 1, en: All}
        RIGHT: {count_correct: [b_b, n], dont_know: shown}
      """)
    let meanings = questionnaire.items.map(\.meaning)
    #expect(meanings.map(\.disclosure) == [.open, .sensitive, .neverExport, .identifying])
    #expect(meanings.map(\.card) == [nil, "B2", "B2", nil])
    #expect(meanings[0].role == .weight)
    #expect(meanings[1].shared == "ATT_a")
    #expect(
      meanings[1].mirror
        == Mirroring(questionnaire: "survivors", item: ItemID("S1"), kind: .trust))
    #expect(meanings.map(\.key) == [nil, nil, .codes([3]), .numbers(2...4)])
    #expect(
      questionnaire.indices == [
        CompositeIndex(
          id: ItemID("ALL"), label: english("All"), method: .mean, items: [1, 2], valid: 1,
          dontKnow: .missing),
        CompositeIndex(
          id: ItemID("RIGHT"), method: .countCorrect, items: [2, 3], valid: 2, dontKnow: .shown),
      ])
  }

  @Test func `a condition in quotes or over lines is found in its place`() {
    let marked = MarkedSource(
      """
      questionnaire: study
      version: 1
      languages: [en]
      title: Study
      sections:
      - id: only
        items:
        - {id: P1, type: single, en: A?, options: {1: "Yes", 2: "No"}}
        - {id: P2, type: text, en: B?, when: "P1 = \\"1️⃣Yess\\""}
        - id: P3
          type: text
          en: C?
          when: >-
            P1 = 1
            or 2️⃣P9 = 2
      """)
    let (_, diagnostics) = QuestionnaireReader.read(marked.source)
    let starts = diagnostics.map(\.span.start)
    #expect(starts == [marked.offset(1) - 1, marked.offset(2)])
  }

  private func read(_ text: String) throws -> Questionnaire {
    let source = SourceText(name: "test.yaml", text: text)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    return try #require(questionnaire)
  }
}

private func english(_ text: String) -> LocalizedText {
  LocalizedText([Language("en"): text])
}
