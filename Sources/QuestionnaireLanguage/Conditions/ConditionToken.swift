import Diagnostics
import QuestionnaireModel
import Words

/// One word or sign of a condition.
struct ConditionToken {
  let kind: Kind
  let span: SourceSpan

  enum Kind: Equatable {
    case name(String)
    /// A name in backquotes, which is never a keyword.
    case verbatimName(String)
    /// A number with its spelling, which may name an option's code.
    case number(Double, spelling: String)
    case date(CalendarDate)
    case time(ClockTime)
    case text(String)
    case keyword(Keyword)
    case comparison(Comparison)
    case arithmetic(ArithmeticOperator)
    case openParenthesis
    case closeParenthesis
    case openBracket
    case closeBracket
    case comma
    /// What could not be read and was reported.
    case invalid
    case end
  }

  /// The words that cannot name an item or an option.
  enum Keyword: String, CaseIterable {
    case and
    case or
    case not
    case `in`
    case `is`
  }
}

enum ArithmeticOperator: Character, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
}

extension ConditionToken {
  /// The words with a meaning of their own in conditions, which items and options may not take.
  static let reservedWords: Set<String> = Set(Keyword.allCases.map(\.rawValue))
    .union(["answered", "count"])
}
