import QuestionnaireModel
import Words

/// What the numbers of a column count, and so how they are written.
package enum AnswerUnit: Hashable, Sendable {
  case number
  /// Days since 1970-01-01, written as dates.
  case date
  /// Minutes since midnight, written as times of day.
  case time

  /// The number that a text stands for: a decimal with a point, a date or a time; nil where it is none.
  package func value(of text: String) -> Double? {
    switch self {
    case .number: Self.decimal(text)
    case .date: CalendarDate(iso8601: text).map { Double($0.daysSince1970) }
    case .time: ClockTime(text).map { Double($0.minutes) }
    }
  }

  private static func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isPlain, let number = Double(text), number.magnitude <= 1e150 else { return nil }
    return number
  }

  /// Writes a number as people do; one that is no date or time of day as a number.
  package func text(of number: Double) -> String {
    let whole = Int(exactly: number)
    return switch self {
    case .number: Column.text(of: number)
    case .date:
      whole.flatMap { CalendarDate(daysSince1970: $0) }?.description ?? Column.text(of: number)
    case .time: whole.flatMap { ClockTime(minutes: $0) }?.description ?? Column.text(of: number)
    }
  }
}
