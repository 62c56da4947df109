import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

@testable import Reports

private let source = """
  questionnaire: visit
  version: 1.0.0
  languages: [en, ro]
  title: {en: "Visits <b> & \\"more\\"", ro: Vizite}
  nonanswers:
    dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
    refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
  sections:
  - id: all
    title: {en: All, ro: Toate}
    items:
    - {id: agrees, type: consent, en: Do you agree?, ro: Sunteți de acord?}
    - id: met
      type: single
      en: Have you met one?
      ro: Ați întâlnit?
      instruction: {en: Read slowly., ro: Citiți rar.}
      options:
        known: {code: 1, en: Yes, ro: Da}
        guessed: {code: 2, en: Perhaps, ro: Poate}
        no: {code: 3, en: No, ro: Nu}
    - {id: times, type: integer, range: 1..500, when: "met in [known, guessed]", en: How many?, ro: Câți?}
    - {id: sure, type: single, when: "met = guessed", en: Why?, ro: De ce?, options: {1: {en: A, ro: A}, 2: {en: B, ro: B}}}
    - {id: last, type: text, required: no, en: Anything else?, ro: Altceva?}
  """

private func visit() throws -> Questionnaire {
  let read = QuestionnaireReader.read(SourceText(name: "visit.yaml", text: source))
  return try #require(read.questionnaire, "\(read.diagnostics.map(\.message))")
}

@Suite struct FormTests {
  @Test func `no text of a questionnaire becomes markup`() throws {
    let english = [Language("en")]
    for text in [
      PrintedForm(try visit(), in: english).render(), Codebook(try visit(), in: english[0]).html(),
      RouteMap(try visit(), in: english[0]).render(),
    ] {
      #expect(text.contains("Visits &lt;b&gt; &amp; &quot;more&quot;"))
      #expect(!text.contains("<b> &"))
      #expect(!text.contains("<script"))
    }
  }

  @Test func `controls and signs that turn text around are made visible`() {
    #expect(
      Markup.escaped("a\u{0}b\u{202E}c\u{1B}d\u{85}\n") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}\n")
    #expect(Markup.escaped("<a href='x'>&") == "&lt;a href=&#39;x&#39;&gt;&amp;")
  }

  @Test func `what is computed is not on paper and nothing leads to it`() throws {
    let computed =
      "  - {id: twice, type: computed, value: times * 2, when: met = known, en: Twice, ro: Dublu}\n"
    let end = "  - {id: last"
    let text = source.split(separator: end).joined(separator: computed + end)
    let read = QuestionnaireReader.read(SourceText(name: "visit.yaml", text: text))
    let study = try #require(read.questionnaire, "\(read.diagnostics.map(\.message))")
    #expect(!PrintedForm(study, in: [Language("en")]).render().contains("twice"))
    #expect(RouteMap(study, in: Language("en")).render().contains("twice"))
    let met = try #require(study.index(of: ItemID("met")))
    let flow = QuestionnaireFlow(study, isOnPaper: true)
    let last = try #require(study.index(of: ItemID("last")))
    #expect(flow.jump(from: met, with: .choice(3)) == .to(last))
  }

  @Test func `an option that leads past questions says where to`() throws {
    let flow = QuestionnaireFlow(try visit())
    #expect(flow.jump(from: 1, with: .choice(1)) == nil)
    #expect(flow.jump(from: 1, with: .choice(3)) == .to(4))
    #expect(flow.jump(from: 1, with: .nonanswer(.refused)) == .to(4))
    #expect(flow.jump(from: 0, with: .choice(2)) == .end)
    #expect(flow.jump(from: 4, with: .nonanswer(.missing)) == nil)
  }

  @Test func `a route is said in words beside the question it leads to`() throws {
    let form = PrintedForm(try visit(), in: [Language("en"), Language("ro")]).render()
    #expect(form.contains("met is 1 or 2; "))
    #expect(form.contains("met este 1 sau 2; "))
    #expect(form.contains("otherwise go to sure"))
    #expect(form.contains("altfel treceți la last"))
    #expect(form.contains("→ last"))
    #expect(form.contains("Interviewer</b> Read slowly."))
  }

  @Test func `a form in one language has no word of another`() throws {
    let form = PrintedForm(try visit(), in: [Language("ro")]).render()
    #expect(!form.contains("Have you"))
    #expect(form.contains("Nu știu"))
    #expect(form.contains("<html lang=\"ro\">"))
  }

  @Test(arguments: [
    (Condition.isAmong(item: 1, codes: [1, 2]), "met is 1 or 2", "met in [known, guessed]"),
    (.not(.isAmong(item: 1, codes: [3])), "met is answered with anything but 3", "met != no"),
    (
      .comparison(.item(2), .greaterOrEqual, .number(5)), "times is at least 5", "times >= 5"
    ),
    (.answered(items: [1, 2]), "there is an answer to met, times", "answered(met, times)"),
    (
      .isNonanswer(item: 1, kinds: [.refused]), "met is -99 (No answer)", "met is refused"
    ),
    (
      .all([.any([.isAmong(item: 1, codes: [1]), .constant(true)]), .answered(items: [2])]),
      "(met is 1 or always) and there is an answer to times",
      "(met = known or 1 = 1) and answered(times)"
    ),
  ])
  func `a condition is written in words and as its author would`(
    condition: Condition, words: String, notation: String
  ) throws {
    let questionnaire = try visit()
    #expect(
      ConditionWords(questionnaire, in: Language("en")).text(of: condition.conjuncts) == words)
    #expect(condition.notation(in: questionnaire) == notation)
  }

  @Test func `questions under one condition stand in one block`() throws {
    let flow = QuestionnaireFlow(try visit())
    let shapes = flow.sections[0].nodes.map { node in
      switch node {
      case .unit(let unit): "\(unit.items)"
      case .block(_, let nodes): "block of \(nodes.count) to \(node.end)"
      }
    }
    #expect(shapes == ["0..<1", "1..<2", "block of 1 to 3", "block of 1 to 4", "4..<5"])
  }
}

