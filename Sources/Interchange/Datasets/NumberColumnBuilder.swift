import Microdata
import QuestionnaireModel

/// Gathers the cells of a column that must hold numbers, such as weights.
struct NumberColumnBuilder {
  private let name: String
  private let missing: MissingWords
  private var numbers: [Double] = []
  private var marks: [UInt8] = []

  init(name: String, missing: MissingWords) {
    self.name = name
    self.missing = missing
  }

  mutating func append(
    _ record: borrowing CSVRecord, at column: Int
  ) throws(DatasetError) {
    let number = record.double(at: column)
    if let number, number.magnitude <= TextColumnBuilder.largest, !missing.contains(number) {
      numbers.append(number)
      marks.append(0)
    } else if record.isEmpty(at: column) || missing.contains(record.trimmedString(at: column)) {
      numbers.append(0)
      marks.append(1)
    } else {
      throw .notANumber(column: name, row: record.number, line: record.line)
    }
  }

  func column() -> Column {
    Column(
      name: name, label: name, measurement: .numeric, categories: [],
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .numbers(numbers, nonanswers: marks), origin: .bare)
  }
}
