package import QuestionnaireModel
package import Words

/// How the columns of a file stand for the items of a questionnaire.
package struct ImportMapping: Hashable, Sendable {
  /// The column that identifies the respondent; it is never stored, only a keyed digest of it.
  package var respondent: String?
  /// The texts that mean that a cell was left empty; the empty text always does.
  package var missing: Set<String> = ["NA"]
  /// Whether decimals are written with a comma.
  package var usesDecimalComma = false
  package var dates = DateOrder.iso8601
  /// The source of each item that is not in the column of its own name.
  package var sources: [ItemID: CellSource] = [:]
  /// Whether the cells of an item's column hold codes or labels, where the file cannot show it.
  package var readings: [ItemID: OptionReading] = [:]
  /// What the columns of an item's options hold, where it is neither 1 and 0 nor yes and no.
  package var marks: [ItemID: [String: ChoiceMark]] = [:]
  /// Items for which the file has no column on purpose.
  package var absent: Set<ItemID> = []
  /// Whether texts may hold what identifies a person.
  package var allowsPersonalData = false

  package init() {}
}

/// Where an item's answers stand in a file.
package enum CellSource: Hashable, Sendable {
  /// A column, with what its texts stand for where they are neither codes nor labels.
  case column(String, values: [String: Int])
  /// A column of several choices, divided by a text.
  case divided(String, separator: String)
  /// A column for each option, holding 1, a yes or its label where it was chosen.
  case spread([Int: String])
}

/// What the cells of a column of options hold.
package enum OptionReading: String, CaseIterable, Hashable, Sendable {
  case codes
  case labels
}

/// The order in which a file writes the parts of a date.
package enum DateOrder: String, CaseIterable, Hashable, Sendable {
  case iso8601 = "YYYY-MM-DD"
  case dayMonthYear = "DD.MM.YYYY"
  case dayMonthYearSlashed = "DD/MM/YYYY"
  case monthDayYearSlashed = "MM/DD/YYYY"

  /// Reads a date in this order and no other.
  package func date(_ text: String) -> CalendarDate? {
    switch self {
    case .iso8601: return CalendarDate(iso8601: text)
    case .dayMonthYear: return parts(text, ".").flatMap { Self.date($0[2], $0[1], $0[0]) }
    case .dayMonthYearSlashed: return parts(text, "/").flatMap { Self.date($0[2], $0[1], $0[0]) }
    case .monthDayYearSlashed: return parts(text, "/").flatMap { Self.date($0[2], $0[0], $0[1]) }
    }
  }

  private func parts(_ text: String, _ separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else {
      return nil
    }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    return numbers.count == 3 ? numbers : nil
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }
}
