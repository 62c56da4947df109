import Microdata
import QuestionnaireModel

/// Something that a table asks of each row: whether a condition holds, or which code it has.
enum RowFactor: Hashable {
  case condition(PlanCondition)
  case source(CodeSource)
  case parts(BannerLayout.CountedParts)
  /// What an earlier book asked, as its ledger keeps it.
  case earlier(EarlierFactor)

  /// The code of answers of which an earlier book says nothing.
  static let unknown = Int32.min

  /// The columns that it looks at.
  func columns(of dataset: Dataset) -> [String] {
    switch self {
    case .condition(let condition): condition.columns
    case .source(let source): source.columns.map { dataset.columns[$0].name }
    case .parts(let parts): parts.columns.map { dataset.columns[$0].name }
    case .earlier(let earlier): earlier.columns
    }
  }

  /// The code of each row, a condition's 1 or 0; negative where a row is in no part.
  ///
  /// - Parameters:
  ///   - codes: the codes of a column.
  ///   - truths: the rows for which a condition is true.
  func codes(
    count: Int, nonanswersFrom first: (Int) -> Int, column codes: (Int) -> [Int32],
    truths: (PlanCondition) -> [Int32], texts: (String) -> [String]
  ) -> [Int32] {
    switch self {
    case .earlier(let earlier): return earlier.codes(count: count, texts: texts)
    case .condition(let condition): return truths(condition)
    case .source(.column(let place)): return codes(place)
    case .source(.anyChosen(let options)):
      guard let leading = options.first else { return Array(repeating: -1, count: count) }
      let limit = Int32(first(leading.column))
      var found = codes(leading.column).map { $0 >= limit ? $0 - limit + 2 : 0 }
      for option in options {
        for (row, code) in codes(option.column).enumerated()
        where code == Int32(option.code) && found[row] == 0 { found[row] = 1 }
      }
      return found
    case .parts(let parts):
      var found = [Int32](repeating: 0, count: count)
      for (place, slots) in zip(parts.columns, parts.slots) {
        for (row, code) in codes(place).enumerated() where found[row] >= 0 {
          found[row] = code < 0 || code >= Int32(slots) ? -1 : found[row] * Int32(slots) + code
        }
      }
      return found
    }
  }
}

extension Column {
  /// The code of each row; of a column of numbers 0, or 1 and more for non-answers.
  var rowCodes: [Int32] {
    switch values {
    case .narrow(let codes): codes.map(Int32.init)
    case .wide(let codes): codes.map { Int32(truncatingIfNeeded: $0) }
    case .numbers(_, let marks): marks.map(Int32.init)
    }
  }

  /// Whether a row holds an answer.
  func isAnswered(_ row: Int) -> Bool {
    switch values {
    case .narrow(let codes): Int(codes[row]) < categories.count
    case .wide(let codes): Int(codes[row]) < categories.count
    case .numbers(_, let marks): marks[row] == 0
    }
  }

  /// What each row holds, as a text that is the same in every book.
  var rowTexts: [String] {
    let column = categorized()
    return (0..<column.count).map(column.text)
  }

  /// What a row of a column of categories holds.
  func text(of row: Int) -> String {
    let code: Int
    switch values {
    case .narrow(let codes): code = Int(codes[row])
    case .wide(let codes): code = Int(codes[row])
    case .numbers: preconditionFailure("a column of categories holds codes")
    }
    return code < categories.count
      ? categories[code].code : "#" + nonanswers[code - categories.count].kind.rawValue
  }

  /// Whether a row was not asked.
  func isNotAsked(_ row: Int) -> Bool {
    heldValue(row: row) == .nonanswer(.notAsked)
  }

  /// The same column of some rows.
  func gathered(_ rows: [Int]) -> Column {
    let gathered: ColumnValues =
      switch values {
      case .narrow(let codes): .narrow(rows.map { codes[$0] })
      case .wide(let codes): .wide(rows.map { codes[$0] })
      case .numbers(let numbers, let marks):
        .numbers(rows.map { numbers[$0] }, nonanswers: rows.map { marks[$0] })
      }
    return Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers, values: gathered, origin: origin)
  }
}
