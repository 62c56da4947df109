import Diagnostics
import QuestionnaireModel

/// What is wrong with the types in a condition.
extension Diagnostic {
  static func unorderedCompared(
    _ entry: String, _ subject: ConditionScope.Subject, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unorderedCompared,
      "the options of \(subject.rawValue) '\(entry)' have no order, so none is more than another; "
        + "name the options with 'in'", at: span)
  }

  static func choiceAsNumber(_ entry: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "'\(entry)' holds an option without order and cannot be used as a number",
      at: span)
  }

  static func multipleAsNumber(_ entry: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "'\(entry)' holds several options; count(\(entry) in […]) is a number",
      at: span)
  }

  static func differentOptions(
    _ first: String, _ second: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "'\(first)' and '\(second)' have different options and cannot be compared",
      at: span)
  }

  static func dateWithNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "a date and a number cannot be compared; dates are written 2026-11-23", at: span)
  }

  static func timeWithOther(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "a time is compared with times only; times are written 08:30", at: span)
  }

  static func foreignArithmetic(
    of dimension: TypedQuantity.Dimension, at span: SourceSpan
  ) -> Diagnostic {
    let (many, unit) = dimension == .time ? ("times", "minutes") : ("dates", "days")
    return Diagnostic(
      .mixedTypes,
      "\(many) can only be subtracted from each other, or moved by a number of \(unit)", at: span)
  }

  static func computedNotANumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .computedNotANumber,
      "a computed value is a number; a date minus a date is one, a date alone is not", at: span)
  }

  static func textAsNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "quoted text names an option and stands only beside an item that has options",
      at: span)
  }

  static func conditionAsNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedTypes, "a condition is true or false and cannot be used as a number", at: span)
  }

  static func notACondition(name: String?, at span: SourceSpan) -> Diagnostic {
    let subject = name.map { "'\($0)'" } ?? "this"
    return Diagnostic(
      .notACondition, "\(subject) is a value and not a condition; compare it with something",
      at: span)
  }

  static func textCompared(
    _ entry: String, _ subject: ConditionScope.Subject, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .textCompared,
      "\(subject.rawValue) '\(entry)' holds free text, which conditions cannot compare; "
        + "they can only ask answered(\(entry))", at: span)
  }

  static func multipleCompared(
    _ entry: String, sign: Comparison, signSpan: SourceSpan, option: SourceSpan?,
    at span: SourceSpan
  ) -> Diagnostic {
    var finding = Diagnostic(
      .multipleCompared,
      "'\(entry)' holds several options; write '\(entry) in […]' or count(\(entry) in […])",
      at: span)
    if let option, !sign.needsOrder {
      let word = sign == .equal ? "in" : "not in"
      finding.fixIts = [
        FixIt(
          "write '\(word)' and a list",
          edits: [
            Edit(signSpan, replacement: word), Edit(SourceSpan(at: option.start), replacement: "["),
            Edit(SourceSpan(at: option.end), replacement: "]"),
          ])
      ]
    }
    return finding
  }

  static func foregoneComparison(isTrue: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .foregoneComparison, .warning,
      "this is always \(isTrue ? "true" : "false"), whatever is answered", at: span)
  }

  static func nonanswerCompared(
    _ word: String, replacing sign: SourceSpan?, by replacement: String?, at span: SourceSpan
  ) -> Diagnostic {
    var finding = Diagnostic(
      .nonanswerCompared, "'\(word)' is a non-answer and no value; ask for it with 'is \(word)'",
      at: span)
    if let sign, let replacement {
      finding.fixIts = [
        FixIt("write '\(replacement)'", edits: [Edit(sign, replacement: replacement)])
      ]
    }
    return finding
  }

  static func nonanswerNeverHeld(
    _ kind: Nonanswer, by entry: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nonanswerNeverHeld, .warning,
      "'\(entry)' does not allow '\(kind.rawValue)', so this is always false", at: span)
  }

  static func operandMustBeItem(
    of word: String, _ subject: ConditionScope.Subject, at span: SourceSpan
  ) -> Diagnostic {
    let article = subject == .item ? "an" : "a"
    return Diagnostic(
      .misusedFunction, "the name of \(article) \(subject.rawValue) must stand before '\(word)'",
      at: span)
  }

  static func batteryOutsideFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misusedFunction,
      "'\(name)' is a battery; use answered(\(name)) or count(\(name) in […]), or name a row",
      at: span)
  }

  static func listNeedsConstants(
    of dimension: TypedQuantity.Dimension, at span: SourceSpan
  ) -> Diagnostic {
    let what =
      switch dimension {
      case .number: "numbers"
      case .date: "dates such as 2026-11-23"
      case .time: "times such as 08:30"
      }
    return Diagnostic(.mixedTypes, "this list takes \(what) only", at: span)
  }

  static func countOverDifferentOptions(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misusedFunction,
      "these options have other codes here than in the items before it; "
        + "count items that share their options", at: span)
  }

  static func minutesNeedTimes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misusedFunction, "minutes takes two items that hold times, the earlier one first", at: span)
  }

  static func timeGoesBack(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .timeGoesBack, .warning,
      "this is negative where midnight lies between the times; write minutes(from, to), or give the "
        + "items ranges that do not overlap", at: span)
  }

  static func countNeedsWholeNumbers(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.misusedFunction, "count compares whole numbers only", at: span)
  }
}
