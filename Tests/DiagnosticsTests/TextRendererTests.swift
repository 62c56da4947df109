import Diagnostics
import TestSupport
import Testing
import Words

@Suite struct TextRendererTests {
  private func rendered(
    _ marked: MarkedSource, notes: [Note] = [], fixIts: [FixIt] = [], message: String = "m",
    isColored: Bool = false, width: Int = 120
  ) -> String {
    let finding = Diagnostic(
      "Q0203", .error, message, at: marked.span(1, 2), notes: notes, fixIts: fixIts)
    return TextRenderer(isColored: isColored, width: width)
      .render(Findings(source: marked.source, diagnostics: [finding]))
  }

  @Test func `a finding shows its place, its line, its notes and its fix`() {
    let marked = MarkedSource(
      "- id: 3️⃣smoke4️⃣  # 喫煙しますか\n- id: packs\n  when: 1️⃣smokes2️⃣ = yes\n", name: "wellbeing.yaml")
    let text = rendered(
      marked, notes: [Note("did you mean 'smoke'?", at: marked.span(3, 4))],
      fixIts: [FixIt("write 'smoke'")], message: "condition refers to unknown question 'smokes'")
    #expect(
      text == """
        wellbeing.yaml:3:9: error: condition refers to unknown question 'smokes' [Q0203]
         3 |   when: smokes = yes
           |         ^~~~~~
        wellbeing.yaml:1:7: note: did you mean 'smoke'?
         1 | - id: smoke  # 喫煙しますか
           |       ^~~~~
        fix: write 'smoke'

        """)
  }

  @Test(arguments: [
    ("喫煙: 1️⃣x2️⃣", "      ^"), ("\ta 1️⃣bc2️⃣", "\t  ^~"), ("e\u{301}: 1️⃣喫煙2️⃣", "   ^~~~"),
    ("👨‍👩‍👧🇷🇴: 1️⃣x2️⃣", "      ^"), ("a: 1️⃣2️⃣", "   ^"), ("각: 1️⃣x2️⃣", "    ^"),
  ])
  func `the caret stands under the place in terminal cells`(text: String, underline: String) {
    #expect(rendered(MarkedSource(text)).hasSuffix(" | " + underline + "\n"))
  }

  @Test func `a span of several lines is underlined to the end of its first`() {
    #expect(rendered(MarkedSource("a: 1️⃣|\n  b\n2️⃣c: d")).hasSuffix("\n 1 | a: |\n   |    ^\n"))
  }

  @Test func `a long line is cut to the part around the caret`() {
    let filler = String(repeating: "0123456789", count: 10_000)
    let text = rendered(MarkedSource(filler + "1️⃣XYZ2️⃣" + filler), width: 20)
    #expect(
      text == """
        test.yaml:1:100001: error: m [Q0203]
         1 | …0123456789XYZ0123456…
           |            ^~~

        """)
  }

  @Test func `a span longer than the window is cut on the right`() {
    let text = rendered(
      MarkedSource("key: 1️⃣" + String(repeating: "x", count: 500) + "2️⃣"), width: 20)
    #expect(text.hasSuffix(" 1 | key: xxxxxxxxxxxxxxx…\n   |      ^~~~~~~~~~~~~~~\n"))
  }

  @Test func `characters that steer terminals or hide are shown escaped`() {
    let text = rendered(
      MarkedSource("a: \u{1B}]52;\u{202E}1️⃣x2️⃣\u{200B}", name: "b\ne\u{7}d.yaml"),
      message: "odd \u{2066}name\u{9B}")
    #expect(
      text == """
        b\\u{A}e\\u{7}d.yaml:1:10: error: odd \\u{2066}name\\u{9B} [Q0203]
         1 | a: \\u{1B}]52;\\u{202E}x\\u{200B}
           |                      ^

        """)
  }

  @Test func `color adds escapes and changes nothing else`() {
    let marked = MarkedSource("a: 1️⃣bc2️⃣")
    let colored = rendered(marked, isColored: true)
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let parts = colored.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    let plain = parts.dropFirst().reduce(into: String(parts[0])) { text, part in
      text += part.drop { $0 != "m" }.dropFirst()
    }
    #expect(plain == rendered(marked))
  }

  @Test func `a note may point into another source`() {
    let here = MarkedSource("a: 1️⃣b2️⃣", name: "here.yaml")
    let there = MarkedSource("x\ny: 1️⃣z2️⃣", name: "there.yaml")
    let notes = [
      Note("declared here", at: there.span(1, 2), in: "there.yaml"),
      Note("and here", at: there.span(1, 2), in: "unread.yaml"),
    ]
    let finding = Diagnostic("Q0203", .warning, "m", at: here.span(1, 2), notes: notes)
    let text = TextRenderer().render([
      Findings(source: here.source, diagnostics: [finding]),
      Findings(source: there.source, diagnostics: []),
    ])
    #expect(
      text == """
        here.yaml:1:4: warning: m [Q0203]
         1 | a: b
           |    ^
        there.yaml:2:4: note: declared here
         2 | y: z
           |    ^
        unread.yaml: note: and here

        """)
  }

  @Test(arguments: [("abc", 3), ("喫煙", 4), ("Ｃ", 2), ("e\u{301}", 1), ("✔️", 2), ("ｶ", 1)])
  func `width counts terminal cells`(text: String, cells: Int) {
    #expect(DisplayText.width(text) == cells)
  }
}
