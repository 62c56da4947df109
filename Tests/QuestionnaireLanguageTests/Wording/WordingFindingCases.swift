import Diagnostics
import TestSupport

extension FindingCase {
  /// Findings about words, scales and placeholders, each with the place it points to.
  static let wording: [FindingCase] = [
    FindingCase(
      "- {id: a, type: integer, en: 1️⃣How old is the mother and the father?}",
      .init(1, "Q0540", "'the … and the'")),
    FindingCase(
      "- {id: a, type: integer, en: 1️⃣How old are you? When?}",
      .init(1, "Q0540", "two question marks")),
    FindingCase(
      """
      languages: [ro]
      title: Studiu
      sections:
      - id: s
        items:
        - {id: a, type: integer, ro: 1️⃣Cât credeți că poliția și că biserica ajută?}
        - {id: b, type: integer, ro: 2️⃣Nu credeți că statul nu ajută?}
        - {id: c, type: integer, ro: Nu credeți că statul ajută?}
      """, .init(1, "Q0540", "'că … și că'"), .init(2, "Q0541", "'b' denies twice")),
    FindingCase(
      "- {id: a, type: integer, en: 1️⃣Is it not true that nobody came?}", .init(1, "Q0541")),
    FindingCase(
      """
      loaded_words: {en: [poor thing, victimiz*]}
      sections:
      - id: s
        items:
        - {id: a, type: text, en: 1️⃣What do prostitutes need?}
        - {id: b, type: text, en: 2️⃣What does the poor thing need?}
        - {id: c, type: single, options: {1: A, 2: 3️⃣Victimized persons}, en: Who?}
      """, .init(1, "Q0542", "'prostitutes'"), .init(2, "Q0542", "'poor thing'"),
      .init(3, "Q0542", "'victimiz*'")),
    FindingCase("loaded_words: {1️⃣fr: [mot]}", .init(1, "Q0603", "'fr' is not declared")),
    FindingCase("loaded_words: {1️⃣en: word}", .init(1, "Q0301", "a list of words")),
    FindingCase(
      scale("1️⃣1: Disagree, 2: Agree, 3: Strongly agree"),
      .init(1, "Q0543", "2 of its labels are positive and 1 negative")),
    FindingCase(
      scale("1: Disagree, 1️⃣2: Neither, 3: Agree, 4: \"Don't agree\", 5: Fully agree"),
      .init(1, "Q0543", "not stand in the middle")),
    FindingCase(
      scale("1: Low, 2: Medium, 1️⃣4: High"), .init(1, "Q0544", "code 4 follows 2")),
    FindingCase(
      scale("1: Low, 2: \(String(repeating: "x", count: 2)), 3: 1️⃣\(long(121))"),
      .init(1, "Q0545", "after 120 bytes")),
    FindingCase(
      "- {id: a, type: integer, en: 1️⃣\(long(257))}", .init(1, "Q0545", "after 256 bytes")),
    FindingCase(
      "- {id: 1️⃣\(long(30)), type: multiple, options: {1: A, 10: B}, en: Which?}",
      .init(1, "Q0546", "_10'")),
    FindingCase(
      scale("1: Low, 2: \"2\", 3: 1️⃣\"3\""), .init(1, "Q0547")),
    FindingCase(
      "- {id: a, type: integer, en: How many?}\n- {id: b, type: integer, en: 1️⃣How many?}",
      .init(1, "Q0548", "asked twice")),
    FindingCase(
      "- {id: a, type: text, en: \(long(80)) here?}\n- {id: b, type: text, en: 1️⃣\(long(80)) there?}",
      .init(1, "Q0552", "Stata keeps 80 characters")),
    FindingCase(
      "- {id: a, type: multiple, options: {1: A, 2: B}, en: 1️⃣\(long(257))}",
      .init(1, "Q0545", "after 256 bytes")),
    FindingCase(
      translated("Cât în 12 luni?", "How much in 6 months?", isFound: true),
      .init(1, "Q0605", "says 6 where that in 'ro' says 12")),
    FindingCase(translated("Cât la 1.000 de oameni?", "How much in 1,000 people?")),
    FindingCase(translated("Cât în 12 luni?", "How much in a year?")),
    FindingCase(
      translated("Ce ați făcut în ultimele luni?", "Ce ați făcut în ultimele luni?", isFound: true),
      .init(1, "Q0606", "word for word")),
  ]

  private static func translated(
    _ source: String, _ translation: String, isFound: Bool = false
  ) -> String {
    """
    languages: [ro, en]
    title: {ro: Studiu, en: Study}
    sections:
    - {id: s, items: [{id: a, type: text, ro: "\(source)", en: \(isFound ? "1️⃣" : "")"\(translation)"}]}
    """
  }

  private static func scale(_ options: String) -> String {
    """
    scales: {s: {options: {\(options)}}}
    sections:
    - {id: only, items: [{id: a, type: single, scale: s, en: A?}]}
    """
  }

  private static func long(_ count: Int) -> String { String(repeating: "x", count: count) }
}
