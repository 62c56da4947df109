import Diagnostics

/// The grammar of conditions.
extension ExplainPages {
  static let conditions: [ExplainPage] = [
    condition(
      .unexpectedCharacter, "A character has no meaning in a condition",
      "A condition is made of names, numbers, dates, quoted text and the signs "
        + "= != < <= > >= + - * / ( ) [ ] and the comma.",
      bad: "age > 17;", good: "age > 17"),
    condition(
      .unclosedQuote, "Quoted text has no end",
      "Text in a condition begins and ends with the same straight quote.",
      bad: "sex = 'female", good: "sex = 'female'"),
    condition(
      .malformedNumber, "A number or a date cannot be read",
      "Numbers are written 12 or 1.5, dates 2026-11-23 with a day that the calendar has. "
        + "A name begins with a letter.",
      bad: "age > 17years", good: "age > 17"),
    condition(
      .unexpectedToken, "The parts of a condition do not fit together",
      "A condition compares values and joins comparisons with 'and', 'or' and 'not'. "
        + "Each comparison stands for itself, so a range takes two of them.",
      bad: "18 <= age <= 65", good: "18 <= age and age <= 65"),
    condition(
      .foreignSign, "A sign belongs to another language",
      "Conditions are written with = and !=, and with the words and, or, not, in. "
        + "One value follows '='; a list follows 'in'.",
      bad: "age == 18", good: "age = 18"),
    condition(
      .capitalizedKeyword, "A keyword is capitalized",
      "The words and, or, not, in, is are written in small letters; "
        + "in capitals they are names like any other.",
      bad: "age > 17 AND age < 66", good: "age > 17 and age < 66"),
    condition(
      .unknownFunction, "A function is not known",
      "There are three functions: answered(…) asks whether all its items have answers, "
        + "count(… in […]) counts the answers among some options, and minutes(from, to) is the time "
        + "from one time to another, over midnight where need be.",
      bad: "empty(age)", good: "not answered(age)"),
    condition(
      .oversizedCondition, "A condition is too long or nests too deeply",
      "A condition nests at most 64 levels and has at most 10,000 terms, so that a hostile file "
        + "cannot exhaust the program.",
      bad: String(repeating: "(", count: 65) + "age > 17" + String(repeating: ")", count: 65),
      good: "(age > 17)"),
  ]

