/// The words of questions.
extension ExplainPages {
  static let wording: [ExplainPage] = [
    ExplainPage(
      .doubleBarreled, "A question seems to ask two things",
      "One answer cannot serve two questions: who is content with the police and not with the "
        + "courts can only guess. Reported are two question marks, and two things joined by 'and' "
        + "that begin alike ('the … and the …'), where one answer is taken.",
      bad: single("How much do you trust the police and the courts?"),
      good: single("How much do you trust the police?"), source: payne),
    ExplainPage(
      .doubleNegation, "A question denies twice",
      "Disagreeing with a sentence that denies twice is a riddle, and the answers measure who "
        + "solves it. Reported are two negations in one clause, in Romanian 'nu … că … nu'.",
      bad: single("Do you think that nobody should not be helped?"),
      good: single("Do you think that everybody should be helped?"), source: payne),
    ExplainPage(
      .loadedWord, "A word judges the persons it speaks of",
      "A word that blames or belittles victims tells respondents what is expected of them and "
        + "hurts those who were victims. The lists are for English and Romanian; a questionnaire "
        + "adds its own with `loaded_words: {en: [word, stem*]}`. Where the word itself is studied, "
        + "allow the warning with that reason.",
      bad: single("Should prostitutes be helped?"),
      good: single("Should persons who sell sex be helped?"),
      source: "WHO (2003), Ethical and safety recommendations for interviewing trafficked women"),
    ExplainPage(
      .identicalQuestions, "A question is asked twice",
      "Two items of one battery, or two items asked of everybody, have the same words. One of them "
        + "was probably copied and not changed.",
      bad: """
        - {id: a, type: integer, en: How many children have you?}
        - {id: b, type: integer, en: How many children have you?}
        """,
      good: """
        - {id: a, type: integer, en: How many children have you?}
        - {id: b, type: integer, en: How many of them live with you?}
        """, source: "Survey Solutions, compile message WB0266"),
    ExplainPage(
      .mirrorMismatch, "Mirrored items do not match",
      "Items that mirror each other are compared answer by answer: they need the same codes or "
        + "points and the same direction, and each names the other with the same kind. This is "
        + "seen where both files are given to one `percept check`.",
      bad: nil, good: nil, source: guide),
    ExplainPage(
      .sharedScaleDiffers, "A scale of one name differs between files",
      "Counties, professions and agreement are set side by side between questionnaires, and a code "
        + "that means something else in one of them would be added up in silence. Scales of one name "
        + "have the same codes and labels, and ordered ones the same order; languages that only one "
        + "file has do not matter. This is seen where the files are given to one `percept check`.",
      bad: nil, good: nil, source: crossNational),
    ExplainPage(
      .sharedItemDiffers, "A shared item differs between files",
      "Items with one `shared` name are compared as one question: they have the same words in each "
        + "language, the same answers and codes, and the same direction. This is seen where the "
        + "files are given to one `percept check`.",
      bad: nil, good: nil, source: crossNational),
  ]

  static let scaleQuality: [ExplainPage] = [
    ExplainPage(
      .unbalancedScale, "A scale leans to one side",
      "With more positive than negative labels, or a neutral one outside the middle, answers drift "
        + "to the longer side. Reported where opposite words show it (agree and disagree, acord "
        + "and dezacord); scales from nothing to all have no sides.",
      bad: scale("{1: Disagree, 2: Rather agree, 3: Agree, 4: Strongly agree}"),
      good: scale("{1: Strongly disagree, 2: Disagree, 3: Agree, 4: Strongly agree}"),
      source: dillmanScales),
    ExplainPage(
      .codeGap, "The codes of an ordered list have a gap",
      "Means and distances use the codes of ordered options as numbers, and a gap would count. "
        + "Write `ordered: no` where the order means nothing.",
      bad: scale("{1: Never, 2: Sometimes, 4: Always}"),
      good: scale("{1: Never, 2: Sometimes, 3: Always}"), source: guide),
    ExplainPage(
      .missingEndLabel, "An end of a scale has no words",
      "A number alone means something else to everybody. At least the ends say what they mean.",
      bad: scale("{1: Never, 2: Sometimes, 3: \"3\"}"),
      good: scale("{1: Never, 2: Sometimes, 3: Always}"), source: dillmanScales),
    ExplainPage(
      .longLabel, "A label is longer than data files hold",
      "SPSS keeps 256 bytes of a question and 120 of an option; Romanian letters take two. Stata "
        + "keeps 80 characters of a question, which most exceed; exports shorten them.",
      bad: single(
        String(repeating: "How are you? ", count: 1) + String(repeating: "x", count: 250)),
      good: single("How are you?"), source: "IBM SPSS Statistics, VARIABLE LABELS, VALUE LABELS"),
    ExplainPage(
      .sameShortLabel, "Two questions are one in Stata",
      "Stata keeps 80 characters of a variable's label. Longer questions are shortened, which does no "
        + "harm unless two of them begin alike: then nothing in the file tells them apart. Let the "
        + "difference come first.",
      bad: pair(
        "In the last twelve months, how many times did you speak with a police officer about ",
        "your work?", "your family?"),
      good: pair(
        "", "How many times did you speak with a police officer about your work?",
        "How many times did you speak with a police officer about your family?"),
      source: "Stata: variable labels of at most 80 characters"),
    ExplainPage(
      .longColumnName, "A column's name is too long",
      "A multiple item has a column for each option, named by the item and the option's code. SPSS "
        + "and Stata programs share names of at most 32 characters.",
      bad: multiple("organizations_that_gave_help_to"), good: multiple("organizations"),
      source: "Stata: names of at most 32 characters"),
  ]

  private static func single(_ text: String) -> String {
    "- {id: opinion, type: single, options: {1: \"Yes\", 2: \"No\"}, en: \"\(text)\"}"
  }

  private static func pair(_ start: String, _ first: String, _ second: String) -> String {
    """
    - {id: a, type: integer, range: 0..99, en: "\(start)\(first)"}
    - {id: b, type: integer, range: 0..99, en: "\(start)\(second)"}
    """
  }

  private static func multiple(_ id: String) -> String {
    "- {id: \(id), type: multiple, options: {1: Police, 2: Church}, en: Who helped?}"
  }

  private static func scale(_ options: String) -> String {
    """
    scales: {s: {options: \(options)}}
    sections:
    - {id: only, items: [{id: opinion, type: single, scale: s, en: What do you think?}]}
    """
  }

  private static let payne = "Payne (1951), The Art of Asking Questions"
  private static let crossNational =
    "Harkness, Edwards et al. (2010), Survey Methods in Multinational, Multiregional, and "
    + "Multicultural Contexts"
  private static let dillmanScales =
    "Dillman, Smyth and Christian (2014), Internet, Phone, Mail, and Mixed-Mode Surveys"
}
