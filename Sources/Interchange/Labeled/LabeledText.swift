import Formats
import Interviewing
import QuestionnaireModel
import Words

/// A labeled file as the table of codes that the import of tables reads.
///
/// Non-answers stand as the codes that the questionnaire declares; those that nobody gives (not asked,
/// left empty) as empty cells, of which the route says what they are.
struct LabeledText {
  let data: LabeledData
  let questionnaire: Questionnaire

  /// - Throws: `ImportError.codesDiffer` where the file and the questionnaire give an option other codes.
  func bytes() throws(ImportError) -> [UInt8] {
    for variable in data.variables { try check(variable) }
    var csv = CSVWriter()
    csv.reserve(data.rowCount * data.variables.count * 3)
    for variable in data.variables { csv.append(text: variable.name) }
    csv.endRecord()
    let cells = data.variables.map { Cells($0, questionnaire) }
    for row in 0..<data.rowCount {
      for cell in cells { cell.append(row, to: &csv) }
      csv.endRecord()
    }
    return csv.bytes
  }

  /// Refuses a label that stands for one code in the file and for another in the questionnaire.
  private func check(_ variable: LabeledVariable) throws(ImportError) {
    guard let place = questionnaire.index(of: ItemID(variable.name)) else { return }
    let options = questionnaire.items[place].type.optionList?.options ?? []
    func labels(_ option: AnswerOption) -> Set<FoldedText> {
      Set(option.label.texts.values.flatMap(TextTemplate.variants).map { FoldedText($0) })
    }
    for label in variable.labels {
      guard case .number(let number) = label.value else { continue }
      let said = FoldedText(label.label)
      let meant = options.filter { labels($0).contains(said) }
      if !meant.isEmpty, !meant.contains(where: { Double($0.code) == number }) {
        throw .codesDiffer(
          .init(item: variable.name, column: variable.name), file: label.value.code,
          questionnaire: String(meant[0].code))
      }
    }
  }

  /// The cells of one variable, as texts.
  private struct Cells {
    private let variable: LabeledVariable
    /// The text of each missing value.
    private let missing: [String]

    init(_ variable: LabeledVariable, _ questionnaire: Questionnaire) {
      self.variable = variable
      missing = variable.missing.map { value in
        if case .number(let number) = value.value,
          questionnaire.nonanswers.contains(where: { Double($0.code) == number })
        {
          return value.value.code
        }
        guard let kind = value.label.flatMap(Nonanswer.init(saidBy:)) else {
          return value.label == nil ? "" : value.value.code
        }
        return questionnaire.nonanswer(kind).map { String($0.code) }
          ?? (Nonanswer.declarable.contains(kind) ? value.value.code : "")
      }
    }

    func append(_ row: Int, to csv: inout CSVWriter) {
      let mark = variable.mark(row: row)
      if mark == LabeledVariable.unknown { return csv.appendMissing() }
      if mark > 0 { return csv.append(text: missing[Int(mark) - 1]) }
      switch variable.values {
      case .texts(let places, let distinct): csv.append(text: distinct[Int(places[row])])
      case .numbers(let numbers):
        if variable.kind.isCalendar {
          // What no calendar has is refused as a number, with its row.
          csv.append(
            text: variable.kind.text(numbers[row]) ?? LabeledValue.number(numbers[row]).code)
        } else if numbers[row].isFinite {
          csv.append(number: numbers[row])
        } else {
          csv.append(text: "infinite")
        }
      }
    }
  }
}