  static let comparisons: [ExplainPage] = [
    ExplainPage(
      .timeGoesBack, "A difference of times may be negative",
      "From 22:00 to 06:00 are eight hours, and 06:00 less 22:00 is minus sixteen. minutes(from, to) "
        + "goes forward from the first time to the second. A difference is not reported where the "
        + "items' ranges keep it from being negative, beside a difference of dates, which counts the "
        + "days, and where it is compared with 0.",
      bad: """
        - {id: slept, type: time, en: When did you go to sleep?}
        - {id: woke, type: time, en: When did you wake up?}
        - {id: sleep, type: computed, value: woke - slept, en: Minutes of sleep}
        """,
      good: """
        - {id: slept, type: time, en: When did you go to sleep?}
        - {id: woke, type: time, en: When did you wake up?}
        - {id: sleep, type: computed, value: "minutes(slept, woke)", en: Minutes of sleep}
        """,
      source: guide),
    ExplainPage(
      .computedNotANumber, "A computed value is not a number",
      "A computed value is kept as a number. A date minus a date is a number of days, a time minus "
        + "a time a number of minutes; a date or a time alone is no number.",
      bad: """
        - {id: came, type: date, en: When did you come?}
        - {id: after, type: computed, value: came + 30, en: A month later}
        """,
      good: """
        - {id: came, type: date, en: When did you come?}
        - {id: left, type: date, en: When did you leave?}
        - {id: stay, type: computed, value: left - came, en: Days between}
        """, source: guide),
    condition(
      .unorderedCompared, "Options without order are compared by size",
      "An option is more than another only where the list is ordered: named scales are, unless "
        + "they say `ordered: no`; an item's own options are not, unless they say `ordered: yes`.",
      bad: "sex < 2", good: "sex = female",
      source: "Stevens (1946), On the theory of scales of measurement, Science 103"),
    condition(
      .mixedTypes, "Values of different types meet",
      "Numbers are compared with numbers, dates with dates, options with options of the same "
        + "list. A name in quotes or not stands for an option only beside an item that has it.",
      bad: "age > 2000-01-01", good: "age > 17"),
    condition(
      .textCompared, "Free text is compared",
      "Conditions cannot look into free text: what people write is spelled in endless ways, and a "
        + "route that depends on it is not reproducible. They can ask whether there is an answer.",
      bad: "job = 'nurse'", good: "answered(job)"),
    condition(
      .multipleCompared, "Several options are compared as if they were one",
      "A multiple item holds a set. Ask whether it holds one of some options with 'in', or count "
        + "them: count(help in [police, doctor]) >= 2.",
      bad: "help = police", good: "help in [police]"),
    condition(
      .foregoneComparison, "A comparison has only one outcome",
      "The ranges of the items decide this comparison before anybody answers. It is usually a "
        + "mistyped number, and it sends everybody the same way.",
      bad: "age > 150", good: "age > 65"),
    condition(
      .nonanswerCompared, "A non-answer is used as a value",
      "Non-answers are no values: they are never equal to one and never in a list of options. "
        + "Ask for them with 'is': age is refused, sex is not dont_know.",
      bad: "age = refused", good: "age is refused",
      source: "ICPSR, Guide to Social Science Data Preparation and Archiving, on missing data"),
    condition(
      .notACondition, "A value stands where a condition should",
      "A condition is true, false or unknown. A number or an answer alone is none of these; "
        + "compare it with something.",
      bad: "age", good: "answered(age)"),
    condition(
      .misusedFunction, "A function or 'in' gets what it cannot take",
      "'in' and 'is' follow the name of an item. A battery is no single answer: it stands in "
        + "answered(…) and count(…). Items counted together share their options.",
      bad: "views = 1", good: "count(views = 1) >= 1"),
    condition(
      .nonanswerNeverHeld, "An item can never hold this non-answer",
      "The item does not allow the non-answer, so the condition never holds. Allow it with "
        + "`allow`, or drop the condition.",
      bad: "help is refused", good: "age is refused"),
    condition(
      .noteInCondition, "A condition asks for the answer to a note",
      "A note is read and takes no answer, so nothing can depend on it.",
      bad: "answered(hello)", good: "answered(age)"),
    condition(
      .unknownEntry, "A condition names no item",
      "A condition names items and batteries of the same questionnaire by their ids, letter by "
        + "letter.",
      bad: "aeg > 17", good: "age > 17"),
    condition(
      .unknownOption, "An item has no such option",
      "An option is named by its code, by its name, or by a label that no other option of the "
        + "list has.",
      bad: "sex = femal", good: "sex = female"),
    condition(
      .unknownNonanswer, "There is no such non-answer",
      "Respondents can give dont_know, refused and not_applicable, where the questionnaire "
        + "declares them; conditions also know missing, not_asked, not_reached and withdrawn.",
      bad: "age is refusal", good: "age is refused"),
  ]

  /// A page about a condition: its examples are conditions of one small questionnaire.
  private static func condition(
    _ code: DiagnosticCode, _ title: String, _ rule: String, bad: String, good: String,
    source: String = guide
  ) -> ExplainPage {
    ExplainPage(
      code, title, rule, bad: example(bad), good: example(good), source: source)
  }

  private static func example(_ condition: String) -> String {
    """
    nonanswers:
      refused: {code: -99, key: r, en: No answer}
    scales:
      agree: {options: {1: Disagree, 2: Agree}}
    sections:
    - id: person
      items:
      - {id: hello, type: note, en: Welcome}
      - {id: age, type: integer, range: 15..110, en: How old are you?}
      - id: sex
        type: single
        en: What is your sex?
        options: {female: {code: 1, en: Female}, male: {code: 2, en: Male}}
      - {id: job, type: text, en: What is your work?}
      - id: help
        type: multiple
        en: Who helped you?
        options: {police: {code: 1, en: Police}, doctor: {code: 2, en: A doctor}}
        allow: []
      - {id: views, battery: agree, en: Do you agree?, items: [{id: views_a, en: It is good.}]}
      - id: more
        type: text
        en: What else?
        when: >-
          \(condition)
    """
  }
}
