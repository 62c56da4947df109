import Diagnostics
import QuestionnaireLanguage

/// What is wrong with the use that a plan makes of an item or its categories.
extension Diagnostic {
  static func meanOfNominal(
    _ item: String, _ summary: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .meanOfNominal,
      "'\(item)' has answers without order, and no \(summary); give them numbers under 'scores', "
        + "or take a share", at: span)
  }

  static func severalAnswers(_ item: String, key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .severalAnswers,
      "'\(item)' is not one column of answers; "
        + "a table takes it under '\(key)', and a derived item makes one of it", at: span)
  }

  static func notMultiple(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notMultiple,
      "'\(item)' has one answer; 'responses' takes a multiple item, or columns that each say "
        + "whether an option was chosen: 1 and 0, yes and no, or one text and empty cells; other "
        + "columns, and lists of options in one, are declared under 'sets'", at: span
    )
  }

  static func notRanking(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.notRanking, "'\(item)' is not a ranking item", at: span)
  }

  static func textTabulated(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textTabulated, "'\(item)' holds texts or nothing, which no table counts; leave it out",
      at: span)
  }

  static func indexNotDerived(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .indexNotDerived, "'\(name)' is an index; score it under 'derived' with 'index: \(name)'",
      at: span)
  }

  static func numbersWithoutBands(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .numbersWithoutBands,
      "'\(item)' holds numbers without categories; make bands of it under 'derived', "
        + "or show its mean under 'summaries'", at: span)
  }

  static func bandsOfCategories(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .bandsOfCategories, "'\(item)' holds no numbers to cut into bands; recode it", at: span)
  }

  static func emptyBand(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.emptyBand, "no number lies in this band; the lower end goes first", at: span)
  }

  static func overlappingBands(
    _ other: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .overlappingBands, "this band overlaps '\(other)'; a number belongs to one band", at: span,
      notes: [Note("the other band is here", at: first)])
  }

  static func recodedTwice(_ category: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .recodedTwice, "'\(category)' goes into two categories; keep one", at: span)
  }

  static func categoriesLeftOut(
    _ first: String, count: Int, of item: String, at span: SourceSpan
  ) -> Diagnostic {
    let rest = count > 1 ? " and \(count - 1) more" : ""
    return Diagnostic(
      .categoriesLeftOut, .warning,
      "answer \(first) to '\(item)'\(rest) goes nowhere and will be missing", at: span)
  }

  static func emptyNet(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.emptyNet, "net '\(name)' is over nothing; name its categories", at: span)
  }

  static func netOfEverything(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .netOfEverything, .warning, "net '\(name)' is over every category, so it says nothing",
      at: span)
  }

  static func boxOfUnordered(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .boxOfUnordered, "'\(item)' has no highest and lowest answers; list the categories",
      at: span)
  }

  static func boxOutOfReach(
    _ count: Int, of item: String, categories: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .boxOutOfReach,
      "'\(item)' has \(categories) categories, so \(count) of them are not a part", at: span)
  }

  static func unequalScales(_ item: String, _ first: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unequalScales,
      "'\(item)' has other categories than '\(first)'; make two tables, or list those of both "
        + "under 'categories'", at: span)
  }

  static func ranksOutOfReach(_ count: Int, depth: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ranksOutOfReach, "only \(depth) ranks are given, so there are no first \(count)", at: span)
  }

  static func codesWithoutLabel(
    _ first: String, count: Int, of item: String, at span: SourceSpan
  ) -> Diagnostic {
    let rest = count > 1 ? " and \(count - 1) more" : ""
    return Diagnostic(
      .codesWithoutLabel, .warning,
      "'\(item)' also holds \(first)\(rest), without a label; add it, or name it under 'nonanswers'",
      at: span)
  }

  static func textsMeasured(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textsMeasured,
      "'\(item)' holds texts that are no numbers; name them under 'nonanswers', or leave this out",
      at: span)
  }

  static func reversedWithoutNumbers(_ item: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .reversedWithoutNumbers,
      "'\(item)' has no numbers between whose ends it could be turned round; code it in numbers",
      at: span)
  }

  static func answerAndNonanswer(
    _ code: String, of item: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .answerAndNonanswer, "'\(code)' of '\(item)' is an answer or a non-answer; keep one", at: span
    )
  }

  static func optionsLeftOut(
    _ first: String, count: Int, of item: String, at span: SourceSpan
  ) -> Diagnostic {
    let rest = count > 1 ? " and \(count - 1) more" : ""
    return Diagnostic(
      .optionsLeftOut, .warning,
      "'\(item)' also holds \(first)\(rest), which no option stands for", at: span)
  }
}
