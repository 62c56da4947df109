import Microdata
import QuestionnaireModel

/// How the cells of a column write its numbers.
enum NumberNotation: Hashable {
  /// With a point before the decimals, or none: `99`, `99.0`, `9.9e1`, `+99` are one number.
  case point
  /// With a comma before the decimals, as in `3,5`.
  case comma
  case date
  case time

  /// The notation in which every text is a number; nil where there is none.
  ///
  /// Where commas separate the fields, `1,234` may be a thousand, so that texts of that form alone are
  /// not numbers.
  static func common(to texts: [String], separator: CSVSeparator) -> NumberNotation? {
    if texts.allSatisfy({ NumberNotation.point.value(of: $0) != nil }) { return .point }
    if texts.allSatisfy({ NumberNotation.comma.value(of: $0) != nil }),
      separator != .comma || texts.contains(where: { $0.contains(",") && !isThousands($0) })
    {
      return .comma
    }
    return [NumberNotation.date, .time].first { notation in
      texts.allSatisfy { notation.value(of: $0) != nil }
    }
  }

  /// What the numbers count.
  var unit: AnswerUnit {
    switch self {
    case .point, .comma: .number
    case .date: .date
    case .time: .time
    }
  }

  /// The number that a text is in this notation; nil where it is none, or one too large to add up.
  func value(of text: String) -> Double? {
    let number =
      switch self {
      case .point: spelledNumber(text)
      case .comma: text.contains(".") ? nil : spelledNumber(text) ?? commaNumber(text)
      case .date, .time: unit.value(of: text)
      }
    guard let number, number.magnitude <= Self.largest else { return nil }
    return number
  }

  /// The largest number that is one: the squares of larger ones are too large to add up.
  static let largest = 1e150
}

/// Reads a number with one comma before its decimals.
func commaNumber(_ text: String) -> Double? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !text.contains("."),
    parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == ASCII.space })
  else { return nil }
  return spelledNumber("\(parts[0]).\(parts[1])")
}

/// Whether a text with a comma may as well be a whole number with its thousands set apart.
func isThousands(_ text: String) -> Bool {
  let digits = text.drop { $0 == "-" || $0 == "+" || $0 == " " }.reversed().drop { $0 == " " }
  return digits.count <= 7 && digits.dropFirst(3).first == ","
}
