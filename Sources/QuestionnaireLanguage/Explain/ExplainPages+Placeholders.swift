/// The placeholders of texts: pipes and forms.
extension ExplainPages {
  static let placeholders: [ExplainPage] = [
    ExplainPage(
      .malformedPlaceholder, "Braces in a text cannot be read",
      "Braces hold the name of an item, whose answer is read there, or forms between which an "
        + "answer chooses. A brace to be read itself is doubled.",
      bad: "- {id: a, type: note, en: \"Welcome {to you\"}",
      good: "- {id: a, type: note, en: \"Welcome {{to you}}\"}", source: guide),
    ExplainPage(
      .ambiguousForm, "Two items have one form",
      "A form such as `f` belongs to the options of one item, whose answer chooses the words.",
      bad: """
        - {id: you, type: single, options: {1: {en: Woman, form: f}, 2: {en: Man, form: m}}, en: You}
        - {id: kin, type: single, options: {1: {en: Sister, form: f}, 2: {en: Brother, form: m}}, en: Kin}
        - {id: a, type: note, en: "{f:She;m:He} came."}
        """,
      good: """
        - {id: you, type: single, options: {1: {en: Woman, form: f}, 2: {en: Man, form: m}}, en: You}
        - {id: kin, type: single, options: {1: {en: Sister, form: s}, 2: {en: Brother, form: b}}, en: Kin}
        - {id: a, type: note, en: "{s:She;b:He} came."}
        """, source: guide),
    ExplainPage(
      .unknownForm, "A form is not known",
      "The forms in a text are those that the options of one item declare with `form`.",
      bad: """
        - {id: kin, type: single, options: {1: {en: Sister, form: f}, 2: {en: Brother, form: m}}, en: Kin}
        - {id: a, type: note, en: "{f:She;m:He;x:They} came."}
        """,
      good: """
        - {id: kin, type: single, options: {1: {en: Sister, form: f}, 2: {en: Brother, form: m}}, en: Kin}
        - {id: a, type: note, en: "{f:She;m:He} came."}
        """, source: guide),
    ExplainPage(
      .missingForm, "A form has no text",
      "Each form that the item can take needs its text; else some respondents would read a gap.",
      bad: """
        - {id: kin, type: single, options: {1: {en: Sister, form: f}, 2: {en: Brother, form: m}}, en: Kin}
        - {id: a, type: note, en: "{f:She} came."}
        """,
      good: """
        - {id: kin, type: single, options: {1: {en: Sister, form: f}, 2: {en: Brother, form: m}}, en: Kin}
        - {id: a, type: note, en: "{f:She;m:He} came."}
        """, source: guide),
    ExplainPage(
      .pipeInLabel, "A label holds an answer",
      "Labels of options, scales and titles stand in tables and files too, where no respondent's "
        + "answer can be. They may choose forms and hold no answers.",
      bad: """
        - {id: n, type: integer, en: How many?}
        - {id: a, type: single, options: {1: "More than {n}", 2: Fewer}, en: And then?}
        """,
      good: """
        - {id: n, type: integer, en: How many?}
        - {id: a, type: single, options: {1: More, 2: Fewer}, en: "And more than {n}?"}
        """, source: guide),
    ExplainPage(
      .unpipeable, "A placeholder names what has no answer",
      "A note takes no answer, and a battery has one in each row; name a row.",
      bad: """
        - {id: n, type: note, en: Welcome}
        - {id: a, type: note, en: "Again: {n}"}
        """,
      good: """
        - {id: n, type: integer, en: How many?}
        - {id: a, type: note, en: "Again: {n}"}
        """, source: guide),
    ExplainPage(
      .sensitivePiped, "A sensitive answer is read out again",
      "Someone may be listening or looking on by then. Only answers to items with `disclosure: open` "
        + "stand in later texts.",
      bad: """
        nonanswers: {refused: {code: -99, key: r, en: No answer}}
        sections:
        - id: only
          items:
          - {id: hurt, type: text, disclosure: sensitive, en: What happened?}
          - {id: a, type: text, when: answered(hurt), en: "When did it happen: {hurt}?"}
        """,
      good: """
        nonanswers: {refused: {code: -99, key: r, en: No answer}}
        sections:
        - id: only
          items:
          - {id: hurt, type: text, disclosure: sensitive, en: What happened?}
          - {id: a, type: text, when: answered(hurt), en: When did it happen?}
        """,
      source: "WHO (2003), Ethical and safety recommendations for interviewing trafficked women"),
    ExplainPage(
      .pipeMayBeEmpty, "A placeholder may have nothing to show",
      "The item it names is not asked of everyone who reads the text, or need not be answered. Say "
        + "what to read instead after a bar, or ask only those who answered.",
      bad: """
        - {id: met, type: single, options: {1: "Yes", 2: "No"}, en: Met any?}
        - {id: n, type: integer, when: met = 1, en: How many?}
        - {id: a, type: note, en: "Think of the {n} persons."}
        """,
      good: """
        - {id: met, type: single, options: {1: "Yes", 2: "No"}, en: Met any?}
        - {id: n, type: integer, when: met = 1, en: How many?}
        - {id: a, type: note, en: "Think of the {n|many} persons."}
        """, source: "pyxform and ODK Validate let it pass; measured on a form with one defect"),
    ExplainPage(
      .placeholdersDiffer, "A translation names other answers",
      "The question is not the same where one language reads an answer and the other does not.",
      bad: """
        languages: [en, ro]
        title: {en: Study, ro: Studiu}
        sections:
        - id: only
          items:
          - {id: n, type: integer, en: How many?, ro: Câte?}
          - {id: a, type: note, en: "The {n} persons.", ro: Persoanele.}
        """,
      good: """
        languages: [en, ro]
        title: {en: Study, ro: Studiu}
        sections:
        - id: only
          items:
          - {id: n, type: integer, en: How many?, ro: Câte?}
          - {id: a, type: note, en: "The {n} persons.", ro: "Cele {n} persoane."}
        """, source: "Cross-Cultural Survey Guidelines (University of Michigan)"),
  ]
}
