import Diagnostics
import TestSupport

extension FindingCase {
  static let texts: [FindingCase] = [
    FindingCase(
      "languages: [en, ro]\ntitle: {1️⃣en: Study}", .init(1, "Q0601", "no text in 'ro'")),
    FindingCase("languages: [en, ro]\ntitle: 1️⃣Study", .init(1, "Q0601", "no text in 'ro'")),
    FindingCase(
      "languages: [en, ro]\ntitle: {1️⃣ro: Studiu}", .init(1, "Q0602", "no text in 'en'")),
    FindingCase("- {id: 1️⃣a, type: text}", .init(1, "Q0602", "'a' has no text in 'en'")),
    FindingCase(
      """
      languages: [fr]
      sections:
      - {id: s, items: [{id: 1️⃣a, type: consent, fr: Oui?}]}
      """, .init(1, "Q0602", "the options of a consent")),
    FindingCase(
      "- {id: a, type: text, en: A?, 1️⃣fr: A?}", .init(1, "Q0603", "'fr' is not declared")),
    FindingCase(
      "languages: [ro]\ntitle: 1️⃣Ţară", .init(1, "Q0604", "comma below")),
  ]

  static let allowances: [FindingCase] = [
    FindingCase("allowed: [{code: 1️⃣Q9999, reason: why}]", .init(1, "Q0211")),
    FindingCase("allowed: [{code: 1️⃣Q0206, reason: why}]", .init(1, "Q0212", "is an error")),
    FindingCase("allowed: [{code: 1️⃣Q0502, reason: why}]", .init(1, "Q0213", "remove")),
    FindingCase(
      "allowed: [{code: Q0502, item: 1️⃣nobody, reason: why}]", .init(1, "Q0203", "'nobody'")),
    FindingCase("allowed: [{1️⃣code: Q0502}]", .init(1, "Q0202", "'reason'")),
  ]
}