@Suite struct CodebookTests {
  @Test func `a variable says who was asked and what its codes mean`() throws {
    let codebook = Codebook(try visit(), in: Language("en"))
    let entry = try #require(codebook.chapters[0].entries.first { $0.name == "times" })
    #expect(entry.base == "met is 1 or 2")
    #expect(entry.condition == "met in [known, guessed]")
    #expect(entry.range == "1 – 500")
    #expect(entry.codes.map(\.code) == ["-98", "-99"])
    #expect(entry.codes.count { $0.isNonanswer } == entry.codes.count)
  }

  @Test(arguments: [
    ("a|b *c* <d> [e](f) `g`", #"a\|b \*c\* \<d\> \[e\](f) \`g\`"#),
    ("P10_1 and _x_ and ~~y~~", #"P10_1 and \_x\_ and \~\~y\~\~"#),
    ("&lt; &#60; A & B", #"\&lt; \&#60; A & B"#),
    ("C# at -98, 1. floor!", "C# at -98, 1. floor!"),
    ("one\ntwo", "one two"),
  ])
  func `only what would be markup is escaped`(text: String, expected: String) {
    #expect(Codebook.escaped(text) == expected)
  }

  @Test(arguments: [
    ("1. one\n- two", #"1\. one - two"#), ("- x", #"\- x"#), ("# x", "\\# x"),
    ("2) x", #"2\) x"#), ("1990 was", "1990 was"),
  ])
  func `a line does not begin a heading or a list`(text: String, expected: String) {
    #expect(Codebook.escapedLine(text) == expected)
  }

  @Test func `the Markdown codebook has a table of codes`() throws {
    let text = Codebook(try visit(), in: Language("en")).markdown()
    #expect(text.contains("### met · one option\n\nHave you met one?\n"))
    #expect(text.contains("| 2 | Perhaps |\n"))
    #expect(text.contains("| -98 | *Don't know* |\n"))
    #expect(text.contains("- Condition: met in \\[known, guessed\\]\n"))
  }
}

@Suite struct RouteMapTests {
  @Test func `each skip is a curve with its condition`() throws {
    let map = RouteMap(try visit(), in: Language("en")).render()
    #expect(map.contains("unless met in [known, guessed]</text>"))
    #expect(map.contains("unless met = guessed</text>"))
    #expect(map.split(separator: "marker-end=\"url(#past)\"").count - 1 == 3)
  }

  @Test func `boxes stand below one another and labels beside one another`() throws {
    let layout = RouteMapLayout(try visit(), Language("en"))
    for (box, next) in zip(layout.boxes, layout.boxes.dropFirst()) {
      #expect(box.top + box.height < next.top)
    }
    for (skip, next) in zip(layout.skips, layout.skips.dropFirst()) {
      #expect(skip.labelTop + skip.label.count * RouteMapLayout.lineHeight <= next.labelTop)
    }
    #expect(layout.boxes.map(\.name) == ["agrees", "met", "times", "sure", "last"])
  }

  @Test func `a long text is wrapped and cut where there is no room`() {
    let lines = TextFitting.wrapped(
      String(repeating: "many words ", count: 40), width: 200, size: 12, limit: 3)
    #expect(lines.count == 3)
    #expect(lines[2].hasSuffix("…"))
    #expect(lines.allSatisfy { TextFitting.width($0, size: 12) <= 200 })
  }
}
