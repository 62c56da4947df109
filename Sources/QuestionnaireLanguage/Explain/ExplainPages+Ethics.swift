/// What protects the people asked.
extension ExplainPages {
  private static let who =
    "WHO ethical and safety recommendations for interviewing trafficked women (2003)"

  static let ethics: [ExplainPage] = [
    ExplainPage(
      .missingProtection, "Survivors would be asked without protection",
      "A questionnaire with 'respondents: survivors' has all parts of 'ethics': the safety gate, the "
        + "consents, the distress protocol, the dated support list, the rule for minors, the duties to "
        + "notify and the question at a stop.",
      bad: """
        respondents: survivors
        ethics:
          stop: Do you want us to keep or to delete what you said?
        sections:
        - id: only
          items:
          - {id: helped, type: text, required: no, en: What helped you?}
        """,
      good: """
        respondents: professionals
        ethics:
          stop: Do you want us to keep or to delete what you said?
        sections:
        - id: only
          items:
          - {id: helped, type: text, required: no, en: What helped you?}
        """, source: who),
    ExplainPage(
      .consentNotFirst, "Something is asked before the consent",
      "Nobody is asked anything before agreeing to be asked.",
      bad: """
        ethics: {consent: {items: [agree], comprehension: may, wrong: You may stop.}}
        sections:
        - id: start
          items:
          - {id: town, type: text, en: Which town do you work in?}
          - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
          - {id: may, type: single, options: {1: Stop, 2: Go on}, key: 1, en: What may you do?}
        """,
      good: """
        ethics: {consent: {items: [agree], comprehension: may, wrong: You may stop.}}
        sections:
        - id: start
          items:
          - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
          - {id: may, type: single, options: {1: Stop, 2: Go on}, key: 1, en: What may you do?}
          - {id: town, type: text, en: Which town do you work in?}
        """, source: who + ", principle 6"),
    ExplainPage(
      .noComprehension, "Nothing shows whether the consent was understood",
      "A consent that was not understood is none. One short question with a right answer shows it.",
      bad: """
        ethics: {consent: {items: [agree]}}
        sections:
        - id: start
          items:
          - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
        """,
      good: """
        ethics: {consent: {items: [agree], comprehension: may, wrong: You may stop.}}
        sections:
        - id: start
          items:
          - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
          - {id: may, type: single, options: {1: Stop, 2: Go on}, key: 1, en: What may you do?}
        """,
      source: "Council for International Organizations of Medical Sciences (2016), guideline 9"),
    ExplainPage(
      .unfitEthicsItem, "An item cannot do what 'ethics' wants of it",
      "The first consent is of type consent, so that nothing is asked without it; others may be of type "
        + "single. The item that shows whether they were understood has a 'key'. The item that tells a "
        + "minor is a whole number with 'below', or of type single with 'options'.",
      bad: """
        ethics: {minors: {item: age, below: 18, then: We stop here.}}
        sections:
        - id: start
          items:
          - {id: age, type: text, en: How old are you?}
        """,
      good: """
        ethics: {minors: {item: age, below: 18, then: We stop here.}}
        sections:
        - id: start
          items:
          - {id: age, type: integer, range: 0..120, en: How old are you?}
        """, source: guide),
    ExplainPage(
      .undatedSupport, "The support list has no date",
      "A number that no longer answers harms whoever calls it. 'verified' is the day on which every "
        + "line was last called; after 90 days the study asks for it again.",
      bad: """
        ethics:
          support:
            lines:
            - {name: Emergency, phone: "112", county: all, languages: en, hours: Always, for: Danger}
        """,
      good: """
        ethics:
          support:
            verified: 2026-11-01
            lines:
            - {name: Emergency, phone: "112", county: all, languages: en, hours: Always, for: Danger}
        """, source: who + ", principle 3"),
    ExplainPage(
      .noRefusal, "A question to survivors cannot be skipped",
      "Every question but the consent may be skipped, at once and without a reason: it allows 'refused' "
        + "or is not required.",
      bad: """
        respondents: survivors
        sections:
        - id: only
          items:
          - {id: offices, type: integer, range: 0..9, allow: [dont_know], en: How many offices did you go to?}
        """,
      good: """
        respondents: survivors
        sections:
        - id: only
          items:
          - {id: offices, type: integer, range: 0..9, allow: [refused], en: How many offices did you go to?}
        """, source: who + ", principle 6"),
    ExplainPage(
      .sensitiveRun, "Too many sensitive questions follow each other",
      "After ten sensitive questions comes a pause: a note that offers one, or a question that is not "
        + "sensitive. A battery counts once.",
      bad: """
        respondents: survivors
        disclosure: sensitive
        sections:
        - id: only
          items:
        \(sensitive(1...11))
        """,
      good: """
        respondents: survivors
        disclosure: sensitive
        sections:
        - id: only
          items:
        \(sensitive(1...6))
          - {id: pause, type: note, en: We can take a break here.}
        \(sensitive(7...11))
        """, source: who + ", principle 8"),
    ExplainPage(
      .lateGate, "What decides whether there is an interview comes too late",
      "Whether somebody is a minor, and whether the consent was understood, is asked before the first "
        + "sensitive question.",
      bad: gates(isLate: true), good: gates(isLate: false), source: who + ", principle 6"),
    ExplainPage(
      .identifierAsked, "A question asks a survivor who they are",
      "No answer of a survivor may name them: no name, personal number, phone, address, mail or date of "
        + "birth. Contacts are kept by the organization that assists them, apart from answers.",
      bad: """
        respondents: survivors
        sections:
        - id: only
          items:
          - {id: call, type: text, allow: [refused], en: What is your phone number?}
        """,
      good: """
        respondents: survivors
        sections:
        - id: only
          items:
          - {id: call, type: single, options: {1: I would, 2: I would not}, allow: [refused], en: Would you like a call from the counselor?}
        """, source: who + ", principle 5"),
    ExplainPage(
      .unfilledText, "A text was never written",
      "What stands in 'ethics' is read out to people. A placeholder such as '…' or 'TODO' is no text.",
      bad: """
        ethics:
          duties: [TODO]
        """,
      good: """
        ethics:
          duties: [Whoever learns that a child is in danger must tell the authorities.]
        """, source: guide),
  ]

