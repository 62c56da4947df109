/// Makes a whole questionnaire of the piece that an example shows.
enum ExampleFile {
  /// Completes items (`- id: …`) or keys of the top level with what they leave out.
  static func completing(_ piece: String) -> String {
    if piece.hasPrefix("#") { return piece }
    let lines = piece.split(separator: "\n", omittingEmptySubsequences: false)
    let isItems = piece.hasPrefix("- ")
    let keys = Set(isItems ? ["sections"] : lines.compactMap(key))
    if keys.contains("respondents"), !keys.contains("ethics") { return protected(piece) }
    let body =
      isItems
      ? "sections:\n- id: only\n  items:\n" + lines.map { "  " + $0 }.joined(separator: "\n")
      : piece
    if piece.hasPrefix("%") {
      return lines[0] + "\n---\n" + completing(lines.dropFirst(2).joined(separator: "\n"))
    }
    // What a piece breaks off in the middle of must stay at the end.
    return defaults(in: languages(in: lines)).filter { !keys.contains($0.key) }.map {
      $0.lines + "\n"
    }.joined() + body
  }

  /// Completes a survivors' questionnaire with what protects them: the block and its items.
  private static func protected(_ piece: String) -> String {
    let ethics = """
      ethics:
        safety: [{en: Is the place private?, otherwise: Meet elsewhere.}]
        consent: {items: [agree], comprehension: understood, wrong: You lose nothing.}
        distress: {words: Breathe slowly., offer: A break., stop_when: They cry.}
        support:
          verified: 2026-11-01
          lines: [{name: Help, phone: "112", county: all, languages: en, hours: Always, for: Danger}]
        minors: {item: adult, options: [2], then: We stop here.}
        duties: [A child in danger is notified.]
        stop: Keep or delete what was said?
      nonanswers: {refused: {code: -9, key: r, en: No answer}, dont_know: {code: -8, key: d, en: Unsure}}
      """
    let items = """

      - id: gate
        items:
        - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree to talk?}
        - {id: understood, type: single, options: {1: I may stop, 2: I must go on}, key: 1, allow: [refused], en: What may you do?}
        - {id: adult, type: single, options: {1: I am, 2: I am not}, allow: [refused], en: Are you an adult?}
      """
    let lines = piece.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line == "sections:" ? line + items : line[...]
    }
    return completing(ethics + "\n" + lines.joined(separator: "\n"))
  }

  private static func key(of line: Substring) -> String? {
    // A marker may stand before the key.
    let text = line.first == " " || line.first == "-" ? "" : line.drop { !$0.isLetter }
    return text.firstIndex(of: ":").map { String(text[..<$0]) }
  }

  private static func defaults(in languages: [String]) -> [(key: String, lines: String)] {
    [
      ("questionnaire", "questionnaire: study"),
      ("version", "version: 1.0.0"),
      ("languages", "languages: [en]"),
      ("title", "title: Study"),
      (
        "sections",
        "sections:\n- id: only\n  items:\n  - id: open\n    type: text\n"
          + languages.map { "    \($0): What?" }.joined(separator: "\n")
      ),
    ]
  }

  /// The languages a piece declares, in brackets or as a list.
  private static func languages(in lines: [Substring]) -> [String] {
    guard let line = lines.first(where: { $0.hasPrefix("languages:") }) else { return ["en"] }
    let words = line.dropFirst(10).split { !$0.isLetter }.map { String($0) }
    let known = ["en", "ro", "fr"].filter(words.contains)
    return known.isEmpty ? ["en", "ro"] : known
  }
}
