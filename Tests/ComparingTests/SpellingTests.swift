import QuestionnaireModel
import Testing

@testable import Comparing

/// Two wordings of which nobody can say from afar that they mean the same.
private let otherWordings: [(String, String)] = [
  ("< 10 hours", "> 10 hours"), ("10 < hours", "10 > hours"), ("≤ 10", "≥ 10"), ("= 10", "≠ 10"),
  ("+2", "-2"), ("+5", "−5"), ("2", "-2"), ("-5 degrees", "5 degrees"), (":)", ":("),
  (":-)", ";-)"),
  ("Good :)", "Good :("), ("Good (:", "Good (;"), (":D", ";D"), ("😀", "😡"), ("👍 Yes", "👎 Yes"),
  ("*", "**"), ("A*", "A"), ("!", "?"), ("10 $", "10 €"), ("10%", "10"), ("10 %", "10 ‰"),
  ("1000 lei", "10000 lei"), ("1.5 liters", "15 liters"), ("1.5", "1,5"), (".5", "5"),
  ("1 0", "10"),
  ("m²", "m"), ("½", "2"), ("5'", "5\""), ("#1", "1"), ("1/2", "1-2"), ("A & B", "A / B"),
  ("You never trusted them", "You ever trusted them"), ("It was moral", "It was amoral"),
  ("Employer", "Employee"), ("My trainer", "My trainee"), ("Trafic", "Traffic"), ("no", "on"),
  ("Nu, am fost", "Nu am fost"), ("No, one trusted me", "No one trusted me"),
  ("a woman's friends", "a womans friends"), ("can not", "cannot"), ("re-sign", "resign"),
  ("мой", "мои"), ("tør", "tor"), ("Hello {a}", "Hello {A}"), ("{a} or {b}", "{b} or {a}"),
]

/// Two wordings that say the same.
private let sameWordings: [(String, String)] = [
  ("Police officer", "police  Officer"), ("Anything else?", "Anything else"), ("Yes", " Yes. "),
  ("Yes", "Yes !"), ("Școală", "Şcoală"), ("Școală", "Scoala"), ("Ce ai făcut?", "Ce ai facut ?"),
  ("Școală", "S\u{327}coala\u{306}"), ("“Trust”", "\"Trust\""), ("„Trust”", "Trust"),
  ("woman's", "woman’s"), ("10-20 hours", "10–20 hours"), ("-5", "−5"),
  ("And then…", "And then..."),
  ("a\u{A0}b", "a b"), ("work\u{AD}shop", "workshop"), ("¿Qué?", "que"),
  ("Money (in lei)", "Money (in lei)?"),
  ("Hello {a}.", "hello {a}"),
]

@Suite struct SpellingTests {
  @Test(arguments: otherWordings)
  func `signs, digits, inner marks and letters are no spelling`(old: String, new: String) {
    #expect(Rewording(old, new) > .spelling)
    #expect(Rewording(new, old) > .spelling)
  }

  @Test(arguments: sameWordings)
  func `capitals, spaces, diacritics, typography and marks around are spelling`(
    old: String, new: String
  ) {
    #expect(Rewording(old, new) == .spelling)
    #expect(Rewording(new, old) == .spelling)
  }

  @Test(arguments: otherWordings.filter { !$0.0.contains("{") })
  func `an option that says something else is never read together`(old: String, new: String) throws
  {
    let written = { (label: String) in
      let quoted = label.split(separator: "\"", omittingEmptySubsequences: false).joined(
        separator: "\\\"")
      return "{code: 1, en: \"\(quoted)\", ro: Una}"
    }
    for name in ["", "a: "] {
      let options = { (label: String) in
        name.isEmpty
          ? "1: " + written(label).replacing("code: 1, ", with: "") : name + written(label)
      }
      let item = { (label: String) in
        """
        - {id: q, type: single, en: What?, ro: Ce?, options: {\(options(label)), 2: {en: Rest of it, ro: Rest}}}
        """
      }
      let changes = QuestionnaireComparison(
        try questionnaire(item(old)), try questionnaire(item(new), version: "1.1.0")
      ).changes
      #expect(changes.contains { $0.level != .safe })
    }
  }

  @Test(arguments: [
    ("< 10 hours", "> 10 hours"), ("+2", "-2"), (":)", ":("), ("*", "**"), ("Employer", "Employee"),
    ("Fata", "Față"), ("Police", "Doctor"),
  ])
  func `labels that are exchanged break, whatever names their options have`(
    first: String, second: String
  ) throws {
    for (one, two) in [("1: {", "2: {"), ("a: {code: 1, ", "b: {code: 2, ")] {
      for languages in [["en", "ro"], ["ro", "en"]] {
        let item = { (first: String, second: String) in
          """
          - {id: q, type: single, en: What?, ro: Ce?, options: {\(one)\(languages[0]): "\(first)", \(languages[1]): One}, \(two)\(languages[0]): "\(second)", \(languages[1]): Two}}}
          """
        }
        let changes = QuestionnaireComparison(
          try questionnaire(item(first, second)),
          try questionnaire(item(second, first), version: "1.1.0")
        ).changes
        #expect(changes.contains { $0.level == .breaking && $0.kind == .codeReused })
      }
    }
  }

  @Test func `ends that are exchanged break, and labels of non-answers too`() throws {
    let item = { (low: String, high: String) in
      "- {id: q, type: scale, en: What?, ro: Ce?, ends: {low: {en: \(low), ro: A}, high: {en: \(high), ro: B}}}"
    }
    let (old, new) = (
      try questionnaire(item("Never", "Always")),
      try questionnaire(item("always", "Never"), version: "1.1.0")
    )
    #expect(
      findings(old, new) == [Finding(.endsReworded, .breaking), Finding(.endsReworded, .breaking)])
    let exchanged = """
      nonanswers:
        dont_know: {code: -98, key: d, en: No answer, ro: Nu răspund}
        refused: {code: -99, key: r, en: Don't know, ro: Nu știu}
      """
    let other = try questionnaire(item("Never", "Always"), version: "1.1.0", heading: exchanged)
    #expect(
      findings(old, other)
        == [Finding(.codeReused, .breaking, nil), Finding(.codeReused, .breaking, nil)])
  }
}

extension String {
  /// The text with every occurrence of a part replaced.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