  private static func sensitive(_ numbers: ClosedRange<Int>) -> String {
    numbers.map {
      "  - {id: q\($0), type: scale, range: 0..10, ends: {low: Not at all, high: Fully}, "
        + "allow: [refused], en: How far did office \($0) help?}"
    }.joined(separator: "\n")
  }

  /// A small survivors' questionnaire of which the consent's question comes late, or in time.
  private static func gates(isLate: Bool) -> String {
    let sensitive = """
        - {id: help, type: integer, range: 0..9, disclosure: sensitive, allow: [refused], en: How often?}
      """
    let understood = """
        - {id: may, type: single, options: {1: Stop, 2: Go on}, key: 1, allow: [refused], en: What may you do?}
      """
    return """
      respondents: survivors
      nonanswers: {refused: {code: -9, key: r, en: No answer}}
      ethics:
        safety: [{en: Is the place private?, otherwise: Meet elsewhere.}]
        consent: {items: [agree], comprehension: may, wrong: You may stop.}
        distress: {words: Breathe slowly., offer: A break., stop_when: They cry.}
        support:
          verified: 2026-11-01
          lines: [{name: Help, phone: "112", county: all, languages: en, hours: Always, for: Danger}]
        minors: {item: adult, options: [2], then: We stop here.}
        duties: [A child in danger is notified.]
        stop: Keep or delete what was said?
      sections:
      - id: only
        items:
        - {id: agree, type: consent, options: {1: Agreed, 2: Declined}, en: Do you agree?}
        - {id: adult, type: single, options: {1: I am, 2: I am not}, allow: [refused], en: Are you an adult?}
      \(isLate ? sensitive + "\n" + understood : understood + "\n" + sensitive)
      """
  }
}
