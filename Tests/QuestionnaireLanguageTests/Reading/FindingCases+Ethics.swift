import Diagnostics
import TestSupport

extension FindingCase {
  /// What protects the people asked, and what survivors must not be asked.
  static let ethics: [FindingCase] = [
    FindingCase(
      "respondents: 1️⃣victims\nethics: {duties: [A child in danger is notified.]}",
      .init(1, "Q0211", "none of survivors")),
    FindingCase("respondents: professionals\nethics: {stop: Keep or delete it?}"),
    FindingCase(
      """
      respondents: survivors
      1️⃣ethics: {duties: [A child in danger is notified.], safety: []}
      sections:
      - {id: only, items: [{id: a, type: text, required: no, en: What helped?}]}
      """, .init(1, "Q0901", "'safety', 'consent', 'distress', 'support', 'minors', 'stop'")),
    FindingCase(
      """
      ethics:
        safety: [{otherwise: 1️⃣TODO, en: Is it private?}]
        distress: {words: 2️⃣…, offer: A break., stop_when: They cry.}
        5️⃣support: {lines: [{name: A, phone: 3️⃣none, county: all, languages: en, hours: B, for: C}]}
        duties: [4️⃣To be filled in.]
      """,
      .init(1, "Q0910"), .init(2, "Q0910"), .init(3, "Q0302", "phone"), .init(4, "Q0910"),
      .init(5, "Q0905")),
    FindingCase(
      """
      ethics:
        2️⃣support: {verified: 1️⃣1.11.2026, lines: []}
        consent: {items: [3️⃣agre], comprehension: a, wrong: No.}
      """,
      .init(1, "Q0302", "YYYY-MM-DD"), .init(2, "Q0504"), .init(3, "Q0203", "'agre'")),
    FindingCase(
      """
      ethics:
        1️⃣consent: {items: [2️⃣a, 3️⃣b]}
        minors: {item: 4️⃣b, below: 18, then: Stop.}
      sections:
      - id: only
        items:
        - {id: 5️⃣b, type: text, en: B?}
        - {id: a, type: single, options: {1: One, 2: Two}, en: A?}
      """, .init(1, "Q0903"), .init(2, "Q0904", "type consent"), .init(3, "Q0904", "no consent"),
      .init(4, "Q0904", "'below'"), .init(5, "Q0902", "'a'")),
    FindingCase(
      """
      ethics:
        consent: {items: [a], comprehension: 1️⃣b}
        minors: {item: b, options: [2️⃣3], then: Stop.}
      sections:
      - id: only
        items:
        - {id: a, type: consent, options: {1: Agreed, 2: Declined}, en: A?}
        - {id: b, type: single, options: {1: One, 2: Two}, en: B?}
      """, .init(1, "Q0904", "'key'"), .init(1, "Q0202", "'wrong'"), .init(2, "Q0204")),
    FindingCase(
      """
      respondents: survivors
      sections:
      - id: only
        items:
        - {id: 1️⃣a, type: integer, range: 0..9, allow: [dont_know], en: How many offices?}
        - {id: 2️⃣b, type: text, allow: [refused], en: What is your name?}
        - {id: 3️⃣c, type: date, required: no, en: When were you born?}
        - {id: d, type: single, options: {1: Police, 2: Doctors}, required: no, en: Who has your phone number?}
        - {id: e, type: integer, range: 0..9, required: no, en: In how many places did the name matter?}
      """, .init(1, "Q0906", "'a'"), .init(2, "Q0909", "your name"), .init(3, "Q0909")),
    FindingCase(
      """
      respondents: survivors
      disclosure: sensitive
      ethics:
        safety: [{en: Is the place private?, otherwise: Meet elsewhere.}]
        consent: {items: [agree], comprehension: may, wrong: You may stop.}
        distress: {words: Breathe slowly., offer: A break., stop_when: They cry.}
        support:
          verified: 2026-11-01
          lines: [{name: A, phone: "112", county: all, languages: en, hours: B, for: C}]
        minors: {item: adult, options: [2], then: We stop here.}
        duties: [A child in danger is notified.]
        stop: Keep or delete what was said?
      sections:
      - id: only
        items:
        - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Agree?}
        - {id: a, type: text, required: no, en: What helped?}
        - {id: 1️⃣may, type: single, options: {1: Stop, 2: Go on}, key: 1, required: no, en: What may you do?}
        - {id: 2️⃣adult, type: single, options: {1: I am, 2: I am not}, required: no, en: Adult?}
      """, .init(1, "Q0908", "'a'"), .init(2, "Q0908", "'a'")),
    FindingCase(
      """
      respondents: survivors
      disclosure: sensitive
      scales: {s: {options: {1: Bad, 2: Good}, allow: [refused]}}
      sections:
      - id: only
        items:
        - {id: a, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far A?}
        - {id: b, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far B?}
        - {id: c, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far C?}
        - {id: d, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far D?}
        - {id: e, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far E?}
        - {id: f, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far F?}
        - {id: g, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far G?}
        - {id: h, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far H?}
        - {id: p, type: note, when: h > 5, en: A pause that only some have.}
        - {id: i, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far I?}
        - id: j
          battery: s
          en: How was it there?
          items: [{id: j1, en: the office}, {id: j2, en: the yard}, {id: j3, en: the street}]
        - {id: 1️⃣k, type: scale, range: 0..9, ends: {low: No, high: Fully}, required: no, en: How far K?}
      """, .init(1, "Q0907", "'a'")),
  ]
}
