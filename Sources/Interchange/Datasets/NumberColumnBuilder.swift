import Microdata
import QuestionnaireModel

/// Gathers the cells of a column that must hold numbers, such as weights.
struct NumberColumnBuilder {
  private let name: String
  private let missing: MissingWords
  private let separator: CSVSeparator
  private var numbers: [Double] = []
  private var marks: [UInt8] = []
  /// Whether numbers were met that have a point, or a comma, before their decimals.
  private var hasPoints = false
  private var hasCommas = false

  init(name: String, missing: MissingWords, separator: CSVSeparator) {
    self.name = name
    self.missing = missing
    self.separator = separator
  }

  mutating func append(
    _ record: borrowing CSVRecord, at column: Int
  ) throws(DatasetError) {
    if let number = number(record, at: column), number.magnitude <= NumberNotation.largest,
      !missing.contains(number), !(hasPoints && hasCommas)
    {
      numbers.append(number)
      marks.append(0)
    } else if record.isEmpty(at: column) || missing.contains(record.trimmedString(at: column)) {
      numbers.append(0)
      marks.append(1)
    } else if let place = NonanswerWords.place(of: record.trimmedString(at: column)) {
      numbers.append(0)
      marks.append(UInt8(2 + place))
    } else {
      throw .notANumber(column: name, row: record.number, line: record.line)
    }
  }

  private mutating func number(_ record: borrowing CSVRecord, at column: Int) -> Double? {
    if let whole = record.integer(at: column) { return Double(whole) }
    if let number = record.double(at: column) {
      hasPoints = true
      return number
    }
    let text = record.trimmedString(at: column)
    if let number = spelledNumber(text) { return number }
    guard separator != .comma || !isThousands(text), let number = commaNumber(text) else {
      return nil
    }
    hasCommas = true
    return number
  }

  /// The column, and what a reader should know of how it was read.
  func column() -> (Column, note: String?) {
    (
      Column(
        name: name, label: name, measurement: .numeric, categories: [],
        nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")]
          + ((marks.max() ?? 0) > 1 ? NonanswerWords.categories : []),
        values: .numbers(numbers, nonanswers: marks), origin: .bare),
      hasCommas ? TextColumnBuilder.commaNote(name) : nil
    )
  }
}
